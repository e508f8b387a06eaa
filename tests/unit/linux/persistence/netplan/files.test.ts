import test from "ava";
import type { BootConfig } from "../../../../../provider/linux/persistence/config";
import { readOwnFile } from "../../../../../provider/linux/persistence/files";
import type { BootHost } from "../../../../../provider/linux/persistence/manager";
import { netplan } from "../../../../../provider/linux/persistence/netplan";
import { renderYaml } from "../../../../../provider/linux/persistence/netplan/yaml";

const network = (id: string) => `/run/systemd/network/10-netplan-${id}.network`;
const host: BootHost = {
  running: ["netplan"],
  tools: {},
  owners: {
    eth1: { managers: ["netplan"], source: network("uplink"), ours: false, addressed: true, shared: false },
    eth2: { managers: ["netplan"], source: network("eth2"), ours: false, addressed: false, shared: false },
  },
};
const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;
const made = (kind: "bridge" | "bond" | "vlan" | "vxlan" | "dummy", options = {}, rest: Partial<BootConfig> & { lowerDevice?: string } = {}): BootConfig => {
  const { lowerDevice, ...more } = rest;
  return { title: "Lab", owner: "p/s/n", key: "x0", device: "x0", up: true, maker: { kind, words: [], options, ...(lowerDevice && { lowerDevice }) }, ...more };
};
const port = (device: string, options = {}) => ({ device, drop: [], options, commands: [] });
const yaml = (config: BootConfig) => netplan.files(config, host)[0]?.text.split("\n").slice(2).join("\n");

test("a bridge in netplan's words, its ports by netplan's ids", (t) => {
  const config = made(
    "bridge",
    { forwardDelaySeconds: 4 },
    {
      mac: "02:00:00:00:00:01",
      addresses: ["192.0.2.5/24"],
      routes: [{ ...route, dst: "10.0.0.0/8", via: "192.0.2.1", metric: 5 }],
      rules: [{ family: 4, priority: 9, from: "10.0.0.0/8", action: "lookup", table: "44", fwmark: "0x5" }],
      dns: { servers: ["192.0.2.53"], search: [] },
      ports: [port("eth1", { pathCost: 50 }), port("eth2")],
    },
  );
  t.is(netplan.unsupported(config, host), undefined);
  t.is(
    yaml(config),
    `network:
  version: 2
  renderer: "networkd"
  bridges:
    x0:
      interfaces: ["uplink","eth2"]
      parameters:
        stp: false
        forward-delay: 4
        path-cost:
          uplink: 50
      dhcp4: false
      dhcp6: false
      macaddress: "02:00:00:00:00:01"
      addresses: ["192.0.2.5/24"]
      nameservers:
        addresses: ["192.0.2.53"]
      routes: [{"to":"10.0.0.0/8","via":"192.0.2.1","metric":5}]
      routing-policy: [{"from":"10.0.0.0/8","priority":9,"table":44,"mark":5}]
`,
  );
  const files = netplan.files(config, host);
  t.deepEqual(
    files.map(({ path, mode }) => `${mode} ${path}`),
    ["600 /etc/netplan/90-kvmnet-x0.yaml", "644 /etc/systemd/network/05-kvmnetplan-port-eth1.network"],
  );
  t.true(files[1]?.text.includes(`# instead ${network("uplink")}\n`));
  for (const { path, text } of files) t.like(readOwnFile(path, text), { key: "x0", edited: false });
});

test("a VLAN, a bond, a VXLAN", (t) => {
  t.regex(yaml(made("vlan", { vlanId: 7 }, { lowerDevice: "eth2" })) ?? "", /vlans:\n {4}x0:\n {6}id: 7\n {6}link: "eth2"\n/);
  const bond = made("bond", { mode: "802.3ad", miimonMilliseconds: 100, primary: "eth1" }, { ports: [port("eth2")] });
  t.regex(yaml(bond) ?? "", /parameters:\n {8}mode: "802.3ad"\n {8}mii-monitor-interval: 100\n {8}primary: "uplink"\n/);
  t.regex(
    yaml(made("vxlan", { vni: 7, group: "239.0.0.1", port: 4789 }, { lowerDevice: "eth2" })) ?? "",
    /mode: "vxlan"\n {6}id: 7\n {6}link: "eth2"\n {6}remote: "239.0.0.1"/,
  );
});

test("what netplan has no words for is refused: networkd takes it", (t) => {
  const why = (config: BootConfig) => netplan.unsupported(config, host) ?? "";
  t.regex(why({ ...made("bridge"), maker: undefined } as unknown as BootConfig), /without describing it anew/);
  t.regex(why(made("dummy")), /no word for a dummy/);
  t.regex(why(made("bridge", { vlanFiltering: true })), /vlanFiltering/);
  t.regex(why(made("bridge", { helloTimeSeconds: 0.5 })), /whole seconds/);
  t.regex(why(made("bridge", {}, { ports: [port("eth9")] })), /no YAML of netplan describes eth9/);
  const above = { ...host, owners: { y0: { managers: ["netplan"], source: network("y0"), ours: true, addressed: false } } } as const;
  t.regex(netplan.unsupported(made("bridge", {}, { ports: [port("y0")] }), above) ?? "", /reads .*y0\.yaml, which describes y0, after/);
  t.regex(why(made("bridge", {}, { ports: [port("eth2", { isolated: true })] })), /isolated/);
  t.regex(why(made("bridge", {}, { up: false })), /stays down/);
  t.regex(why(made("bridge", {}, { commands: [{ tool: "bridge", line: "vlan add dev x0 vid 9 self" }] })), /bridge vlan add/);
  t.regex(why(made("bridge", {}, { routes: [{ ...route, dst: "10.0.0.0/8", type: "blackhole" }] })), /10\.0\.0\.0\/8/);
  t.regex(why(made("vlan", { vlanId: 7, protocol: "802.1ad" }, { lowerDevice: "eth2" })), /802\.1ad/);
});

test("names that YAML would take for something else are quoted", (t) => {
  t.is(
    renderYaml({ bridges: { "10": { stp: true }, on: { id: 1 }, "br0.5": { a: [], b: { c: undefined, d: [] } } } }),
    'bridges:\n  "10":\n    stp: true\n  "on":\n    id: 1\n',
  );
});

test("an id that stands for several NICs is never referred to", (t) => {
  const all = { ...host, owners: { eth2: { managers: ["netplan"], source: network("all-en"), ours: false, addressed: false, shared: true } } } as const;
  for (const config of [made("bridge", {}, { ports: [port("eth2")] }), made("vlan", { vlanId: 7 }, { lowerDevice: "eth2" })]) {
    t.regex(netplan.unsupported(config, all) ?? "", /further devices under the same id/);
  }
});

test("a default route beside one that the port's own YAML may have is not netplan's", (t) => {
  const config = (device: string) => made("bridge", {}, { ports: [port(device)], routes: [{ ...route, dst: "default", via: "192.0.2.1" }] });
  t.regex(netplan.unsupported(config("eth1"), host) ?? "", /default route/);
  t.is(netplan.unsupported(config("eth2"), host), undefined);
});

test("a default route that netplan would take to be in conflict with one of somebody's YAML is not netplan's", (t) => {
  const generated = [
    ...["[Match]", "Name=eth1", "", "[Network]", "Address=192.0.2.7/24", "[Route]", "Destination=0.0.0.0/0", "Gateway=192.0.2.1"],
    ...["[Route]", "Destination=::/0", "Gateway=2001:db8::1", "Metric=1024", "[Route]", "Destination=0.0.0.0/0", "Gateway=192.0.2.2", "Table=106"],
    ...["[Route]", "Destination=10.0.0.0/8", "Gateway=192.0.2.3"],
  ].map((line) => `${network("uplink")}:${line}`);
  const other = [`${network("y0")}:[Network]`, `${network("y0")}:Gateway=10.0.0.1`];
  const seen = (...more: string[]) => netplan.sees([...generated, ...more].join("\n")).defaults;
  t.deepEqual(seen(), ["4 106 0", "4 main 0", "6 main 1024"]);
  t.deepEqual(netplan.sees(other.join("\n")).defaults, ["4 main 0"], "`gateway4`");
  t.is(netplan.sees([...other, "/etc/netplan/90-kvmnet-y0.yaml:# kvmnet x"].join("\n")).defaults, undefined, "a YAML of ours");
  const why = (more: object) =>
    netplan.unsupported(made("bridge", {}, { routes: [{ ...route, dst: "default", via: "10.0.0.1", ...more }] }), { ...host, yamlDefaults: seen() ?? [] });
  for (const more of [{}, { family: 6, metric: 1024 }, { table: "106" }]) t.regex(why(more) ?? "", /another YAML has a default route/);
  for (const more of [{ metric: 5 }, { family: 6, metric: 0 }, { table: "107" }, { dst: "10.0.0.0/8" }]) t.is(why(more), undefined);
});

test("our YAML comes after somebody's last one, or there is none of ours", (t) => {
  const config = made("bridge", {}, { ports: [port("eth2")] });
  const path = (lastYaml: string) => netplan.files(config, { ...host, lastYaml })[0]?.path;
  t.is(path("/etc/netplan/50-cloud-init.yaml"), "/etc/netplan/90-kvmnet-x0.yaml");
  t.is(path("/etc/netplan/99-custom.yaml"), "/etc/netplan/zz-kvmnet-x0.yaml");
  t.regex(netplan.unsupported(config, { ...host, lastYaml: "/etc/netplan/zzz.yaml" }) ?? "", /reads \/etc\/netplan\/zzz\.yaml after/);
  t.is(
    netplan.sees("yaml /etc/netplan/99-custom.yaml\nyaml /run/netplan/50-x.yaml\nyaml /etc/netplan/zz-kvmnet-x0.yaml\n").lastFile,
    "/etc/netplan/99-custom.yaml",
  );
});

test("netplan is asked about all YAMLs together before anything is done", (t) => {
  const change = { config: made("bridge", {}, { ports: [port("eth2")] }), host, removed: [], joining: [], leaving: [] };
  const [order = "", ...more] = netplan.before({ ...change, written: ["/etc/netplan/90-kvmnet-x0.yaml"] });
  t.regex(order, /^netplan_try - \/etc\/netplan\/90-kvmnet-x0\.yaml # Lab: written by kvmnet;[^\n]*$/);
  t.deepEqual(more, []);
  t.deepEqual(netplan.before({ ...change, written: [] }), []);
});

test("what netplan adds to the file of a lower device is added to the one that stands in for it, too", (t) => {
  const files = netplan.files(made("vlan", { vlanId: 7 }, { lowerDevice: "eth1" }), host);
  t.deepEqual(
    files.slice(1).map(({ path }) => path),
    ["kvmnet", "kvmnetplan"].map((prefix) => `/etc/systemd/network/05-${prefix}-port-eth1.network.d/kvmnetplan-x0.conf`),
  );
  t.regex(files[1]?.text ?? "", /\[Network\]\nVLAN=x0\n$/);
});

test("orders let netplan write anew before networkd reads", (t) => {
  const change = {
    config: made("bridge", {}, { ports: [port("eth2")] }),
    host,
    written: ["/etc/netplan/90-kvmnet-x0.yaml"],
    removed: [],
    joining: ["eth2"],
    leaving: [],
  };
  t.deepEqual(netplan.after(change), ["netplan_generate /etc/netplan/90-kvmnet-x0.yaml", "networkd_reload - x0 eth2 - -"]);
});

test("it has no words for a peer or a scope of an address", (t) => {
  for (const details of [{ peer: "198.51.100.1/32" }, { scope: "link" }]) {
    const config = made("bridge", {}, { addresses: ["192.0.2.5/32"], addressDetails: { "192.0.2.5/32": details } });
    t.regex(netplan.unsupported(config, host) ?? "", /what the address 192\.0\.2\.5\/32 has/);
  }
});
