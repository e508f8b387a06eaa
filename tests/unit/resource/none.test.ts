import test from "ava";
import { z } from "zod";
import { kindArgs } from "../../../provider/engine/args";
import { checkArgs } from "../../../provider/engine/check";
import { evaluate } from "../../../provider/engine/evaluate";
import { kindNames, kinds } from "../../../provider/registry";
import { given, orNone } from "../../../provider/resource/schema";
import { type Setting, settingsOf } from "../../nonePaths";

/** What needs no `none`, and why. */
const ALWAYS_THERE = /^(name|mac|mtu|bridge\.name|subnets\[\]\.gateway)$|(^|\.)(mode|type|family|scope|table)$/;
const BY_PARTS = /^(nat|bridge|onGuestsAttached|queues|ring|bridgeNetfilter|neighbourTable(\.ipv[46])?)$/;
/** Numbers and words of which the kernel, libvirt or Open vSwitch has a default that is a value like others, named in the description. */
const HAS_DEFAULT =
  /^(bridge\.(delaySeconds|macTableManager)|.*(Seconds|Milliseconds|Metric|Mbps|Mask)|priority|vlanProtocol|defaultPvid|ttl|learning|.*(Validate|Policy|PerPort|Reselect|Mac|Igmp|Notifications|Rate|Select|Links|Priority|PortKey)|reversePathFilter|arpIgnore|arpAnnounce|conntrackMax|.*gcThreshold\d|virtualFunctions|queues\..*|ring\..*|datapathType|bandwidth\..*|filter\..*|subnets\[\]\.dhcp\.leaseSeconds)$/;
/** What an object is, or how it is told from others: it is said in full, or not at all. */
const IDENTITY: Readonly<Record<string, RegExp>> = {
  DomainInterface: /^(mac|interfaceId)$/,
  DhcpReservation: /^(mac|duid)$/,
  // Its chain and priority have values like others; references and rules are compared as a whole.
  NwFilter: /./,
  StaticRoute: /^(gateway|device|metric)$/,
  PolicyRule: /./,
  PortForward: /^(listenPortEnd|targetPort)$/,
  // A group without `egress` lets everything out; a rule without ports or types is about all of them. It is compared as a whole.
  SecurityGroup: /./,
  SecurityGroupAttachment: /^(mac|device|network|bridge)$/,
  NetworkFirewall: /./,
  // One without a limit has none: it owns both directions.
  TrafficPolicy: /./,
  // It is tried as it is said.
  ReachabilityTest: /./,
  ThroughputTest: /./,
  TestImpairment: /./,
  OvsPort: /./,
  OvsMirror: /./,
  // Its row is ours alone: what is not named is as when nobody says anything.
  OvsFlowExport: /./,
  // A port that is not named is closed, and a cluster does not become databases of one host again.
  OvnCentral: /^(northboundPort|onRowsLeft|cluster)$/,
  // Flows and groups are compared whole.
  OvsFlows: /./,
  // `tcp` is a value like others.
  OvnLoadBalancer: /^protocol$/,
  // Docker changes nothing of a network: what is not named any more stays until it is made anew.
  DockerNetwork: /./,
  MacvtapNetwork: /^physicalFunction$/,
  SriovNetwork: /^physicalFunction$/,
  Network: /^(physicalFunction|dnsmasqOptions)$/,
};
/** How a change is made, not what is made: what is not named is the connection's, or the default. */
const MANNER = /^guard$/;
/** iproute2 has no word for it (docs/limits.md). */
const IMPOSSIBLE: Readonly<Record<string, RegExp>> = { Bond: /^(primary|adActorSystem)$/ };

const isSwitchOrList = ({ schema }: Setting) => schema instanceof z.ZodBoolean || schema instanceof z.ZodArray || schema instanceof z.ZodRecord;

for (const name of kindNames) {
  test(`${name}: every setting that stays when it is not named can be taken back`, (t) => {
    const open = settingsOf(kindArgs(kinds[name]())).filter(
      (setting) =>
        setting.optional &&
        !setting.none &&
        !isSwitchOrList(setting) &&
        ![ALWAYS_THERE, BY_PARTS, MANNER, HAS_DEFAULT, IDENTITY[name], IMPOSSIBLE[name]].some((known) => known?.test(setting.path)),
    );
    t.deepEqual(
      open.map(({ path }) => path),
      [],
    );
  });
}

test("`none` is shown, or replaced by the word that the setting has for it; what is wrong with a value is said of the setting itself", (t) => {
  const schema = z.strictObject({
    device: orNone(z.string().max(3, "is too long")).optional(),
    range: orNone(z.strictObject({ start: z.number() }), { start: 1 }).optional(),
  });
  t.deepEqual(evaluate(schema, { device: "none", range: "none" }).data, { device: "none", range: { start: 1 } });
  t.deepEqual([given("none"), given("eth0"), given(undefined)], [undefined, "eth0", undefined]);
  const { failures } = checkArgs(kinds.NatNetwork(), {
    name: "lan",
    owner: "a/b/c",
    subnets: [{ cidr: "10.0.0.0/24" }],
    mtu: 1,
    domain: { name: "a..b" },
    forwardDevice: "no such/device",
  });
  t.deepEqual(failures.map(({ property }) => property).sort(), ["domain.name", "forwardDevice", "mtu"]);
  t.true(
    failures.every(({ reason }) => !/"none"/.test(reason)),
    JSON.stringify(failures),
  );
});
