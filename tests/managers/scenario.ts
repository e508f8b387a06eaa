import type { Vm } from "../../lab/vm/vm";
import type { BootConfig, Maker } from "../../provider/linux/persistence/config";
import { fileHash } from "../../provider/linux/persistence/files";
import { bootLines } from "../../provider/linux/persistence/lines";
import type { BootFile, BootHost, Manager } from "../../provider/linux/persistence/manager";

/** Descriptions as resources make them, for one reboot together. `nic9` and `nic8` are made by the host's own files; behind `nic8` is a DHCP server. */

const make = (kind: Maker["kind"], words: readonly string[], lowerDevice?: string): Maker => ({
  kind,
  words,
  options: {},
  ...(lowerDevice && { lowerDevice }),
});

const named = (key: string, rest: Omit<BootConfig, "title" | "owner" | "key">): BootConfig => ({
  title: `Lab ${key}`,
  owner: `vm/persist/${key}`,
  key,
  ...rest,
});

const made = (device: string, maker: Maker, rest: Partial<BootConfig> = {}): BootConfig => named(device, { device, maker, up: true, ...rest });

const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;

const port = (device: string, ...commands: BootConfig["commands"] & object) => ({ device, drop: ["192.0.2.99/24"], options: {}, commands });

export const leased = made("br8", make("bridge", []), { dhcp4: true, addresses: ["10.88.0.1/24"], ports: [port("nic8")] });
export const unleased: BootConfig = { ...leased, dhcp4: false };

export const configs: readonly BootConfig[] = [
  made("dum9", make("dummy", [])),
  made("bond0", make("bond", ["mode", "active-backup", "miimon", "100", "primary", "eth2"]), { ports: [port("eth2"), port("dum9")] }),
  made("bond0.200", make("vlan", ["protocol", "802.1Q", "id", "200"], "bond0"), { addresses: ["10.20.0.1/24", "2001:db8:20::1/64"], mtu: 1400 }),
  made("br0", make("bridge", ["stp_state", "0", "vlan_filtering", "1"]), {
    addresses: ["192.0.2.10/24"],
    mtu: 1450,
    dns: { servers: ["192.0.2.53"], search: ["lab.example"] },
    ports: [port("eth1", { tool: "bridge", line: "vlan add dev eth1 vid 10" }, { tool: "ip", line: "link set dev eth1 type bridge_slave isolated on" })],
    routes: [{ ...route, dst: "default", via: "192.0.2.1" }],
    commands: [{ tool: "bridge", line: "vlan add dev br0 vid 10 self" }],
  }),
  made("vl100", make("vlan", ["id", "100"], "eth1"), { mac: "02:00:00:00:01:00" }),
  made("br100", make("bridge", []), { ports: [port("vl100")], addresses: ["10.100.0.1/24", "10.100.0.2/24"] }),
  named("nic9", { device: "nic9", mtu: 1300, addresses: ["10.9.0.1/24"], commands: [{ tool: "ethtool", line: "-K nic9 tx off" }] }),
  made("mv9", make("macvlan", ["mode", "bridge"], "nic9"), { addresses: ["10.9.1.1/24"] }),
  made("vx7", make("vxlan", ["id", "7", "dev", "nic9", "dstport", "4789", "local", "10.9.0.1"], "nic9"), {
    commands: [{ tool: "bridge", line: "fdb append 00:00:00:00:00:00 dev vx7 dst 10.9.0.7" }],
  }),
  made("ve1", make("veth", ["peer", "name", "ve2"])),
  named("route-nic9", { device: "nic9", routes: [{ ...route, dst: "10.55.0.0/16", via: "10.9.0.254", table: "100", metric: 50 }] }),
  named("route-br0", { device: "br0", routes: [{ ...route, dst: "10.56.0.0/16", via: "192.0.2.254" }] }),
  named("route-hops", {
    routes: [
      {
        ...route,
        dst: "10.57.0.0/16",
        nexthops: [
          { via: "192.0.2.253", dev: "br0", weight: 1 },
          { via: "10.100.0.254", dev: "br100", weight: 2 },
        ],
      },
      { ...route, dst: "10.58.0.0/16", type: "blackhole" },
    ],
  }),
  named("rule-lab", {
    rules: [
      { family: 4, priority: 1000, from: "10.20.0.0/24", action: "lookup", table: "100" },
      { family: 6, priority: 1000, action: "lookup", table: "100" },
    ],
  }),
  leased,
];

/** Makes `nic8`, with a DHCP server at its other end, and by these lines `nic9`: what an administrator's own files would do. */
export const hostFiles = (nic9: string): string => `cat > /usr/local/sbin/lab-dhcp <<'END'
ip netns add far; ip link add nic8 type veth peer name far8 netns far
ip -n far link set lo up; ip -n far link set far8 up; ip -n far addr add 198.51.100.1/24 dev far8
exec ip netns exec far dnsmasq -k -C /dev/null -p 0 -i far8 -z -F 198.51.100.50,198.51.100.60,1h --dhcp-leasefile=/run/far.leases
END
cat > /etc/systemd/system/lab-dhcp.service <<'END'
[Unit]
DefaultDependencies=no
After=local-fs.target
Before=network-pre.target
Wants=network-pre.target
[Service]
ExecStart=/bin/sh /usr/local/sbin/lab-dhcp
[Install]
WantedBy=multi-user.target
END
${nic9}
systemctl daemon-reload; systemctl enable --now lab-dhcp; sleep 3; ip link show nic8 && ip link show nic9`;

export async function hostOf(vm: Vm, manager: Manager, config: BootConfig): Promise<BootHost> {
  const tools = await vm.sh("for tool in ip bridge ethtool resolvectl dhclient; do command -v $tool; done; :");
  const { running, devices } = manager.sees(await vm.sh(`${manager.look}\n:`));
  const wanted = [config.device, config.maker?.lowerDevice, ...(config.ports ?? []).map(({ device }) => device)];
  return {
    running: running ? [manager.name] : [],
    tools: Object.fromEntries(
      tools
        .split("\n")
        .filter(Boolean)
        .map((path) => [path.slice(path.lastIndexOf("/") + 1), path]),
    ),
    owners: Object.fromEntries(wanted.flatMap((device) => (device && devices[device] ? [[device, { managers: [manager.name], ...devices[device] }]] : []))),
  };
}

/** What the provider does, in short: the kernel first, then the files, then the orders. */
export async function persist(vm: Vm, manager: Manager, config: BootConfig, kernel: readonly string[]): Promise<readonly BootFile[]> {
  const host = await hostOf(vm, manager, config);
  const refused = manager.unsupported(config, host);
  if (refused) throw new Error(refused);
  const files = manager.files(config, host);
  const old = (await vm.sh(`grep -l ' key=${config.key} ' ${manager.ownFiles.join(" ")} 2>/dev/null || :`)).split("\n").filter(Boolean);
  const removed = old.filter((path) => !files.some((file) => file.path === path));
  const change = { config, host, written: files.map(({ path }) => path), removed, joining: [], leaving: [] };
  const write = files.map(({ path, mode, text }) => `echo ${Buffer.from(text).toString("base64")} | base64 -d > ${path} && chmod ${mode} ${path}`);
  await obey(vm, manager, [...kernel, ...write, ...removed.map((path) => `rm ${path}`), ...manager.after(change)]);
  return files;
}

export const kernelLines = (config: BootConfig): string[] => bootLines(config).map(({ tool, line }) => `${tool} ${line}`);

export async function forget(vm: Vm, manager: Manager, config: BootConfig, files: readonly BootFile[]): Promise<void> {
  const removed = files.map(({ path }) => path);
  const change = { config, host: await hostOf(vm, manager, config), written: [], removed, joining: [], leaving: [] };
  const remove = config.maker ? [`ip link del dev ${config.device}`] : [];
  await obey(vm, manager, [...removed.map((path) => `rm ${path}`), ...manager.afterRemoval(change), ...remove]);
}

/** As `applyScript` runs verbs: without file name expansion, by name. */
function obey(vm: Vm, manager: Manager, lines: readonly string[]): Promise<string> {
  const calls = lines.map((line) => (manager.verbs.includes(`verb_${line.split(" ")[0]}()`) ? `verb_${line}` : `${line} || exit`));
  return vm.sh(`set -f\nfail() { printf '%s\\n' "$*" >&2; exit 3; }\n${manager.verbs}\n${calls.join("\n")}\n`, { timeoutMs: 200_000 });
}

/** Whether the files on the host are those, byte for byte. */
export async function unchanged(vm: Vm, files: readonly BootFile[]): Promise<boolean> {
  const sums = await vm.sh(`sha256sum ${files.map(({ path }) => path).join(" ")} | cut -c1-64`);
  return sums.trim() === files.map(fileHash).join("\n");
}

/** As it is once the lease is there and what starts late has started. */
export async function settled(vm: Vm): Promise<unknown> {
  const ready = "ip -4 addr show dev br8 dynamic | grep -q inet && ip -4 addr show dev mv9 | grep -q inet && ip route show table 100 | grep -q 10.55";
  await vm.sh(`for i in $(seq 60); do ${ready} && break; sleep 0.5; done 2>/dev/null; sleep 1`, { timeoutMs: 200_000 });
  return stateOf(vm);
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

const questions = [
  "ip -d -j addr",
  "ip -j route show table all",
  "ip -j -6 route show table all",
  "ip -j rule",
  "ip -j -6 rule",
  "bridge -j vlan",
  "bridge -j fdb show dev vx7",
];

/** What must be the same after a reboot. */
async function stateOf(vm: Vm): Promise<unknown> {
  const answers = (await vm.sh(questions.map((question) => `${question}; echo; echo ==`).join("\n"))).split("\n==\n");
  const [links = [], routes4 = [], routes6 = [], rules4 = [], rules6 = [], vlans = [], fdb = []] = answers.map(
    (text) => JSON.parse(text.trim() || "[]") as Json[],
  );
  const set = (routes: Json[]) => routes.filter(({ protocol, table }) => !["kernel", "ra"].includes(protocol) && table !== "local");
  return {
    links: Object.fromEntries(links.filter(({ ifname }) => !["lo", "eth0"].includes(ifname)).map((link) => [link.ifname, linkOf(link)])),
    routes: [...set(routes4), ...set(routes6)].map(({ flags: _, ...rest }) => JSON.stringify(rest)).sort(),
    rules: [...rules4, ...rules6].map((rule) => JSON.stringify(rule)).sort(),
    vlans: Object.fromEntries(vlans.map(({ ifname, vlans: list }) => [ifname, list])),
    fdb: fdb
      .filter(({ dst }) => dst)
      .map(({ mac, dst }) => `${mac} ${dst}`)
      .sort(),
  };
}

function linkOf({ address, mtu, flags, master, link, ifalias, linkinfo, addr_info }: Json): Json {
  const { info_data: data = {}, info_slave_data: slave = {} } = linkinfo ?? {};
  const pick = (from: Json, names: readonly string[]) => Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
  return {
    ...{ address, mtu, master, link, ifalias, up: flags.includes("UP"), carrier: flags.includes("LOWER_UP"), kind: linkinfo?.info_kind },
    data: pick(data, ["vlan_filtering", "stp_state", "mode", "miimon", "primary", "id", "protocol", "port", "local"]),
    slave: pick(slave, ["isolated", "state"]),
    addresses: addr_info
      .filter(({ scope }: Json) => scope === "global")
      .map(({ local, prefixlen, broadcast, dynamic = false }: Json) => `${local}/${prefixlen} ${broadcast ?? ""} ${dynamic}`)
      .sort(),
  };
}
