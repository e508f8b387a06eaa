import { type TakenBack, takenBackOf } from "../../host/guard/notice";
import { sectionsOf, textsIn } from "../../host/sections";
import { readOwnFile } from "../persistence/files";
import { managerNames, type Seen } from "../persistence/manager";
import { managers } from "../persistence/managers";
import { parsePending } from "../persistence/pending";
import type { BootSnapshot } from "../persistence/state";
import { disabledUnits } from "../persistence/systemd";
import { type VlanRange, vlansOf } from "./bridgeVlans";
import { type DnsSnapshot, dnsOf, profileDns } from "./dns";
import { type Link, linksOf } from "./link";
import { type Nic, nicsOf } from "./nic";
import { type NicRecord, parseNicRecords } from "./nicRecord";
import { type Switch, switchesOf } from "./openVswitch";
import { type PortRecord, parseRecords } from "./record";
import { type Route, routesOf } from "./route";
import { type Routing, routeRows, routingOf } from "./routing/routing";

/** Everything about the host's network devices that plans are made from. Plain data. */
export interface Snapshot {
  readonly links: readonly Link[];
  readonly routes: readonly Route[];
  /** All tables and rules, as routes and rules of our own are planned from. */
  readonly routing: Routing;
  /** What ports were before a bridge of ours took them, by bridge. */
  readonly records: Readonly<Record<string, readonly PortRecord[]>>;
  /** Forwarding entries of VXLAN interfaces. */
  readonly fdb: readonly Fdb[];
  /** VLANs of ports and bridges, by device; empty while no bridge of the host tells VLANs apart. */
  readonly bridgeVlans: Readonly<Record<string, readonly VlanRange[]>>;
  /** NICs with SR-IOV, and those that a `HostInterface` looks after. */
  readonly nics: Readonly<Record<string, Nic>>;
  /** What those were before, by device. */
  readonly nicRecords: Readonly<Record<string, NicRecord>>;
  /** Bridges of Open vSwitch, with their ports. */
  readonly switches: readonly Switch[];
  readonly persistence: BootSnapshot;
  readonly dns: DnsSnapshot;
  /** Another one with each step of ours that changes something of this: what was decided on an older one is not carried out. */
  readonly generation: string;
  /** An earlier change that the host has taken back, and whose client did not live to hear of it. */
  readonly takenBack?: TakenBack | undefined;
}

export interface Fdb {
  readonly device: string;
  readonly mac: string;
  /** The host that frames for this MAC address go to. */
  readonly peer: string;
  /** Set by somebody, not learnt. */
  readonly permanent: boolean;
}

/** Reads what `look.sh` prints. */
export function parseSnapshot(stdout: string): Snapshot {
  const sections = sectionsOf(stdout);
  const bodies = (name: string) => sections.filter((section) => section.name === name);
  const body = (name: string) =>
    bodies(name)
      .map((section) => section.body)
      .join("");
  const parsed = new Map<string, Record<string, unknown>[]>();
  // Routes are asked for several times, and a router has many.
  const rows = (name: string) => {
    const found = parsed.get(name) ?? jsonLines(body(name));
    parsed.set(name, found);
    return found;
  };
  const texts = textsIn(body("files"));
  const files = [...texts].flatMap(([path, text]) => readOwnFile(path, text) ?? []);
  const profiles = files.filter(({ path }) => path.endsWith(".nmconnection")).map(({ path, key }) => [key, profileDns(texts.get(path) ?? "")] as const);
  const seen = Object.fromEntries(bodies("look").flatMap((section) => seenBy(section.device ?? "", section.body)));
  const bootOwner = (device: string) => files.find((file) => file.key === device)?.owner;
  const takenBack = takenBackOf(body("taken-back"));
  const { switches, internal } = switchesOf(body("switches"));
  return {
    links: linksOf(rows("link"), bootOwner, internal),
    routes: ([4, 6] as const).flatMap((family) => routesOf(routeRows(rows, family), family)),
    routing: routingOf(rows, body),
    switches,
    records: parseRecords(body("records")),
    bridgeVlans: vlansOf(rows("vlans")),
    nics: nicsOf(sections),
    nicRecords: parseNicRecords(body("nics")),
    fdb: bodies("fdb").flatMap((section) => jsonLines(section.body).map((row) => fdbOf(row, section.device ?? ""))),
    persistence: {
      files,
      texts: Object.fromEntries(texts),
      disabled: disabledUnits(texts, body("enabled").split("\n")),
      pending: parsePending(body("pending")),
      unmarked: [...texts.keys()].filter((path) => !files.some((file) => file.path === path)),
      seen,
      cards: body("cards").split("\n").filter(Boolean),
    },
    dns: dnsOf(body("resolved"), body("resolvconf"), { ...seen.networkmanager?.dns, ...Object.fromEntries(profiles) }),
    generation: body("generation").trim(),
    ...(takenBack && { takenBack }),
  };
}

export function findLink(snapshot: Snapshot, name: string): Link | undefined {
  return snapshot.links.find((link) => link.name === name);
}

/** Each `ip -j` call prints one array on a line of its own, or nothing at all. */
function jsonLines(body: string): Record<string, unknown>[] {
  return body
    .split("\n")
    .filter((line) => line.startsWith("["))
    .flatMap((line) => JSON.parse(line));
}

function fdbOf(row: Record<string, unknown>, device: string): Fdb {
  return { device, mac: String(row.mac), peer: String(row.dst ?? ""), permanent: row.state === "permanent" };
}

function seenBy(name: string, text: string): [string, Seen][] {
  const manager = managerNames.find((candidate) => candidate === name);
  return manager ? [[manager, managers[manager].sees(text)]] : [];
}
