import type { Host } from "../host/host";
import { renderNetwork } from "./definition";
import { classify } from "./errors";
import type { Network } from "./model";
import type { AttachedNic, Observed } from "./observed";
import type { Operation } from "./planner";
import { newMark, observe, parseSnapshot, printing } from "./snapshot";
import { renderXml } from "./xml";

/** What an apply script carries out, as data: virsh commands made of our words, UUIDs and file names only. */
interface Batch {
  /** Must succeed before anything else is done ("" = nothing). */
  readonly gate: string;
  readonly commands: string;
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
uri=$1 mark=$2 uuid=$3 bridge=$4 old_bridge=$5
shift 5
${printing}
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
cd "$dir" || exit
IFS= read -r gate
IFS= read -r commands
number=0
while IFS= read -r document; do
  number=$((number + 1))
  printf '%s\\n' "$document" >$number.xml
done
`;

/**
 * Re-plugs taps: those that were in the old bridge (with their isolation flag), and those of guests that should be.
 * With STP on, a new port listens and learns for some seconds; with STP off for the moment, it forwards at once and stays so.
 */
const plugging = `
remember_ports() {
  for port in /sys/class/net/"$old_bridge"/brif/*; do
    [ ! -e "$port" ] || echo "\${port##*/} $(cat "$port"/isolated 2>/dev/null || echo 0)" >>ports
  done
}
remember_guests() {
  while [ $# -ge 2 ]; do
    grep -q "^$1 " ports || echo "$1 $2" >>ports
    shift 2
  done
}
plug_ports() {
  [ -s ports ] && [ -d /sys/class/net/"$bridge"/bridge ] || return 0
  stp=$(cat /sys/class/net/"$bridge"/bridge/stp_state)
  mtu=$(cat /sys/class/net/"$bridge"/mtu)
  [ "$stp" = 0 ] || ip link set dev "$bridge" type bridge stp_state 0
  while read -r port isolated; do
    [ -d /sys/class/net/"$port" ] || continue
    [ "$(cat /sys/class/net/"$port"/mtu)" = "$mtu" ] || ip link set dev "$port" mtu "$mtu"
    [ -e /sys/class/net/"$bridge"/brif/"$port" ] || ip link set dev "$port" master "$bridge"
    [ "$isolated" = 0 ] || echo 1 >/sys/class/net/"$port"/brport/isolated
  done <ports
  [ "$stp" = 0 ] || ip link set dev "$bridge" type bridge stp_state 1
}
`;

const APPLY = `${prelude}${plugging}
[ -z "$gate" ] || virsh -q -c "$uri" "$gate" >/dev/null || exit
virsh -q -c "$uri" "$commands $(network_commands "$uuid")"
if [ $# -gt 0 ]; then
  : >ports
  remember_guests "$@"
  plug_ports
fi
print_ports
exit 0
`;

/** The last document is the definition to go back to. */
const RESTART = `${prelude}${plugging}
virsh -q -c "$uri" "$gate" >/dev/null || exit
: >ports
remember_ports
remember_guests "$@"
virsh -q -c "$uri" net-destroy "$uuid" >/dev/null
if ! virsh -q -c "$uri" net-start "$uuid" >/dev/null; then
  echo "$mark rolledback"
  bridge=$old_bridge
  virsh -q -c "$uri" "net-define $number.xml; net-start $uuid" >/dev/null
fi
plug_ports
virsh -q -c "$uri" "$commands $(network_commands "$uuid")"
print_ports
exit 0
`;

/** Carries out a plan in one round trip, and reads the network back in the same. `before` is what the plan was made from. */
export async function apply(host: Host, uuid: string, operations: readonly Operation[], before?: Observed): Promise<Outcome> {
  const restart = operations.some(({ kind }) => kind === "restart");
  const batch = batchOf(uuid, operations, before);
  const plugs = operations.some(({ kind }) => kind === "restart" || kind === "plug" || kind === "start");
  const target = operations.flatMap((operation) => (operation.kind === "define" ? [operation.network] : []))[0];
  const mark = newMark();
  const bridge = target?.bridge?.name ?? before?.bridge ?? "";
  const { stdout, stderr } = await host
    .run({
      name: stepName(operations),
      script: restart ? RESTART : APPLY,
      args: [host.libvirtUri, mark, uuid, bridge, before?.bridge ?? "", ...(plugs ? portArguments(before?.guests ?? []) : [])],
      input: [batch.gate, batch.commands, ...batch.documents].map((line) => `${line}\n`).join(""),
      mutates: true,
      timeoutMs: 120_000,
      needs: restart ? ["virsh", "ip"] : ["virsh"],
    })
    .catch((error) => Promise.reject(classify(error)));
  const after = parseSnapshot(stdout, mark);
  const guests = before?.guests ?? [];
  const observed = observe(after, (network) => network.uuid === uuid);
  const unplugged = observed?.active && observed.bridge ? guests.filter((guest) => !after.bridgePorts.has(`${observed.bridge}/${guest.device}`)) : [];
  return { observed: observed && { ...observed, guests, unplugged }, words: stderr, rolledBack: stdout.includes(`${mark} rolledback`) };
}

/** Guests come and go: a tap that is no longer there is passed over by the script. */
function portArguments(guests: readonly AttachedNic[]): string[] {
  return guests.filter(({ device }) => /^[\w.-]{1,15}$/.test(device)).flatMap(({ device, isolated }) => [device, isolated ? "1" : "0"]);
}

function batchOf(uuid: string, operations: readonly Operation[], before: Observed | undefined): Batch {
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
  if (before?.live) {
    file(renderNetwork(withoutConnections(before.live)));
  }
  return { gate: gate.join("; "), commands: commands.map((command) => `${command};`).join(" "), documents };
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
