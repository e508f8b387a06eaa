import type { Change } from "../../resource/change";
import { refusal } from "../kernel/refuse";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { BondArgs, BondState } from "./types";

/** What can only be known on the host, looked at before anything is changed. Throws the first reason against it. */
export function checkOnHost(snapshot: Snapshot, args: BondArgs, found: BondState | undefined): void {
  checkPorts(snapshot, args, found);
  const stranger = strangePrimary(args, found?.ports);
  if (stranger) {
    throw refusal(`Bond ${args.name}`, "primary", stranger, REMEDY);
  }
}

const REMEDY = "name it in `ports`";

/** With unmanaged ports it has to be one that is there: the kernel remembers another one, but does not show it. */
const strangePrimary = ({ name, primary, ports }: BondArgs, present: readonly string[] = []): string | undefined =>
  primary !== undefined && !(ports ?? present).includes(primary) ? `${primary} is not a port of ${name}` : undefined;

/** The same at preview. */
export function refuseStrangePrimary(change: Change, state: BondState, args: BondArgs): Change {
  const stranger = change.path[0] === "primary" ? strangePrimary(args, state.ports) : undefined;
  return stranger ? { ...change, refused: `${stranger}; ${REMEDY}` } : change;
}

function checkPorts(snapshot: Snapshot, args: BondArgs, found: BondState | undefined): void {
  for (const [i, port] of (args.ports ?? []).entries()) {
    const refused = (problem: string, remedy: string) => refusal(`Bond ${args.name}`, `ports[${i}]`, problem, remedy);
    if (found?.ports.includes(port)) {
      continue;
    }
    if (findLink(snapshot, port)?.kind === "bridge") {
      throw refused(`${port} is a bridge, and a bond is made of NICs`, `make ${args.name} a port of ${port} instead`);
    }
    if (standsOn(snapshot, port, args.name)) {
      throw refused(`${port} stands on ${args.name} itself, so that it cannot be a port of it`, "name the NIC below");
    }
  }
}

function standsOn(snapshot: Snapshot, device: string, below: string): boolean {
  const seen = new Set<string>();
  for (let lower = findLink(snapshot, device)?.lower; lower !== undefined && !seen.has(lower); lower = findLink(snapshot, lower)?.lower) {
    if (lower === below) {
      return true;
    }
    seen.add(lower);
  }
  return false;
}
