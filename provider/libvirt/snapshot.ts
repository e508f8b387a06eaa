import { randomBytes } from "node:crypto";
import type { Host } from "../host/host";
import { parseNetwork } from "./definition";
import { type DomainNic, parseDomainNics } from "./domainNics";
import { classify } from "./errors";
import { carrierOf, type Observed } from "./observed";
import { parseOvsPorts } from "./ovsPorts";

/** Everything that libvirt knows about the networks of a host, unparsed: a network costs something only when asked for. */
export interface Snapshot {
  readonly networks: readonly NetworkTexts[];
  readonly domainNics: () => readonly DomainNic[];
  readonly domains: readonly DomainTexts[];
  /** `bridge/port` of every port of a Linux or Open vSwitch bridge. */
  readonly bridgePorts: ReadonlySet<string>;
  /** Linux bridges, and whether they do spanning tree. */
  readonly spanningTree: ReadonlyMap<string, boolean>;
}

export interface NetworkTexts {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
  readonly live: string;
  readonly inactive: string;
}

/** The lines of a guest's definitions that we need: name, UUID, our marks and the `<interface>` elements. */
export interface DomainTexts {
  /** What runs; absent while the guest is off. */
  readonly live?: string;
  /** What the next start takes; absent for a transient guest. */
  readonly stored?: string;
}

/**
 * Shell functions that print the facts of networks and domains, each piece after the marker "$mark" and a word.
 * virsh runs a list of commands in one process; the lists are cut because one argument holds at most 128 KiB.
 * Domain definitions are cut down on the host to the lines that we need.
 */
export const printing = `
network_commands() {
  echo "echo $mark live; net-dumpxml $1; echo $mark inactive; net-dumpxml $1 --inactive; echo $mark info; net-info $1;"
}
print_ports() {
  echo "$mark ports"
  for port in /sys/class/net/*/brif/*; do [ ! -e "$port" ] || echo "$port"; done
  echo "$mark stp"
  for state in /sys/class/net/*/bridge/stp_state; do [ ! -e "$state" ] || echo "$state $(cat "$state")"; done
  echo "$mark ovs"
  [ ! -S /run/openvswitch/db.sock ] ||
    ovs-vsctl --timeout=5 --format=json --columns=name,ports list Bridge -- --columns=_uuid,name list Port 2>/dev/null
}
print_in_batches() {
  commands= count=0
  while read -r word; do
    commands="$commands $($1 "$word")" count=$((count + 1))
    if [ $count -ge 200 ]; then virsh -q -c "$uri" "$commands"; commands= count=0; fi
  done
  [ -z "$commands" ] || virsh -q -c "$uri" "$commands"
}
running_commands() { [ -z "$1" ] || echo "echo $mark running; dumpxml $1;"; }
defined_commands() { [ -z "$1" ] || echo "echo $mark defined; dumpxml $1 --inactive;"; }
cut_domains() { sed -n "/$mark/p; /^  <name>/p; /^  <uuid>/p; /^    <kvmnet:nic /p; /^    <interface /,/^    <\\/interface>/p"; }
print_domains() {
  { virsh -q -c "$uri" list --uuid | print_in_batches running_commands
    virsh -q -c "$uri" list --all --persistent --uuid | print_in_batches defined_commands
  } 2>/dev/null | cut_domains
}
`;

const READ_ALL = `
uri=$1 mark=$2
${printing}
networks=$(virsh -q -c "$uri" net-list --all --uuid) || exit
for uuid in $networks; do echo "$uuid"; done | print_in_batches network_commands
print_domains
print_ports
exit 0
`;

const READ_ONE = `
uri=$1 mark=$2 uuid=$3
${printing}
virsh -q -c "$uri" net-list >/dev/null || exit
virsh -q -c "$uri" "$(network_commands "$uuid")"
print_domains
print_ports
exit 0
`;

/** All networks of the host, in one round trip, shared by everybody who asks at about the same time. */
export function readSnapshot(host: Host): Promise<Snapshot> {
  return host.snapshot(`libvirt networks ${host.libvirtUri}`, () => read(host, READ_ALL, []));
}

/** One network by UUID, fresh. */
export async function readNetwork(host: Host, uuid: string): Promise<Observed | undefined> {
  const snapshot = await read(host, READ_ONE, [uuid]);
  return observe(snapshot, (network) => network.uuid === uuid);
}

async function read(host: Host, script: string, args: readonly string[]): Promise<Snapshot> {
  const mark = newMark();
  const step = { name: "read the virtual networks", script, args: [host.libvirtUri, mark, ...args], needs: ["virsh"] };
  const { stdout } = await host.run(step).catch((error) => Promise.reject(classify(error)));
  return parseSnapshot(stdout, mark);
}

/** Cannot occur in any definition, so that no text in one can pass for a marker of ours. */
export function newMark(): string {
  return `kvmnet-${randomBytes(12).toString("hex")}`;
}

export function parseSnapshot(stdout: string, mark: string): Snapshot {
  const pieces = stdout.split(mark).slice(1);
  const networks: NetworkTexts[] = [];
  const texts: { xml: string; running: boolean }[] = [];
  let ports: string[] = [];
  let spanningTree = new Map<string, boolean>();
  let live = "";
  let inactive = "";
  for (const piece of pieces) {
    const [, word = "", text = ""] = /^ ([a-z]+)\n?([\s\S]*)$/.exec(piece) ?? [];
    if (word === "live") {
      live = text;
      inactive = "";
    } else if (word === "inactive") {
      inactive = text;
    } else if (word === "info" && text.includes("UUID:")) {
      networks.push({ ...parseInfo(text), live, inactive });
    } else if (word === "running" || word === "defined") {
      texts.push({ xml: text, running: word === "running" });
    } else if (word === "ports") {
      ports = text.split("\n").map((path) => path.replace(/^\/sys\/class\/net\/(.*)\/brif\/(.*)$/, "$1/$2"));
    } else if (word === "ovs") {
      ports.push(...parseOvsPorts(text));
    } else if (word === "stp") {
      const lines = text.matchAll(/^\/sys\/class\/net\/(.*)\/bridge\/stp_state (\d+)$/gm);
      spanningTree = new Map([...lines].map(([, bridge, state]) => [bridge as string, state !== "0"]));
    }
  }
  const domains = pairDomains(texts);
  let nics: DomainNic[] | undefined;
  const domainNics = () => {
    nics ??= domains.flatMap(({ live, stored = "" }) => parseDomainNics(live ?? stored, live !== undefined, stored));
    return nics;
  };
  return { networks, domainNics, domains, bridgePorts: new Set(ports), spanningTree };
}

/** A persistent guest that runs is printed twice. */
function pairDomains(texts: readonly { xml: string; running: boolean }[]): DomainTexts[] {
  const byUuid = new Map<string, DomainTexts>();
  for (const [i, { xml, running }] of texts.entries()) {
    const uuid = /^ {2}<uuid>(.*)<\/uuid>/m.exec(xml)?.[1] ?? `#${i}`;
    byUuid.set(uuid, { ...byUuid.get(uuid), [running ? "live" : "stored"]: xml });
  }
  return [...byUuid.values()];
}

function parseInfo(text: string): Omit<NetworkTexts, "live" | "inactive"> {
  const value = (key: string) => new RegExp(`^${key}: *(.*)$`, "m").exec(text)?.[1] ?? "";
  return {
    name: value("Name"),
    uuid: value("UUID"),
    active: value("Active") === "yes",
    autostart: value("Autostart") === "yes",
    persistent: value("Persistent") === "yes",
  };
}

/** One network out of a snapshot. Pure. */
export function observe(snapshot: Snapshot, wanted: (network: NetworkTexts) => boolean): Observed | undefined {
  const texts = snapshot.networks.find(wanted);
  if (!texts) {
    return undefined;
  }
  const { uuid, name, active, autostart } = texts;
  const definition = texts.persistent ? parseNetwork(texts.inactive) : undefined;
  const live = active ? (definition && texts.live === texts.inactive ? definition : parseNetwork(texts.live)) : undefined;
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
  const unplugged = active && bridge !== "" ? guests.filter((guest) => !snapshot.bridgePorts.has(`${bridge}/${guest.device}`)) : [];
  const spanningTree = active && own ? snapshot.spanningTree.get(bridge) : undefined;
  return { uuid, name, active, autostart, live, definition, bridge, spanningTree, guests, unplugged };
}
