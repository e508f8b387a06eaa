import { isDeepStrictEqual } from "node:util";
import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import { checkArgs } from "../../provider/engine/check";
import type { Json } from "../../provider/engine/json";
import type { Host } from "../../provider/host/host";
import { kinds } from "../../provider/registry";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";
import { settingsOf } from "../nonePaths";
import * as routerPort from "./samples/logicalRouterPort";
import { samples as logicalPort } from "./samples/logicalSwitchPort";
import * as set from "./samples/ovnAddressSet";
import { samples as central } from "./samples/ovnCentral";
import { samples as chassis } from "./samples/ovnChassis";
import { floating, samples as nat } from "./samples/ovnNat";
import * as policy from "./samples/ovnPolicy";
import * as qos from "./samples/ovnQos";
import { samples as route } from "./samples/ovnRoute";

/** Every setting that takes `none` is taken back by it on the real host, and then is as if it had never been. Each kind that others are parts of. */
interface Scene {
  readonly kind: keyof typeof kinds;
  /** Sets everything that can be taken back. */
  readonly args: object;
  /** What this scene, or this lab, has no way to set. */
  readonly without?: readonly string[];
  /** What means nothing without it. */
  readonly goesWithIt?: readonly string[];
}

const NET = "kvnone";
const GUEST = "kvnoneguest";
const annotations = ["title", "description"];
const rate = { average: 1000, peak: 2000, burst: 500 };
const limits = { inbound: rate, outbound: rate };
const vlan = { tags: [{ id: 42 }] };
const nic = { domain: GUEST, mac: "52:54:00:6e:6f:01", bootOrder: 3, queues: 2 };
const nicLimits = { inbound: { averageKiBps: 1000 }, outbound: { averageKiBps: 500 } };

const scenes: readonly Scene[] = [
  {
    kind: "NatNetwork",
    args: {
      active: false,
      subnets: [
        {
          cidr: "10.95.0.0/24",
          tftpRoot: "/tmp",
          dhcp: { ranges: [{ start: "10.95.0.10", end: "10.95.0.20" }], bootFile: "pxe.0", bootServer: "10.95.0.2" },
        },
      ],
      domain: { name: "none.example" },
      dns: { enabled: true },
      forwardDevice: "eth1",
      nat: { addressRange: { start: "100.64.0.200", end: "100.64.0.201" }, portRange: { start: 2000, end: 3000 } },
      bridge: { zone: "public" },
      mtu: 1400,
      bandwidth: limits,
    },
    without: annotations,
  },
  {
    kind: "BridgedNetwork",
    args: {
      active: false,
      bridge: "br-kvnone",
      virtualport: { type: "openvswitch", profileId: "p1", interfaceId: "6f0d9f8c-6d2f-4b1e-8a3c-0d5a7c1b2e3f" },
      vlan,
      bandwidth: limits,
    },
    without: annotations,
  },
  {
    kind: "MacvtapNetwork",
    args: {
      active: false,
      mode: "passthrough",
      devices: ["eth1"],
      virtualport: { type: "802.1Qbg", managerId: 1, typeId: 2, typeIdVersion: 3, instanceId: "6f0d9f8c-6d2f-4b1e-8a3c-0d5a7c1b2e3f" },
      vlan,
    },
    without: annotations,
  },
  // libvirt 9 does not know `driverModel`.
  {
    kind: "SriovNetwork",
    args: { active: false, physicalFunction: "eth1", driver: "vfio", virtualport: { type: "802.1Qbh", profileId: "p" }, vlan },
    without: [...annotations, "driverModel"],
  },
  {
    kind: "DomainInterface",
    args: { ...nic, type: "network", network: "default", portGroup: "web", mtu: 1400, vlan, bandwidth: nicLimits, filter: { name: "clean-traffic" } },
  },
  { kind: "DhcpReservation", args: { network: NET, mac: "52:54:00:6e:6f:02", ip: "10.96.0.30", hostname: "web", leaseSeconds: 3600 } },
  {
    kind: "DnsRecord",
    args: { type: "srv", network: NET, service: "ldap", protocol: "tcp", domain: "a.example", target: "b.example", port: 389, priority: 5, weight: 6 },
  },
  { kind: "PortGroup", args: { network: NET, bandwidth: limits }, without: ["vlan", "virtualport"] },
  { kind: "StaticRoute", args: { destination: "198.19.66.0/24", gateway: "198.18.66.9", source: "198.18.66.1", mtu: 1400 } },
  {
    kind: "Veth",
    args: {
      addresses: ["198.18.67.1/24", "fd00:67::1/64"],
      gateway: "198.18.67.9",
      gateway6: "fd00:67::9",
      dns: { servers: ["198.18.67.53"], search: ["none.example"] },
      gatewayMetric: 999,
      peer: "kvnoneend",
      persistence: "runtime",
    },
    goesWithIt: ["gatewayMetric"],
  },
  {
    kind: "Vxlan",
    args: { vni: 4243, lowerDevice: "kvnonelow", local: "198.18.66.1", group: "239.1.2.3", sourcePortRange: "40000-50000", persistence: "runtime" },
    without: ["gateway", "gateway6", "dns"],
  },
  {
    kind: "OvsUplink",
    args: {
      bridge: "kvnoneovs",
      addresses: ["198.18.68.1/24", "fd00:68::1/64"],
      gateway: "198.18.68.9",
      gateway6: "fd00:68::9",
      dns: { servers: ["198.18.68.53"], search: ["none.example"] },
      gatewayMetric: 999,
      persistence: "runtime",
    },
    goesWithIt: ["gatewayMetric"],
  },
  { kind: "OvsBridge", args: { datapathType: "netdev", failMode: "secure", mac: "02:4f:56:53:66:01" } },
  { kind: "LogicalSwitch", args: { subnet: "10.94.0.0/24", ipv6Prefix: "fd00:94::" } },
  { kind: "ProviderNetwork", args: { physicalNetwork: "physnet1", vlanId: 7, subnet: "10.95.0.0/24", ipv6Prefix: "fd00:95::" } },
  // Those of a port to a physical network, or of a machine there, are tried as an edit.
  { kind: "LogicalSwitchPort", args: logicalPort.full, without: ["tag", "networkName", "haChassisGroup"] },
  { kind: "LogicalRouter", args: { chassis: "none-chassis" } },
  { kind: "LogicalRouterPort", args: routerPort.grouped },
  { kind: "OvnRoute", args: route.full },
  { kind: "OvnNat", args: floating },
  { kind: "OvnQos", args: qos.full },
  { kind: "OvnPolicy", args: policy.full },
  { kind: "OvnAddressSet", args: set.full },
  {
    kind: "DhcpOptions",
    args: { cidr: "10.94.0.0/24", serverId: "10.94.0.1", serverMac: "02:00:00:00:94:01", leaseSeconds: 3600, router: "10.94.0.1", domainName: "none.example" },
  },
];

/** What is called by its device. */
const names: Partial<Record<keyof typeof kinds, string>> = { Veth: "kvnonetest", Vxlan: "kvnonetest", OvsBridge: "br-kvnone", OvsUplink: "kvnoneup" };

/** Kinds whose settings are those of others. */
const alike: Partial<Record<keyof typeof kinds, readonly (keyof typeof kinds)[]>> = {
  RoutedNetwork: ["NatNetwork"],
  IsolatedNetwork: ["NatNetwork"],
  InternalNetwork: ["NatNetwork"],
  OpenNetwork: ["NatNetwork"],
  Network: ["NatNetwork", "BridgedNetwork", "MacvtapNetwork", "SriovNetwork"],
  Bridge: ["Veth"],
  Bond: ["Veth"],
  Vlan: ["Veth"],
  Dummy: ["Veth"],
  Macvlan: ["Veth"],
  HostInterface: ["Veth"],
};

/** Kinds that a host has once: an edit of their own samples takes it back. */
const inEdits = (name: keyof typeof kinds) =>
  [central, chassis]
    .filter(({ kind }) => kind.type === name)
    .flatMap(({ edits, full }) =>
      edits.flatMap(({ from = full, to }) => Object.keys(to).filter((path) => to[path] === "none" && from[path] !== undefined && from[path] !== "none")),
    );

const canBeTakenBack = (kind: AnyKind) => [...new Set(settingsOf(kindArgs(kind)).flatMap(({ path, none }) => (none ? [path] : [])))];

let taken: TakenHost;
const byHand = (host: Host, script: string) => host.run({ name: "typed by hand", script, mutates: true });

const cleared = `
for name in ${NET} kvnonenet; do virsh net-destroy $name; virsh net-undefine $name; done
virsh undefine ${GUEST}
ovs-vsctl --if-exists del-br br-kvnone -- --if-exists del-br kvnoneovs
ip link del kvnonelow
ip link del kvnoneup
ip link del kvnonetest
exit 0`;
const prepared = `
printf '<network><name>${NET}</name><ip address="10.96.0.1" prefix="24"/></network>' >/run/kvnone.xml && virsh net-define /run/kvnone.xml
printf '<domain type="qemu"><name>${GUEST}</name><memory>65536</memory><os><type>hvm</type></os><devices><disk type="file" device="disk"><source file="/dev/null"/><target dev="vda" bus="virtio"/><boot order="1"/></disk></devices></domain>' >/run/kvnone.xml && virsh define /run/kvnone.xml
rm /run/kvnone.xml
ip link add kvnonelow type veth peer name kvnonepeer && ip addr add 198.18.66.1/24 dev kvnonelow && ip link set kvnonelow up
ovs-vsctl add-br kvnoneovs -- set Bridge kvnoneovs datapath_type=netdev
ip link add kvnoneup type veth peer name kvnoneupp && ip link set kvnoneup up`;

test.serial.before(async () => {
  taken = await takeHost();
  await byHand(taken.host, cleared);
  await byHand(taken.host, prepared);
  await logicalPort.setUp?.(taken.host);
  await routerPort.samples.setUp?.(taken.host);
  await route.setUp?.(taken.host);
  await nat.setUp?.(taken.host);
  await qos.samples.setUp?.(taken.host);
  await policy.samples.setUp?.(taken.host);
});

test.serial.after.always(async () => {
  if (taken) {
    await byHand(taken.host, cleared);
    await logicalPort.tearDown?.(taken.host);
    await taken.release();
  }
});

function valueAt(value: unknown, path: string): unknown {
  return path.split(/\.|(?=\[)/).reduce<unknown>((inner, part) => (part === "[]" ? (inner as unknown[])?.[0] : (inner as Json | undefined)?.[part]), value);
}

function withNone(args: Json, path: string): Json {
  const [head = "", ...rest] = path.split(".");
  if (head.endsWith("[]")) {
    const name = head.slice(0, -2);
    return { ...args, [name]: (args[name] as Json[]).map((one) => withNone(one, rest.join("."))) };
  }
  return { ...args, [head]: rest.length === 0 ? "none" : withNone((args[head] ?? {}) as Json, rest.join(".")) };
}

/** Whole settings, and those within them, are taken back apart from one another. */
const rounds = (paths: readonly string[]) => {
  const within = (path: string) => paths.some((other) => path.startsWith(`${other}.`));
  return [paths.filter((path) => within(path) || !paths.some((other) => other.startsWith(`${path}.`))), paths.filter((path) => !within(path))];
};

async function takenBack(t: ExecutionContext, kind: AnyKind, given: Json, paths: readonly string[], goesWithIt: readonly string[]): Promise<void> {
  const inputs = (args: Json) => {
    const { failures, inputs } = checkArgs(kind, args);
    t.deepEqual(failures, [], JSON.stringify(args));
    return inputs;
  };
  const settle = async (args: Json) => {
    const wanted = inputs(args);
    const state = await kind.read(taken.host, String(given.name));
    const next = state ? await kind.update(taken.host, state, wanted, kind.plan(state, wanted)) : await kind.create(taken.host, wanted);
    t.deepEqual(kind.plan(next, wanted), []);
    return { wanted, next };
  };
  for (const round of rounds(paths)) {
    const { next: before } = await settle(given);
    const args = Object.fromEntries(Object.entries(round.reduce(withNone, given)).filter(([key]) => !goesWithIt.includes(key)));
    const { wanted, next } = await settle(args);
    for (const path of round) {
      t.false(isDeepStrictEqual(valueAt(before, path), valueAt(next, path)), `${path} was set: ${JSON.stringify(valueAt(before, path))}`);
      const to = valueAt(wanted, path);
      t.true(to === undefined || typeof to === "object" || isDeepStrictEqual(valueAt(next, path), to), `${path}: ${JSON.stringify(valueAt(next, path))}`);
    }
  }
}

for (const { kind: name, args, without = [], goesWithIt = [] } of scenes) {
  test.serial(`${name}: what can be set can be taken back`, async (t) => {
    const kind = kinds[name]();
    const paths = canBeTakenBack(kind).filter((path) => !without.some((one) => path === one || path.startsWith(`${one}.`)));
    const given = {
      ...args,
      name: names[name] ?? "kvnonenet",
      owner: "conformance/stack/none",
    };
    try {
      await takenBack(t, kind, given, paths, goesWithIt);
    } finally {
      const state = await kind.read(taken.host, given.name);
      await (state && kind.delete(taken.host, state));
    }
  });
}

for (const name of Object.keys(kinds) as (keyof typeof kinds)[]) {
  test(`${name}: every setting that can be taken back is tried`, (t) => {
    const tried = [name, ...(alike[name] ?? [])].flatMap((one) => (scenes.some(({ kind }) => kind === one) ? canBeTakenBack(kinds[one]()) : []));
    t.deepEqual(
      canBeTakenBack(kinds[name]()).filter((path) => !tried.includes(path) && !inEdits(name).includes(path)),
      [],
    );
  });
}
