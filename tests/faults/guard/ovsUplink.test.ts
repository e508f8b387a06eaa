import test from "ava";
import { ovsUplink } from "../../../provider/linux/ovsUplink";
import { KvmnetError } from "../../../provider/resource/error";
import type { AnyKind } from "../../../provider/resource/kind";
import { type TakenHost, takeHost } from "../../lab";
import { endure, GuardScene, type Trouble } from "./scene";
import { writeRows } from "./table";

/** The NIC that we come in by becomes the uplink of a bridge of Open vSwitch, with everything that the host has on it. */

let taken: TakenHost;
let scene: GuardScene;

/** The userspace datapath reads eth0 beside the kernel, which must not answer there; and it knows no checksums that a card has yet to compute. */
const ON = `for key in rp_filter arp_ignore; do echo 1 > /proc/sys/net/ipv4/conf/eth0/$key; done
ethtool -K eth0 tx off > /dev/null
ovs-vsctl add-br obr0 -- set Bridge obr0 datapath_type=netdev -- add-br obr1 -- set Bridge obr1 datapath_type=netdev`;
const OFF = `ovs-vsctl --if-exists del-br obr0 -- --if-exists del-br obr1
for key in rp_filter arp_ignore; do echo 0 > /proc/sys/net/ipv4/conf/eth0/$key; done
ethtool -K eth0 tx on > /dev/null`;

test.serial.before("a host that is reached over eth0, with a bridge of Open vSwitch", async () => {
  taken = await takeHost();
  scene = new GuardScene(taken, taken.lab.wireConnection);
  await taken.lab.sh(ON);
});
test.serial.after.always("leave it", async () => {
  writeRows("The NIC of the session becomes the uplink of Open vSwitch", scene?.rows ?? []);
  await taken?.lab.exec(OFF);
  await taken?.release();
});

const kind = ovsUplink as AnyKind;
const uplink = { kind, args: { name: "eth0", bridge: "obr0", persistence: "runtime" } };
const back = { ends: "old", code: "rolled-back" } as const;

const troubles: Trouble[] = [
  {
    ...uplink,
    title: "the uplink's bridge gets an address of another subnet",
    args: { ...uplink.args, addresses: ["192.0.2.7/24"], gateway: "none", gateway6: "none" },
    ...back,
  },
  { ...uplink, title: "the uplink's bridge gets a gateway that nobody has", args: { ...uplink.args, gateway: "100.64.0.250" }, ...back, words: /gateway 4/ },
  {
    ...uplink,
    title: "the uplink's bridge forwards nothing (failMode secure)",
    prepare: "ovs-vsctl set-fail-mode obr0 secure",
    tidy: "ovs-vsctl del-fail-mode obr0",
    ...back,
  },
];

for (const trouble of troubles) {
  test.serial(trouble.title, async (t) => {
    t.timeout(120_000);
    await endure(t, scene, trouble, uplink);
  });
}

const HELD = `for d in eth0 obr0; do ip -o addr show dev $d scope global | awk '{ print $2, $4 }'; done; ip route show default; ip -6 route show default | sed 's/ pref.*//'`;

test.serial("it moves over our own session with addresses, routes and MAC address, a second uplink is refused, and it comes back", async (t) => {
  t.timeout(120_000);
  const { lab, outside } = taken;
  const before = await scene.picture();
  const had = await lab.sh(HELD);
  const mac = (await lab.sh("cat /sys/class/net/eth0/address")).trim();
  const host = await scene.open();
  const steps: string[] = [];
  const counted = scene.meeting(host, (step, go) => {
    steps.push(step.name.split(" ")[0] ?? "");
    return go();
  });
  const args = scene.args(kind, uplink.args);
  const { notes = [] } = (await kind.foresee?.(host, args)) ?? {};
  t.regex(notes.join("\n"), /eth0 carries .*: the host takes it back unless we reach it/);
  const state = (await kind.create(counted, args)) as never;
  t.deepEqual([...new Set(steps)], ["arm", "see", "confirm"]);
  await host.close();

  const again = await scene.open();
  try {
    t.is(await lab.sh(HELD), had.replaceAll("eth0", "obr0"));
    t.is((await lab.sh("cat /sys/class/net/obr0/address")).trim(), mac);
    t.true(again.facts.sessionDevices.includes("obr0"), again.facts.sessionDevices.join(" "));
    t.deepEqual(kind.plan((await kind.read(again, "eth0", state)) as never, args), []);
    // Who speaks to it from beyond speaks to the same MAC address.
    t.is((await outside.exec(["ping", "-n", "-q", "-c", "2", "-W", "2", lab.address])).code, 0);
    t.regex((await outside.exec(["ip", "neigh", "show", lab.address])).stdout, new RegExp(mac));

    const second = await t.throwsAsync(Promise.resolve(kind.create(again, scene.args(kind, { name: "eth1", bridge: "obr0", persistence: "runtime" }))), {
      instanceOf: KvmnetError,
    });
    t.regex(second?.message ?? "", /has eth0 as its uplink already/);
    await kind.delete(again, state);
  } finally {
    await again.close();
  }
  t.is(await scene.picture(), before);
  t.is(await lab.sh(HELD), had);
});
