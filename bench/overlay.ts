import type { Lab } from "../lab/lab";
import { startOvn } from "../lab/ovn";
import { kindArgs } from "../provider/engine/args";
import { argsOf } from "../provider/engine/diff";
import type { Connection } from "../provider/host/connection";
import type { Host } from "../provider/host/host";
import { openHost } from "../provider/host/hosts";
import { logicalSwitch } from "../provider/ovn/logicalSwitch";
import { logicalSwitchPort } from "../provider/ovn/logicalSwitchPort";
import type { AnyKind } from "../provider/resource/kind";
import { timed } from "./measure";

/** Of one OVN with so many logical ports; seconds. */
export interface OverlayCosts {
  readonly ports: number;
  /** All of them at once, through the kind and by one transaction of `ovn-nbctl`; both until the hosts have them. */
  readonly made: number;
  readonly raw: number;
  /** Steps on the host that change something: each waits for the hosts once. */
  readonly barriers: number;
  /** All of them read, as a refresh does, and in how many steps. */
  readonly read: number;
  readonly looks: number;
  /** One more beside them, likewise. */
  readonly oneMore: number;
  readonly oneMoreRaw: number;
}

export const CLEAR = "for switch in bench bench-raw; do ovn-nbctl --if-exists ls-del $switch; done; ovn-nbctl --wait=hv --timeout=120 sync";
export const address = (i: number) => `02:00:01:00:${hex(i >> 8)}:${hex(i & 255)} 10.64.${i >> 8}.${i & 255}`;
const hex = (byte: number) => byte.toString(16).padStart(2, "0");

/** By the kinds themselves: what Pulumi takes for a resource is not OVN's. */
export async function overlayCosts(lab: Lab, sizes: readonly number[], say: (line: string) => void): Promise<OverlayCosts[]> {
  const [on] = lab.hosts;
  if (!on) {
    throw new Error("the lab has no host");
  }
  await startOvn(lab);
  const host = await openHost(on.connection as Connection);
  const steps = { changing: 0, looking: 0 };
  const counting = (session: typeof host) =>
    new Proxy(session, {
      get: (target, key) =>
        key === "run"
          ? (step: Parameters<Host["run"]>[0]) => {
              steps[step.mutates ? "changing" : "looking"] += 1;
              return target.run(step);
            }
          : Reflect.get(target, key, target),
    });
  const counted = counting(host);
  const all: OverlayCosts[] = [];
  try {
    for (const ports of sizes) {
      await on.sh(CLEAR, { timeoutMs: 150_000 });
      const add = (name: string, i: number) => `lsp-add bench-raw ${name} -- lsp-set-addresses ${name} '${address(i)}'`;
      const lines = Array.from({ length: ports }, (_, i) => add(`raw${i}`, i));
      const byHand = (many: readonly string[]) => on.sh("sh -s", { input: `ovn-nbctl --wait=hv --timeout=120 -- ${many.join(" -- ")}`, timeoutMs: 150_000 });
      await on.sh("ovn-nbctl --wait=hv ls-add bench-raw");
      const raw = await timed(() => byHand(lines));
      const oneMoreRaw = await timed(() => byHand([add("rawmore", ports)]));
      await on.sh(CLEAR, { timeoutMs: 150_000 });

      await logicalSwitch.create(host, argsFor(logicalSwitch, { name: "bench" }));
      const port = (i: number) => argsFor(logicalSwitchPort, { name: `p${i}`, switch: "bench", addresses: [address(i)] });
      const wanted = Array.from({ length: ports + 1 }, (_, i) => port(i));
      const states: Awaited<ReturnType<typeof logicalSwitchPort.create>>[] = [];
      steps.changing = 0;
      const made = await timed(async () => {
        states.push(...(await Promise.all(wanted.slice(0, ports).map((args) => logicalSwitchPort.create(counted, args)))));
      });
      const barriers = steps.changing;
      // As a refresh does, which is a process of its own: it knows nothing yet.
      const fresh = counting(await openHost(on.connection as Connection));
      steps.looking = 0;
      const read = await timed(() => Promise.all(states.map((state, i) => logicalSwitchPort.read(fresh, `p${i}`, state))));
      await (fresh as typeof host).close();
      const looks = steps.looking;
      const oneMore = await timed(() => logicalSwitchPort.create(host, wanted[ports] as never));
      all.push({ ports, made, raw, barriers, read, looks, oneMore, oneMoreRaw });
      say(
        `${ports} ports: made ${made.toFixed(2)} s (${barriers} barriers), raw ${raw.toFixed(2)} s; read ${read.toFixed(2)} s (${looks} steps); one more ${oneMore.toFixed(2)} s, raw ${oneMoreRaw.toFixed(2)} s`,
      );
    }
    return all;
  } finally {
    await on.sh(CLEAR, { timeoutMs: 150_000 });
    await host.close();
  }
}

function argsFor(kind: unknown, given: object) {
  const one = kind as AnyKind;
  const all = kindArgs(one).parse({ owner: "bench/overlay/it", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...one.complete(all as never) } as never;
}
