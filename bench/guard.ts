import type { LabHost } from "../lab/host";
import type { Connection } from "../provider/host/connection";
import type { Host } from "../provider/host/host";
import { openHost } from "../provider/host/hosts";
import { bridge } from "../provider/linux/bridge";
import type { AnyKind } from "../provider/resource/kind";
import { median, timed } from "./measure";
import { wholeArgs } from "./wholeArgs";

export interface GuardCosts {
  /** What the guard adds when the address of the NIC that carries our session moves onto a bridge. */
  readonly move: number;
  /** The move without a guard. */
  readonly bare: number;
  /** What it adds to one device of a run, and to ten. */
  readonly one: number;
  readonly ten: number;
}

type Mode = "auto" | "always" | "off";

/** Seconds, by the kinds themselves: what Pulumi takes is the same with and without. */
export async function guardCosts(lab: LabHost, rounds: number): Promise<GuardCosts> {
  const host = await openHost(lab.wireConnection as Connection);
  const measured = {
    moved: { on: () => movedToBridge(host, "auto"), off: () => movedToBridge(host, "off") },
    one: { on: () => madeAtOnce(host, 1, "always"), off: () => madeAtOnce(host, 1, "off") },
    ten: { on: () => madeAtOnce(host, 10, "always"), off: () => madeAtOnce(host, 10, "off") },
  };
  const figures = new Map<() => Promise<number>, number[]>();
  const all = Object.values(measured).flatMap(({ on, off }) => [on, off]);
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const measure of all) {
        const seconds = await measure();
        // The first one fills caches.
        figures.set(measure, round === 0 ? [] : [...(figures.get(measure) ?? []), seconds]);
      }
    }
  } finally {
    await host.close();
  }
  const of = (measure: () => Promise<number>) => median(figures.get(measure) ?? []);
  const added = ({ on, off }: (typeof measured)["one"]) => of(on) - of(off);
  return { move: added(measured.moved), bare: of(measured.moved.off), one: added(measured.one), ten: added(measured.ten) };
}

const argsOf = (kind: AnyKind, args: object, mode: Mode) =>
  wholeArgs(kind, { owner: "bench/guard/it", guard: { mode, timeoutSeconds: 60 }, persistence: "runtime", ...args });

async function movedToBridge(host: Host, mode: Mode): Promise<number> {
  let state: object = {};
  const took = await timed(async () => {
    state = (await bridge.create(host, argsOf(bridge as AnyKind, { name: "benchbr0", ports: ["eth0"], moveAddresses: true, stp: false }, mode))) as object;
  });
  await bridge.delete(host, state as never);
  return took;
}

async function madeAtOnce(host: Host, count: number, mode: Mode): Promise<number> {
  const names = Array.from({ length: count }, (_, i) => `benchup${i}`);
  let states: object[] = [];
  const took = await timed(async () => {
    states = await Promise.all(names.map((name) => bridge.create(host, argsOf(bridge as AnyKind, { name, stp: false }, mode)) as Promise<object>));
  });
  await Promise.all(states.map((state) => bridge.delete(host, state as never)));
  return took;
}
