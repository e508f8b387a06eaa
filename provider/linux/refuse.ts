import { KvmnetError } from "../resource/error";

export function refusal(resource: string, property: string, problem: string, remedy: string): KvmnetError {
  return new KvmnetError({ code: "refused", resource, property, problem, remedy });
}

/** Why a change to these devices must not be made from here; `undefined` when it may. */
export function sessionReason(devices: readonly string[], sessionDevices: readonly string[]): string | undefined {
  const carrier = devices.find((device) => sessionDevices.includes(device));
  return (
    carrier &&
    `${carrier} carries the SSH session that kvmnet itself comes in by, so that this could lock us out. Connect over another interface of the host, or make the change at its console`
  );
}
