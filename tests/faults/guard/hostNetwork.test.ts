import test from "ava";
import { openHost } from "../../../provider/host/hosts";
import { bridge } from "../../../provider/linux/bridge";
import { hostNetwork } from "../../../provider/linux/hostNetwork";
import { KvmnetError } from "../../../provider/resource/error";
import type { AnyKind } from "../../../provider/resource/kind";
import { type TakenHost, takeHost } from "../../lab";
import { GuardScene } from "./scene";

/** Several devices as one change, over the interface that carries our session. */

let taken: TakenHost;
let scene: GuardScene;

test.serial.before("a host that is reached over eth0", async () => {
  taken = await takeHost();
  scene = new GuardScene(taken, taken.lab.wireConnection);
});
test.serial.after.always("leave it", () => taken?.release());

const network = () => ({
  name: "uplink",
  interfaces: { eth0: { addresses: [], gateway: "none", gateway6: "none" } },
  veths: { vin0: { peer: "vin1" } },
  bridges: {
    br1: { ports: ["vin1"], addresses: ["198.51.100.1/24"] },
    br0: { ports: ["vin0", "eth0"], addresses: [`${taken.lab.address}/24`, `${taken.lab.address6}/64`], gateway: "100.64.0.1", gateway6: "fd00:64::1" },
  },
  routes: { far: { destination: "203.0.113.0/24", gateway: "198.51.100.9" } },
  rules: { far: { priority: 700, from: "198.51.100.0/24", table: 70 } },
});

test.serial("the only NIC, its address, two bridges, a route and a rule are one step, one guard and one confirmation; and back", async (t) => {
  t.timeout(120_000);
  const before = await scene.picture();
  const host = await openHost(scene.connection);
  const steps: string[] = [];
  const counted = scene.meeting(host, (step, go) => {
    steps.push(step.name);
    return go();
  });
  try {
    const args = scene.args(hostNetwork as never, network());
    const made = await hostNetwork.create(counted, args);
    t.deepEqual(tally(steps), { read: 1, arm: 1, see: 1, confirm: 1 }, steps.join("; "));
    t.deepEqual(hostNetwork.plan(made, args), []);
    t.deepEqual(hostNetwork.plan((await hostNetwork.read(host, "uplink", made)) as never, args), []);
    t.deepEqual(Object.keys((made.bridges ?? {}) as object), ["br0", "br1"]);
    steps.length = 0;
    await hostNetwork.delete(counted, made);
    t.deepEqual(tally(steps), { arm: 1, see: 1, confirm: 1 }, steps.join("; "));
    t.is(await scene.picture(), before);
    t.is(await scene.left(), "");
  } finally {
    await host.close();
  }
});

test.serial("a preview says of what takes the way in for the first time that it is guarded, or that it is not", async (t) => {
  const host = await openHost(scene.connection);
  try {
    const toBridge = { name: "br0", ports: ["eth0"], moveAddresses: true };
    const told = async (kind: AnyKind, args: object) => {
      const { notes = [], changes = [] } = (await kind.foresee?.(host, scene.args(kind, args))) ?? {};
      return [...notes, ...changes.map(({ why }) => why)].join("\n");
    };
    t.regex(await told(bridge, toBridge), /eth0 carries .*: the host takes it back unless we reach it/);
    t.regex(await told(hostNetwork, network()), /eth0 carries .*: the host takes it back unless we reach it/);
    t.regex(await told(bridge, { ...toBridge, guard: { mode: "off" } }), /`guard.mode` is `off`: if this goes wrong we are locked out/);
    t.notRegex(await told(bridge, { name: "br1", ports: ["eth1"] }), /takes it back|locked out/);
  } finally {
    await host.close();
  }
});

/** Questions are asked as often as it takes. */
function tally(steps: readonly string[]): Record<string, number> {
  const first = steps.map((name) => name.split(" ")[0] ?? "");
  const counts = Object.fromEntries([...new Set(first)].map((word) => [word, first.filter((one) => one === word).length]));
  return { ...counts, ...("see" in counts && { see: 1 }), ...("confirm" in counts && { confirm: 1 }) };
}

test.serial("what one of the kinds refuses is refused in preview, under its path", async (t) => {
  const wrong = scene.args(hostNetwork as never, { name: "wrong", bridges: { br0: { ports: ["eth0"] } }, dummies: { dum0: {} } });
  const error = (await Promise.resolve(hostNetwork.foresee?.(taken.host, wrong)).catch((reason) => reason)) as KvmnetError;
  t.true(error instanceof KvmnetError, String(error));
  t.regex(error.message, /HostNetwork wrong: bridges\.br0\.ports\[0\]: eth0 has addresses/);
});
