import { startGuest } from "../../../lab/guest";
import { attach } from "../../../lab/lab";
import type { Host } from "../../../provider/host/host";
import { domainInterface } from "../../../provider/libvirt/domainInterface";
import { defaultMac } from "../../../provider/libvirt/domainInterface/mac";
import type { Input, Samples } from "../samples";

const NAME = "conf-nic";
const RUNNING = "conf-nic-on";
const OFF = "conf-nic-off";
const MAC = "52:54:00:6e:04:01";
const DEFAULT_MAC = defaultMac({ owner: "conformance/stack/subject", name: NAME });

const run = async (host: Host, script: string) =>
  (await host.run({ name: "by hand", script, args: [RUNNING, OFF, MAC, DEFAULT_MAC], mutates: true, timeoutMs: 60_000 })).stdout;
const byHand = (script: string) => async (host: Host) => {
  await run(host, script);
};

const NETWORKS = [1, 2].map((i) => `<network><name>conf-nic-net${i}</name><bridge name="cfnicbr${i}" stp="off"/></network>`);
const BOOTABLE = `<domain type="qemu"><name>${OFF}</name><memory unit="MiB">64</memory><os><type machine="pc">hvm</type></os>
<devices><interface type="bridge"><mac address="52:54:00:6e:04:99"/><source bridge="cfnicbr1"/><boot order="1"/></interface></devices></domain>`;
const FILTER = `<filter name="conf-nic-filter" chain="root"><rule action="accept" direction="inout"/></filter>`;

const MAKE = `set -e
file=$(mktemp)
for kind in net-define net-define nwfilter-define define; do read -r xml; echo "$xml" >"$file"; virsh -q $kind "$file"; done
rm -f "$file"
for i in 1 2; do virsh -q net-start conf-nic-net$i; done
for bridge in cfnicbr8 cfnicbr9; do ip link add "$bridge" type bridge; ip link set "$bridge" up; done
for bridge in cfnicovs cfnicovs2; do ovs-vsctl --may-exist add-br $bridge -- set Bridge $bridge datapath_type=netdev; done
ip link add cfniclow type veth peer name cfniclow-far; ip link set cfniclow up`;

const REMOVE = `
for guest in "$1" "$2"; do virsh -q destroy "$guest"; virsh -q undefine "$guest"; done
for i in 1 2; do virsh -q net-destroy conf-nic-net$i; virsh -q net-undefine conf-nic-net$i; done
virsh -q nwfilter-undefine conf-nic-filter
for bridge in cfnicbr8 cfnicbr9; do ip link del "$bridge"; done
for bridge in cfnicovs cfnicovs2; do ovs-vsctl --if-exists del-br $bridge; done
ip link del cfniclow
exit 0`;

/** A guest that really boots: only its kernel can let go of a card. */
async function setUp(host: Host): Promise<void> {
  await host.run({
    name: "make networks",
    script: MAKE,
    input: [...NETWORKS, FILTER, BOOTABLE].map((xml) => `${xml.replaceAll("\n", "")}\n`).join(""),
    mutates: true,
  });
  const lab = attach(process.env.KVMNET_TEST_LAB ?? "test")?.hosts.find(({ machineId }) => machineId === host.facts.machineId);
  if (!lab) {
    throw new Error("the host is none of the lab's");
  }
  await startGuest(lab, RUNNING, { nics: [], persistent: true });
}

const minimal: Input = { domain: RUNNING, type: "network", network: "conf-nic-net1" };

const onGuestsAttached = { restart: "reattach" };

/** Bandwidth on a Linux bridge needs kernel modules that hosts of the lab may lack, and a boot order a guest that is made for it: see `stored`. */
const lan: Input = {
  ...minimal,
  mac: MAC,
  portGroup: "none",
  model: "virtio",
  queues: 2,
  mtu: 1400,
  linkState: "up",
  filter: { name: "clean-traffic", parameters: [{ name: "IP", value: "192.0.2.7" }] },
  isolated: true,
  onGuestsAttached,
};

const full: Input = {
  domain: RUNNING,
  type: "openvswitch",
  mac: MAC,
  bridge: "cfnicovs",
  interfaceId: "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4e",
  model: "virtio",
  queues: 2,
  mtu: 1400,
  linkState: "up",
  vlan: { tags: [{ id: 5 }] },
  bandwidth: { inbound: { averageKiBps: 1000, peakKiBps: 2000, burstKiB: 512 }, outbound: { averageKiBps: 500 } },
  onGuestsAttached,
};

const direct: Input = { domain: RUNNING, type: "direct", mac: MAC, device: "cfniclow", mode: "bridge", onGuestsAttached };

/** Guests that are off take everything. */
const stored: Input = {
  domain: OFF,
  type: "network",
  network: "conf-nic-net1",
  mac: MAC,
  bandwidth: { inbound: { averageKiBps: 100, floorKiBps: 50 } },
  bootOrder: 2,
};
const vhostuser: Input = { domain: OFF, type: "vhostuser", mac: MAC, path: "/run/vhost/a.sock", mode: "client", queues: 2 };
const hostdev: Input = { domain: OFF, type: "hostdev", mac: MAC, pciAddress: "0000:06:02.0", vlan: { tags: [{ id: 7 }] } };

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ANOTHER = "52:54:00:6e:04:02";

const nicXml = (mac: string) => `<interface type="network"><mac address="${mac}"/><source network="conf-nic-net2"/><model type="virtio"/></interface>`;

const unplug = (mac: string) => `
for place in --live --config; do virsh -q dumpxml "$1" $([ $place = --live ] || echo --inactive) | grep -q "${mac}" && virsh -q detach-interface "$1" \\
  "$(virsh -q dumpxml "$1" $([ $place = --live ] || echo --inactive) | grep -B1 "${mac}" | sed -n "s/.*<interface type='\\([a-z]*\\)'.*/\\1/p")" --mac "${mac}" $place
virsh -q metadata "$1" --uri urn:kvmnet:nic:$(echo "${mac}" | tr -d :) --remove $place; done
left=50; while virsh -q domiflist "$1" | grep -q "${mac}" && [ $left -gt 0 ]; do left=$((left - 1)); sleep 0.2; done`;

const PRINT = `for side in "" --inactive; do virsh dumpxml "$1" $side | sed -n "/<interface /,/<\\/interface>/p"; done`;

export const samples: Samples = {
  kind: domainInterface,
  name: NAME,
  setUp,
  tearDown: byHand(REMOVE),
  minimal,
  full,
  edits: [
    { title: "the cable pulled", from: lan, to: { ...lan, linkState: "down" }, impact: "blip" },
    { title: "another network", from: lan, to: { ...lan, network: "conf-nic-net2" }, impact: "blip" },
    { title: "a bridge instead of a network", from: minimal, to: { domain: RUNNING, type: "bridge", bridge: "cfnicbr8" }, impact: "blip" },
    {
      title: "another bridge",
      from: { domain: RUNNING, type: "bridge", bridge: "cfnicbr8" },
      to: { domain: RUNNING, type: "bridge", bridge: "cfnicbr9", isolated: false },
      impact: "blip",
    },
    { title: "another filter", from: lan, to: { ...lan, filter: { name: "conf-nic-filter" } }, impact: "blip" },
    { title: "no filter", from: lan, to: { ...lan, filter: {} }, impact: "blip" },
    { title: "not isolated", from: lan, to: { ...lan, isolated: false }, impact: "none" },
    { title: "another MTU", from: lan, to: { ...lan, mtu: 1300 }, impact: "restart" },
    { title: "another number of queues", from: lan, to: { ...lan, queues: 1 }, impact: "restart" },
    { title: "another model", from: { ...minimal, onGuestsAttached }, to: { ...minimal, onGuestsAttached, model: "e1000" }, impact: "restart" },
    { title: "another MAC address", from: lan, to: { ...lan, mac: ANOTHER }, impact: "restart" },
    { title: "Open vSwitch instead of a network", from: { ...minimal, onGuestsAttached }, to: { ...full, mac: DEFAULT_MAC }, impact: "restart" },
    { title: "Open vSwitch: another VLAN", from: full, to: { ...full, vlan: { tags: [{ id: 6 }] } }, impact: "blip" },
    {
      title: "Open vSwitch: from access port to trunk",
      from: full,
      to: { ...full, vlan: { trunk: true, tags: [{ id: 7, nativeMode: "untagged" }, { id: 6 }] } },
      impact: "blip",
    },
    { title: "Open vSwitch: other limits", from: full, to: { ...full, bandwidth: { outbound: { averageKiBps: 700 } } }, impact: "none" },
    { title: "Open vSwitch: no limits", from: full, to: { ...full, bandwidth: {} }, impact: "none" },
    { title: "Open vSwitch: another bridge", from: full, to: { ...full, bridge: "cfnicovs2" }, impact: "restart" },
    {
      title: "Open vSwitch: another interface id",
      from: full,
      to: { ...full, interfaceId: "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f" },
      impact: "restart",
    },
    { title: "macvtap: the cable pulled", from: direct, to: { ...direct, linkState: "down" }, impact: "blip" },
    { title: "macvtap: another mode", from: direct, to: { ...direct, mode: "vepa" }, impact: "restart" },
    { title: "off: other limits and boot order", from: stored, to: { ...stored, bandwidth: {}, bootOrder: 3 }, impact: "none" },
    { title: "off: another model, MTU and address", from: stored, to: { ...stored, model: "e1000", mtu: 1300, mac: ANOTHER }, impact: "none" },
    { title: "off: a vhost-user socket", from: stored, to: vhostuser, impact: "none" },
    { title: "off: another socket", from: vhostuser, to: { ...vhostuser, path: "/run/vhost/b.sock", mode: "server", mtu: 1400 }, impact: "none" },
    { title: "off: a virtual function", from: vhostuser, to: hostdev, impact: "none" },
    { title: "off: another virtual function", from: hostdev, to: { ...hostdev, pciAddress: "0000:06:02.1", vlan: { tags: [] } }, impact: "none" },
    { title: "another guest", from: minimal, to: { ...minimal, domain: OFF }, impact: "replace" },
    { title: "another name", from: minimal, to: { ...minimal, name: `${NAME}-renamed` }, impact: "replace" },
  ],
  drifts: [
    {
      title: "unplugged from the running guest",
      args: lan,
      byHand: byHand(
        'virsh -q detach-interface "$1" network --mac "$3" --live; left=50; while virsh -q domiflist "$1" | grep -q "$3" && [ $left -gt 0 ]; do left=$((left - 1)); sleep 0.2; done',
      ),
    },
    { title: "taken out of the stored definition", args: lan, byHand: byHand('virsh -q detach-interface "$1" network --mac "$3" --config') },
    { title: "the cable pulled", args: lan, byHand: byHand('virsh -q domif-setlink "$1" "$3" down') },
    { title: "the cable pulled from the next start on", args: lan, byHand: byHand('virsh -q domif-setlink "$1" "$3" down --config') },
    {
      title: "moved to another network",
      args: lan,
      byHand: byHand(
        `f=$(mktemp); echo '<interface type="network"><mac address="'$3'"/><source network="conf-nic-net2"/><driver queues="2"/><model type="virtio"/><mtu size="1400"/></interface>' >"$f"; virsh -q update-device "$1" "$f" --live; r=$?; rm -f "$f"; exit $r`,
      ),
    },
    {
      title: "its tap put into another bridge",
      args: lan,
      byHand: byHand(`ip link set "$(virsh -q domiflist "$1" | awk -v mac="$3" '$5 == mac {print $1}')" master cfnicbr9`),
    },
    {
      title: "another VLAN",
      args: full,
      byHand: byHand(
        `f=$(mktemp); virsh dumpxml "$1" | sed -n "/<interface type='bridge'>/,/<\\/interface>/p" | sed "s/tag id='5'/tag id='9'/" >"$f"; virsh -q update-device "$1" "$f" --live; r=$?; rm -f "$f"; exit $r`,
      ),
    },
    { title: "our mark removed", byHand: byHand('virsh -q metadata "$1" --uri urn:kvmnet:nic:$(echo "$3" | tr -d :) --remove --live --config') },
    { title: "gone", byHand: byHand(unplug(MAC)) },
  ],
  bad: [
    { title: "no guest", args: { type: "network", network: "x" }, property: "domain", reason: /required/ },
    { title: "no type", args: { domain: RUNNING }, property: "type", reason: /./ },
    bad("no network", { network: undefined }, "network", /required/),
    bad("an unknown type", { type: "user" }, "type", /network|bridge/),
    bad("a bridge on a network", { bridge: "br0" }, "bridge", /not a property/),
    bad("a multicast MAC address", { mac: "01:00:5e:00:00:01" }, "mac", /multicast/),
    bad("a MAC address of the host's own end", { mac: "fe:54:00:00:00:01" }, "mac", /fe/),
    bad("not a MAC address", { mac: "52:54:00:00:01" }, "mac", /MAC address/),
    bad("queues on an e1000", { model: "e1000", queues: 2 }, "queues", /virtio/),
    bad("no queue", { queues: 0 }, "queues", /1 to 256/),
    bad("an MTU of 40", { mtu: 40 }, "mtu", /68/),
    bad("a peak below the average", { bandwidth: { inbound: { averageKiBps: 10, peakKiBps: 5 } } }, "bandwidth.inbound.peakKiBps", /below/),
    bad("a floor above the average", { bandwidth: { inbound: { averageKiBps: 10, floorKiBps: 50 } } }, "bandwidth.inbound.floorKiBps", /above/),
    bad("a floor from the guest", { bandwidth: { outbound: { averageKiBps: 10, floorKiBps: 5 } } }, "bandwidth.outbound.floorKiBps", /not a property/),
    bad("a rate without its average", { bandwidth: { inbound: { peakKiBps: 5 } } }, "bandwidth.inbound.averageKiBps", /required/),
    bad("VLAN 4095", { vlan: { tags: [{ id: 4095 }] } }, "vlan.tags[0].id", /4094/),
    bad("a VLAN twice", { vlan: { tags: [{ id: 5 }, { id: 5 }] } }, "vlan.tags[1].id", /repeats/),
    bad(
      "two native VLANs",
      {
        vlan: {
          tags: [
            { id: 5, nativeMode: "tagged" },
            { id: 6, nativeMode: "tagged" },
          ],
        },
      },
      "vlan.tags[1].nativeMode",
      /native/,
    ),
    bad("several VLANs without a trunk", { vlan: { trunk: false, tags: [{ id: 5 }, { id: 6 }] } }, "vlan.trunk", /several/),
    bad("a filter's values without the filter", { filter: { parameters: [{ name: "IP", value: "192.0.2.1" }] } }, "filter.name", /needed/),
    bad("a filter's value with a quote", { filter: { name: "f", parameters: [{ name: "IP", value: "1'2" }] } }, "filter.parameters[0].value", /letters/),
    bad("a link that is neither up nor down", { linkState: "off" }, "linkState", /up/),
    {
      title: "VLANs on a Linux bridge",
      args: { domain: RUNNING, type: "bridge", bridge: "br0", vlan: { tags: [{ id: 5 }] } },
      property: "vlan",
      reason: /not a property/,
    },
    { title: "a filter on Open vSwitch", args: { ...full, filter: { name: "clean-traffic" } }, property: "filter", reason: /not a property/ },
    { title: "an MTU on macvtap", args: { ...direct, mtu: 1400 }, property: "mtu", reason: /not a property/ },
    { title: "VLANs on a shared macvtap", args: { ...direct, vlan: { tags: [{ id: 5 }] } }, property: "vlan", reason: /passthrough/ },
    { title: "a device name that is too long", args: { ...direct, device: "a-very-long-device" }, property: "device", reason: /15/ },
    { title: "a socket without its folder", args: { ...vhostuser, path: "a.sock" }, property: "path", reason: /absolute/ },
    { title: "an e1000 on a socket", args: { ...vhostuser, queues: 1, model: "e1000" }, property: "model", reason: /virtio/ },
    { title: "not a PCI address", args: { ...hostdev, pciAddress: "06:02" }, property: "pciAddress", reason: /PCI address/ },
    { title: "a trunk on a virtual function", args: { ...hostdev, vlan: { tags: [{ id: 5 }, { id: 6 }] } }, property: "vlan", reason: /one tag/ },
    { title: "a link state on a virtual function", args: { ...hostdev, linkState: "up" }, property: "linkState", reason: /not a property/ },
  ],
  foreign: {
    make: byHand(
      `f=$(mktemp); for mac in "$3" "$4"; do printf '%s' '${nicXml("MAC")}' | sed "s/MAC/$mac/" >"$f"; virsh -q attach-device "$1" "$f" --live --config || exit; done; rm -f "$f"`,
    ),
    remove: byHand(`${unplug(MAC)}\n${unplug(DEFAULT_MAC)}\nexit 0`),
    fingerprint: (host) => run(host, PRINT),
    adoptArgs: { domain: RUNNING, type: "network", network: "conf-nic-net2", mac: MAC },
  },
  inventory: async (host) =>
    (
      await run(
        host,
        `for guest in "$1" "$2"; do for side in "" --inactive; do virsh dumpxml "$guest" $side | grep -e "mac address" -e kvmnet | sed "s/^/$guest $side /"; done; done; ls /sys/class/net | grep -e ^vnet -e ^macvtap | wc -l`,
      )
    )
      .split("\n")
      .filter(Boolean),
};
