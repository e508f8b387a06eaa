import type { Seen } from "../manager";

interface Stanza {
  readonly device: string;
  readonly path: string;
  readonly line: number;
  addressed: boolean;
}

export function sees(text: string): Seen {
  const lines = text.split("\n");
  const rows = lines.flatMap((line) => rowOf(line) ?? []);
  const stanzas = stanzasOf(rows);
  // `eth1=lan`: a pattern (`auto /eth*=lan`) or a mapping has given it a stanza of another name.
  const named = new Map(lines.flatMap((line) => pairOf(line)));
  const automatic = rows.flatMap(({ words }) => (/^(auto|allow-\S+)$/.test(words[0] ?? "") ? words.slice(1) : []));
  const devices = [...new Set([...named.keys(), ...automatic])].filter((device) => device !== "lo" && !/[/*=]/.test(device));
  return {
    running: lines.includes("enabled") && rows.some(({ path, words }) => path === "/etc/network/interfaces" && readsOurs(words)),
    devices: Object.fromEntries(
      devices.map((device) => {
        const name = named.get(device) ?? device;
        return [device, { ...detailsOf(stanzas.filter((stanza) => stanza.device === name)), ...(name !== device && { shared: true }) }];
      }),
    ),
  };
}

function pairOf(line: string): [device: string, stanza: string][] {
  const [, device, stanza] = /^state ([^=\s]+)=(\S+)/.exec(line) ?? [];
  return device && stanza ? [[device, stanza]] : [];
}

interface Row {
  readonly path: string;
  readonly line: number;
  readonly words: readonly string[];
}

/** `/etc/network/interfaces.d/eth1:2:iface eth1 inet manual`; a relative path is one under `/etc/network`. */
function rowOf(text: string): Row | undefined {
  const [, path = "", line = "", rest = ""] = /^([^:]+):(\d+):\s*(.*)$/.exec(text) ?? [];
  return path ? { path: path.startsWith("/") ? path : `/etc/network/${path}`, line: Number(line), words: rest.split(/\s+/) } : undefined;
}

/** `up ip -4 addr add …`, as against `up ip link set dev eth1 address …`. */
const ADDRESS = /up .*\bip (-\S+ )*a(d|dd|ddr|ddress)? (a|add|r|replace) /;

function stanzasOf(rows: readonly Row[]): Stanza[] {
  const stanzas: Stanza[] = [];
  for (const { path, line, words } of rows) {
    const [keyword = "", device = "", , method = "manual"] = words;
    if (keyword === "iface") {
      stanzas.push({ device, path, line, addressed: !["manual", "loopback"].includes(method) });
    } else if (ADDRESS.test(words.join(" ")) && stanzas.at(-1)?.path === path) {
      Object.assign(stanzas.at(-1) as Stanza, { addressed: true });
    }
  }
  return stanzas;
}

/** Whether a `source` line takes a file `kvmnet-NAME` in `interfaces.d`. */
function readsOurs([keyword = "", ...patterns]: readonly string[]): boolean {
  const folder = "(/etc/network/|\\./)?interfaces\\.d";
  const pattern = new RegExp(keyword === "source" ? `^${folder}/(kvmnet-)?\\*$` : /^source-dir(ectory)?$/.test(keyword) ? `^${folder}/?$` : "^$");
  return patterns.some((candidate) => candidate !== "" && pattern.test(candidate));
}

const isOurs = ({ path }: Stanza) => path.startsWith("/etc/network/interfaces.d/kvmnet-");

/** A stanza of somebody else's decides; of ours, the device's own comes before those that add to it. */
function detailsOf(stanzas: readonly Stanza[]): { source?: string; ours: boolean; addressed: boolean } {
  const foreign = stanzas.filter((stanza) => !isOurs(stanza));
  const first = foreign.find((stanza) => stanza.addressed) ?? foreign[0];
  if (first) {
    return { source: `${first.path}:${first.line}`, ours: false, addressed: first.addressed };
  }
  const [own] = stanzas.toSorted((a, b) => Number(/kvmnet-(route|rule)-/.test(a.path)) - Number(/kvmnet-(route|rule)-/.test(b.path)));
  return { ...(own && { source: own.path }), ours: own !== undefined, addressed: false };
}
