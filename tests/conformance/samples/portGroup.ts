import type { Host } from "../../../provider/host/host";
import { portGroup } from "../../../provider/libvirt/entries/portGroup";
import type { Input, Samples } from "../samples";
import * as entries from "./entries";

/**
 * A network on a bridge that exists: the only sort in which a port group can have everything. Without the device, a libvirtd that is started again
 * takes the network for one that is off, and prints what it was when it ran.
 */
const NETWORK = "conf-groups";
const OTHER = "conf-groups-too";
const NAME = "conf-pg";

const definition = (name: string) =>
  `<network><name>${name}</name><forward mode="bridge"/><bridge name="conf-pgbr0"/><virtualport type="openvswitch"/><portgroup name="theirs"><vlan><tag id="9"/></vlan></portgroup></network>`;

const onBoth = (host: Host, script: string, input?: string) => entries.byHand(host, `set -- ${NETWORK} ${OTHER}; ${script}`, input);
const update = (command: string, xml: string, where: string) => async (host: Host) => {
  await onBoth(host, `virsh net-update "$1" ${command} portgroup "${xml}" ${where}`);
};

const minimal: Input = { network: NETWORK };
const full: Input = {
  network: NETWORK,
  default: true,
  trustGuestRxFilters: true,
  bandwidth: { inbound: { average: 1000, peak: 5000, burst: 1024 }, outbound: { average: 500 } },
  vlan: { trunk: true, tags: [{ id: 42, nativeMode: "untagged" }, { id: 47 }] },
  virtualport: { type: "openvswitch", profileId: "web", interfaceId: "09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f" },
};
const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

export const samples: Samples = {
  kind: portGroup,
  name: NAME,
  setUp: async (host) => {
    await onBoth(host, "ip link show dev conf-pgbr0 >/dev/null 2>&1 || ip link add conf-pgbr0 type bridge");
    await onBoth(host, 'virsh net-define /proc/self/fd/0 && virsh net-start "$1"', definition(NETWORK));
    await onBoth(host, 'virsh net-define /proc/self/fd/0 && virsh net-start "$2"', definition(OTHER));
  },
  tearDown: async (host) => {
    await onBoth(host, 'for name in "$@"; do virsh net-destroy "$name"; virsh net-undefine "$name"; done; ip link delete conf-pgbr0; exit 0');
  },
  minimal,
  full,
  edits: [
    { title: "another VLAN", to: { ...full, vlan: { tags: [{ id: 43 }] } }, impact: "none" },
    { title: "no VLAN", to: { ...full, vlan: { tags: [] } }, impact: "none" },
    { title: "other limits", to: { ...full, bandwidth: { inbound: { average: 2000 } } }, impact: "none" },
    { title: "another port profile", to: { ...full, virtualport: { type: "openvswitch", profileId: "db" } }, impact: "none" },
    { title: "no virtual port of its own", to: { ...full, virtualport: { type: "none" } }, impact: "none" },
    { title: "no longer the default", to: { ...full, default: false, trustGuestRxFilters: false }, impact: "none" },
    { title: "the default, from the least", from: minimal, to: { ...minimal, default: true }, impact: "none" },
    { title: "another network", to: { ...full, network: OTHER }, impact: "replace" },
    { title: "another name", from: minimal, to: { ...minimal, name: "conf-pg2" }, impact: "replace" },
  ],
  drifts: [
    { title: "removed from both", byHand: update("delete", `<portgroup name='${NAME}'/>`, "--live --config") },
    { title: "removed from the running network", byHand: update("delete", `<portgroup name='${NAME}'/>`, "--live") },
    { title: "removed from the stored definition", byHand: update("delete", `<portgroup name='${NAME}'/>`, "--config") },
    { title: "another VLAN", byHand: update("modify", `<portgroup name='${NAME}'><vlan><tag id='77'/></vlan></portgroup>`, "--live --config") },
  ],
  bad: [
    bad("VLAN 0", { vlan: { tags: [{ id: 0 }] } }, "vlan.tags[0].id", /1 to 4094/),
    bad("VLAN 4095", { vlan: { tags: [{ id: 4095 }] } }, "vlan.tags[0].id", /1 to 4094/),
    bad("one VLAN twice", { vlan: { tags: [{ id: 5 }, { id: 5 }] } }, "vlan.tags[1].id", /already/),
    bad(
      "two native VLANs",
      {
        vlan: {
          tags: [
            { id: 5, nativeMode: "tagged" },
            { id: 6, nativeMode: "untagged" },
          ],
        },
      },
      "vlan.tags",
      /native/,
    ),
    bad("several VLANs, no trunk", { vlan: { trunk: false, tags: [{ id: 5 }, { id: 6 }] } }, "vlan.trunk", /several/),
    bad("peak without average", { bandwidth: { inbound: { average: 0, peak: 5 } } }, "bandwidth.inbound.average", /needed/),
    bad("peak below average", { bandwidth: { outbound: { average: 9, peak: 5 } } }, "bandwidth.outbound.peak", /less/),
    bad("negative limit", { bandwidth: { inbound: { average: -1 } } }, "bandwidth.inbound.average", /negative/),
    bad("unknown virtual port", { virtualport: { type: "ovs" } }, "virtualport.type", /openvswitch/),
    bad("no UUID", { virtualport: { type: "openvswitch", interfaceId: "x" } }, "virtualport.interfaceId", /UUID/),
    bad("a name that libvirt cannot read again", { name: "it's" }, "name", /must not contain/),
    bad("no network", { network: undefined }, "network", /required/),
  ],
  foreign: {
    make: update("add", `<portgroup name='${NAME}'><bandwidth><inbound average='7'/></bandwidth></portgroup>`, "--live --config"),
    remove: async (host) => {
      await onBoth(
        host,
        `for name in ${NAME} conf-pg2; do for how in --live --config; do virsh net-update "$1" delete portgroup "<portgroup name='$name'/>" $how; done; done; exit 0`,
      );
    },
    fingerprint: (host) =>
      onBoth(host, 'for name in "$@"; do virsh net-dumpxml "$name" --inactive; virsh net-dumpxml "$name"; done | sed "/<metadata>/,/<\\/metadata>/d"'),
    adoptArgs: minimal,
  },
  inventory: async (host) => {
    const script = `for name in "$@"; do for how in "" --inactive; do
      virsh net-dumpxml "$name" $how | sed -n "/<portgroup/,/<.portgroup>/{s/^ */$name $how: /;p}; /kvmnet:entry/{s/^ *//;p}"
    done; done; ls /etc/libvirt/qemu/networks`;
    return (await onBoth(host, script)).split("\n").filter(Boolean).sort();
  },
};
