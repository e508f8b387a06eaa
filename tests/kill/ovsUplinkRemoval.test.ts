import test, { type ExecutionContext } from "ava";
import { createProvider } from "../../provider/adapter/provider";
import { connection } from "../../provider/host/connection";
import type { Step } from "../../provider/host/host";
import { Engine, type Saved } from "../conformance/engine";
import { byHand, printed } from "../conformance/samples/ovs";
import { samples } from "../conformance/samples/ovsUplink";
import { settled } from "../conformance/settled";
import { Stage } from "../conformance/stage";
import { closeHosts, openHost } from "../lab";
import { namespacePlace, type Place } from "../vm/place";
import { through } from "../wrapped";

/**
 * The removal of an uplink is killed behind each of its orders. What the NIC had is then in parts on the bridge, on the NIC and on the host's record, and once the
 * port is gone nothing of Open vSwitch's says that there was an uplink: a refresh that took it for gone would lose the rest.
 */

const { name } = samples;
const { bridge } = samples.minimal as { bridge: string };

/** Beyond what the samples' NIC has: a default route, one in a table of its own, and a further address of the same subnet. */
const MORE = `ip addr add 198.18.91.19/24 dev ${name}
ip route add default via 198.18.91.8 dev ${name} metric 4300 proto static
ip route add 198.20.91.0/24 via 198.18.91.8 dev ${name} table 4391 proto static
ip -6 route add fd00:92::/64 via fd00:91::8 dev ${name} proto static`;

const ALL = `for device in ${name} ${bridge}; do
  echo "$device $(cat /sys/class/net/$device/address) $(cat /sys/class/net/$device/ifalias)"
  ip -o addr show dev $device
  for family in 4 6; do ip -$family route show dev $device table all; done
done
cat /etc/resolv.conf; ovs-vsctl get Bridge ${bridge} other_config; ovs-vsctl list-ports ${bridge}; ls /run/kvmnet/link-* 2>/dev/null || true`;

/** Addresses that the kernel makes by itself come when they come, as do routes to them; where they are is decided by the others. */
async function everything(): Promise<string[]> {
  const lines = (await printed(await place.host(), ALL)).split("\n");
  const known = lines.filter((line) => !/fe80:|ff00::|anycast|local/.test(line)).map((line) => line.replace(/ tentative|^\d+: |valid_lft.*/g, "").trim());
  return known.filter(Boolean).sort();
}

const args = { ...samples.minimal, dns: { servers: ["198.18.91.53"], search: ["up.example"] } };

let place: Place;
let stage: Stage;

test.serial.before("a host", async () => {
  place = await namespacePlace({
    prepare: async (host) => {
      await samples.setUp?.(host);
      await byHand(host, MORE);
    },
    tidy: async (host) => samples.tearDown?.(host),
  });
  stage = new Stage(samples, place.host, place.connection);
});
test.serial.after.always("leave the host as it was", () => place?.leave());

const isOrder = (line: string) => line !== "" && !line.startsWith("@ ");

/** The shell of the step that removes ends (SIGKILL) behind its order `last`, counted from 1. Returns how many there are. */
async function removalKilled(saved: Saved | undefined, last: number): Promise<number> {
  let orders = 0;
  const dying = (step: Step): Step => {
    const lines = step.input?.toString().split("\n") ?? [];
    const from = lines.findIndex((line) => line.startsWith("@ part "));
    if (!step.mutates || from < 0) {
      return step;
    }
    orders = lines.slice(from + 1).filter(isOrder).length;
    const input = [...lines.slice(0, from + 1 + last), "die", ...lines.slice(from + 1 + last)].join("\n");
    return { ...step, script: `verb_die() { kill -9 $$; exit 9; }\n${step.script}`, input };
  };
  const start = () =>
    createProvider(samples.kind, {
      connectionSchema: connection(),
      openHost: async (settings) => through(await openHost(settings), (step, send) => send(dying(step))),
      report: () => undefined,
    });
  await new Engine(start, saved).destroy().catch(() => undefined);
  await closeHosts();
  return orders;
}

const nexts: readonly [string, (engine: Engine, wanted: Parameters<Engine["up"]>[0], t: ExecutionContext) => Promise<void>][] = [
  ["refresh, then destroy", async (engine) => void (await engine.refresh())],
  [
    "refresh, then up, then destroy",
    async (engine, wanted, t) => {
      await engine.refresh();
      await engine.up(wanted);
      await settled(t, stage, engine, wanted);
      t.deepEqual(await everything(), whole);
    },
  ],
  [
    "up without a state, then destroy",
    async (engine, wanted, t) => {
      engine.saved = undefined;
      await engine.up(wanted);
      await settled(t, stage, engine, wanted);
      t.deepEqual(await everything(), whole);
    },
  ],
];
let whole: string[] = [];

for (const [next, act] of nexts) {
  test.serial(`OvsUplink: removal killed behind each of its orders; next comes ${next}`, async (t) => {
    t.timeout(240_000);
    const scene = await stage.begin(t);
    const before = await everything();
    t.true(before.some((line) => line.includes("198.18.91.9/24")));
    for (let last = 1, orders = 1; last <= orders; last += 1) {
      const engine = stage.engine();
      await engine.up(scene.args(args));
      whole = await everything();
      orders = await removalKilled(engine.saved, last);
      t.true(orders > 10, "the removal was not killed");
      await act(engine, scene.args(args), t);
      await engine.destroy();
      t.deepEqual(await everything(), before, `killed behind order ${last} of ${orders}`);
    }
  });
}
