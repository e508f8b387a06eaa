import type { Host } from "../../../provider/host/host";
import { trafficPolicy } from "../../../provider/policy/trafficPolicy";
import { fragmentOf } from "../../../provider/policy/trafficPolicy/render";
import type { Input, Samples } from "../samples";
import { inventory as tables, tidyTables, typed, unmarked } from "./policyTable";

const name = "cftp";
const FILE = `/etc/kvmnet/policy.d/TrafficPolicy-${name}.rules`;
const GUEST = "conf-limited";
const MAC = "52:54:00:6e:33:01";
const UUID = "6e33a1c2-0d5b-4e5e-9a52-6f1f5a0c3301";
/** Shut off: what libvirt limits a running NIC with on a Linux bridge, the kernel of namespaces lacks. */
const DEFINITION = `<domain type="qemu"><name>${GUEST}</name><uuid>${UUID}</uuid><memory unit="MiB">64</memory><os><type>hvm</type></os><devices>
<interface type="bridge"><mac address="${MAC}"/><source bridge="cftpbr"/></interface></devices></domain>`;

const minimal: Input = { device: "cftp0", outbound: { averageKiBps: 1000 } };
const full: Input = { mac: MAC, inbound: { averageKiBps: 1000, peakKiBps: 2000, burstKiB: 512 }, outbound: { averageKiBps: 500 } };

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const rate = (more: Input) => ({ averageKiBps: 1000, ...more });

const theirs = unmarked(fragmentOf(name, "", { mac: MAC, outbound: { averageKiBps: 500 }, guest: GUEST, uuid: UUID }));

export const samples: Samples = {
  kind: trafficPolicy,
  name,
  setUp: async (host) => {
    await tearDown(host);
    await host.run({
      name: "make a guest and a device",
      script: "set -e; virsh -q define /proc/self/fd/0; ip link add cftp0 type veth peer name cftp1; ip link set cftp0 up; ip link set cftp1 up",
      input: DEFINITION,
      mutates: true,
    });
  },
  tearDown,
  minimal,
  full,
  edits: [
    { title: "other limits", to: { ...full, inbound: { averageKiBps: 3000 }, outbound: { averageKiBps: 700, burstKiB: 100 } }, impact: "none" },
    { title: "one way only", to: { mac: MAC, outbound: full.outbound }, impact: "none" },
    { title: "other limits of a device", from: minimal, to: { ...minimal, outbound: { averageKiBps: 2000, burstKiB: 512 } }, impact: "none" },
    { title: "a device in place of a guest's NIC", to: minimal, impact: "none" },
    { title: "another name", from: minimal, to: { ...minimal, name: "cftp2" }, impact: "replace" },
  ],
  drifts: [
    { title: "other limits by virsh", byHand: typed(`virsh -q domiftune ${GUEST} ${MAC} --inbound 7 --config`) },
    { title: "none by virsh", byHand: typed(`virsh -q domiftune ${GUEST} ${MAC} --inbound 0 --outbound 0 --config`) },
    { title: "the queue removed", args: minimal, byHand: typed("tc qdisc del dev cftp0 root") },
    { title: "another rate", args: minimal, byHand: typed("tc qdisc change dev cftp0 root handle 6b76: tbf rate 9mbit burst 64kb latency 50ms") },
    { title: "somebody's queue", args: minimal, byHand: typed("tc qdisc replace dev cftp0 root handle 1: htb") },
    { title: "our file removed", byHand: typed(`rm ${FILE}`) },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/^tune .*/tune ${UUID} ${MAC} 1,1,1 0,0,0/' ${FILE}`) },
  ],
  bad: [
    bad("nothing that is limited", { device: undefined }, "device", /not said/),
    bad("a NIC and a device", { mac: MAC }, "device", /one of the two/),
    bad("no limits", { outbound: undefined }, "inbound", /limit nothing/),
    bad("a guest's end", { device: "vnet3" }, "device", /by its `mac`/),
    bad("a device with a quote", { device: 'a"b' }, "device", /letter/),
    bad("a multicast MAC address", { device: undefined, mac: "53:54:00:6e:33:01" }, "mac", /multicast/),
    bad("no average", { outbound: { burstKiB: 64 } }, "outbound.averageKiBps", /required/),
    bad("an average of nothing", { outbound: { averageKiBps: 0 } }, "outbound.averageKiBps", /at least 1/),
    bad("half a KiB", { outbound: { averageKiBps: 0.5 } }, "outbound.averageKiBps", /./),
    bad("an average beyond tc", { outbound: { averageKiBps: 4_194_304 } }, "outbound.averageKiBps", /more than tc/),
    bad("a rate in words", { outbound: { averageKiBps: "1mbit" } }, "outbound.averageKiBps", /./),
    bad("a peak below the average", { device: undefined, mac: MAC, outbound: rate({ peakKiBps: 999 }) }, "outbound.peakKiBps", /less than/),
    bad("a peak of a device", { outbound: rate({ peakKiBps: 2000 }) }, "outbound.peakKiBps", /guest's NIC only/),
    bad("a burst that no packet fits", { outbound: rate({ burstKiB: 15 }) }, "outbound.burstKiB", /less than 16/),
    bad("a burst of minutes", { outbound: { averageKiBps: 10, burstKiB: 601 } }, "outbound.burstKiB", /minute/),
    bad("an average whose least burst is minutes", { inbound: { averageKiBps: 1 } }, "inbound.averageKiBps", /minute/),
    bad("a misspelt property", { outbount: {} }, "outbount", /outbound/),
  ],
  foreign: {
    ...theirs,
    make: async (host) => {
      await theirs.make(host);
      await typed(`virsh -q domiftune ${GUEST} ${MAC} --inbound 0,0,0 --outbound 500,0,0 --config`)(host);
    },
    remove: async (host) => {
      await theirs.remove(host);
      await typed(`virsh -q domiftune ${GUEST} ${MAC} --inbound 0 --outbound 0 --config`)(host);
    },
    adoptArgs: { mac: MAC, outbound: { averageKiBps: 500 } },
  },
  inventory: async (host) => [
    ...(await tables(host)),
    ...(await host.run({ name: "list limits", script: `virsh -q domiftune ${GUEST} ${MAC} --config; tc qdisc show dev cftp0` })).stdout.split("\n"),
  ],
};

async function tearDown(host: Host): Promise<void> {
  await typed(tidyTables)(host);
  await host.run({ name: "tidy up", script: `virsh -q undefine ${GUEST}; ip link del cftp0; exit 0`, mutates: true });
}
