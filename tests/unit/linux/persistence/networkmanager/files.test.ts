import test from "ava";
import type { BootConfig, BootPort } from "../../../../../provider/linux/persistence/config";
import { readOwnFile } from "../../../../../provider/linux/persistence/files";
import type { BootHost, DeviceOwner } from "../../../../../provider/linux/persistence/manager";
import { networkmanager } from "../../../../../provider/linux/persistence/networkmanager";

const folder = "/etc/NetworkManager/system-connections";
const foreign: DeviceOwner = { managers: ["networkmanager"], source: `${folder}/eth1.nmconnection`, ours: false, addressed: true, kind: "ethernet" };
const host: BootHost = { running: ["networkmanager"], tools: { ip: "/usr/sbin/ip" }, owners: { eth1: foreign } };
const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;
const port = (device: string, more: Partial<BootPort> = {}): BootPort => ({ device, drop: [], options: {}, commands: [], ...more });

const bridge: BootConfig = {
  title: "Bridge br0",
  owner: "p/s/br0",
  key: "br0",
  device: "br0",
  maker: { kind: "bridge", options: { forwardDelaySeconds: 4, vlanFiltering: true }, words: ["forward_delay", "400", "vlan_filtering", "1"] },
  mtu: 1400,
  up: true,
  addresses: ["192.0.2.5/24", "2001:db8::5/64"],
  routes: [
    { ...route, dst: "default", via: "192.0.2.1" },
    { ...route, family: 6, dst: "default", via: "2001:db8::1" },
    { ...route, dst: "198.51.100.0/24", via: "192.0.2.9", metric: 7, table: "100", prefsrc: "192.0.2.5", mtu: 1300, onlink: true },
  ],
  dns: { servers: ["192.0.2.53", "2001:db8::53"], search: ["example.net"] },
  ports: [port("eth1", { options: { vlans: [{ id: 10 }, { id: 20, to: 29, untagged: true, pvid: true }], pathCost: 7, hairpin: true } })],
};

const body = (text = "") => text.split("\n").slice(2).join("\n");
const text = (config: BootConfig, at = 0, on = host) => networkmanager.files(config, on)[at]?.text ?? "";
const lines = (config: BootConfig, section: string) => text(config).split(`[${section}]\n`)[1]?.split("\n\n")[0]?.trim().split("\n");
const making = (
  kind: NonNullable<BootConfig["maker"]>["kind"],
  options: Record<string, string | number | boolean | string[]>,
  lowerDevice?: string,
): BootConfig => ({
  title: "x",
  owner: "p/s/x",
  key: "x0",
  device: "x0",
  maker: { kind, options, words: ["the", "words"], ...(lowerDevice && { lowerDevice }) },
});

test("a bridge with addresses, routes and name servers", (t) => {
  const [profile, member, ...rest] = networkmanager.files(bridge, host);
  t.deepEqual(rest, []);
  t.like(profile, { path: `${folder}/kvmnet-br0.nmconnection`, mode: "600" });
  t.is(
    body(profile?.text),
    `[connection]
id=kvmnet-br0
uuid=9dcb8b77-f797-5750-9819-6fff381e6702
type=bridge
interface-name=br0
autoconnect-priority=999

[ethernet]
mtu=1400

[bridge]
stp=false
forward-delay=4
vlan-filtering=true

[ipv4]
method=manual
address1=192.0.2.5/24
route-metric=0
route1=0.0.0.0/0,192.0.2.1,0
route2=198.51.100.0/24,192.0.2.9,7
route2_options=table=100,src=192.0.2.5,mtu=1300,onlink=true
dns=192.0.2.53;
dns-search=example.net;

[ipv6]
method=manual
address1=2001:db8::5/64
route-metric=256
route1=::/0,2001:db8::1,1024
dns=2001:db8::53;
addr-gen-mode=eui64
`,
  );
  t.like(member, { path: `${folder}/kvmnet-br0.eth1.nmconnection`, mode: "600" });
  t.regex(member?.text ?? "", /type=ethernet\ninterface-name=eth1\nautoconnect-priority=999\nmaster=br0\nslave-type=bridge\n/);
  t.regex(member?.text ?? "", /\[bridge-port\]\npath-cost=7\nhairpin-mode=true\nvlans=10,20-29 pvid untagged\n$/);
  t.like(readOwnFile(profile?.path ?? "", profile?.text ?? ""), { owner: "p/s/br0", key: "br0", edited: false });
});

test("no address is the kernel's own: no IPv4, and IPv6 as its sysctls say; a lease is NetworkManager's", (t) => {
  const bare = { ...bridge, addresses: undefined, routes: undefined, dns: undefined };
  t.deepEqual(lines(bare, "ipv4"), ["method=disabled"]);
  t.deepEqual(lines(bare, "ipv6"), ["method=ignore"]);
  t.deepEqual(lines({ ...bare, dhcp4: true, addresses: ["192.0.2.5/24"] }, "ipv4"), ["method=auto", "address1=192.0.2.5/24"]);
  t.deepEqual(lines({ ...bare, dhcp6: true }, "ipv6"), ["method=auto", "addr-gen-mode=eui64"]);
});

test("the other kinds", (t) => {
  t.deepEqual(lines(making("vlan", { vlanId: 100, gvrp: true, reorderHeader: false }, "eth1"), "vlan"), ["parent=eth1", "id=100", "flags=2"]);
  t.deepEqual(
    lines(
      making("bond", {
        mode: "802.3ad",
        miimonMilliseconds: 100,
        lacpRate: "fast",
        arpIpTargets: ["192.0.2.1", "192.0.2.2"],
        allPortsActive: true,
        peerNotifications: 2,
      }),
      "bond",
    ),
    ["mode=802.3ad", "miimon=100", "lacp_rate=fast", "arp_ip_target=192.0.2.1,192.0.2.2", "num_grat_arp=2", "num_unsol_na=2", "all_slaves_active=1"],
  );
  t.deepEqual(lines(making("vxlan", { vni: 7, group: "239.1.1.1", port: 4789, learning: false, sourcePortRange: "5000-6000" }, "eth1"), "vxlan"), [
    "parent=eth1",
    "id=7",
    "remote=239.1.1.1",
    "destination-port=4789",
    "learning=false",
    "source-port-min=5000",
    "source-port-max=6000",
  ]);
  t.deepEqual(lines(making("macvtap", { mode: "bridge" }, "eth1"), "macvlan"), ["parent=eth1", "mode=2", "tap=true"]);
  t.regex(text(making("dummy", {})), /^type=dummy$/m);
});

test("what a profile cannot say goes into a hook, as data", (t) => {
  const hook = text(
    {
      ...bridge,
      maker: { kind: "bridge", options: { helloTimeSeconds: 1.5 }, words: ["hello_time", "150"] },
      routes: [{ ...route, dst: "203.0.113.0/24", nexthops: [{ via: "192.0.2.7", weight: 1 }] }],
      ports: [port("eth1", { commands: [{ tool: "bridge", line: "link set dev eth1 isolated on" }] })],
      commands: [{ tool: "ethtool", line: "-K br0 gro off" }],
    },
    2,
  );
  t.is(
    hook.split("\n").slice(3).join("\n"),
    `case $2 in up | reapply | dhcp4-change | dhcp6-change) ;; *) exit 0 ;; esac
case $1 in br0 | eth1) ;; *) exit 0 ;; esac
/usr/sbin/ip -force -batch - <<'end'
link set dev br0 type bridge hello_time 150
end
bridge -force -batch - <<'end'
vlan add dev br0 vid 1 pvid untagged self
link set dev eth1 isolated on
end
/usr/sbin/ip -force -batch - <<'end'
route replace 203.0.113.0/24 proto static nexthop via 192.0.2.7 weight 1
end
while read -r words; do ethtool $words; done <<'end'
-K br0 gro off
end
exit 0
`,
  );
  t.true(hook.startsWith("#!/bin/sh\n"));
});

test("a port keeps a profile of its own, and is put into the bridge by the hook", (t) => {
  const vlan: DeviceOwner = { managers: ["networkmanager"], ours: true, addressed: false };
  const config = { ...bridge, ports: [port("eth1.100")] };
  const paths = (owner: DeviceOwner) => networkmanager.files(config, { ...host, owners: { "eth1.100": owner } }).map(({ path }) => path);
  const hooked = [`${folder}/kvmnet-br0.nmconnection`, "/etc/NetworkManager/dispatcher.d/kvmnet-br0"];
  t.deepEqual(paths(vlan), hooked);
  t.deepEqual(paths({ ...vlan, source: `${folder}/kvmnet-eth1_2e100.nmconnection` }), hooked);
  t.deepEqual(paths({ ...foreign, kind: "vlan", addressed: false }), hooked);
  t.deepEqual(paths({ ...vlan, source: `${folder}/kvmnet-br0.eth1_2e100.nmconnection` }), [
    `${folder}/kvmnet-br0.nmconnection`,
    `${folder}/kvmnet-br0.eth1_2e100.nmconnection`,
  ]);
});

test("what is added to a NIC with somebody's profile is a hook alone", (t) => {
  const config = { title: "StaticRoute x", owner: "p/s/x", key: "route-x", device: "eth1", routes: [{ ...route, dst: "203.0.113.0/24", via: "192.0.2.1" }] };
  const [hook, ...rest] = networkmanager.files(config, host);
  t.deepEqual(rest, []);
  t.like(hook, { path: "/etc/NetworkManager/dispatcher.d/kvmnet-route-x", mode: "755" });
  t.regex(hook?.text ?? "", /^case \$1 in eth1\) ;;[\s\S]*^route replace 203\.0\.113\.0\/24 via 192\.0\.2\.1 dev eth1 proto static$/m);
  t.is(networkmanager.unsupported(config, host), undefined);
  t.regex(networkmanager.unsupported({ ...config, addresses: ["192.0.2.9/24"] }, host) ?? "", /eth1\.nmconnection gives eth1 addresses/);
  t.regex(networkmanager.unsupported({ ...config, device: "eth7" }, host) ?? "", /does not run eth7/);
  t.regex(networkmanager.unsupported({ ...config, device: undefined }, host) ?? "", /names none/);
});

test("what it cannot bring back", (t) => {
  const why = (config: BootConfig, on = host) => networkmanager.unsupported(config, on) ?? "";
  t.is(why(bridge), "");
  t.regex(why(making("veth", { peer: "y0" })), /unmanaged/);
  t.regex(why(making("vlan", { vlanId: 7, protocol: "802.1ad" }, "eth1")), /802\.1ad/);
  t.regex(why(making("bond", { lacpActive: false })), /lacpActive/);
  t.regex(why({ ...bridge, up: false }), /`up` is false/);
  for (const details of [{ peer: "198.51.100.1/32" }, { scope: "link" }]) {
    t.regex(why({ ...bridge, addresses: ["192.0.2.5/32"], addressDetails: { "192.0.2.5/32": details } }), /what the address 192\.0\.2\.5\/32 has/);
  }
  t.regex(why({ ...bridge, addresses: ["192.0.2.5/24"] }), /2001:db8::53/);
  t.regex(why({ ...bridge, ports: [port("bond0")] }, { ...host, owners: { bond0: { ...foreign, kind: "bond" } } }), /bond0 has addresses/);
});

test("a profile that is there keeps its UUID, whoever it belongs to by now", (t) => {
  const paths = networkmanager.files(bridge, host).map(({ path }) => path);
  const uuids = Object.fromEntries(paths.flatMap((path, i) => (path.endsWith(".nmconnection") ? [[path, `9dcb8b77-f797-5750-9819-00000000000${i}`]] : [])));
  for (const { path, text } of networkmanager.files({ ...bridge, owner: "p/s/renamed" }, { ...host, uuids })) {
    t.true(text.includes("owner=kvmnet:p/s/renamed "));
    t.is(/^uuid=(.*)$/m.exec(text)?.[1], uuids[path]);
  }
  t.deepEqual(
    networkmanager.files({ ...bridge, owner: "p/s/renamed" }, { ...host, uuids }).map((file) => body(file.text)),
    networkmanager.files(bridge, { ...host, uuids }).map((file) => body(file.text)),
  );
  const change = { config: { ...bridge, owner: "p/s/renamed" }, host: { ...host, uuids }, written: paths, removed: [], joining: [], leaving: [] };
  t.true(networkmanager.after(change).some((order) => order.startsWith(`nm_refresh br0 ${uuids[`${folder}/kvmnet-br0.nmconnection`]} `)));
});

const uplink: BootConfig = { ...bridge, title: "OvsUplink br0", maker: undefined, mtu: undefined, portsStay: true, ports: [port("eth1")] };

test("the local port of a bridge of Open vSwitch is a generic device that it is told to run, its NIC one without addresses that is nobody's port", (t) => {
  const [conf, local, nic, ...rest] = networkmanager.files(uplink, host);
  t.deepEqual(rest, []);
  t.like(conf, { path: "/etc/NetworkManager/conf.d/kvmnet-br0.conf", mode: "644" });
  t.is(body(conf?.text), "[device-kvmnet-br0]\nmatch-device=interface-name:=br0\nmanaged=1\n");
  t.regex(local?.text ?? "", /\ntype=generic\ninterface-name=br0\nautoconnect-priority=999\n\n\[ipv4\]\nmethod=manual\naddress1=192\.0\.2\.5\/24\n/);
  t.notRegex(local?.text ?? "", /\[ethernet\]|\[bridge\]/);
  t.regex(
    nic?.text ?? "",
    /\n# instead \S+eth1\.nmconnection\n\n\[connection\]\nid=kvmnet-br0-eth1\nuuid=\S+\ntype=ethernet\ninterface-name=eth1\nautoconnect-priority=999\n\n\[ipv4\]\nmethod=disabled\n\n\[ipv6\]\nmethod=disabled\n$/,
  );
});

test("what no profile says of an uplink, the hook does", (t) => {
  const [, , , hook] = networkmanager.files({ ...uplink, routes: [{ ...route, dst: "198.51.100.0/24", via: "192.0.2.9", protocol: "boot" }] }, host);
  t.regex(hook?.text ?? "", /route replace 198\.51\.100\.0\/24 via 192\.0\.2\.9 dev br0/);
});

test("an uplink that NetworkManager leaves alone is a unit's business, one with what it has no words for is refused", (t) => {
  t.is(networkmanager.unsupported(uplink, host), undefined);
  t.is(networkmanager.unsupported(uplink, { ...host, owners: {} }), "it does not run eth1");
  t.regex(networkmanager.unsupported({ ...uplink, addressDetails: { "192.0.2.5/24": { peer: "192.0.2.6/32" } } }, host) ?? "", /no words for what the address/);
});
