import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import type { OpenHost } from "../../provider/host/hosts";
import { openHost } from "../../provider/host/hosts";
import { bridge } from "../../provider/linux/bridge";
import { hostSnapshot, network } from "../../provider/linux/kernel/network";
import { policyRule } from "../../provider/linux/policyRule";
import { KvmnetError } from "../../provider/resource/error";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";
import { removeLinks } from "./samples/links";

/** Two clients at one host, each with sessions and looks of its own. */
let taken: TakenHost;
let clients: OpenHost[];
const names = ["kvrace0", "kvrace1", "kvrace2"];

test.serial.before(async () => {
  taken = await takeHost();
  clients = await Promise.all([openHost(taken.connection), openHost(taken.connection)]);
});

test.serial.after.always(async () => {
  await Promise.allSettled((clients ?? []).map((client) => client.close()));
  if (taken) {
    await removeLinks(taken.host, names);
    await taken.host.run({
      name: "tidy",
      script: "for p in 880 881; do ip rule del pref $p 2>/dev/null; done; rm -f /run/kvmnet/rule-race*.json; :",
      mutates: true,
    });
    await taken.release();
  }
});

const argsOf = (kind: AnyKind, more: object) => kindArgs(kind).parse(more) as never;

test.serial("one rule that two stacks claim at the same moment belongs to one of them", async (t) => {
  for (const priority of [880, 881]) {
    const claims = clients.map((client, i) =>
      policyRule.create(
        client,
        argsOf(policyRule, { name: `race${priority}-${i}`, owner: `race/stack${i}/rule`, priority, from: "198.18.60.0/24", table: 60 }),
      ),
    );
    const ends = await Promise.allSettled(claims);
    const granted = ends.filter(({ status }) => status === "fulfilled");
    const [refused] = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    t.is(granted.length, 1);
    t.true(refused instanceof KvmnetError && refused.code === "not-ours", String(refused));
  }
});

test.serial("random wishes of two clients: none is lost, and what is said of a device is so", async (t) => {
  const seed = Number(process.env.KVMNET_SEED ?? Date.now() % 100000);
  t.log(`KVMNET_SEED=${seed}`);
  let random = seed;
  const next = (most: number) => {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return (random >>> 8) % most;
  };
  for (let round = 0; round < 5; round++) {
    // Each client has devices of its own, and both want an address on the third.
    const wishes = clients.map((client, i) => {
      const name = names[next(3) === 0 ? 2 : i] ?? "";
      const args = argsOf(bridge, {
        name,
        owner: "race/stack/bridge",
        addresses: [`198.18.${61 + i}.${1 + next(200)}/24`],
        mtu: 1300 + next(200),
        persistence: "runtime",
      });
      return bridge.create(client, args).then((state) => ({ name, state, args }));
    });
    const ends = await Promise.all(wishes);
    const { links } = await network.look(taken.host);
    const [first, second] = ends;
    for (const { name, state } of first?.name === second?.name ? [] : ends) {
      const link = links.find((one) => one.name === name);
      t.is(link?.mtu, state.mtu);
      t.deepEqual(
        link?.addresses.filter(({ scope }) => scope === "global").map(({ address }) => address),
        state.addresses,
      );
    }
    if (first?.name === second?.name) {
      const link = links.find((one) => one.name === first?.name);
      t.true(
        [first, second].some((end) => end?.state.mtu === link?.mtu && end?.state.addresses?.[0] === link?.addresses[0]?.address),
        "one of the two, whole",
      );
    }
  }
});

test.serial("a step that was decided on an older look does nothing, and gives the new look", async (t) => {
  const [one, other] = clients as [OpenHost, OpenHost];
  const seen = await hostSnapshot(one);
  await bridge.create(other, argsOf(bridge, { name: names[0], owner: "race/stack/bridge", mtu: 1277, persistence: "runtime" }));
  const written = await network.write(one, seen, [{ resource: "Bridge", step: "late", work: { orders: [`ip link set dev ${names[0]} mtu 1111`], undo: [] } }]);
  t.deepEqual(written.ends, [{ end: "stale" }]);
  t.is(written.seen.links.find(({ name }) => name === names[0])?.mtu, 1277);
  t.not(written.seen.generation, seen.generation);
});

for (const [fault, script] of [
  ["full", "mount -t tmpfs -o size=8k,mode=700 kvmnet-full /run/kvmnet && ! dd if=/dev/zero of=/run/kvmnet/filler bs=4k 2>/dev/null"],
  ["read-only", "mount --bind /run/kvmnet /run/kvmnet && mount -o remount,ro,bind /run/kvmnet"],
] as const) {
  test.serial(`a ${fault} /run/kvmnet: nothing is done, and afterwards everything works without hands`, async (t) => {
    const [client] = clients as [OpenHost];
    // The client may remember for a moment what it has made before.
    const mtu = fault === "full" ? 1288 : 1289;
    const typed = async (text: string) => (await taken.host.run({ name: "typed by hand", script: text })).stdout;
    const args = argsOf(bridge, { name: names[1], owner: "race/stack/bridge", mtu, addresses: ["198.18.64.1/24"], persistence: "runtime" });
    const rule = argsOf(policyRule, { name: "race882", owner: "race/stack/rule", priority: 882, from: "198.18.60.0/24", table: 60 });
    await removeLinks(taken.host, [names[1] ?? ""]);
    const before = await typed("ip -o link; ip rule");
    await typed(script);
    try {
      const words = { message: /\/run\/kvmnet.* cannot be written/ };
      await t.throwsAsync(bridge.create(client, args), words);
      await t.throwsAsync(policyRule.create(client, rule), words);
      t.is(await typed("ip -o link; ip rule"), before);
    } finally {
      await typed("umount -l /run/kvmnet");
    }
    t.is((await bridge.create(client, args)).mtu, mtu);
    await policyRule.delete(client, await policyRule.create(client, rule));
  });
}
