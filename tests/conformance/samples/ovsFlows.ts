import { ovsFlows } from "../../../provider/ovs/flows";
import { cookieOf, FOLDER, fileText, pathOf } from "../../../provider/ovs/flows/file";
import type { Samples } from "../samples";
import { byHand, inventory as databaseInventory, printed } from "./ovs";

const NAME = "cfflows";
const BRIDGE = "cffbr0";
const OTHER = "cffbr1";
const FILE = pathOf(NAME);

const minimal = { bridge: BRIDGE, flows: [{ actions: "NORMAL" }] };
const web = { table: 0, priority: 100, match: "tcp,in_port=cfa,tp_dst=80", actions: "output:cfb" };
const arp = { table: 0, priority: 90, match: "arp", actions: "NORMAL" };
const tagged = { table: 1, priority: 5, match: "dl_vlan=5", actions: "strip_vlan,mod_dl_dst:02:00:00:00:00:05,resubmit(,2)" };
const grouped = { table: 2, match: "ip", actions: "meter:4,group:7" };
const group = { id: 7, type: "ff", buckets: ["watch_port:cfa,actions=output:cfa", "watch_port:cfb,actions=output:cfb"] };
const meter = { id: 4, unit: "pktps", rate: 1000, burst: 100 };
const full = { bridge: BRIDGE, flows: [web, arp, tagged, grouped], groups: [group], meters: [meter], guard: { timeoutSeconds: 120 } };

const bad = (title: string, flow: object, property: string, reason: RegExp) => ({
  title,
  args: { ...minimal, flows: [arp, { ...web, ...flow }] },
  property: `flows[1].${property}`,
  reason,
});

/** What the switch holds, whoever's it is. */
const switched = `for b in ${BRIDGE} ${OTHER}; do
  for what in "--no-stats dump-flows" dump-groups dump-meters; do ovs-ofctl -O OpenFlow15 $what $b | grep 'actions=\\|group_id=\\|meter=\\|^type=' | sed "s/^/$b/; s/(xid=[^)]*)//" || :; done
done`;
const foreign = `echo 'flow add table=9,priority=7,udp actions=drop' | ovs-ofctl -O OpenFlow15 bundle ${BRIDGE} -`;

export const samples: Samples = {
  kind: ovsFlows,
  name: NAME,
  setUp: (host) =>
    byHand(
      host,
      `for bridge in ${BRIDGE} ${OTHER}; do ovs-vsctl --may-exist add-br $bridge -- set Bridge $bridge datapath_type=netdev fail_mode=secure; done
      for port in cfa cfb; do ovs-vsctl --may-exist add-port ${BRIDGE} $port -- set Interface $port type=internal; done
      ${foreign}`,
    ),
  tearDown: (host) =>
    byHand(host, `ovs-vsctl --if-exists del-br ${BRIDGE} -- --if-exists del-br ${OTHER}; rm -rf /etc/kvmnet/flows.d; rmdir /etc/kvmnet 2>/dev/null || :`),
  minimal,
  full,
  edits: [
    {
      title: "other actions, and a group, a meter and a flow fewer",
      to: { ...full, flows: [{ ...web, actions: "drop" }, tagged], groups: [], meters: [] },
      impact: "none",
    },
    {
      title: "another meter, and another rate",
      to: {
        ...full,
        meters: [
          { ...meter, rate: 500 },
          { id: 5, unit: "kbps", rate: 64 },
        ],
      },
      impact: "none",
    },
    { title: "other actions, and one flow fewer", to: { ...full, flows: [{ ...web, actions: "drop" }, tagged, grouped] }, impact: "none" },
    { title: "other buckets", to: { ...full, groups: [{ ...group, buckets: ["watch_port:cfb,actions=output:cfb"] }] }, impact: "none" },
    { title: "a group fewer", to: { ...full, flows: [web, arp, tagged], groups: [], meters: [] }, impact: "none" },
    { title: "everything", from: full, to: minimal, impact: "none" },
    { title: "another bridge", from: minimal, to: { ...minimal, bridge: OTHER }, impact: "replace" },
  ],
  drifts: [
    { title: "a flow deleted", byHand: (host) => byHand(host, `ovs-ofctl -O OpenFlow15 --strict del-flows ${BRIDGE} table=0,priority=90,arp`) },
    { title: "a flow changed", byHand: (host) => byHand(host, `ovs-ofctl -O OpenFlow15 --strict mod-flows ${BRIDGE} table=0,priority=90,arp,actions=drop`) },
    {
      title: "a group's buckets changed",
      byHand: (host) => byHand(host, `ovs-ofctl -O OpenFlow15 mod-group ${BRIDGE} group_id=7,type=ff,bucket=watch_port:cfa,actions=drop`),
    },
    {
      title: "a meter's rate changed",
      byHand: (host) => byHand(host, `ovs-ofctl -O OpenFlow15 mod-meter ${BRIDGE} meter=4,pktps,burst,band=type=drop,rate=7,burst_size=1`),
    },
    { title: "a meter deleted, and its flow with it", byHand: (host) => byHand(host, `ovs-ofctl -O OpenFlow15 del-meter ${BRIDGE} meter=4`) },
    { title: "a line of the file changed", byHand: (host) => byHand(host, `sed -i 's/priority=100/priority=101/' ${FILE}`) },
    { title: "the file of what was shown removed", byHand: (host) => byHand(host, `rm ${FILE.replace(/flows$/, "shown")}`) },
  ],
  bad: [
    { title: "no bridge", args: { flows: minimal.flows }, property: "bridge", reason: /./ },
    { title: "no flows", args: { bridge: BRIDGE, flows: [] }, property: "flows", reason: /at least one/ },
    { title: "a flow twice", args: { ...minimal, flows: [web, { ...web, actions: "drop" }] }, property: "flows[1]", reason: /repeats flows\[0\]/ },
    { title: "a meter twice", args: { ...full, meters: [meter, meter] }, property: "meters[1]", reason: /repeats/ },
    { title: "a meter 0", args: { ...full, meters: [{ ...meter, id: 0 }] }, property: "meters[0].id", reason: /1 to/ },
    { title: "a meter without a unit", args: { ...full, meters: [{ id: 4, rate: 5 }] }, property: "meters[0].unit", reason: /./ },
    { title: "a rate of nothing", args: { ...full, meters: [{ ...meter, rate: 0 }] }, property: "meters[0].rate", reason: /1 to/ },
    { title: "a group twice", args: { ...full, groups: [group, group] }, property: "groups[1]", reason: /repeats/ },
    { title: "a slash in the name", args: { ...minimal, name: "a/b" }, property: "name", reason: /file's name/ },
    {
      title: "two buckets of an indirect group",
      args: { ...full, groups: [{ ...group, type: "indirect" }] },
      property: "groups[0].buckets",
      reason: /one bucket/,
    },
    {
      title: "a bucket that holds another",
      args: { ...full, groups: [{ ...group, buckets: ["actions=drop,bucket=actions=drop"] }] },
      property: "groups[0].buckets[0]",
      reason: /one bucket/,
    },
    bad("table 255", { table: 255 }, "table", /0 to 254/),
    bad("priority 65536", { priority: 65_536 }, "priority", /0 to 65535/),
    bad("a cookie", { match: "cookie=0x5,arp" }, "match", /set for you/),
    bad("a priority in the match", { match: "arp,priority=5" }, "match", /say `priority`/),
    bad("a flow that ends", { match: "arp idle_timeout=5" }, "match", /ends by itself/),
    bad("actions in the match", { match: "arp actions=drop" }, "match", /say `actions`/),
    bad("a second line", { match: "arp\nudp" }, "match", /control characters/),
    bad("a comment", { actions: "drop # all" }, "actions", /comment/),
    bad("no actions", { actions: "" }, "actions", /drop/),
    bad("actions= in the actions", { actions: "actions=drop" }, "actions", /without/),
    bad("a misspelt property", { action: "drop" }, "action", /./),
  ],
  foreign: {
    // A file of ours that was copied from elsewhere, without an owner.
    make: async (host) => {
      const text = fileText({
        name: NAME,
        owner: "",
        spec: { bridge: BRIDGE, flows: [{ table: 0, priority: 32_768, match: "", actions: "NORMAL" }], groups: [] },
      });
      const script = `set -e; umask 022; mkdir -p ${FOLDER}; cat > ${FILE}; ovs-ofctl -O OpenFlow15 bundle ${BRIDGE} ${FILE}
ovs-ofctl -O OpenFlow15 --names --no-stats dump-flows ${BRIDGE} cookie=${cookieOf(NAME)}/-1 | sed -n 's/^ //p' > ${FILE.replace(/flows$/, "shown")}`;
      await host.run({ name: "by hand", script, input: text, mutates: true });
    },
    remove: (host) => byHand(host, `rm -f ${FILE} ${FILE.replace(/flows$/, "shown")}; ovs-ofctl -O OpenFlow15 del-flows ${BRIDGE} cookie=${cookieOf(NAME)}/-1`),
    fingerprint: (host) => printed(host, `cat ${FILE}; ${switched}`),
    adoptArgs: minimal,
  },
  inventory: async (host) => [
    ...(await databaseInventory(host)),
    ...(await printed(host, `${switched}; ls /etc/kvmnet/flows.d 2>/dev/null || :`)).split("\n").filter(Boolean).sort(),
  ],
};
