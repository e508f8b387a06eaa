import { type OurPlace, ourPlacesIn } from "../persistence/files";
import type { Values } from "./settings";
import type { FileLine } from "./sysctl";

/** Everything about a host that its settings are planned from. Plain data. */
export interface Settings {
  /** What the kernel has, by key. */
  readonly values: Values;
  /** Paths of all sysctl.d files. */
  readonly paths: readonly string[];
  /** Files in our places, by path. `mark` is absent when somebody else wrote the file. */
  readonly files: Readonly<Record<string, OurPlace>>;
  /** Assignments in all sysctl.d files, ours included. */
  readonly lines: readonly FileLine[];
  /** Devices with a default route that the kernel has from router advertisements. */
  readonly advertisedDefaults: readonly string[];
  readonly routedNetworks: readonly RoutedNetwork[];
  readonly session: { readonly family: 0 | 4 | 6; readonly asymmetric: boolean };
  /** Another one with each step of ours that changes something of this. */
  readonly generation: string;
}

/** A running libvirt network that needs forwarding. */
export interface RoutedNetwork {
  readonly name: string;
  readonly bridge: string;
  readonly ipv6: boolean;
}

/** Reads what `look.sh` prints. */
export function parseSettings(stdout: string): Settings {
  const sections = new Map(
    stdout
      .split(/^== /m)
      .slice(1)
      .map((section) => {
        const [name = "", ...lines] = section.split("\n");
        return [name, lines.filter(Boolean)];
      }),
  );
  const lines = (name: string) => sections.get(name) ?? [];
  return {
    values: Object.fromEntries(lines("values").map(valueLine)),
    paths: lines("names").filter((path) => !path.endsWith("/*.conf")),
    files: ourPlacesIn(lines("own").join("\n")),
    lines: lines("lines").flatMap(fileLine),
    advertisedDefaults: [...new Set(lines("defaults").flatMap(advertisedDefault))],
    routedNetworks: routedNetworks(lines("networks")),
    session: sessionOf(lines("session")),
    generation: lines("generation")[0] ?? "",
  };
}

/** `net/ipv4/conf/eth0:1/rp_filter:0`: a device's name may hold a colon, a value does not. */
function valueLine(line: string): [string, string] {
  const colon = line.lastIndexOf(":");
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function fileLine(line: string): FileLine[] {
  const [, path, number, text] = /^(.*?\.conf):(\d+):(.*)$/.exec(line) ?? [];
  return path && number && text !== undefined ? [{ path, line: Number(number), text }] : [];
}

// include/uapi/linux/ipv6_route.h: RTF_DEFAULT 0x00010000, RTF_ADDRCONF 0x00040000: from an advertisement that the kernel itself took.
const FROM_ADVERTISEMENT = 0x0005_0000;

/** A line of /proc/net/ipv6_route: destination, source, next hop, metric, counters, flags, device. */
function advertisedDefault(line: string): string[] {
  const columns = line.trim().split(/\s+/);
  const flags = Number.parseInt(columns[8] ?? "", 16);
  return columns[9] && (flags & FROM_ADVERTISEMENT) === FROM_ADVERTISEMENT ? [columns[9]] : [];
}

/** Status files that libvirt keeps of running networks: `/run/libvirt/network/NAME.xml`. */
function routedNetworks(lines: readonly string[]): RoutedNetwork[] {
  const texts = new Map<string, string>();
  for (const line of lines) {
    const [, name = "", text = ""] = /^.*\/(.*?)\.xml:(.*)$/.exec(line) ?? [];
    texts.set(name, `${texts.get(name) ?? ""}${text}\n`);
  }
  return [...texts]
    .filter(([, text]) => /<forward\b[^>]*\bmode=['"](nat|route|open)['"]/.test(text))
    .map(([name, text]) => ({ name, bridge: /<bridge\b[^>]*\bname=['"]([^'"]+)/.exec(text)?.[1] ?? "", ipv6: text.includes("family='ipv6'") }));
}

function sessionOf(lines: readonly string[]): Settings["session"] {
  const client = lines.find((line) => line.startsWith("client "))?.slice("client ".length);
  const out = lines.map((line) => /^out .*? dev (\S+)/.exec(line)?.[1]).find(Boolean);
  const into = lines.map((line) => /^in \d+: (\S+)/.exec(line)?.[1]).find(Boolean);
  return { family: client ? (client.includes(":") ? 6 : 4) : 0, asymmetric: out !== undefined && into !== undefined && out !== into };
}
