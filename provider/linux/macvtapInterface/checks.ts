import { refusal, sessionReason } from "../kernel/refuse";
import { findLink, type Snapshot } from "../kernel/snapshot";

interface OnLowerDevice {
  readonly name: string;
  readonly lowerDevice: string;
  readonly mode: string;
}

/** What can only be known on the host, looked at before an interface is made. Throws the first reason against it. */
export function checkLowerDevice(resource: string, snapshot: Snapshot, args: OnLowerDevice, sessionDevices: readonly string[]): void {
  const refused = (property: string, problem: string, remedy: string) => refusal(resource, property, problem, remedy);
  const lower = findLink(snapshot, args.lowerDevice);
  if (!lower) {
    return;
  }
  if (lower.master) {
    throw refused(
      "lowerDevice",
      `${lower.name} is a port of ${lower.master}, so that it cannot carry such an interface`,
      `use ${lower.master} as the lower device, or connect the guest to that bridge`,
    );
  }
  const others = snapshot.links.filter((link) => link.lower === lower.name && link.name !== args.name && /^macv(lan|tap)$/.test(link.kind ?? ""));
  const exclusive = others.find((link) => link.data.mode === "passthru");
  if (exclusive) {
    throw refused("lowerDevice", `${lower.name} belongs to ${exclusive.name} alone, which is in passthrough mode`, "use another lower device");
  }
  if (args.mode === "passthrough" && others.length > 0) {
    throw refused(
      "mode",
      `${lower.name} is in use by ${others.map((link) => link.name).join(", ")}, and passthrough takes it exclusively`,
      "use another lower device or another mode",
    );
  }
  const session = args.mode === "passthrough" ? sessionReason([lower.name], sessionDevices) : undefined;
  if (session) {
    throw refused("lowerDevice", session, "use another lower device, or another mode than passthrough");
  }
}
