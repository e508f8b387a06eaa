import { refusal, sessionReason } from "../refuse";
import { findLink, type Snapshot } from "../snapshot";
import type { MacvtapArgs } from "./observe";

/** What can only be known on the host, looked at before an interface is made. Throws the first reason against it. */
export function checkLowerDevice(snapshot: Snapshot, args: MacvtapArgs, sessionDevices: readonly string[]): void {
  const refused = (property: string, problem: string, remedy: string) => refusal(`MacvtapInterface ${args.name}`, property, problem, remedy);
  const lower = findLink(snapshot, args.lowerDevice);
  if (!lower) {
    throw refused("lowerDevice", `the host has no device named ${args.lowerDevice}`, "see `ip link` there");
  }
  if (lower.master) {
    throw refused(
      "lowerDevice",
      `${lower.name} is a port of ${lower.master}, so that it cannot carry a macvtap interface`,
      `use ${lower.master} as the lower device, or connect the guest to that bridge`,
    );
  }
  if (args.mtu !== undefined && args.mtu > lower.mtu) {
    throw refused("mtu", `${args.mtu} is more than the ${lower.mtu} of ${lower.name}`, `raise the MTU of ${lower.name} first, or leave \`mtu\` out`);
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
