import test from "ava";
import { startVm, type Vm } from "../../lab/vm/vm";
import { ipLine } from "../../provider/linux/batch";
import type { BootConfig, BootPort, Maker } from "../../provider/linux/persistence/config";
import { readOwnFile, removeOrder, writeOrder } from "../../provider/linux/persistence/files";
import { bootLines } from "../../provider/linux/persistence/lines";
import type { BootChange, BootHost, ManagerName } from "../../provider/linux/persistence/manager";
import { networkmanager } from "../../provider/linux/persistence/networkmanager";
import { applyScript } from "../../provider/linux/scripts";

const port = (device: string, more: Partial<BootPort> = {}): BootPort => ({ device, drop: [], options: {}, commands: [], ...more });
const about = (key: string, title: string) => ({ title, owner: `test/vm/${key}`, key });
const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;
const made = (kind: Maker["kind"], options: Maker["options"], words: readonly string[], lowerDevice?: string): Maker => ({
  kind,
  options,
  words,
  ...(lowerDevice && { lowerDevice }),
});

/** A bridge that takes over eth1 with its address, gateway and name server. */
const uplink: BootConfig = {
  ...about("br0", "Bridge br0"),
  device: "br0",
  maker: made("bridge", { stp: false, forwardDelaySeconds: 4, vlanFiltering: true }, ["forward_delay", "400", "stp_state", "0", "vlan_filtering", "1"]),
  mac: "02:00:5e:00:53:01",
  mtu: 1400,
  up: true,
  addresses: ["192.0.2.5/24", "2001:db8::5/64"],
  routes: [
    { ...route, dst: "default", via: "192.0.2.1" },
    { ...route, family: 6, dst: "default", via: "2001:db8::1", metric: 1024 },
    { ...route, dst: "198.51.100.0/24", type: "blackhole" },
  ],
  dns: { servers: ["192.0.2.53"], search: ["example.net"] },
  ports: [
    port("eth1", {
      options: {
        vlans: [
          { id: 1, pvid: true, untagged: true },
          { id: 20, to: 22 },
        ],
        isolated: true,
      },
      commands: [
        { tool: "bridge", line: "vlan add dev eth1 vid 20-22" },
        { tool: "bridge", line: "link set dev eth1 isolated on" },
      ],
    }),
  ],
};

const vlan: BootConfig = {
  ...about("br0.100", "Vlan br0.100"),
  device: "br0.100",
  maker: made("vlan", { vlanId: 100 }, ["id", "100"], "br0"),
  mac: "02:00:5e:00:53:02",
  up: true,
};

/** Its port is a device of another resource, with a profile of its own. */
const inner: BootConfig = {
  ...about("br100", "Bridge br100"),
  device: "br100",
  maker: made("bridge", {}, []),
  mac: "02:00:5e:00:53:03",
  up: true,
  addresses: ["10.100.0.1/24"],
  ports: [port("br0.100")],
};

const empty: BootConfig = {
  ...about("br9", "Bridge br9"),
  device: "br9",
  maker: made("bridge", {}, []),
  mac: "02:00:5e:00:53:09",
  up: true,
  addresses: ["10.9.0.1/24"],
};

const bond: BootConfig = {
  ...about("bond0", "Bond bond0"),
  device: "bond0",
  maker: made("bond", { mode: "active-backup", miimonMilliseconds: 100 }, ["mode", "active-backup", "miimon", "100"]),
  mac: "02:00:5e:00:53:04",
  up: true,
  ports: [port("eth2")],
};

const onBond: BootConfig = {
  ...about("bond0.200", "Vlan bond0.200"),
  device: "bond0.200",
  maker: made("vlan", { vlanId: 200 }, ["id", "200"], "bond0"),
  mac: "02:00:5e:00:53:05",
  up: true,
  addresses: ["10.200.0.1/24"],
};

const contribution: BootConfig = { ...about("route-x", "StaticRoute x"), device: "br9", routes: [{ ...route, dst: "203.0.113.0/24", via: "10.9.0.9" }] };

const all = [uplink, vlan, inner, empty, bond, onBond, contribution];

async function look(vm: Vm) {
  const { devices } = networkmanager.sees(await vm.sh(networkmanager.look));
  return {
    devices,
    owners: Object.fromEntries(Object.entries(devices).map(([device, seen]) => [device, { managers: ["networkmanager" as ManagerName], ...seen }])),
  };
}

async function hostOf(vm: Vm, ours: readonly string[]): Promise<BootHost> {
  const { owners } = await look(vm);
  const files = Object.fromEntries(ours.map((key) => [key, { managers: ["networkmanager" as ManagerName], ours: true, addressed: false }]));
  return { running: ["networkmanager", "unit"], tools: { ip: "/usr/sbin/ip", bridge: "/usr/sbin/bridge" }, owners: { ...files, ...owners } };
}

async function run(vm: Vm, orders: readonly string[]): Promise<void> {
  await vm.sh(["sh", "-c", applyScript, "sh"], { input: orders.map((order) => `${order}\n`).join(""), timeoutMs: 120_000 });
}

const kernel = (config: BootConfig) => bootLines(config).map(({ tool, line }) => `${tool} ${line}`);

async function create(vm: Vm, config: BootConfig, host: BootHost, release: readonly string[] = []): Promise<void> {
  const files = networkmanager.files(config, host);
  const joining = (config.ports ?? []).map(({ device }) => device);
  const change: BootChange = { config, host, written: files.map(({ path }) => path), removed: [], joining, leaving: [] };
  await run(vm, [...networkmanager.before(change), ...release, ...kernel(config), ...files.map(writeOrder), ...networkmanager.after(change)]);
}

async function remove(vm: Vm, config: BootConfig): Promise<void> {
  const host = await hostOf(vm, []);
  const listed = await vm.sh("grep -sH '^# kvmnet' /etc/NetworkManager/system-connections/* /etc/NetworkManager/dispatcher.d/*; true");
  const removed = listed.split("\n").flatMap((line) => (line.includes(` key=${config.key} `) ? [line.slice(0, line.indexOf(":"))] : []));
  const leaving = (config.ports ?? []).map(({ device }) => device);
  const change: BootChange = { config, host, written: [], removed, joining: [], leaving };
  const gone = config.maker && config.device ? [`ip ${ipLine("link", "del", "dev", config.device).line}`] : [];
  await run(vm, [...removed.map(removeOrder), ...networkmanager.afterRemoval(change), ...gone]);
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

/** What is to be the same after a reboot. */
async function running(vm: Vm): Promise<unknown> {
  const json = async (command: string): Promise<Json[]> => JSON.parse((await vm.sh(command)) || "[]");
  const links = await json("ip -d -j addr show");
  const routes = async (family: number) =>
    (await json(`ip -j -${family} route show`))
      .filter(({ dst, dev }) => dst !== "fe80::/64" && dev !== "eth0")
      .map(({ dst, gateway, dev, metric, protocol, type }) => [dst, gateway, dev, metric, protocol, type].join(" "))
      .sort();
  const devices = ["br0", "br0.100", "br100", "br9", "bond0", "bond0.200", "eth1", "eth2"].map((name) => deviceOf(links.find(({ ifname }) => ifname === name)));
  const vlans = (await json("bridge -j vlan show")).filter(({ ifname }) => ifname === "eth1" || ifname === "br0");
  return { devices, routes4: await routes(4), routes6: await routes(6), vlans };
}

function deviceOf({ ifname, master, mtu, address, flags, linkinfo, addr_info }: Json): unknown {
  const { forward_delay, stp_state, vlan_filtering, id, protocol, mode, miimon } = linkinfo?.info_data ?? {};
  const options = { forward_delay, stp_state, vlan_filtering, id, protocol, mode, miimon, isolated: linkinfo?.info_slave_data?.isolated };
  const addresses = addr_info.filter(({ scope }: Json) => scope === "global").map(({ local, prefixlen }: Json) => `${local}/${prefixlen}`);
  // A bond gives its ports its own address while they are in it.
  return { ifname, master, mtu, address: ifname.startsWith("eth") ? "" : address, up: flags.includes("UP"), options, addresses: addresses.sort() };
}

/** Waits until a command succeeds. */
async function settled(vm: Vm, command: string): Promise<void> {
  await vm.sh(["sh", "-c", until, "sh", command], { timeoutMs: 180_000 });
}

const until = `for i in $(seq 60); do eval "$1" && exit; sleep 1; done; exit 1`;

test.serial("NetworkManager takes note of what ip made without disturbing it, brings it back after a reboot, and forgets it", async (t) => {
  t.timeout(900_000);
  const vm = await startVm({ instance: "vm-persistence-nm", owner: "networkmanager", progress: t.log });
  t.teardown(() => vm.stop());
  await vm.configure("eth1", { addresses: ["192.0.2.5/24"], gateway: "192.0.2.1", dns: ["192.0.2.53"] });
  const foreign = "sha256sum /etc/NetworkManager/system-connections/eth[12].nmconnection";
  const untouched = await vm.sh(foreign);

  const seen = await look(vm);
  t.like(seen.devices.eth1, { ours: false, addressed: true, kind: "ethernet", source: "/etc/NetworkManager/system-connections/eth1.nmconnection" });
  t.false(seen.devices.eth2?.addressed);
  t.is(seen.devices.eth0, undefined);

  const ours = all.flatMap(({ maker, key }) => (maker ? [key] : []));
  const host = await hostOf(vm, ours);
  for (const config of all) t.is(networkmanager.unsupported(config, host), undefined, config.title);
  await create(vm, uplink, host, ["ip addr flush dev eth1 to 192.0.2.5/32"]);
  await vm.sh("ip tuntap add vnet9 mode tap && ip link set vnet9 master br0 up");
  for (const config of all.slice(1)) await create(vm, config, host);
  const before = await running(vm);
  t.log("made");
  t.is(await vm.sh("nmcli -g IP4.DNS device show br0"), "192.0.2.53\n");
  t.regex(await vm.sh("ip link show vnet9"), /master br0/, "a guest's tap stays");
  await vm.sh("ip link set eth1 down && sleep 1 && ip link set eth1 up");
  await settled(vm, "ip route | grep -q '^default.*br0' && ip link show eth1 | grep -q LOWER_UP");
  t.deepEqual(await running(vm), before, "a cable that was pulled changes nothing");

  t.log("cable was pulled");
  await vm.reboot();
  t.log("booted");
  await settled(vm, "ip link show br0.100 | grep -q 'master br100' && ip route | grep -q 203.0.113 && ip addr show bond0.200 | grep -q 10.200.0.1");
  t.deepEqual(await running(vm), before);
  t.is(await vm.sh(foreign), untouched);
  const after = await look(vm);
  for (const device of ["br0", "br0.100", "br100", "br9", "bond0", "eth1", "eth2"]) t.true(after.devices[device]?.ours, device);
  for (const config of all) {
    const rendered = networkmanager.files(config, await hostOf(vm, ours));
    for (const file of rendered) {
      t.is(await vm.sh(["cat", file.path]), file.text, file.path);
      t.false(readOwnFile(file.path, file.text)?.edited, file.path);
    }
  }

  t.log("the same after the boot");

  // An address is added to a device that NetworkManager runs by now.
  const more = { ...uplink, addresses: ["192.0.2.5/24", "192.0.2.6/24", "2001:db8::5/64"] };
  const now = await hostOf(vm, ours);
  const [profile] = networkmanager.files(more, now);
  const change: BootChange = { config: more, host: now, written: profile ? [profile.path] : [], removed: [], joining: [], leaving: [] };
  await run(vm, ["ip addr replace 192.0.2.6/24 broadcast + dev br0", ...(profile ? [writeOrder(profile)] : []), ...networkmanager.after(change)]);
  t.is((await vm.sh("ip -4 -o addr show br0 | wc -l")).trim(), "2");
  t.regex(await vm.sh("ip link show eth1"), /master br0/);

  t.log("address added");
  for (const config of [contribution, onBond, inner, vlan, bond, empty, more]) await remove(vm, config);
  await settled(vm, "ip addr show eth1 | grep -q 192.0.2.5/24 && nmcli -g GENERAL.STATE device show eth2 | grep -q '^100'");
  t.log("removed");
  t.is(await vm.sh("ls /etc/NetworkManager/system-connections"), "eth1.nmconnection\neth2.nmconnection\n");
  t.is(
    await vm.sh("ls /etc/NetworkManager/dispatcher.d | grep kvmnet; nmcli -g NAME connection show | grep kvmnet; ip -br link | grep -E '^(br|bond)'; true"),
    "",
  );
  t.is(await vm.sh(foreign), untouched);
});
