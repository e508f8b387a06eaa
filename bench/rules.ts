import { readFileSync } from "node:fs";
import path from "node:path";
import type { Lab } from "../lab/lab";
import { kindArgs } from "../provider/engine/args";
import { argsOf } from "../provider/engine/diff";
import type { Connection } from "../provider/host/connection";
import type { Host } from "../provider/host/host";
import { openHost } from "../provider/host/hosts";
import { addressSet } from "../provider/policy/addressSet";
import { portForward } from "../provider/policy/portForward";
import type { AnyKind } from "../provider/resource/kind";
import { median, timed } from "./measure";

export interface RuleCosts {
  /** Seconds that each of so many forwards takes, when all are made at once, and the steps on the host that change something. */
  readonly forward: number;
  readonly steps: number;
  /** Beside them: one more. */
  readonly oneMore: number;
  /** Each of so many members of a set. */
  readonly member: number;
  /** Connections a second through a forward behind all others: by our table, and by the same rules loaded by hand. */
  readonly ours: number;
  readonly byHand: number;
}

const NETWORK = "benchrules";
const GUEST = "192.168.177.20";
const FIRST = 20_000;
const CONNECTIONS = 2_000;

const SCENE = `set -e
cat > /run/benchrules.xml; virsh -q net-define /run/benchrules.xml; virsh -q net-start ${NETWORK}
ip netns add benchrules; ip link add benchrules-g type veth peer name eth0 netns benchrules; ip link set benchrules-g master ${NETWORK} up
ip -n benchrules addr add ${GUEST}/24 dev eth0; ip -n benchrules link set eth0 up; ip -n benchrules route add default via 192.168.177.1`;
const NO_SCENE = `ip netns pids benchrules | xargs -r kill; ip netns del benchrules; virsh -q net-destroy ${NETWORK}; virsh -q net-undefine ${NETWORK}; true`;
const BY_HAND = "nft list table inet kvmnet | sed '1s/kvmnet/byhand/' > /run/byhand.nft";

/** By the kinds themselves: what Pulumi takes for a resource is not the table's. */
export async function ruleCosts(lab: Lab, count: number, rounds: number): Promise<RuleCosts> {
  const [on] = lab.hosts;
  if (!on) {
    throw new Error("the lab has no host");
  }
  const host = await openHost(on.connection as Connection);
  const server = readFileSync(path.join(__dirname, "rules/serve.py"), "utf8");
  const client = readFileSync(path.join(__dirname, "rules/connect.py"), "utf8");
  let steps = 0;
  const counted = new Proxy(host, {
    get: (target, key) =>
      key === "run"
        ? (step: Parameters<Host["run"]>[0]) => {
            steps += step.mutates ? 1 : 0;
            return target.run(step);
          }
        : Reflect.get(target, key, target),
  });
  try {
    await on.sh(SCENE, {
      input: `<network><name>${NETWORK}</name><forward mode="nat"/><bridge name="${NETWORK}" stp="off"/><ip address="192.168.177.1" prefix="24"/></network>`,
    });
    await on.sh("cat > /run/benchrules.py; setsid -f ip netns exec benchrules python3 /run/benchrules.py >/dev/null 2>&1 </dev/null", { input: server });
    const forward = (i: number) => argsFor(portForward, { name: `f${i}`, network: NETWORK, listenPort: FIRST + i, targets: [GUEST], targetPort: 80 });
    const first = await portForward.create(counted, forward(0));
    steps = 0;
    const states = [first];
    const all = await timed(async () => {
      states.push(...(await Promise.all(Array.from({ length: count - 1 }, (_, i) => portForward.create(counted, forward(i + 1))))));
    });
    const stepsOfAll = steps;
    let more: Awaited<ReturnType<typeof portForward.create>> | undefined;
    const oneMore = await timed(async () => {
      more = await portForward.create(host, forward(count));
    });
    const rate = async (port: number) => {
      const seconds = Number((await lab.outside.exec(["python3", "-c", client, on.address, String(port), String(CONNECTIONS)], { timeoutMs: 120_000 })).stdout);
      return CONNECTIONS / seconds;
    };
    const rates = { ours: [] as number[], byHand: [] as number[] };
    await on.sh(BY_HAND);
    for (let round = 0; round < rounds; round++) {
      rates.ours.push(await rate(FIRST + count - 1));
      await on.sh("nft delete table inet kvmnet; nft -f /run/byhand.nft");
      rates.byHand.push(await rate(FIRST + count - 1));
      await on.sh("nft delete table inet byhand; nft -f /etc/kvmnet/policy.nft");
    }
    await Promise.all([...states, ...(more ? [more] : [])].map((state) => portForward.delete(host, state)));
    const addresses = Array.from({ length: count }, (_, i) => `10.9.${i >> 8}.${i & 255}`);
    const set = (many: readonly string[]) => argsFor(addressSet, { name: "members", addresses: many });
    const one = await timed(async () => addressSet.delete(host, await addressSet.create(host, set(addresses.slice(0, 1)))));
    const many = await timed(async () => addressSet.delete(host, await addressSet.create(host, set(addresses))));
    return {
      forward: all / (count - 1),
      steps: stepsOfAll,
      oneMore,
      member: Math.max(many - one, 1e-4) / (count - 1),
      ours: median(rates.ours),
      byHand: median(rates.byHand),
    };
  } finally {
    await on.sh(NO_SCENE);
    await host.close();
  }
}

function argsFor(kind: unknown, given: object) {
  const one = kind as AnyKind;
  const all = kindArgs(one).parse({ owner: "bench/rules/it", ...given }) as Record<string, unknown>;
  return { ...argsOf(all as never), ...one.complete(all as never) } as never;
}
