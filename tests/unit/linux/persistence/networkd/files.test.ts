import test from "ava";
import type { BootConfig } from "../../../../../provider/linux/persistence/config";
import { readOwnFile } from "../../../../../provider/linux/persistence/files";
import type { BootHost, DeviceOwner } from "../../../../../provider/linux/persistence/manager";
import { networkd } from "../../../../../provider/linux/persistence/networkd";

const host = (owners: Record<string, Omit<DeviceOwner, "managers">> = {}): BootHost => ({
  running: ["networkd"],
  tools: { ip: "/usr/sbin/ip", bridge: "/usr/sbin/bridge" },
  owners: Object.fromEntries(Object.entries(owners).map(([device, owner]) => [device, { managers: ["networkd"], ...owner }])),
});

const named = (key: string, rest: Partial<BootConfig>): BootConfig => ({ title: `Bridge ${key}`, owner: "p/s/n", key, ...rest });
const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;
const port = (device: string, options = {}) => ({ device, drop: [], options, commands: [] });

/** Path → lines below the header. */
const bodies = (config: BootConfig, owners = host()) =>
  Object.fromEntries(networkd.files(config, owners).map(({ path, text }) => [path.replace("/etc/systemd/", ""), text.split("\n").slice(2).filter(Boolean)]));

const bridge = named("br0", {
  device: "br0",
  up: true,
  maker: { kind: "bridge", words: [], options: { stp: false, forwardDelaySeconds: 4, defaultPvid: 0, vlanProtocol: "802.1ad" } },
  addresses: ["192.0.2.5/24"],
  routes: [{ ...route, dst: "default", via: "192.0.2.1", metric: 50 }],
  dns: { servers: ["192.0.2.53"], search: ["a.example", "b.example"] },
  ports: [port("eth1")],
});

test("a bridge is a netdev, a network and a link", (t) => {
  const files = bodies(bridge, host({ eth1: { source: "/etc/systemd/network/20-eth1.network", ours: false, addressed: false, shared: false } }));
  t.deepEqual(files, {
    "network/05-kvmnet-br0.netdev": [
      ...["[NetDev]", "Name=br0", "Kind=bridge", "MACAddress=none"],
      ...["[Bridge]", "STP=no", "ForwardDelaySec=4", "VLANProtocol=802.1ad", "DefaultPVID=none"],
    ],
    "network/05-kvmnet-br0.network": [
      ...["[Match]", "Name=br0", "[Network]", "DHCP=no", "ConfigureWithoutCarrier=yes", "DNS=192.0.2.53", "Domains=a.example b.example"],
      ...[
        "[IPv6AcceptRA]",
        "DHCPv6Client=no",
        "[Address]",
        "Address=192.0.2.5/24",
        "Broadcast=192.0.2.255",
        "[Route]",
        "Destination=0.0.0.0/0",
        "Gateway=192.0.2.1",
        "Metric=50",
        "Protocol=static",
      ],
    ],
    "network/05-kvmnet-br0.link": ["[Match]", "OriginalName=br0", "[Link]", "Alias=kvmnet:p/s/n", "MACAddressPolicy=persistent"],
    "network/20-eth1.network.d/kvmnet-br0.conf": [
      ...["[Link]", "RequiredForOnline=no", "[Network]", "Bridge=br0", "DHCP=no", "LinkLocalAddressing=no", "IPv6AcceptRA=no", "KeepConfiguration=no"],
    ],
  });
});

test("a file of ours stands in for one that gives a port addresses, and keeps what stands upon the port", (t) => {
  const source = "/run/systemd/network/10-netplan-eth1.network";
  const files = bodies(bridge, host({ eth1: { source, ours: false, addressed: true, shared: false, keeps: ["VLAN=eth1.7"] } }));
  t.deepEqual(files["network/05-kvmnet-port-eth1.network"]?.slice(0, 5), [`# instead ${source}`, "[Match]", "Name=eth1", "[Network]", "VLAN=eth1.7"]);
  t.true(files["network/05-kvmnet-port-eth1.network"]?.includes("Bridge=br0"));
});

test("a file of ours stands in for one that is about further devices, and for none", (t) => {
  const path = "network/05-kvmnet-port-eth1.network";
  t.true(path in bodies(bridge, host({ eth1: { source: "/etc/systemd/network/20-en.network", ours: false, addressed: false, shared: true } })));
  const first = bodies(bridge)[path];
  t.deepEqual(first?.slice(0, 2), ["[Match]", "Name=eth1"]);
  // And stays the same once it is in effect.
  t.deepEqual(bodies(bridge, host({ eth1: { source: `/etc/systemd/${path}`, ours: true, addressed: false } }))[path], first);
});

test("ours come before the file that networkd would take otherwise, by their names", (t) => {
  const source = "/etc/systemd/network/00-uplink.network";
  const owners = { eth1: { source, ours: false, addressed: true, shared: false } };
  const files = Object.keys(bodies(bridge, { ...host(owners), rivals: { br0: "/etc/systemd/network/01-all.network" } }));
  t.true(files.includes("network/0-kvmnet-port-eth1.network"));
  t.deepEqual(
    files.filter((path) => /kvmnet-br0\./.test(path)),
    ["netdev", "network", "link"].map((ending) => `network/0-kvmnet-br0.${ending}`),
  );
  const first = { ...host({ eth1: { source: "/etc/systemd/network/!first.network", ours: false, addressed: true, shared: false } }) };
  t.regex(networkd.unsupported(bridge, first) ?? "", /networkd would take .*!first\.network for eth1/);
});

test("a port's options, and what networkd has no words for", (t) => {
  const config = named("br0", {
    device: "br0",
    maker: { kind: "bridge", words: [], options: {} },
    ports: [
      {
        device: "eth1",
        drop: [],
        options: {
          isolated: true,
          hairpin: false,
          pathCost: 50,
          priority: 8,
          vlans: [{ id: 10 }, { id: 20, to: 29, untagged: true }, { id: 30, pvid: true, untagged: true }],
        },
        commands: [{ tool: "bridge", line: "vlan del dev eth1 vid 1" }],
      },
    ],
    commands: [{ tool: "ethtool", line: "-K br0 tx off" }],
  });
  const files = bodies(config);
  t.deepEqual(files["network/05-kvmnet-port-eth1.network"]?.slice(10), [
    ...["[Bridge]", "Isolated=yes", "HairPin=no", "Cost=50", "Priority=8", "[BridgeVLAN]", "VLAN=10", "[BridgeVLAN]", "VLAN=20-29", "EgressUntagged=20-29"],
    ...["[BridgeVLAN]", "VLAN=30", "EgressUntagged=30", "PVID=30"],
  ]);
  const unit = files["system/kvmnet-networkd-br0.service"] ?? [];
  t.true(unit.includes("StandardInputText=/usr/sbin/bridge vlan del dev eth1 vid 1"));
  t.true(unit.includes("StandardInputText=ethtool -K br0 tx off"));
  t.regex(unit.find((line) => line.startsWith("ExecStart=")) ?? "", / sh br0 eth1:br0$/);
});

test("a bond's ports say which is the primary one", (t) => {
  const config = named("bond0", {
    device: "bond0",
    maker: {
      kind: "bond",
      words: [],
      options: { mode: "802.3ad", miimonMilliseconds: 100, lacpRate: "fast", arpIpTargets: ["192.0.2.1", "192.0.2.2"], primary: "eth2" },
    },
    ports: [port("eth1"), port("eth2")],
  });
  const files = bodies(config);
  t.deepEqual(files["network/05-kvmnet-bond0.netdev"]?.slice(4), [
    ...["[Bond]", "Mode=802.3ad", "MIIMonitorSec=100ms", "LACPTransmitRate=fast", "ARPIPTargets=192.0.2.1 192.0.2.2"],
  ]);
  t.false(files["network/05-kvmnet-port-eth1.network"]?.includes("PrimarySlave=yes"));
  t.true(files["network/05-kvmnet-port-eth2.network"]?.includes("PrimarySlave=yes"));
  t.true(files["network/05-kvmnet-bond0.link"]?.includes("MACAddressPolicy=none"));
});

test("a VLAN is named by its lower device, also when a bridge takes that as a port", (t) => {
  const vlan = named("eth1.100", {
    device: "eth1.100",
    maker: { kind: "vlan", words: [], lowerDevice: "eth1", options: { vlanId: 100, protocol: "802.1Q", gvrp: true } },
  });
  const files = bodies(vlan, host({ eth1: { source: "/etc/systemd/network/20-eth1.network", ours: false, addressed: true, shared: false } }));
  t.deepEqual(files["network/05-kvmnet-eth1_2e100.netdev"]?.slice(3), ["[VLAN]", "Id=100", "Protocol=802.1q", "GVRP=yes"]);
  t.deepEqual(files["network/20-eth1.network.d/kvmnet-eth1_2e100.conf"], ["[Network]", "VLAN=eth1.100"]);
  t.deepEqual(files["network/05-kvmnet-port-eth1.network.d/kvmnet-eth1_2e100.conf"], ["[Network]", "VLAN=eth1.100"]);
});

test("additions to a device that nobody describes hang on a base that a verb makes", (t) => {
  const config = named("route-x", {
    device: "eth1.5",
    routes: [
      {
        ...route,
        dst: "10.0.0.0/8",
        nexthops: [
          { via: "192.0.2.1", dev: "eth2", weight: 2 },
          { via: "192.0.2.2", weight: 1 },
        ],
      },
    ],
  });
  t.deepEqual(bodies(config), {
    "network/60-kvmnet-base-eth1_2e5.network.d/kvmnet-route-x.conf": [
      ...["[Route]", "Destination=10.0.0.0/8", "Protocol=static", "MultiPathRoute=192.0.2.1@eth2 2", "MultiPathRoute=192.0.2.2 1"],
    ],
  });
  const change = { config, host: host(), written: [], removed: [], joining: [], leaving: [] };
  t.deepEqual(networkd.after(change), ["networkd_reload eth1.5/eth1_2e5 - - eth1.5 -"]);
});

test("a rule without a device lies with the loopback device", (t) => {
  const config = named("rule-x", { rules: [{ family: 6, priority: 7, action: "prohibit", fwmark: "0x5/0xff" }] });
  t.deepEqual(bodies(config), {
    "network/60-kvmnet-base-lo.network.d/kvmnet-rule-x.conf": ["[RoutingPolicyRule]", "Family=ipv6", "Priority=7", "FirewallMark=0x5/0xff", "Type=prohibit"],
  });
});

test("settings of a card are only those that are described", (t) => {
  const owners = host({ eth1: { source: "/etc/systemd/network/20-eth1.network", ours: false, addressed: true, shared: false } });
  t.deepEqual(bodies(named("eth1", { device: "eth1", mtu: 9000, addresses: ["10.0.0.1/8"], dhcp4: true }), owners), {
    "network/20-eth1.network.d/kvmnet-eth1.conf": [
      "[Link]",
      "MTUBytes=9000",
      "[Network]",
      "DHCP=ipv4",
      "[Address]",
      "Address=10.0.0.1/8",
      "Broadcast=10.255.255.255",
    ],
  });
});

test("every file carries the mark, with its hash", (t) => {
  const files = networkd.files(bridge, host());
  for (const { path, text } of files) {
    t.like(readOwnFile(path, text), { owner: "p/s/n", key: "br0", edited: false });
    t.true(
      networkd.ownFiles.some((glob) => new RegExp(`^${glob.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`).test(path)),
      path,
    );
  }
});

test("what networkd cannot say is refused with the reason", (t) => {
  const shared = host({ eth1: { source: "/etc/systemd/network/20-en.network", ours: false, addressed: true, shared: true } });
  t.regex(networkd.unsupported(named("route-x", { device: "eth1", routes: [] }), shared) ?? "", /20-en\.network describes more devices than eth1/);
  t.is(networkd.unsupported(bridge, shared), undefined);
  const bond = (options: Record<string, string | boolean>) => named("b", { device: "b", maker: { kind: "bond", words: [], options } });
  t.regex(networkd.unsupported(bond({ lacpActive: false }), host()) ?? "", /lacpActive/);
  t.regex(networkd.unsupported(bond({ arpValidate: "filter" }), host()) ?? "", /arpValidate/);
  t.is(networkd.unsupported(bond({ arpValidate: "all" }), host()), undefined);
  t.regex(networkd.unsupported(named("r", { routes: [{ ...route, dst: "10.0.0.0/8", table: "blue" }] }), host()) ?? "", /by number only/);
  t.regex(networkd.unsupported(named("r", { rules: [{ family: 4, priority: 1, action: "goto 9" }] }), host()) ?? "", /goto 9/);
});

test("orders tell networkd, enable units, and let go of ports", (t) => {
  const change = { config: bridge, host: host(), joining: ["eth1"], leaving: [], written: ["/etc/systemd/system/kvmnet-networkd-br0.service"], removed: [] };
  t.deepEqual(networkd.after(change), ["enable_unit kvmnet-networkd-br0.service", "networkd_reload - br0 eth1 - -"]);
  t.deepEqual(networkd.afterRemoval({ ...change, written: [], removed: change.written, leaving: ["eth1"] }), [
    "forget_units kvmnet-networkd-br0.service",
    "networkd_reload - - br0,eth1 - -",
  ]);
});
