/** Keys and files of sysctl.d(5). A key is kept with slashes, as under /proc/sys: `net/ipv4/conf/eth0.100/proxy_arp`. */

export interface Assignment {
  readonly key: string;
  readonly value: string;
}

/** The same variable under two names. */
const ALIASES: Readonly<Record<string, string>> = {
  "net/ipv4/conf/all/forwarding": "net/ipv4/ip_forward",
  "net/nf_conntrack_max": "net/netfilter/nf_conntrack_max",
};

/** If the first separator is a slash, dots are literal; else dots and slashes change places (sysctl.d(5)). */
export function keyOf(written: string): string {
  const first = /[./]/.exec(written)?.[0];
  const key = first === "." ? written.replace(/[./]/g, (c) => (c === "." ? "/" : ".")) : written;
  return ALIASES[key] ?? key;
}

/** As people write it. A key with a device whose name has a dot can only be written with slashes. */
export function keyText(key: string): string {
  return key.includes(".") ? key : key.replaceAll("/", ".");
}

/** `-key = value`; nothing for comments and for `-key`, which only takes a key out of a pattern. */
export function assignmentOf(line: string): Assignment | undefined {
  const [, key, value] = /^\s*-?\s*([^\s=#;-][^\s=]*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
  return key === undefined || value === undefined ? undefined : { key: keyOf(key), value: value.replace(/\s+/g, " ") };
}

/** `PATH:NUMBER:TEXT` of a file somewhere in the sysctl.d folders. */
export interface FileLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

const FOLDERS = ["/etc/sysctl.d/", "/run/sysctl.d/", "/usr/local/lib/sysctl.d/", "/usr/lib/sysctl.d/", "/lib/sysctl.d/"];

const nameOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const rankOf = (path: string) => FOLDERS.findIndex((folder) => path.startsWith(folder));

/** Files that are read at boot: of one name only that of the first folder. */
function readAtBoot(paths: readonly string[]): Set<string> {
  const byName = new Map<string, string>();
  for (const path of paths) {
    const other = byName.get(nameOf(path));
    if (other === undefined || rankOf(path) < rankOf(other)) {
      byName.set(nameOf(path), path);
    }
  }
  return new Set(byName.values());
}

/** Lines of other files that are read after ours at boot and set a key of ours otherwise. Patterns (`*`) yield to explicit keys, as ours are. */
export function overriding(ours: string, wanted: readonly Assignment[], paths: readonly string[], lines: readonly FileLine[]): (FileLine & Assignment)[] {
  const files = readAtBoot(paths);
  const values = new Map(wanted.map(({ key, value }) => [key, value]));
  return lines
    .filter(({ path }) => files.has(path) && nameOf(path) > nameOf(ours))
    .flatMap((line) => {
      const assignment = assignmentOf(line.text);
      const mine = assignment && values.get(assignment.key);
      return assignment && mine !== undefined && mine !== assignment.value ? [{ ...line, ...assignment }] : [];
    });
}
