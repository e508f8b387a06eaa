import { createHash } from "node:crypto";
import { carrierOf, currentOf } from "../observed";
import { type DomainTexts, type NetworkTexts, observe, type Snapshot } from "../snapshot";

const yesNo = (value: boolean) => (value ? "yes" : "no");
const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * What a work on a network was decided on, as an order that compares: its definitions (which count the guests that libvirt has plugged in), whether it
 * runs, and who is in the bridge that libvirt made for it. libvirt itself has no compare-and-swap.
 */
export function sameNetwork(snapshot: Snapshot, texts: NetworkTexts): string {
  const { uuid, active, persistent, autostart, live, stored } = texts;
  const observed = observe(snapshot, texts);
  const bridge = observed && active && carrierOf(currentOf(observed)) === "own bridge" && /^[\w.-]{1,15}$/.test(observed.bridge) ? observed.bridge : "";
  const ports = [...snapshot.bridgePorts].filter((port) => bridge !== "" && port.startsWith(`${bridge}/`)).map((port) => `,${port.slice(bridge.length + 1)}`);
  return ["same-network", uuid, [active, persistent, autostart].map(yesNo).join(","), hash(live + stored), bridge, ports.sort().join("")].join(" ").trimEnd();
}

/** The same of a guest: its marks and NICs. */
export function sameDomain({ uuid, live, stored }: DomainTexts): string {
  return ["same-domain", uuid, [live, stored].map((side) => yesNo(side !== undefined)).join(","), hash((live ?? "") + (stored ?? ""))].join(" ");
}
