import type { Vm } from "../../lab/vm/vm";
import type { BootConfig, Maker } from "../../provider/linux/persistence/config";
import { bootLines } from "../../provider/linux/persistence/lines";
import type { BootHost, DeviceOwner, Manager } from "../../provider/linux/persistence/manager";
import { netplan } from "../../provider/linux/persistence/netplan";
import { networkd } from "../../provider/linux/persistence/networkd";

const OWNER = "vm/persist/lab one";

export const make = (kind: Maker["kind"], words: readonly string[], options: Maker["options"] = {}, lowerDevice?: string): Maker => ({
  kind,
  words,
  options,
  ...(lowerDevice && { lowerDevice }),
});

export const named = (key: string, rest: Omit<BootConfig, "title" | "owner" | "key">): BootConfig => ({ title: `Lab ${key}`, owner: OWNER, key, ...rest });

export const made = (device: string, maker: Maker, rest: Partial<BootConfig> = {}): BootConfig => named(device, { device, maker, up: true, ...rest });

const script = `fail() { printf '%s\\n' "$*" >&2; exit 3; }
set -f
${networkd.verbs}
${netplan.verbs}
while IFS=' ' read -r verb rest; do
  case $verb in
    ip) ip $rest </dev/null || exit ;;
    bridge) bridge $rest </dev/null || exit ;;
    file) set -- $rest; mkdir -p "\${2%/*}"; printf %s "$3" | base64 -d > "$2.new"; chmod "$1" "$2.new"; mv "$2.new" "$2" || exit ;;
    file-remove) rm "$rest" || exit; case \${rest%/*} in *.d) rmdir "\${rest%/*}" 2>/dev/null ;; esac ;;
    *) "verb_$verb" $rest ;;
  esac
done`;

/** Does by hand what a resource does: the kernel first, then the manager's files and orders. */
export class Rig {
  private readonly before = new Map<string, BootHost>();

  constructor(
    readonly vm: Vm,
    readonly manager: Manager,
  ) {}

  async owners(): Promise<Record<string, DeviceOwner>> {
    const [ours, theirs] = [networkd, netplan].map((each) => this.vm.sh(each.look).then((text) => each.sees(text).devices));
    const all = { networkd: await ours, netplan: await theirs };
    const entries = Object.entries(all).flatMap(([name, devices = {}]) =>
      Object.entries(devices).map(([device, owner]) => [device, { managers: [name], ...owner }]),
    );
    return Object.fromEntries(entries);
  }

  async host(): Promise<BootHost> {
    return { running: [this.manager.name], tools: { ip: "/usr/sbin/ip", bridge: "/usr/sbin/bridge" }, owners: await this.owners() };
  }

  async apply(config: BootConfig): Promise<void> {
    const host = await this.host();
    this.before.set(config.key, host);
    await this.carryOut(
      config,
      host,
      bootLines(config).map(({ tool, line }) => `${tool} ${line}`),
    );
  }

  /** The manager takes note of what the kernel has already. */
  async note(config: BootConfig): Promise<void> {
    await this.carryOut(config, await this.host(), []);
  }

  private async carryOut(config: BootConfig, host: BootHost, lines: readonly string[]): Promise<void> {
    const refused = this.manager.unsupported(config, host);
    if (refused) throw new Error(`${config.key}: ${refused}`);
    const files = this.manager.files(config, host);
    const joining = (config.ports ?? []).map((port) => port.device);
    const change = { config, host, written: files.map((file) => file.path), removed: [], joining, leaving: [] };
    await this.run([
      ...this.manager.before(change),
      ...lines,
      ...files.map((file) => `file ${file.mode} ${file.path} ${Buffer.from(file.text).toString("base64")}`),
      ...this.manager.after(change),
    ]);
  }

  /** Paths whose content would be written again. */
  async drift(config: BootConfig): Promise<string[]> {
    const host = await this.host();
    const differing: string[] = [];
    for (const file of this.manager.files(config, host)) {
      const found = await this.vm.exec(["cat", file.path]);
      if (found.stdout !== file.text) differing.push(file.path);
    }
    return differing;
  }

  async remove(config: BootConfig): Promise<void> {
    const host = this.before.get(config.key) ?? (await this.host());
    const removed = this.manager.files(config, host).map((file) => file.path);
    const change = { config, host, written: [], removed, joining: [], leaving: (config.ports ?? []).map((port) => port.device) };
    const gone = config.maker ? [`ip link del dev ${config.device}`] : [];
    await this.run([...removed.map((path) => `file-remove ${path}`), ...this.manager.afterRemoval(change), ...gone]);
  }

  private async run(orders: readonly string[]): Promise<void> {
    await this.vm.sh(script, { input: orders.map((order) => `${order}\n`).join(""), timeoutMs: 120_000 });
  }

  /** What a reboot must not change. */
  async state(): Promise<string> {
    const read = async (command: string) => JSON.parse((await this.vm.sh(command)) || "[]");
    const links = (await read("ip -d -j addr show")).filter((row: Row) => row.ifname !== "eth0" && !row.ifname.startsWith("vnet"));
    const routes = [...(await read("ip -d -j -4 route show table all")), ...(await read("ip -d -j -6 route show table all"))];
    const rules = [...(await read("ip -j -4 rule")), ...(await read("ip -j -6 rule"))];
    return JSON.stringify(
      {
        links: links.map(linkOf).sort(byText),
        routes: routes.filter(isSet).map(routeOf).sort(byText),
        rules: rules.map((row: Row) => JSON.stringify(row)).sort(),
        vlans: (await read("bridge -j vlan show")).map((row: Row) => JSON.stringify(row)).sort(),
        dns: (await this.vm.sh("resolvectl dns; resolvectl domain"))
          .split("\n")
          .map((line) => line.replace(/Link \d+ /, ""))
          .filter((line) => /: \S/.test(line))
          .sort(),
      },
      null,
      1,
    );
  }
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON
type Row = any;

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Routes of addresses come and go with them. */
const isSet = (row: Row) => row.protocol !== "kernel" && row.table !== "local" && row.dev !== "eth0";

const routeOf = (row: Row) =>
  JSON.stringify({ ...row, flags: undefined, pref: undefined, nexthops: row.nexthops?.map((hop: Row) => ({ ...hop, flags: undefined })) });

const VOLATILE = /timer|^(bridge_id|designated_root|topology_change|root_|ad_actor_key|partner|ad_info|active_slave|index)/;

function linkOf(row: Row) {
  const data = Object.entries(row.linkinfo?.info_data ?? {}).filter(([key]) => !VOLATILE.test(key));
  const port = Object.entries(row.linkinfo?.info_slave_data ?? {}).filter(([key]) =>
    ["isolated", "learning", "flood", "bcast_flood", "mcast_flood", "hairpin", "cost", "priority", "state"].includes(key),
  );
  return {
    name: row.ifname,
    mac: row.address,
    mtu: row.mtu,
    master: row.master,
    lower: row.link,
    alias: row.ifalias,
    up: row.flags.includes("UP"),
    kind: row.linkinfo?.info_kind,
    data: Object.fromEntries(data),
    port: Object.fromEntries(port),
    addresses: row.addr_info
      .filter((info: Row) => info.scope === "global")
      .map((info: Row) => `${info.local}/${info.prefixlen}`)
      .sort(),
  };
}
