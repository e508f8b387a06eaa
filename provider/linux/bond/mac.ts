import { ipLine } from "../kernel/batch";
import type { Command } from "../persistence/config";
import type { BondArgs, BondState } from "./types";

/**
 * With its last port a bond loses its MAC address, one that was set as well, and draws another one. A bond that goes on with the MAC address of a port
 * that has left would share it with that port: it takes that of its first remaining port, as after a reboot.
 */
export function macAfterLeaving(args: BondArgs, found: BondState, leaving: readonly string[]): Command[] {
  const staying = found.portStates.filter(({ port }) => !leaving.includes(port));
  const [first] = staying;
  const lost = first === undefined ? args.mac : undefined;
  const lent = args.mac === undefined && isLent(found, leaving) ? first?.mac : undefined;
  const mac = lost ?? lent;
  return mac === undefined ? [] : [ipLine("link", "set", "dev", args.name, "address", mac)];
}

/** networkd joins ports in no fixed order: which of them lends its MAC address is said, so that a reboot changes nothing. */
export function firstPortsMac({ ports = [], failOverMac = "none" }: BondArgs, own: (port: string) => string | undefined): string | undefined {
  const [first] = ports;
  return first === undefined || failOverMac !== "none" ? undefined : own(first);
}

/** With `failOverMac` the kernel looks after it. */
function isLent(found: BondState, leaving: readonly string[]): boolean {
  return found.failOverMac === "none" && found.portStates.some(({ port, mac }) => leaving.includes(port) && mac === found.mac);
}
