import { randomBytes } from "node:crypto";
import type { Host } from "../host/host";
import { parseNetwork } from "./definition";
import { type DomainNic, parseDomainNics } from "./domainNics";
import { classify } from "./errors";
import type { Observed } from "./observed";

/** Everything that libvirt knows about the networks of a host, unparsed: a network costs something only when asked for. */
export interface Snapshot {
  readonly networks: readonly NetworkTexts[];
  readonly domainNics: () => readonly DomainNic[];
  /** `bridge/port` of every bridge port of the kernel's. */
  readonly bridgePorts: ReadonlySet<string>;
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
defined_commands() { [ -z "$1" ] || echo "echo $mark defined; dumpxml $1;"; }
print_domains() {
  { virsh -q -c "$uri" list --uuid | print_in_batches running_commands
    virsh -q -c "$uri" list --inactive --uuid | print_in_batches defined_commands
  } 2>/dev/null | sed -n "/$mark/p; /^  <name>/p; /^    <interface /,/^    <\\/interface>/p"
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
  const domains: { xml: string; running: boolean }[] = [];
  let ports: string[] = [];
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
      domains.push({ xml: text, running: word === "running" });
    } else if (word === "ports") {
      ports = text.split("\n").map((path) => path.replace(/^\/sys\/class\/net\/(.*)\/brif\/(.*)$/, "$1/$2"));
    }
  }
  let nics: DomainNic[] | undefined;
  const domainNics = () => {
    nics ??= domains.flatMap(({ xml, running }) => parseDomainNics(xml, running));
    return nics;
  };
  return { networks, domainNics, bridgePorts: new Set(ports) };
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
  const bridge = (live ?? definition)?.bridge?.name ?? "";
  const guests = snapshot
    .domainNics()
    .filter((nic) => nic.running && (nic.network === name || (bridge !== "" && nic.bridge === bridge)))
    .map(({ domain, mac, device, isolated }) => ({ domain, mac, device, isolated }));
  const unplugged = active && bridge !== "" ? guests.filter((guest) => !snapshot.bridgePorts.has(`${bridge}/${guest.device}`)) : [];
  return { uuid, name, active, autostart, live, definition, bridge, guests, unplugged };
}
