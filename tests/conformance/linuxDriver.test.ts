import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { openHost } from "../../provider/host/hosts";
import { bridge, bridgeSpec } from "../../provider/linux/bridge";
import type { BridgeArgs } from "../../provider/linux/bridge/types";
import { bootConfig } from "../../provider/linux/device/boot";
import { desiredOf } from "../../provider/linux/device/desired";
import { macvtapInterface } from "../../provider/linux/macvtapInterface";
import { bootLines } from "../../provider/linux/persistence/lines";
import { KvmnetError } from "../../provider/resource/error";
import { hostSetupFacts, hostSetupScript } from "../../sdk/commandHostSetupScripts";
import { type TakenHost, takeHost } from "../lab";
import { makeVeths, removeLinks } from "./samples/links";

/** What the samples cannot say: ports with a past, guests, the way that we come in by, a reboot. */
const cables = ["kvdrv0", "kvdrv1"];
let taken: TakenHost;

test.serial.before(async () => {
  taken = await takeHost();
  await makeVeths(taken.host, cables);
});

test.serial.after.always(async () => {
  if (taken) {
    await removeLinks(taken.host, ["kvdrvbr", "kvdrvmv", ...cables]);
    await taken.release();
  }
});

test.serial.beforeEach(async () => {
  await removeLinks(taken.host, ["kvdrvbr", "kvdrvmv"]);
  await typed("for n in kvdrv0 kvdrv1; do ip link set $n up; ip addr flush dev $n scope global; done; rm -f /run/kvmnet/link-kvdrvbr.json");
});

const typed = async (script: string): Promise<string> => (await taken.host.run({ name: "typed by hand", script, mutates: true })).stdout.trim();
const bridgeArgs = (more: object) => kindArgs(bridge).parse({ name: "kvdrvbr", owner: "conformance/stack/driver", ...more }) as unknown as BridgeArgs;
const portPast =
  "ip addr add 198.18.40.2/24 dev kvdrv0; ip addr add fd00:40::2/64 dev kvdrv0; ip route add 198.18.41.0/24 via 198.18.40.9 dev kvdrv0 metric 77";
const routesOf = (device: string) =>
  typed(`ip -o addr show dev ${device} scope global | sed 's/.*inet6* \\([^ ]*\\).*/\\1/' | sort; ip route show dev ${device} | grep -v kernel`);

test.serial("a port's addresses and routes are moved onto the bridge, and given back when it is removed", async (t) => {
  await typed(portPast);
  const before = await routesOf("kvdrv0");
  await t.throwsAsync(bridge.create(taken.host, bridgeArgs({ ports: ["kvdrv0"] })), {
    message: /has addresses \(198\.18\.40\.2\/24, fd00:40::2\/64\).*\n.*moveAddresses/,
  });

  const args = bridgeArgs({ ports: ["kvdrv0"], moveAddresses: true });
  const state = await bridge.create(taken.host, args);
  t.is(await routesOf("kvdrvbr"), before);
  t.is(await routesOf("kvdrv0").catch(() => ""), "");
  t.deepEqual(bridge.plan(state, args), []);

  await typed("ip addr del 198.18.40.2/24 dev kvdrvbr");
  const lost = await bridge.read(taken.host, "kvdrvbr", state);
  const plan = bridge.plan(lost ?? t.fail(), args);
  t.deepEqual(
    plan.map((change) => change.path),
    [["moveAddresses"]],
  );
  const mended = await bridge.update(taken.host, lost ?? t.fail(), args, plan);
  t.is(await routesOf("kvdrvbr"), before);

  await bridge.delete(taken.host, mended);
  t.is(await routesOf("kvdrv0"), before);
});

test.serial("a change of the topology, during which the kernel hides the ageing time, is no drift", async (t) => {
  const args = bridgeArgs({ ports: ["kvdrv0"], stp: true, forwardDelaySeconds: 2, maxAgeSeconds: 6, ageingTimeSeconds: 120 });
  const state = await bridge.create(taken.host, args);
  await typed("ip link set kvdrv1 up");
  const shown = () => typed("cat /sys/class/net/kvdrvbr/bridge/topology_change /sys/class/net/kvdrvbr/bridge/ageing_time | paste -sd ' '");
  const end = Date.now() + 20_000;
  while ((await shown()) !== "1 400" && Date.now() < end) {
    await sleep(200);
  }
  t.is(await shown(), "1 400", "the kernel does not hide it as it is said to");
  const seen = await bridge.read(taken.host, "kvdrvbr", state);
  t.is(seen?.ageingTimeSeconds, 120);
  t.deepEqual(bridge.plan(seen ?? t.fail(), args), []);
  // By hand, in the middle of it: that is drift.
  await typed("ip link set kvdrvbr type bridge ageing_time 7700");
  t.is((await bridge.read(taken.host, "kvdrvbr", state))?.ageingTimeSeconds, 77);
  await bridge.delete(taken.host, seen ?? t.fail());
});

test.serial("what was moved is given back by a later run, too, when the one that moved it died before it could say so", async (t) => {
  await typed(portPast);
  const before = await routesOf("kvdrv0");
  const args = bridgeArgs({ ports: ["kvdrv0"], moveAddresses: true });
  await bridge.create(taken.host, args);
  const state = await bridge.create(taken.host, args);
  t.deepEqual(state.portsBefore[0]?.addresses, ["198.18.40.2/24", "fd00:40::2/64"]);
  const without = bridgeArgs({ ports: [], moveAddresses: true });
  const left = await bridge.update(taken.host, state, without, bridge.plan(state, without));
  t.is(await routesOf("kvdrv0"), before, "a port that leaves gets them back");
  t.deepEqual(left.addresses, []);
  await bridge.delete(taken.host, left);
});

test.serial("a bridge with a guest is not removed, the guest is named, and its tap is no drift", async (t) => {
  const args = bridgeArgs({ ports: ["kvdrv0"] });
  await bridge.create(taken.host, args);
  const pid = await typed(
    "setsid socat TUN,tun-type=tap,tun-name=vnet77,iff-up PIPE >/dev/null 2>&1 </dev/null & for i in 1 2 3 4 5 6 7 8 9 10; do [ -e /sys/class/net/vnet77 ] && break; sleep 0.2; done; ip link set vnet77 master kvdrvbr; echo $!",
  );
  try {
    const state = (await bridge.read(taken.host, "kvdrvbr")) ?? t.fail();
    t.deepEqual(state.guestPorts, ["vnet77"]);
    t.deepEqual(
      bridge.plan(state, args).map((change) => change.path),
      [["onGuestsAttached"]],
    );
    await t.throwsAsync(bridge.delete(taken.host, state), { message: /guests are attached: process socat \d+ \(.* on vnet77\)/ });
    t.regex(await typed("ip -o link show vnet77"), /master kvdrvbr/);
    await bridge.delete(taken.host, { ...state, onGuestsAttached: { restart: "refuse", delete: "detach" } });
    t.is(await bridge.read(taken.host, "kvdrvbr"), undefined);
  } finally {
    await typed(`kill ${pid}`);
  }
});

test.serial("a macvtap interface that a guest holds open is not removed", async (t) => {
  const args = kindArgs(macvtapInterface).parse({ name: "kvdrvmv", owner: "conformance/stack/driver", lowerDevice: "kvdrv1", mode: "bridge" });
  const state = await macvtapInterface.create(taken.host, args as never);
  const pid = await typed(`[ -c ${state.tapDevice} ] || exit 9; setsid sleep 300 3<>${state.tapDevice} >/dev/null 2>&1 </dev/null & echo $!`);
  await t.throwsAsync(macvtapInterface.delete(taken.host, state), { message: /process sleep \d+ \(.* on kvdrvmv\)/ });
  await typed(`kill ${pid}; while [ -e /proc/${pid} ]; do sleep 0.1; done`);
  await macvtapInterface.delete(taken.host, state);
  t.is(await macvtapInterface.read(taken.host, "kvdrvmv"), undefined);
});

test.serial("passthrough takes its lower device alone, and says who has it", async (t) => {
  const args = (name: string, mode: string) =>
    kindArgs(macvtapInterface).parse({ name, owner: "conformance/stack/driver", lowerDevice: "kvdrv1", mode }) as never;
  const first = await macvtapInterface.create(taken.host, args("kvdrvmv", "passthrough"));
  await t.throwsAsync(macvtapInterface.create(taken.host, args("kvdrvm2", "bridge")), { message: /belongs to kvdrvmv alone/ });
  await t.throwsAsync(bridge.create(taken.host, bridgeArgs({ ports: ["kvdrv1"] })), { message: /kvdrvmv \(macvtap\) uses kvdrv1/ });
  await macvtapInterface.delete(taken.host, first);
});

test.serial("what is certain to cut our own SSH session off is refused", async (t) => {
  const wire = await openHost(taken.lab.wireConnection);
  t.teardown(() => wire.close());
  t.true(wire.facts.sessionDevices.includes("eth0"));
  const before = await typed("ip -o addr show dev eth0; ip route");
  const refused = { instanceOf: KvmnetError, message: /eth0 carries the SSH session/ };
  const macvtap = kindArgs(macvtapInterface).parse({ name: "kvdrvmv", owner: "conformance/stack/driver", lowerDevice: "eth0", mode: "passthrough" });
  await t.throwsAsync(macvtapInterface.create(wire, macvtap as never), refused);
  const gateway = bridgeArgs({ ports: ["kvdrv0"], addresses: ["198.18.40.2/24"], gateway: "198.18.40.1" });
  await t.throwsAsync(bridge.create(wire, gateway), { message: /default route over eth0 with the same metric/ });
  t.is(await typed("ip -o addr show dev eth0; ip route"), before);
});

test.serial("what is kept for the next boot makes the same bridge again from nothing", async (t) => {
  const addresses = ["198.18.40.2/24", "fd00:40::2/64"];
  const args = bridgeArgs({
    ports: ["kvdrv0"],
    addresses,
    gateway: "198.18.40.1",
    gatewayMetric: 4000,
    mtu: 1400,
    mac: "52:54:00:40:00:01",
    stp: true,
    forwardDelaySeconds: 4,
  });
  const state = await bridge.create(taken.host, args);
  const lines = bootLines(bootConfig(bridgeSpec, args, desiredOf(args, state.portsBefore ?? []), args.mac)).map(({ line }) => line);
  await typed("ip link del kvdrvbr");
  await taken.host.run({ name: "boot", script: "ip -force -batch -", input: lines.map((line) => `${line}\n`).join(""), mutates: true });
  const again = (await bridge.read(taken.host, "kvdrvbr")) ?? t.fail();
  t.deepEqual(
    bridge.plan(again, args).map((change) => change.path),
    [["onGuestsAttached"]],
  );
  await bridge.delete(taken.host, again);
});

test.serial("CommandHostSetup finds a prepared host as it is", async (t) => {
  for (const login of [taken.lab.connection, taken.lab.as("admin")]) {
    const host = await openHost(login);
    const { stdout } = await host.run({ name: "prepare the host", script: hostSetupScript, args: ["apply", "auto", "libvirt", "openvswitch", "nftables"] });
    await host.close();
    const facts = hostSetupFacts(stdout);
    t.is(facts.installed, "");
    for (const version of [facts.libvirt, facts.openvswitch, facts.nftables]) {
      t.regex(version ?? "", /^\d+\.\d+/);
    }
  }
});

test.serial("an internal port of an Open vSwitch bridge in user space is a port like others, held by no guest", async (t) => {
  await typed(
    "ovs-vsctl --may-exist add-br kvdrvovs -- set Bridge kvdrvovs datapath_type=netdev -- --may-exist add-port kvdrvovs kvdrvint -- set Interface kvdrvint type=internal",
  );
  try {
    const args = bridgeArgs({ ports: ["kvdrvint"] });
    const state = await bridge.create(taken.host, args);
    t.deepEqual(bridge.plan(state, args), []);
    t.deepEqual([state.ports, state.guestPorts], [["kvdrvint"], []]);
    await bridge.delete(taken.host, state);
    t.is(await bridge.read(taken.host, "kvdrvbr"), undefined);
  } finally {
    await typed("ovs-vsctl del-br kvdrvovs");
  }
});
