import { securityGroup } from "../../../provider/policy/securityGroup";
import { fragmentOf as groupFragment } from "../../../provider/policy/securityGroup/render";
import { securityGroupAttachment } from "../../../provider/policy/securityGroupAttachment";
import { fragmentOf } from "../../../provider/policy/securityGroupAttachment/render";
import type { Input, Samples } from "../samples";
import { inventory, load, tidyTables, typed, unmarked } from "./policyTable";

const name = "cfatt";
const FILE = `/etc/kvmnet/policy.d/SecurityGroupAttachment-${name}.rules`;
const NETWORK = "conf-att";
const MAC = "52:54:00:6e:31:01";
/** Whose reservation somebody moves. */
const MOVED = "52:54:00:6e:31:03";
const DEFINITION = `<network><name>${NETWORK}</name><forward mode="nat"/><bridge name="cfatt0"/>
<ip address="192.168.144.1" netmask="255.255.255.0"><dhcp><host mac="${MAC}" name="web" ip="192.168.144.20"/><host mac="${MOVED}" name="moved" ip="192.168.144.28"/></dhcp></ip></network>`;

/** Of another stack. */
const others = ["cfattweb", "cfattssh"].map((group) =>
  groupFragment(group, `other/stack/${group}`, {
    ingress: [{ protocol: "tcp", ports: [group === "cfattweb" ? "443" : "22"], self: false, log: false }],
    members: [],
  }),
);

/** Whose address the network reserves. */
const minimal: Input = { mac: MAC, antiSpoof: true };
const full: Input = {
  mac: "52:54:00:6E:31:02",
  device: "cfatttap",
  addresses: ["192.168.144.21", "fd00:144::21"],
  antiSpoof: true,
  allowedAddresses: ["192.168.144.100", "10.9.0.0/16", "fd00:145::/64"],
};
const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

export const samples: Samples = {
  kind: securityGroupAttachment,
  name,
  setUp: async (host) => {
    await tearDown(host);
    await host.run({
      name: "make a network",
      script: `virsh -q net-define /proc/self/fd/0 && virsh -q net-start ${NETWORK}`,
      input: DEFINITION,
      mutates: true,
    });
    await load(host, others);
  },
  tearDown,
  minimal,
  full,
  edits: [
    {
      title: "one more address that it may use",
      to: { ...full, allowedAddresses: [...(full.allowedAddresses as string[]), "192.168.144.101"] },
      impact: "blip",
    },
    { title: "none besides its own", to: { ...full, allowedAddresses: [] }, impact: "blip" },
    { title: "another address of its own", to: { ...full, addresses: ["192.168.144.22"] }, impact: "blip" },
    { title: "another device", to: { ...full, device: "cfatttap2" }, impact: "none" },
    { title: "another NIC", from: minimal, to: { ...full, device: undefined }, impact: "blip" },
    { title: "another name", to: { ...full, name: "cfatt2" }, impact: "replace" },
  ],
  drifts: [
    { title: "a rule removed", byHand: typed(`nft flush chain bridge kvmnet SecurityGroupAttachment.${name}.spoof`) },
    { title: "the device taken out", byHand: typed("nft flush map bridge kvmnet kvmnet_spoof_device") },
    { title: "nft flush ruleset", args: minimal, byHand: typed("nft delete table bridge kvmnet") },
    {
      title: "its reservation moved",
      args: { ...minimal, mac: MOVED },
      byHand: typed(`virsh -q net-update ${NETWORK} modify ip-dhcp-host '<host mac="${MOVED}" name="moved" ip="192.168.144.29"/>' --live --config`),
    },
    { title: "our file removed", byHand: typed(`rm ${FILE}`) },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/192.168.144.100/192.168.144.102/' ${FILE}`) },
  ],
  bad: [
    bad("nobody", { mac: undefined, antiSpoof: false, groups: ["cfattweb"] }, "mac", /not said/),
    bad("a NIC and a network", { network: NETWORK }, "network", /one of the two/),
    bad("a NIC and a bridge", { bridge: "cfatt0" }, "bridge", /one of the two/),
    bad("nothing to do", { antiSpoof: false }, "groups", /do nothing/),
    bad("no group", { groups: [] }, "groups", /at least one/),
    bad("a group with words of nft", { groups: ["web accept"] }, "groups[0]", /no name/),
    bad("a MAC address that is none", { mac: "52:54:00:6e:31" }, "mac", /MAC address/),
    bad("a multicast MAC address", { mac: "53:54:00:6e:31:01" }, "mac", /multicast/),
    bad("a device with a quote", { device: 'a" drop' }, "device", /letter/),
    bad("a device without a NIC", { mac: undefined, network: NETWORK, antiSpoof: false, groups: ["cfattweb"], device: "web0" }, "device", /name its `mac`/),
    bad("a network held to addresses", { mac: undefined, network: NETWORK }, "antiSpoof", /one NIC/),
    bad(
      "addresses besides, of one that is not held",
      { antiSpoof: false, groups: ["cfattweb"], allowedAddresses: ["10.0.0.1"] },
      "allowedAddresses",
      /not set/,
    ),
    bad("ends what nothing closes", { onEstablished: "end" }, "onEstablished", /without `groups`/),
    bad("established connections cut", { onEstablished: "cut", groups: ["cfattweb"] }, "onEstablished", /keep/),
    bad("logs of what nothing drops", { logDenied: true }, "logDenied", /without `groups`/),
    bad("an address that is none", { addresses: ["web"] }, "addresses[0]", /address/),
    bad("an address within another", { allowedAddresses: ["10.0.0.0/8", "10.0.0.1"] }, "allowedAddresses[1]", /lies within/),
    bad("everything", { allowedAddresses: ["0.0.0.0/0"] }, "allowedAddresses[0]", /everybody/),
    bad("a network with a line break", { mac: undefined, antiSpoof: false, groups: ["cfattweb"], network: "a\nb" }, "network", /control characters/),
    bad("a misspelt property", { antispoof: true }, "antispoof", /antiSpoof/),
  ],
  foreign: {
    ...unmarked(fragmentOf(name, "", { mac: MAC, antiSpoof: true, allowedAddresses: [], logDenied: false, memberAddresses: ["192.168.144.20"] }), others),
    adoptArgs: minimal,
  },
  inventory,
};

const filtered: Input = { mac: MAC, groups: ["cfattweb"] };
const everything: Input = { ...full, groups: ["cfattweb", "cfattssh"], logDenied: true };

/** What needs a kernel that follows connections over bridges. */
export const vmSamples: Samples = {
  ...samples,
  lab: "vm",
  setUp: async (host) => {
    await samples.setUp?.(host);
    // With it the units that bring tables back, which stay for it.
    await securityGroup.create(host, { name: "cfattunits", owner: "other/stack/units", ingress: [], members: [] });
  },
  minimal: filtered,
  full: { ...everything, onEstablished: "keep" },
  edits: [
    { title: "one group fewer", to: { ...everything, groups: ["cfattssh"] }, impact: "none" },
    { title: "connections that end", to: { ...everything, onEstablished: "end", groups: ["cfattssh"] }, impact: "blip" },
    { title: "not held to its addresses", to: { ...everything, antiSpoof: false, allowedAddresses: [] }, impact: "blip" },
    { title: "a whole network", from: filtered, to: { network: NETWORK, groups: ["cfattweb"], logDenied: true }, impact: "none" },
    { title: "a whole bridge", from: { network: NETWORK, groups: ["cfattweb"] }, to: { bridge: "cfatt0", groups: ["cfattweb"] }, impact: "none" },
  ],
  drifts: [
    { title: "the NIC taken out", byHand: typed("nft flush map bridge kvmnet kvmnet_shut_to_mac") },
    { title: "an accept ahead of everything", byHand: typed("nft insert rule bridge kvmnet kvmnet_to accept") },
    { title: "a member taken out", args: filtered, byHand: typed("nft flush set bridge kvmnet SecurityGroup.cfattweb.v4") },
  ],
};

async function tearDown(host: Parameters<Samples["inventory"]>[0]): Promise<void> {
  await typed(tidyTables)(host);
  await host.run({
    name: "tidy up",
    script: `virsh -q net-destroy ${NETWORK}; virsh -q net-undefine ${NETWORK}; ovs-vsctl --if-exists del-br ${BRIDGE}; exit 0`,
    mutates: true,
  });
}

const BRIDGE = "cfattovs";
const COOKIE = "0x6b766d6e65742f70";
const onSwitch: Input = { ...full, device: undefined, groups: ["cfattweb", "cfattssh"] };
const flow = (words: string) => typed(`ovs-ofctl -O OpenFlow15 ${words}`);

/** On a bridge of Open vSwitch, where flows do what rules of nft do elsewhere. */
export const switchSamples: Samples = {
  ...samples,
  setUp: async (host) => {
    await tearDown(host);
    const ports = [MAC, "52:54:00:6e:31:02"].map(
      (mac, i) => `ovs-vsctl add-port ${BRIDGE} cfattp${i} -- set Interface cfattp${i} type=internal external_ids:attached-mac=${mac}`,
    );
    await typed(`ovs-vsctl add-br ${BRIDGE} -- set Bridge ${BRIDGE} datapath_type=netdev\n${ports.join("\n")}`)(host);
    await load(host, others);
  },
  minimal: filtered,
  full: onSwitch,
  edits: [
    { title: "one group fewer", to: { ...onSwitch, groups: ["cfattssh"] }, impact: "none" },
    { title: "connections that end", to: { ...onSwitch, onEstablished: "end", groups: ["cfattssh"] }, impact: "blip" },
    { title: "that end no more", from: { ...onSwitch, onEstablished: "end" }, to: onSwitch, impact: "none" },
    { title: "not held to its addresses", to: { ...onSwitch, antiSpoof: false, allowedAddresses: [] }, impact: "blip" },
    { title: "a whole bridge", from: filtered, to: { bridge: BRIDGE, groups: ["cfattweb"] }, impact: "none" },
  ],
  drifts: [
    { title: "flows deleted", byHand: flow(`del-flows ${BRIDGE} table=247`) },
    { title: "a flow that opens everything", byHand: flow(`add-flow ${BRIDGE} cookie=${COOKIE},table=0,priority=65535,actions=NORMAL`) },
    { title: "all flows deleted", args: filtered, byHand: flow(`del-flows ${BRIDGE}`) },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/192.168.144.100/192.168.144.102/' ${FILE}`) },
    { title: "its port under another number", args: filtered, byHand: typed("ovs-vsctl set Interface cfattp0 ofport_request=77; sleep 0.5") },
  ],
  inventory: async (host) => [
    ...(await inventory(host)),
    ...(await host.run({ name: "list flows", script: `ovs-ofctl --no-stats dump-flows ${BRIDGE} cookie=${COOKIE}/-1 | grep actions=; :` })).stdout
      .split("\n")
      .filter(Boolean),
  ],
};
