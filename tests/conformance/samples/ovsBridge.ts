import type { Host } from "../../../provider/host/host";
import { ovsBridge } from "../../../provider/ovs/ovsBridge";
import type { Samples } from "../samples";
import { byHand, inventory, printed } from "./ovs";

const NAME = "cfovs0";

const full = {
  datapathType: "netdev",
  failMode: "secure",
  stp: false,
  rstp: true,
  mcastSnooping: true,
  mac: "02:4F:56:53:00:01",
  protocols: ["OpenFlow13", "OpenFlow10"],
  controllers: ["tcp:127.0.0.1:16653", "ptcp:16654:127.0.0.1"],
  flowTables: [
    { table: 3, name: "peers", flowLimit: 100, overflowPolicy: "evict", groups: ["NXM_OF_IN_PORT[]", "NXM_OF_ETH_SRC[0..23]"], prefixes: ["nw_dst"] },
    { table: 0, flowLimit: 1000 },
  ],
  externalIds: { site: "lab", rack: "r 1; $(reboot)" },
  otherConfig: { "mac-aging-time": "120" },
  onGuestsAttached: { restart: "reattach", delete: "detach" },
  guard: { timeoutSeconds: 60 },
};

const without = (...properties: (keyof typeof full)[]) =>
  Object.fromEntries(Object.entries(full).filter(([property]) => !properties.includes(property as keyof typeof full)));

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...args }, property, reason });

const show = (host: Host) =>
  printed(host, `ovs-vsctl list Bridge ${NAME}; ovs-vsctl --columns=_uuid,name,external_ids,tag list Port; ovs-vsctl list Controller`);

export const samples: Samples = {
  kind: ovsBridge,
  name: NAME,
  minimal: { datapathType: "netdev" },
  full,
  edits: [
    { title: "fail mode", to: { ...full, failMode: "standalone" }, impact: "blip" },
    { title: "fail mode set for the first time", from: { datapathType: "netdev" }, to: { datapathType: "netdev", failMode: "secure" }, impact: "blip" },
    { title: "from RSTP to STP", to: { ...full, rstp: false, stp: true }, impact: "blip" },
    { title: "no multicast snooping", to: { ...full, mcastSnooping: false }, impact: "none" },
    { title: "another MAC address", to: { ...full, mac: "02:4f:56:53:00:02" }, impact: "blip" },
    { title: "other OpenFlow versions", to: { ...full, protocols: ["OpenFlow14"] }, impact: "blip" },
    { title: "a controller fewer, another one more", to: { ...full, controllers: ["tcp:127.0.0.1:16653", "unix:/run/controller.sock"] }, impact: "blip" },
    { title: "an OpenFlow table fewer, another limit", to: { ...full, flowTables: [{ table: 0, flowLimit: 20, overflowPolicy: "refuse" }] }, impact: "none" },
    { title: "no settings of OpenFlow tables", to: { ...full, flowTables: [] }, impact: "none" },
    { title: "no controllers", to: { ...full, controllers: [] }, impact: "blip" },
    { title: "an external id changed, one removed, one added", to: { ...full, externalIds: { site: "hall", note: "new" } }, impact: "none" },
    { title: "no external ids any more", to: without("externalIds"), impact: "none" },
    { title: "another setting", to: { ...full, otherConfig: { "mac-table-size": "4096" } }, impact: "blip" },
    { title: "guests are to be protected", to: without("onGuestsAttached"), impact: "none" },
  ],
  drifts: [
    { title: "fail mode changed", byHand: (host) => byHand(host, `ovs-vsctl set-fail-mode ${NAME} standalone`) },
    { title: "the bridge deleted", byHand: (host) => byHand(host, `ovs-vsctl del-br ${NAME}`) },
    { title: "an external id removed", byHand: (host) => byHand(host, `ovs-vsctl remove Bridge ${NAME} external_ids rack`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovs-vsctl remove Bridge ${NAME} external_ids kvmnet-owner`) },
    { title: "a controller removed", byHand: (host) => byHand(host, `ovs-vsctl set-controller ${NAME} tcp:127.0.0.1:16653`) },
    {
      title: "a controller added",
      byHand: (host) => byHand(host, `ovs-vsctl -- --id=@c create Controller target='"tcp:127.0.0.1:9999"' -- add Bridge ${NAME} controller @c`),
    },
    { title: "the MAC address changed", byHand: (host) => byHand(host, `ovs-vsctl set Bridge ${NAME} other_config:hwaddr=02:4f:56:53:00:99`) },
    { title: "spanning tree turned off", byHand: (host) => byHand(host, `ovs-vsctl set Bridge ${NAME} rstp_enable=false`) },
    {
      title: "the limit of an OpenFlow table changed",
      byHand: (host) => byHand(host, `ovs-vsctl set Flow_Table "$(ovs-vsctl get Bridge ${NAME} flow_tables:0)" flow_limit=5`),
    },
    { title: "an OpenFlow table's settings removed", byHand: (host) => byHand(host, `ovs-vsctl remove Bridge ${NAME} flow_tables 3`) },
    { title: "a setting changed", byHand: (host) => byHand(host, `ovs-vsctl set Bridge ${NAME} other_config:mac-aging-time=5`) },
  ],
  bad: [
    bad("a name of 16 characters", { name: "a234567890123456" }, "name", /15 characters/),
    bad("a name with a slash", { name: "br/0" }, "name", /must start with/),
    bad("a name that Open vSwitch uses itself", { name: "ovs-system" }, "name", /Open vSwitch's own/),
    bad("an unknown datapath", { datapathType: "dpdk" }, "datapathType", /system|netdev/),
    bad("an unknown fail mode", { failMode: "open" }, "failMode", /standalone|secure/),
    bad("both spanning trees", { stp: true, rstp: true }, "rstp", /together with stp/),
    bad("a text for a boolean", { stp: "yes" }, "stp", /boolean|true/),
    bad("a multicast MAC address", { mac: "03:00:00:00:00:01" }, "mac", /multicast/),
    bad("an unknown OpenFlow version", { protocols: ["OpenFlow99"] }, "protocols[0]", /OpenFlow1/),
    bad("an OpenFlow version twice", { protocols: ["OpenFlow13", "OpenFlow13"] }, "protocols[1]", /repeats/),
    bad("a controller without its protocol", { controllers: ["192.0.2.5:6653"] }, "controllers[0]", /controller target/),
    bad("a controller's port out of range", { controllers: ["tcp:192.0.2.5:70000"] }, "controllers[0]", /controller target/),
    bad("a controller twice", { controllers: ["tcp:192.0.2.5", "tcp:192.0.2.5"] }, "controllers[1]", /repeats/),
    bad("an OpenFlow table twice", { flowTables: [{ table: 1 }, { table: 1 }] }, "flowTables[1]", /repeats/),
    bad("a group twice", { flowTables: [{ table: 1, groups: ["NXM_OF_IN_PORT[]", "NXM_OF_IN_PORT[]"] }] }, "flowTables[0].groups[1]", /repeats groups\[0\]/),
    bad("a prefix twice", { flowTables: [{ table: 1, prefixes: ["nw_src", "nw_src"] }] }, "flowTables[0].prefixes[1]", /repeats prefixes\[0\]/),
    bad("OpenFlow table 255", { flowTables: [{ table: 255 }] }, "flowTables[0].table", /0 to 254/),
    bad("a group that is no field", { flowTables: [{ table: 1, groups: ["in_port"] }] }, "flowTables[0].groups[0]", /NXM_OF_IN_PORT/),
    bad("bits beyond a field", { flowTables: [{ table: 1, groups: ["NXM_OF_ETH_SRC[40..48]"] }] }, "flowTables[0].groups[0]", /NXM_OF_ETH_SRC/),
    bad("a prefix of ports", { flowTables: [{ table: 1, prefixes: ["tp_dst"] }] }, "flowTables[0].prefixes[0]", /nw_dst/),
    bad("four prefixes", { flowTables: [{ table: 1, prefixes: ["nw_src", "nw_dst", "ipv6_src", "ipv6_dst"] }] }, "flowTables[0].prefixes", /at most 3/),
    bad("a line break in an external id", { externalIds: { note: "a\nb" } }, "externalIds.note", /control characters/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
    bad("a setting that has a property", { otherConfig: { hwaddr: "02:00:00:00:00:01" } }, "otherConfig.hwaddr", /`mac`/),
    bad("a misspelt property", { failmode: "secure" }, "failmode", /failMode/),
  ],
  foreign: {
    make: (host) =>
      byHand(host, `ovs-vsctl --may-exist add-br ${NAME} -- set Bridge ${NAME} datapath_type=netdev external_ids:of=admin other_config:mac-aging-time=77`),
    remove: (host) => byHand(host, `ovs-vsctl --if-exists del-br ${NAME}`),
    fingerprint: show,
    adoptArgs: { datapathType: "netdev" },
  },
  inventory,
  tearDown: (host) => byHand(host, `ovs-vsctl --if-exists del-br ${NAME}`),
};
