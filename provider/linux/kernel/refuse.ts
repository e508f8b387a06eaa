import { KvmnetError } from "../../resource/error";

/** Why devices must not be taken altogether from here: that is certain to cut us off, so that no guard helps. `undefined` when they may. */
export function sessionReason(devices: readonly string[], sessionDevices: readonly string[]): string | undefined {
  const carrier = devices.find((device) => sessionDevices.includes(device));
  return (
    carrier &&
    `${carrier} carries the SSH session that kvmnet itself comes in by, so that this would lock us out. Connect over another interface of the host, or make the change at its console`
  );
}

export function refusal(resource: string, property: string, problem: string, remedy: string): KvmnetError {
  return new KvmnetError({ code: "refused", resource, property, problem, remedy });
}

/** A device that others make may come later in this run, or have gone with a reboot that Pulumi does not know of. */
export function missing(device: string): { readonly problem: string; readonly remedy: string } {
  return {
    problem: `the host has no device named ${device}`,
    remedy:
      "see `ip link` there; where another resource makes it, write its `name` output in place of the text, so that it comes first, and if that has lost it (a reboot), run `pulumi up --refresh`",
  };
}
