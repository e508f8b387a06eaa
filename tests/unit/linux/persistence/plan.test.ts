import { createHash } from "node:crypto";
import test from "ava";
import type { Facts } from "../../../../provider/host/host";
import { unescapedText } from "../../../../provider/linux/kernel/text";
import type { BootConfig } from "../../../../provider/linux/persistence/config";
import { readOwnFile } from "../../../../provider/linux/persistence/files";
import { keepingOf, type Persisted } from "../../../../provider/linux/persistence/keeping";
import type { BootHost } from "../../../../provider/linux/persistence/manager";
import { managers } from "../../../../provider/linux/persistence/managers";
import { persistenceOrders, planPersistence, removalOrders } from "../../../../provider/linux/persistence/plan";
import { bootHost, observeBoot, type Persistence } from "../../../../provider/linux/persistence/state";
import { KvmnetError } from "../../../../provider/resource/error";

const bridge: BootConfig = {
  title: "Bridge br0",
  owner: "p/s/br0",
  key: "br0",
  device: "br0",
  up: true,
  maker: { kind: "bridge", words: [], options: {} },
  ports: [
    { device: "eth1", drop: [], commands: [], options: {} },
    { device: "eth2", drop: [], commands: [], options: {} },
  ],
};

const runBy = (...managers: BootHost["running"]) => ({ managers, ours: false, addressed: false });

const found = (boot: Partial<Persisted["boot"]>): Persisted => ({
  persistedBy: "none",
  boot: { files: {}, edited: [], running: ["networkd", "unit"], tools: {}, owners: {}, ...boot },
});

function chosen(boot: Partial<Persisted["boot"]>, persistence: Persistence = "auto") {
  const [change] = planPersistence(keepingOf(persistence, found(boot), bridge));
  return change?.refused ?? change?.to;
}

test("auto: whoever runs the ports, else the host's manager, else a unit", (t) => {
  t.is(chosen({}), "networkd");
  t.is(chosen({ running: ["unit"] }), "unit");
  t.is(chosen({ owners: { eth1: runBy("ifupdown"), eth2: runBy("ifupdown") }, running: ["networkd", "ifupdown", "unit"] }), "ifupdown");
  t.is(chosen({ running: [] }), undefined, "nothing can keep it, and nothing is promised");
  t.is(chosen({}, "runtime"), undefined);
});

test("two owners are a clear error", (t) => {
  t.regex(String(chosen({ owners: { eth1: runBy("networkmanager", "ifupdown") } })), /^eth1 is run by NetworkManager and by ifupdown at the same time/);
  t.regex(
    String(chosen({ owners: { eth1: runBy("networkmanager"), eth2: runBy("ifupdown") } })),
    /^eth1 is run by NetworkManager, but eth2 by ifupdown: no one of them/,
  );
  t.regex(
    String(chosen({ owners: { br0: { ...runBy("ifupdown"), source: "/etc/network/interfaces:12" } } })),
    /^br0 is described by \/etc\/network\/interfaces:12 \(ifupdown\), which is not ours/,
  );
  t.is(chosen({ owners: { eth1: runBy("networkmanager", "ifupdown") } }, "runtime"), undefined, "`runtime` needs no one");
});

test("a manager by name has to run, and to run the ports", (t) => {
  t.regex(String(chosen({}, "networkmanager")), /^NetworkManager does not run on this host \(there is: systemd-networkd, a unit of kvmnet\)/);
  t.regex(String(chosen({ owners: { eth1: runBy("ifupdown") }, running: ["ifupdown", "unit"] }, "unit")), /^eth1 is run by ifupdown; use `auto`/);
});

test("a file of somebody else's in the place of ours is never written over", (t) => {
  const path = "/etc/systemd/network/05-kvmnet-br0.netdev";
  const other = "/etc/systemd/network/05-kvmnet-br7.netdev";
  t.is(chosen({ unmarked: [other] }), "networkd");
  t.regex(String(chosen({ unmarked: [other, path] })), /^\/etc\/systemd\/network\/05-kvmnet-br0\.netdev is on the host without a mark of ours/);

  const refusal = t.throws(() => persistenceOrders(keepingOf("auto", found({ unmarked: [path] }), bridge)), { instanceOf: KvmnetError });
  t.like(refusal?.details, { code: "refused", resource: "Bridge br0", property: "persistence" });
});

test("what cannot be kept as asked is refused before anything is done", (t) => {
  const refusal = t.throws(() => persistenceOrders(keepingOf("ifupdown", found({}), bridge)), { instanceOf: KvmnetError });
  t.is(refusal?.details.property, "persistence");
  t.true(persistenceOrders(keepingOf("auto", found({}), bridge)).after.some((order) => order.startsWith("file ")));
});

/** As if it had been written, with what happened to it since. */
function written(story: Partial<Persisted["boot"]>): Persisted {
  const { files } = filesIn(persistenceOrders(keepingOf("auto", found({}), bridge)).after);
  return { ...found({ files, ...story }), persistedBy: "networkd" };
}

const filesIn = (orders: readonly string[]) => {
  const texts = orders.filter((order) => order.startsWith("file ")).map((order) => order.split(" "));
  const hash = (words: readonly string[]) =>
    createHash("sha256")
      .update(unescapedText(words.join(" ")))
      .digest("hex");
  return { files: Object.fromEntries(texts.map(([, , path = "", ...text]) => [path, hash(text)])) };
};

test("files stand in a note until their manager knows of them", (t) => {
  const { after } = persistenceOrders(keepingOf("auto", found({}), bridge));
  const { files } = filesIn(after);
  t.is(after[0], `pending br0 br0 ${Object.keys(files).join(" ")}`);
  t.is(after.at(-1), "settled br0");
  t.true(after.findIndex((order) => order.startsWith("networkd_reload")) > after.findLastIndex((order) => order.startsWith("file ")));

  t.deepEqual(planPersistence(keepingOf("auto", written({}), bridge)), []);
  t.deepEqual(persistenceOrders(keepingOf("auto", written({}), bridge)).after, []);
});

test("what a killed run wrote and told nobody of is told by the next one, as is what it removed", (t) => {
  const pending = ["/etc/systemd/network/05-kvmnet-br0.netdev", "/etc/systemd/network/05-kvmnet-port-eth9.network"];
  const state = written({ pending });
  t.like(planPersistence(keepingOf("auto", state, bridge))[0], {
    from: "networkd (not told of it yet, as a run was interrupted)",
    to: "networkd",
    impact: "none",
  });
  const { after } = persistenceOrders(keepingOf("auto", state, bridge));
  t.is(after[0], `pending br0 br0 ${pending.join(" ")}`);
  t.regex(after.join("\n"), /^file 644 \S+br0\.netdev .*\nfile_remove \S+eth9\.network\nnetworkd_reload .*\nsettled br0$/m);

  const others = written({ pending, unmarked: [pending[1] ?? ""] });
  t.notRegex(persistenceOrders(keepingOf("auto", others, bridge)).after.join("\n"), /eth9/, "somebody has put a file of his there since");

  t.regex(removalOrders({ ...found({ pending }), persistedBy: "none" }, bridge).join("\n"), /^networkd_reload /m);
});

test("a unit that somebody disabled is enabled again", (t) => {
  const [path = ""] = Object.keys(written({}).boot.files);
  const state = written({ disabled: [path] });
  t.like(planPersistence(keepingOf("auto", state, bridge))[0], { from: `networkd (disabled: ${path.split("/").at(-1)})` });
  t.true(persistenceOrders(keepingOf("auto", state, bridge)).after.some((order) => order.startsWith(`file 644 ${path} `)));
});

for (const [name, source] of [
  ["networkd", "/etc/systemd/network/05-kvmnet-bond0_2e100.network"],
  ["netplan", "/run/systemd/network/10-netplan-bond0.100.network"],
] as const) {
  test(`${name}: a port that is a device of ours keeps its own file, also where its manager has not met it yet`, (t) => {
    const vlan: BootConfig = {
      title: "Vlan bond0.100",
      owner: "p/s/uplink",
      key: "bond0.100",
      device: "bond0.100",
      up: true,
      maker: { kind: "vlan", words: [], options: { vlanId: 100, protocol: "802.1q" }, lowerDevice: "bond0" },
    };
    const made = managers[name].files(vlan, { running: [name], tools: {}, owners: {} }).flatMap(({ path, text }) => readOwnFile(path, text) ?? []);
    const snapshot = { files: made, texts: {}, disabled: [], pending: {}, unmarked: [], seen: { [name]: { running: true, devices: {} } }, cards: [] };
    const { boot } = observeBoot(snapshot, { tools: {} } as unknown as Facts, "br0", ["bond0.100"]);
    t.deepEqual(boot.owners["bond0.100"], { managers: [name], ours: true, addressed: false, source });
    const ports = [{ device: "bond0.100", drop: [], commands: [], options: {} }];
    const paths = managers[name].files({ ...bridge, ports }, bootHost(boot)).map(({ path }) => path);
    t.deepEqual(
      paths.filter((path) => path.includes("-port-")),
      [],
      "networkd would go by the device's own file, and take the port out of the bridge",
    );
  });
}
