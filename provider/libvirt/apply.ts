import type { Host } from "../host/host";
import { renderNetwork } from "./definition";
import { classify } from "./errors";
import type { Network } from "./model";
import { type AttachedNic, carrierOf, currentOf, type Observed } from "./observed";
import type { Operation } from "./planner";
import { replug } from "./replug";
import { newMark, observe, parseSnapshot, printing } from "./snapshot";
import { renderXml } from "./xml";

/** What an apply script carries out, as data: virsh commands made of our words, UUIDs and file names only. */
interface Batch {
  /** Must succeed before anything else is done ("" = nothing). */
  readonly gate: string;
  readonly commands: string;
  /** Words for one `ovs-vsctl` ("" = nothing). */
  readonly ovs: string;
  /** XML documents, one line each: `1.xml`, `2.xml` … in the script's own directory. */
  readonly documents: readonly string[];
}

export interface Outcome {
  /** The network afterwards; undefined when it is not there. */
  readonly observed: Observed | undefined;
  /** What virsh had to say. */
  readonly words: string;
  /** The new definition did not start, and the old one runs again. */
  readonly rolledBack: boolean;
}

/** Puts the documents into a private directory that goes away with the script, whatever ends it. */
const prelude = `
uri=$1 mark=$2 uuid=$3 bridge=$4 old_bridge=$5 stp=$6 old_stp=$7
shift 7
${printing}
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
cd "$dir" || exit
IFS= read -r gate
IFS= read -r commands
IFS= read -r ovs
number=0
while IFS= read -r document; do
  number=$((number + 1))
  printf '%s\\n' "$document" >$number.xml
done
`;

/**
 * Re-plugs taps: those of guests that should be in the bridge, and those that were in the old one (each with its isolation flag).
 * With STP on, a new port listens and learns for some seconds; with STP off for the moment, it forwards at once and stays so.
 */
const plugging = `
remember_guests() {
  while [ $# -ge 2 ]; do
    echo "$1 $2" >>ports
    shift 2
  done
}
remember_ports() {
  for port in /sys/class/net/"$old_bridge"/brif/*; do
    name=\${port##*/}
    [ ! -e "$port" ] || grep -q "^$name " ports || echo "$name $(cat "$port"/isolated 2>/dev/null || echo 0)" >>ports
  done
}
set_stp() { [ "$(cat /sys/class/net/"$bridge"/bridge/stp_state)" = "$1" ] || ip link set dev "$bridge" type bridge stp_state "$1"; }
plug_ports() {
  [ -d /sys/class/net/"$bridge"/bridge ] || return 0
  if [ -s ports ]; then
    mtu=$(cat /sys/class/net/"$bridge"/mtu)
    [ -z "$stp" ] || set_stp 0
    while read -r port isolated; do
      [ -d /sys/class/net/"$port" ] || continue
      [ "$(cat /sys/class/net/"$port"/mtu)" = "$mtu" ] || ip link set dev "$port" mtu "$mtu"
      [ -e /sys/class/net/"$bridge"/brif/"$port" ] || ip link set dev "$port" master "$bridge"
      [ "$(cat /sys/class/net/"$port"/brport/isolated)" = "$isolated" ] || echo "$isolated" >/sys/class/net/"$port"/brport/isolated
    done <ports
  fi
  [ -z "$stp" ] || set_stp "$stp"
}
`;

const APPLY = `${prelude}${plugging}
[ -z "$gate" ] || virsh -q -c "$uri" "$gate" >/dev/null || exit
virsh -q -c "$uri" "$commands $(network_commands "$uuid")"
[ -z "$ovs" ] || ovs-vsctl --timeout=10 $ovs
: >ports
remember_guests "$@"
plug_ports
print_ports
exit 0
`;

/** The last document is the definition to go back to. */
const RESTART = `${prelude}${plugging}
virsh -q -c "$uri" "$gate" >/dev/null || exit
: >ports
remember_guests "$@"
remember_ports
virsh -q -c "$uri" net-destroy "$uuid" >/dev/null
if ! virsh -q -c "$uri" net-start "$uuid" >/dev/null; then
  echo "$mark rolledback"
  bridge=$old_bridge stp=$old_stp ovs=
  virsh -q -c "$uri" "net-define $number.xml; net-start $uuid" >/dev/null
fi
plug_ports
[ -z "$ovs" ] || ovs-vsctl --timeout=10 $ovs
virsh -q -c "$uri" "$commands $(network_commands "$uuid")"
print_ports
exit 0
`;

/** Carries out a plan in one round trip, and reads the network back in the same. `before` is what the plan was made from. */
export async function apply(host: Host, uuid: string, operations: readonly Operation[], before?: Observed): Promise<Outcome> {
  const does = (...kinds: Operation["kind"][]) => operations.some(({ kind }) => kinds.includes(kind));
  const restart = does("restart", "renew");
  const target = operations.flatMap((operation) => (operation.kind === "define" ? [operation.network] : []))[0];
  const old = before && currentOf(before);
  // Only after a start or restart the new definition is the one that runs.
  const runs = restart || does("start") || !before?.live ? (target ?? old) : old;
  const own = runs !== undefined && carrierOf(runs) === "own bridge";
  const plugs = runs && does("restart", "plug", "start") && carrierOf(runs) !== "devices";
  const batch = batchOf(uuid, operations, before, plugs ? runs : undefined);
  const mark = newMark();
  const bridges = own || does("plug") ? [runs?.bridge?.name ?? before?.bridge ?? "", own ? (before?.bridge ?? "") : ""] : ["", ""];
  const stp = own && plugs ? [stpOf(runs), old ? stpOf(old) : ""] : ["", ""];
  const { stdout, stderr } = await host
    .run({
      name: stepName(operations),
      script: restart ? RESTART : APPLY,
      args: [host.libvirtUri, mark, uuid, ...bridges, ...stp, ...(plugs && (own || does("plug")) ? portArguments(before?.guests ?? [], old, runs) : [])],
      input: [batch.gate, batch.commands, batch.ovs, ...batch.documents].map((line) => `${line}\n`).join(""),
      mutates: true,
      timeoutMs: 120_000,
      needs: restart ? ["virsh", "ip"] : ["virsh"],
    })
    .catch((error) => Promise.reject(classify(error)));
  const after = parseSnapshot(stdout, mark);
  const guests = before?.guests ?? [];
  const observed = observe(after, (network) => network.uuid === uuid);
  const unplugged = observed?.active && observed.bridge ? guests.filter((guest) => !after.bridgePorts.has(`${observed.bridge}/${guest.device}`)) : [];
  const spanningTree = observed?.active && carrierOf(currentOf(observed)) === "own bridge" ? after.spanningTree.get(observed.bridge) : undefined;
  return { observed: observed && { ...observed, guests, unplugged, spanningTree }, words: stderr, rolledBack: stdout.includes(`${mark} rolledback`) };
}

const stpOf = (network: Network) => (network.bridge?.stp === false ? "0" : "1");

/** Guests come and go: a tap that is no longer there is passed over by the script. */
function portArguments(guests: readonly AttachedNic[], old: Network | undefined, runs: Network): string[] {
  const everybody = runs.port?.isolated === true;
  const inherited = old?.port?.isolated === true;
  const isolated = (guest: AttachedNic) => everybody || (inherited ? /<port isolated=/.test(guest.stored ?? "") : guest.isolated);
  return guests.filter(({ device }) => /^[\w.-]{1,15}$/.test(device)).flatMap((guest) => [guest.device, isolated(guest) ? "1" : "0"]);
}

function batchOf(uuid: string, operations: readonly Operation[], before: Observed | undefined, plugged: Network | undefined): Batch {
  const documents: string[] = [];
  const file = (xml: string) => `${documents.push(xml)}.xml`;
  const gate: string[] = [];
  const commands: string[] = [];
  for (const operation of operations) {
    if (operation.kind === "define") {
      // A new network needs no gate: what follows fails by itself, and one virsh process less counts.
      (before ? gate : commands).push(`net-define ${file(renderNetwork(operation.network))} --validate`);
    } else if (operation.kind === "net-update") {
      const parent = operation.parentIndex === undefined ? "" : ` --parent-index ${operation.parentIndex}`;
      const where = `${operation.live ? " --live" : ""}${operation.config ? " --config" : ""}`;
      commands.push(`net-update ${uuid} ${operation.command} ${operation.section} ${file(renderXml(operation.entry))}${parent}${where}`);
    } else {
      commands.push(...simpleCommands(uuid, operation));
    }
  }
  let ovs: readonly string[] = [];
  if (plugged && before && carrierOf(plugged) === "existing bridge") {
    const { updates, ovs: words } = replug(operations.some(({ kind }) => kind === "plug") ? before.unplugged : before.guests, plugged);
    ovs = words;
    commands.push(...updates.map(({ domainUuid, xml }) => `update-device ${domainUuid} ${file(xml)} --live`));
  }
  if (before?.live) {
    file(renderNetwork(withoutConnections(before.live)));
  }
  return { gate: gate.join("; "), commands: commands.map((command) => `${command};`).join(" "), ovs: ovs.join(" "), documents };
}

function simpleCommands(uuid: string, operation: Operation): string[] {
  switch (operation.kind) {
    case "autostart":
      return [`net-autostart ${uuid}${operation.on ? "" : " --disable"}`];
    case "start":
      return [`net-start ${uuid}`];
    case "stop":
      return [`net-destroy ${uuid}`];
    default:
      return [];
  }
}

function withoutConnections({ connections: _connections, ...network }: Network): Network {
  return network;
}

function stepName(operations: readonly Operation[]): string {
  const words: Record<Operation["kind"], string> = {
    define: "define the network",
    "net-update": "update the network",
    autostart: "set autostart",
    start: "start the network",
    stop: "stop the network",
    restart: "restart the network",
    renew: "restart the network",
    plug: "plug guests in again",
  };
  return [...new Set(operations.map(({ kind }) => words[kind]))].join(", ");
}

const REMOVE = `
uri=$1 mark=$2 uuid=$3
${printing}
virsh -q -c "$uri" "$4 $(network_commands "$uuid")"
exit 0
`;

/** Stops and undefines a network; what is left of it is in the outcome. */
export async function remove(host: Host, found: Observed): Promise<Outcome> {
  const mark = newMark();
  const commands = `${found.active ? `net-destroy ${found.uuid};` : ""} ${found.definition ? `net-undefine ${found.uuid};` : ""}`;
  const { stdout, stderr } = await host
    .run({ name: "remove the network", script: REMOVE, args: [host.libvirtUri, mark, found.uuid, commands], mutates: true, needs: ["virsh"] })
    .catch((error) => Promise.reject(classify(error)));
  return { observed: observe(parseSnapshot(stdout, mark), (network) => network.uuid === found.uuid), words: stderr, rolledBack: false };
}
