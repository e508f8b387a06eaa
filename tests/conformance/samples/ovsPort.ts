import { ovsPort } from "../../../provider/ovs/ovsPort";
import type { Samples } from "../samples";
import { byHand, inventory, printed } from "./ovs";

const NAME = "cfport0";
const BRIDGE = "cfbr0";
const OTHER = "cfbr1";
/** A NIC stands in for an uplink. */
const NIC = "cfnic0";
/** For a bond, with a switch at the other ends. */
const NICS = ["cfnic1", "cfnic2", "cfnic3"];

const minimal = { bridge: BRIDGE, type: "internal" };

const full = {
  ...minimal,
  tag: 100,
  trunks: [300, 100, 200],
  vlanMode: "native-untagged",
  ofportRequest: 17,
  mtuRequest: 1400,
  mac: "02:4F:56:53:01:01",
  externalIds: { site: "lab" },
  interfaceExternalIds: { "iface-id": "web-0" },
  otherConfig: { "priority-tags": "always" },
  guard: { timeoutSeconds: 60 },
};

const vxlan = { bridge: BRIDGE, type: "vxlan", remoteIp: "100.64.0.77", localIp: "100.64.0.11", key: 4096, dstPort: 14789, options: { tos: "inherit" } };
const gre = { bridge: BRIDGE, type: "gre", remoteIp: "100.64.0.77", key: 4294967295 };
const geneve = { bridge: BRIDGE, type: "geneve", remoteIp: "100.64.0.78", key: "flow" };
const patch = { bridge: BRIDGE, type: "patch", peer: "cfpeer0" };
const system = { name: NIC, bridge: BRIDGE, type: "system" };

const bond = { bridge: BRIDGE, type: "bond", members: NICS.slice(0, 2) };
const fullBond = {
  ...bond,
  tag: 100,
  bondMode: "balance-slb",
  upDelayMilliseconds: 200,
  downDelayMilliseconds: 100,
  detectMode: "miimon",
  miimonMilliseconds: 200,
  rebalanceIntervalMilliseconds: 5000,
  hashBasis: 7,
  otherConfig: { "priority-tags": "always" },
};
const lacpBond = {
  ...bond,
  bondMode: "balance-tcp",
  lacp: "active",
  lacpTime: "fast",
  lacpFallback: true,
  lacpSystemId: "02:4F:56:53:01:09",
  lacpSystemPriority: 100,
  primary: NICS[1],
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

export const samples: Samples = {
  kind: ovsPort,
  name: NAME,
  setUp: (host) =>
    byHand(
      host,
      `for bridge in ${BRIDGE} ${OTHER}; do ovs-vsctl --may-exist add-br $bridge -- set Bridge $bridge datapath_type=netdev; done
      for nic in ${[NIC, ...NICS].join(" ")}; do
        ip link show $nic >/dev/null 2>&1 || ip link add $nic type veth peer name $nic'p'
        ip link set $nic up; ip link set $nic'p' up
      done
      ovs-vsctl --may-exist add-br cfbr2 -- set Bridge cfbr2 datapath_type=netdev \
        -- --may-exist add-bond cfbr2 cfswitch ${NICS.map((nic) => `${nic}p`).join(" ")} lacp=passive`,
    ),
  tearDown: (host) =>
    byHand(
      host,
      `ovs-vsctl --if-exists del-br ${BRIDGE} -- --if-exists del-br ${OTHER} -- --if-exists del-br cfbr2
      for nic in ${[NIC, ...NICS].join(" ")}; do ip link delete $nic 2>/dev/null || true; done`,
    ),
  minimal,
  full,
  edits: [
    { title: "another VLAN", to: { ...full, tag: 200 }, impact: "blip" },
    { title: "from trunk to access", to: { ...full, vlanMode: "access", trunks: [] }, impact: "blip" },
    { title: "other trunks", to: { ...full, trunks: [100, 400] }, impact: "blip" },
    { title: "no VLANs at all", to: minimal, impact: "blip" },
    { title: "QinQ", from: minimal, to: { ...minimal, vlanMode: "dot1q-tunnel", tag: 9, cvlans: [2, 1] }, impact: "blip" },
    { title: "another OpenFlow port number", to: { ...full, ofportRequest: 18 }, impact: "blip" },
    { title: "another MTU", to: { ...full, mtuRequest: 1300 }, impact: "blip" },
    { title: "another MAC address", to: { ...full, mac: "02:4f:56:53:01:02" }, impact: "blip" },
    { title: "other external ids on port and interface", to: { ...full, externalIds: {}, interfaceExternalIds: { "iface-id": "web-1" } }, impact: "none" },
    { title: "another setting", to: { ...full, otherConfig: { "priority-tags": "if-nonzero" } }, impact: "blip" },
    { title: "another bridge", to: { ...full, bridge: OTHER }, impact: "replace" },
    { title: "another type", from: minimal, to: vxlan, impact: "replace" },
    { title: "VXLAN: another end", from: vxlan, to: { ...vxlan, remoteIp: "100.64.0.78" }, impact: "blip" },
    {
      title: "VXLAN: another VNI, port and options",
      from: vxlan,
      to: { bridge: BRIDGE, type: "vxlan", remoteIp: "100.64.0.77", key: "flow", options: { ttl: "9" } },
      impact: "blip",
    },
    { title: "VXLAN to Geneve", from: vxlan, to: geneve, impact: "replace" },
    { title: "GRE: a key fewer", from: gre, to: { bridge: BRIDGE, type: "gre", remoteIp: "100.64.0.77" }, impact: "blip" },
    { title: "patch: another peer", from: patch, to: { ...patch, peer: "cfpeer1" }, impact: "blip" },
    { title: "a bond: other settings, all at once", from: fullBond, to: { ...bond, bondMode: "active-backup", primary: NICS[0] }, impact: "blip" },
    { title: "a bond: another member", from: fullBond, to: { ...fullBond, members: [NICS[0], NICS[2]] }, impact: "blip" },
    { title: "a bond: LACP", from: bond, to: lacpBond, impact: "blip" },
    { title: "a bond: delays", from: fullBond, to: { ...fullBond, upDelayMilliseconds: 0, downDelayMilliseconds: 300 }, impact: "none" },
    { title: "NIC: a trunk becomes an access port", from: { ...system, trunks: [5, 6] }, to: { ...system, tag: 5 }, impact: "blip" },
  ],
  drifts: [
    { title: "tag changed", byHand: (host) => byHand(host, `ovs-vsctl set Port ${NAME} tag=666`) },
    { title: "a trunk removed", byHand: (host) => byHand(host, `ovs-vsctl remove Port ${NAME} trunks 300`) },
    { title: "a tag where none should be", args: minimal, byHand: (host) => byHand(host, `ovs-vsctl set Port ${NAME} tag=5`) },
    { title: "VLAN mode cleared", byHand: (host) => byHand(host, `ovs-vsctl clear Port ${NAME} vlan_mode`) },
    { title: "the port removed", byHand: (host) => byHand(host, `ovs-vsctl del-port ${NAME}`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovs-vsctl remove Port ${NAME} external_ids kvmnet-owner`) },
    { title: "an external id removed", byHand: (host) => byHand(host, `ovs-vsctl remove Interface ${NAME} external_ids iface-id`) },
    {
      title: "the port moved to another bridge",
      byHand: (host) => byHand(host, `id=$(ovs-vsctl get Port ${NAME} _uuid); ovs-vsctl remove Bridge ${BRIDGE} ports $id -- add Bridge ${OTHER} ports $id`),
    },
    {
      title: "a bond: mode, delay and a setting",
      args: fullBond,
      byHand: (host) => byHand(host, `ovs-vsctl set Port ${NAME} bond_mode=active-backup bond_updelay=5 other_config:bond-hash-basis=9`),
    },
    {
      title: "a bond: one member left",
      args: bond,
      byHand: (host) => byHand(host, `ovs-vsctl remove Port ${NAME} interfaces $(ovs-vsctl get Interface ${NICS[1]} _uuid)`),
    },
    { title: "VXLAN: another end", args: vxlan, byHand: (host) => byHand(host, `ovs-vsctl set Interface ${NAME} options:remote_ip=100.64.0.99`) },
    { title: "VXLAN: made a Geneve tunnel", args: vxlan, byHand: (host) => byHand(host, `ovs-vsctl set Interface ${NAME} type=geneve`) },
    { title: "patch: a peer of somebody else's", args: patch, byHand: (host) => byHand(host, `ovs-vsctl set Interface ${NAME} options:peer=elsewhere`) },
  ],
  bad: [
    { title: "no type", args: { bridge: BRIDGE }, property: "type", reason: /./ },
    bad("an unknown type", { type: "team" }, "type", /system|internal/),
    { title: "a bond of one NIC", args: { ...bond, members: [NIC] }, property: "members", reason: /two NICs/ },
    { title: "a NIC twice in a bond", args: { ...bond, members: [NIC, NIC] }, property: "members[1]", reason: /repeats/ },
    {
      title: "a bond's setting with a property",
      args: { ...bond, otherConfig: { "lacp-time": "fast" } },
      property: "otherConfig.lacp-time",
      reason: /`lacpTime`/,
    },
    { title: "a kernel bond's mode", args: { ...bond, bondMode: "802.3ad" }, property: "bondMode", reason: /balance-tcp/ },
    { title: "a number of the one port on a bond", args: { ...bond, ofportRequest: 5 }, property: "ofportRequest", reason: /./ },
    { title: "no bridge", args: { type: "internal" }, property: "bridge", reason: /./ },
    bad("the name of the bridge", { name: BRIDGE }, "name", /local port/),
    bad("VLAN 0", { tag: 0 }, "tag", /1 to 4094/),
    bad("VLAN 4095", { tag: 4095 }, "tag", /1 to 4094/),
    bad("a trunk VLAN out of range", { trunks: [1, 4095] }, "trunks[1]", /0 to 4094/),
    bad("a trunk VLAN twice", { trunks: [5, 6, 5] }, "trunks[2]", /repeats/),
    bad("a patch without a peer", { type: "patch" }, "peer", /./),
    bad("a patch to itself", { type: "patch", peer: NAME }, "peer", /two ports/),
    bad("a tunnel without its other end", { type: "vxlan" }, "remoteIp", /./),
    bad("a host name as the other end", { type: "vxlan", remoteIp: "kvm2" }, "remoteIp", /IPv4/),
    bad("a DPDK port without a device", { type: "dpdk" }, "devargs", /./),
    bad("a DPDK device with a blank", { type: "dpdk", devargs: "0000:01:00.0 x" }, "devargs", /blanks/),
    bad("a socket by a relative path", { type: "dpdkvhostuserclient", socketPath: "web.sock" }, "socketPath", /absolute/),
    bad("a VNI of 25 bits", { type: "vxlan", remoteIp: "192.0.2.1", key: 16777216 }, "key", /24 bits/),
    bad("a GRE key of 33 bits", { type: "gre", remoteIp: "192.0.2.1", key: 4294967296 }, "key", /32 bits/),
    bad("a UDP port on GRE", { type: "gre", remoteIp: "192.0.2.1", dstPort: 4789 }, "dstPort", /./),
    bad("ends of two families", { type: "geneve", remoteIp: "192.0.2.1", localIp: "2001:db8::1" }, "localIp", /IPv6/),
    bad("both ends the same", { type: "geneve", remoteIp: "192.0.2.1", localIp: "192.0.2.1" }, "localIp", /two ends/),
    bad("an option that has a property", { type: "vxlan", remoteIp: "192.0.2.1", options: { remote_ip: "192.0.2.2" } }, "options.remote_ip", /`remoteIp`/),
    bad("a tunnel's property on a NIC", { type: "system", remoteIp: "192.0.2.1" }, "remoteIp", /./),
    bad("a MAC address on a tunnel", { type: "vxlan", remoteIp: "192.0.2.1", mac: "02:00:00:00:00:01" }, "mac", /./),
    bad("an OpenFlow port number out of range", { ofportRequest: 65280 }, "ofportRequest", /65279/),
    bad("an MTU of 40", { mtuRequest: 40 }, "mtuRequest", /68/),
    bad("the mark of guests' ports", { otherConfig: { transient: "true" } }, "otherConfig.transient", /boots/),
    bad("a line break in iface-id", { interfaceExternalIds: { "iface-id": "a\nb" } }, "interfaceExternalIds.iface-id", /control characters/),
    bad("a misspelt property", { trunk: [5] }, "trunk", /trunks/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `ovs-vsctl --may-exist add-port ${BRIDGE} ${NAME} tag=7 external_ids:of=admin -- set Interface ${NAME} type=internal external_ids:iface-id=theirs`,
      ),
    remove: (host) => byHand(host, `ovs-vsctl --if-exists del-port ${NAME}; ovs-vsctl --if-exists del-port ${NIC}`),
    fingerprint: (host) =>
      printed(
        host,
        `ovs-vsctl list Port ${NAME}; ovs-vsctl --columns=_uuid,name,type,options,external_ids,mac,mtu_request,ofport list Interface ${NAME}; ovs-vsctl port-to-br ${NAME}`,
      ),
    adoptArgs: { ...minimal, tag: 7 },
  },
  inventory,
};
