import { markIn, markLine, TITLE } from "../../host/marked";
import { z } from "../../resource/zod";
import type { Limits } from "../nics";

/** A part of our table, in a file of its own that one resource owns: what it was made from, and its rules. */
export interface Fragment {
  /** Resource kind. */
  readonly kind: string;
  readonly name: string;
  readonly owner: string;
  /** What the rules say, as the kind wrote it down: plain JSON. */
  readonly spec: unknown;
  readonly rules: readonly Line[];
}

/** Chains of our table `inet`, by the hook that they are at. */
export type Chain = "kvmnet_dstnat" | "kvmnet_local" | "kvmnet_srcnat" | "kvmnet_forward";

/** Sets that anybody may fill and maps of devices and MAC addresses, by what they hold. */
export type ElementType = "ipv4_addr" | "ipv6_addr" | "ether_addr" | "ifname";

/** A line of a fragment, for `compose.sh`. Those with `bridge` are of our table of the family `bridge`. */
export type Line =
  /** A rule in a chain. */
  | { readonly chain: Chain; readonly rule: string }
  /** A bridge into which libvirt has to accept forwarded connections. */
  | { readonly accept: "ip" | "ip6"; readonly bridge: string }
  /** What leaves a device of the host (`out`) or comes in by it, by tc: bytes a second, and bytes at once. */
  | { readonly limit: "in" | "out"; readonly device: string; readonly rate: number; readonly burst: number }
  /** The limits of a guest's NIC, by libvirt; the guest goes by its UUID. */
  | ({ readonly tune: string; readonly mac: string } & Limits)
  /** What is tried once when the fragment is put in (`probe.sh`). */
  | ({ readonly probe: "icmp" | "tcp" | "udp" | "http" | "tls" } & Probe)
  /** How much passes, measured when the fragment is put in (`measure.sh`). */
  | ({ readonly measure: "running" | "started" } & Measurement)
  /** What impairs a device for a time, by netem, begun when the fragment is put in; another key begins it anew (`impair.sh`). */
  | { readonly impair: string; readonly seconds: number; readonly key: string; readonly netem: readonly string[] }
  /** A rule in a chain, where it says so only for what begins a connection; without one the chain is there, and empty. */
  | { readonly bridgeChain: string; readonly rule?: string; readonly begins?: boolean }
  /** An element of a set, or, with a verdict, of a map; without one the set is there, and empty. */
  | { readonly bridgeSet: string; readonly type: ElementType; readonly element?: string; readonly verdict?: string };

export interface Probe {
  readonly namespace?: string;
  readonly address: string;
  readonly port?: number;
  /** Words besides, by protocol. */
  readonly more: readonly string[];
  readonly expect: "reachable" | "unreachable";
  readonly withinSeconds: number;
}

export interface Measurement {
  readonly namespace?: string;
  readonly serverNamespace?: string | undefined;
  /** The server is started on another host (`world.ts`), in a namespace there; for `measure.sh` it is one that runs. */
  readonly serverHost?: string;
  readonly serverHostNamespace?: string | undefined;
  readonly address: string;
  readonly port: number;
  readonly protocol: "tcp" | "udp";
  readonly direction: "send" | "receive";
  readonly seconds: number;
  readonly withinSeconds: number;
  /** Bits a second: at most what is sent, at least and at most what has to arrive. */
  readonly rate?: number;
  readonly least?: number;
  readonly most?: number;
}

const FOLDER = "/etc/kvmnet/policy.d";

export const pathOf = (kind: string, name: string): string => `${FOLDER}/${kind}-${name}.rules`;

/** What came of the last try of what a fragment asks to be tried. */
export const resultPathOf = (kind: string, name: string): string => pathOf(kind, name).replace(/rules$/, "result");

function lineOf(line: Line): string {
  if ("chain" in line) {
    return `${line.chain} ${line.rule}`;
  }
  if ("accept" in line) {
    return `accept ${line.accept} ${line.bridge}`;
  }
  if ("limit" in line) {
    return `limit ${line.limit} ${line.device} ${line.rate} ${line.burst}`;
  }
  if ("tune" in line) {
    return `tune ${line.tune} ${line.mac} ${line.inbound} ${line.outbound}`;
  }
  if ("probe" in line) {
    return [
      "probe",
      line.expect === "reachable" ? "answer" : "silence",
      line.withinSeconds,
      line.namespace ?? "-",
      line.probe,
      line.address,
      line.port ?? "-",
      ...(line.more.length > 0 ? line.more : ["-"]),
    ].join(" ");
  }
  if ("measure" in line) {
    const { measure, namespace, serverNamespace, address, port, protocol, direction, seconds, withinSeconds, rate, least, most } = line;
    const words = [namespace, measure, serverNamespace, address, port, protocol, direction, seconds, withinSeconds, rate, least, most];
    return ["measure", ...words.map((word) => word ?? "-")].join(" ");
  }
  if ("impair" in line) {
    return ["impair", line.impair, line.seconds, line.key, ...line.netem].join(" ");
  }
  if ("bridgeChain" in line) {
    return [line.begins ? "bridge begins" : "bridge chain", line.bridgeChain, ...(line.rule === undefined ? [] : [line.rule])].join(" ");
  }
  const { bridgeSet, type, element, verdict } = line;
  return [
    `bridge ${verdict === undefined ? "set" : "map"} ${bridgeSet} ${type}`,
    ...(element === undefined ? [] : [element]),
    ...(verdict === undefined ? [] : [`: ${verdict}`]),
  ].join(" ");
}

/** Of the rules none holds a text of the user's. */
export const fragmentText = ({ kind, name, owner, spec, rules }: Fragment): string =>
  [TITLE, markLine({ kind, name, owner, spec }), ...rules.map(lineOf), ""].join("\n");

const header = z.object({ kind: z.string(), name: z.string(), owner: z.string(), spec: z.unknown() });

/** What a file says of itself; `undefined` when it carries no mark that we can read. */
export const headerOf = (text: string): z.infer<typeof header> | undefined => header.safeParse(markIn(text)).data;

/** Lines of a fragment that are rules. */
export const rulesIn = (text: string): string[] => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

/** The comment that each rule of a resource carries in a chain of several. Names of these kinds are words. */
export const ruleComment = (kind: string, name: string): string => `comment "kvmnet ${kind} ${name}"`;

/** A chain or a set that is one resource's alone: its name in nft says whose. */
export const blockName = (kind: string, name: string, part: string): string => `${kind}.${name}.${part}`;
