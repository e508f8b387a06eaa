import { parseNetwork } from "./definition";
import { wantsDnsmasq } from "./dnsmasq";
import { type DomainNic, parseDomainNics } from "./domainNics";
import { marksIn, withMarks } from "./entries/marks";
import type { Network } from "./model";
import { carrierOf, type Observed } from "./observed";
import { parseOvsPorts } from "./ovsPorts";

/** Everything that libvirt knows about the networks and NICs of a host, unparsed: a network costs something only when asked for. */
export interface Snapshot {
  /** When all of it was read; milliseconds since the epoch. */
  readonly readAt: number;
  readonly networks: readonly NetworkTexts[];
  readonly domains: readonly DomainTexts[];
  readonly domainNics: () => readonly DomainNic[];
  /** Networks by name and by UUID, domains by UUID. */
  readonly find: { readonly name: (name: string) => NetworkTexts | undefined; readonly uuid: (uuid: string) => NetworkTexts | undefined };
  /** `bridge/port` of every port of a Linux or Open vSwitch bridge. */
  readonly bridgePorts: ReadonlySet<string>;
  /** Every bridge of the host that was seen, of Linux and of Open vSwitch. */
  readonly bridges: ReadonlySet<string>;
  /** Linux bridges, and whether they do spanning tree. */
  readonly spanningTree: ReadonlyMap<string, boolean>;
  /** Networks whose dnsmasq runs; absent where that cannot be told. */
  readonly dnsmasq?: ReadonlySet<string>;
  /** Networks of which a broken-off change may have left a bridge, by UUID. */
  readonly strays: ReadonlySet<string>;
  /** The daemon's version as one number (9.7.2 is 9007), absent where it does not tell. */
  readonly version?: number;
}

export interface NetworkTexts {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
  /** What runs; "" while it does not. */
  readonly live: string;
  /** What the next start takes; "" for a transient one. */
  readonly stored: string;
  /** Of a transient one: the marks of its entries, where it had a definition that is lost. */
  readonly marks?: string;
}

/** The lines of a guest's definitions that we need: name, UUID, our marks and the `<interface>` elements. */
export interface DomainTexts {
  readonly uuid: string;
  /** What runs; absent while the guest is off. */
  readonly live?: string;
  /** What the next start takes; absent for a transient guest. */
  readonly stored?: string;
}

type Texts = Map<string, string>;

/** What one look printed (step/look.sh). */
interface Pieces {
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly live: Texts;
  readonly stored: Texts;
  readonly domainLive: Texts;
  readonly domainStored: Texts;
  readonly ports: readonly string[];
  readonly bridges: readonly string[];
  readonly spanningTree: ReadonlyMap<string, boolean>;
  readonly dnsmasq?: ReadonlySet<string>;
  readonly strays: ReadonlySet<string>;
  /** By network: the copy of its entries' marks. */
  readonly marks: ReadonlyMap<string, string>;
  readonly version?: number;
  /** Nothing of it was lost on the way, such as on a full disk. */
  readonly whole: boolean;
}

const listNames = ["all", "inactive", "transient", "autostart", "running", "defined"];

/** The host as a look printed it. What a look at a part of the host left out is as in `before`; undefined when something was lost. */
export function parseSnapshot(stdout: string, mark: string, before?: Snapshot): Snapshot | undefined {
  const pieces = piecesOf(stdout, mark);
  if (!pieces.whole) {
    return undefined;
  }
  const list = (name: string) => new Set(pieces.lists.get(name) ?? []);
  const [all, inactive, transient, autostart, running, defined] = listNames.map(list) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  let half = false;
  const networks = [...all].flatMap((uuid): NetworkTexts[] => {
    const flags = { active: !inactive.has(uuid), autostart: autostart.has(uuid), persistent: !transient.has(uuid) };
    const printed = pieces.live.has(uuid) || pieces.stored.has(uuid);
    const known = printed ? undefined : before?.find.uuid(uuid);
    const { live, stored } = known ?? { live: pieces.live.get(uuid) ?? "", stored: pieces.stored.get(uuid) ?? "" };
    const marks = flags.persistent ? undefined : pieces.marks.get(uuid);
    if (known && known.active === flags.active && known.autostart === flags.autostart && known.persistent === flags.persistent && known.marks === marks) {
      return [known];
    }
    const texts = { ...flags, live: flags.active ? live : "", stored: flags.persistent ? stored : "", ...(marks !== undefined && { marks }) };
    // It went away, or became another, between two questions.
    half ||= (live !== "" || stored !== "") && ((flags.active && live === "") || (flags.persistent && stored === ""));
    return live || stored ? [{ uuid, name: known?.name ?? nameIn(live || stored), ...texts }] : [];
  });
  if (half) {
    return undefined;
  }
  const known = new Map(before?.domains.map((texts) => [texts.uuid, texts]));
  const domains = [...new Set([...running, ...defined])].flatMap((uuid): DomainTexts[] => {
    const [live, stored] = [pieces.domainLive.get(uuid), pieces.domainStored.get(uuid)];
    const printed = live !== undefined || stored !== undefined;
    return printed ? [{ uuid, ...(live !== undefined && { live }), ...(stored !== undefined && { stored }) }] : [known.get(uuid) ?? []].flat();
  });
  return snapshotOf(networks, domains, pieces, before?.readAt ?? Date.now());
}

function snapshotOf(
  networks: readonly NetworkTexts[],
  domains: readonly DomainTexts[],
  { ports, bridges, spanningTree, strays, dnsmasq, version }: Pieces,
  readAt: number,
): Snapshot {
  const [byName, byUuid] = [new Map(networks.map((one) => [one.name, one])), new Map(networks.map((one) => [one.uuid, one]))];
  let nics: DomainNic[] | undefined;
  const domainNics = () => {
    nics ??= domains.flatMap(({ live, stored = "" }) => parseDomainNics(live ?? stored, live !== undefined, stored));
    return nics;
  };
  const find = { name: (name: string) => byName.get(name), uuid: (uuid: string) => byUuid.get(uuid) };
  return {
    readAt,
    networks,
    domains,
    domainNics,
    find,
    bridgePorts: new Set(ports),
    bridges: new Set(bridges),
    spanningTree,
    strays,
    ...(dnsmasq && { dnsmasq }),
    ...(version !== undefined && { version }),
  };
}

function piecesOf(stdout: string, mark: string): Pieces {
  const lists = new Map<string, string[]>();
  const texts: Record<string, Texts> = { live: new Map(), stored: new Map(), "domain-live": new Map(), "domain-stored": new Map() };
  const rest = new Map<string, string>();
  let wholes = 0;
  for (const piece of stdout.split(`${mark} `).slice(1)) {
    const word = piece.slice(0, piece.indexOf(" "));
    // After the mark, virsh prompts on the same line.
    const text = piece.slice(piece.indexOf("\n") + 1);
    const home = texts[word];
    if (home) {
      home.set(uuidIn(text), text);
    } else if (listNames.includes(word)) {
      lists.set(word, text.split("\n").filter(Boolean));
    } else {
      rest.set(word, text);
      wholes += word === "whole" || word === "end" ? 1 : 0;
    }
  }
  const lines = (word: string) => (rest.get(word) ?? "").split("\n").filter(Boolean);
  const ports = lines("ports").map((path) => path.replace(/^\/sys\/class\/net\/(.*)\/brif\/(.*)$/, "$1/$2"));
  const stp = (rest.get("stp") ?? "").matchAll(/^\/sys\/class\/net\/(.*)\/bridge\/stp_state:(\d+)$/gm);
  const spanningTree = new Map([...stp].map(([, bridge, state]) => [bridge as string, state !== "0"]));
  const version = versionIn(rest.get("version") ?? "");
  const ovs = parseOvsPorts(rest.get("ovs") ?? "");
  return {
    lists,
    live: texts.live as Texts,
    stored: texts.stored as Texts,
    domainLive: texts["domain-live"] as Texts,
    domainStored: texts["domain-stored"] as Texts,
    ports: [...ports, ...ovs.ports],
    bridges: [...spanningTree.keys(), ...ovs.bridges],
    spanningTree,
    strays: new Set(lines("strays")),
    // libvirt 9 names the file after the network as it stands in XML.
    ...(rest.has("dnsmasq") && { dnsmasq: new Set(lines("dnsmasq").map((file) => nameIn(`<name>${file.replace(/\.pid$/, "")}</name>`))) }),
    marks: new Map(lines("marks").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)])),
    ...(version !== undefined && { version }),
    whole: wholes === 4,
  };
}

function versionIn(text: string): number | undefined {
  const [, major, minor] = /daemon: (\d+)\.(\d+)\./.exec(text) ?? [];
  return major === undefined ? undefined : Number(major) * 1000 + Number(minor);
}

const uuidIn = (xml: string) => /<uuid>([0-9a-f-]*)<\/uuid>/.exec(xml)?.[1] ?? "";

/** Without the XML parser: it is asked of every network of the host, and of most nothing else. */
function nameIn(xml: string): string {
  const text = /<name>([^<]*)<\/name>/.exec(xml)?.[1] ?? "";
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) =>
    name ? (named[name] ?? "") : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );
}

/** A network as far as its own definitions tell. */
export interface Definitions {
  /** Set while it runs. */
  readonly live?: Network;
  /** What the next start takes; absent for a transient network. */
  readonly definition?: Network;
}

const parsed = new WeakMap<NetworkTexts, Definitions>();

/** Parses a network once, however many ask. */
export function definitionsOf(texts: NetworkTexts): Definitions {
  const known = parsed.get(texts);
  if (known) {
    return known;
  }
  const definition = texts.persistent ? parseNetwork(texts.stored) : undefined;
  const running = texts.active ? (definition && withoutDefaults(texts.live) === texts.stored ? definition : parseNetwork(texts.live)) : undefined;
  const live = running && texts.marks !== undefined ? withMarks(running, marksIn(texts.marks)) : running;
  const made = { ...(live && { live }), ...(definition && { definition }) };
  parsed.set(texts, made);
  return made;
}

/** Ports that libvirt writes into the running definition of each NAT that names none (`DEFAULT_NAT_PORTS`); the element is empty without them. */
const DEFAULT_PORTS = /^( {2}<forward [^>]*mode='nat'[^>]*)>\n {4}<nat>\n {6}<port start='1024' end='65535'\/>\n {4}<\/nat>\n( {2}<\/forward>\n)?/m;

/** Without what libvirt adds to a running definition and nobody reads from it: most running networks are then as they are stored, letter by letter. */
const withoutDefaults = (live: string): string =>
  live
    .replace(/^<network connections='\d+'/, "<network")
    .replace(DEFAULT_PORTS, (_, start: string, empty?: string) => (empty ? `${start}/>\n` : `${start}>\n`));

/** One network out of a snapshot. Pure. */
export function observe(snapshot: Snapshot, texts: NetworkTexts | undefined): Observed | undefined {
  if (!texts) {
    return undefined;
  }
  const { uuid, name, active, autostart } = texts;
  const { live, definition } = definitionsOf(texts);
  const current = live ?? definition;
  const bridge = current?.bridge?.name ?? "";
  const own = current !== undefined && carrierOf(current) === "own bridge";
  const guests = snapshot
    .domainNics()
    .filter((nic) => nic.running && (nic.network === name || (own && bridge !== "" && nic.bridge === bridge)))
    .map(({ domain, mac, device, isolated, domainUuid, portGroup, text, stored }) => ({
      domain,
      mac,
      device,
      isolated,
      domainUuid,
      portGroup,
      live: text,
      stored,
    }));
  // Of a bridge that no look has found, such as one of an Open vSwitch that does not answer, nobody can tell.
  const seen = active && bridge !== "" && (own || snapshot.bridges.has(bridge));
  const unplugged = seen ? guests.filter((guest) => !snapshot.bridgePorts.has(`${bridge}/${guest.device}`)) : [];
  const spanningTree = active && own ? snapshot.spanningTree.get(bridge) : undefined;
  const dnsmasq = live && snapshot.dnsmasq && wantsDnsmasq(live) ? snapshot.dnsmasq.has(name) : undefined;
  const stray = snapshot.strays.has(uuid);
  return { uuid, name, active, autostart, live, definition, bridge, spanningTree, dnsmasq, stray, guests, unplugged };
}
