import type { Facts } from "../../host/host";
import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { isNetworkCard } from "../hostInterface/checks";
import { isGuestPort, type Link } from "../kernel/link";
import { findSwitch, type Switch, type SwitchPort, switchPortOf } from "../kernel/openVswitch";
import { missing, refusal } from "../kernel/refuse";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { ManagerName } from "../persistence/manager";
import type { OvsUplinkArgs, OvsUplinkState } from "./types";

/** The bridge and, where the NIC is on it already, its port; throws the first reason against them. `last`: what we knew of ours. */
export function switchToJoin(
  seen: Snapshot,
  args: OvsUplinkArgs,
  last: OvsUplinkState | undefined,
  facts: Facts,
): { on: Switch; port: SwitchPort | undefined } {
  const refuse = (property: string, problem: string, remedy: string) => refusal(`OvsUplink ${args.name}`, property, problem, remedy);
  const on = findSwitch(seen, args.bridge);
  if (!on || !findLink(seen, args.bridge)) {
    throw refuse(
      "bridge",
      `the host has no Open vSwitch bridge named ${args.bridge}${on ? " whose local port is there" : ""}`,
      on ? "see what Open vSwitch says of it (`ovs-vsctl show`)" : "make it first (an OvsBridge whose `name` output you give as `bridge`)",
    );
  }
  if (on.madeBy) {
    throw refuse(
      "bridge",
      `${on.name} was made by ${on.madeBy}, which would undo it`,
      `give the bridge its port and addresses there, in ${on.madeBy}'s own files`,
    );
  }
  const nic = findLink(seen, args.name);
  if (!nic) {
    const { problem, remedy } = missing(args.name);
    throw refuse("name", problem, remedy);
  }
  const there = switchPortOf(seen, nic.name);
  if (!isNetworkCard(nic) && !isMadeOfCards(nic)) {
    throw refuse("name", `${nic.name} is a ${nic.kind ?? "guest's NIC"}, not a network card of the host, a bond or a VLAN`, "name one of these");
  }
  if (nic.internal) {
    throw refuse("name", `${nic.name} is a port of Open vSwitch's own, not a network card of the host`, "name a network card, a bond or a VLAN");
  }
  const below = nic.kind === "vlan" && nic.lower !== undefined ? switchPortOf(seen, nic.lower) : undefined;
  if (below) {
    throw refuse(
      "name",
      `${nic.name} is a VLAN on ${nic.lower}, which is a port of the bridge ${below.on.name}: nothing arrives by it`,
      `make ${nic.lower} the uplink, and an OvsPort of type \`internal\` with that \`tag\` what has the addresses`,
    );
  }
  if (there) {
    refuseOthers(there.on, there.port, args, last);
  }
  const other = on.ports.find(({ name, interfaces, uplink }) => name !== nic.name && (uplink !== undefined || interfaces.some((one) => carries(one, facts))));
  if (other) {
    throw refuse(
      "bridge",
      `${on.name} has ${other.name} as its uplink already, and two without a bond are a loop`,
      "remove that one first, or take another bridge",
    );
  }
  return { on, port: there?.port };
}

/** NetworkManager brings the addresses back by a profile for the local port, which it has to see as a generic device. */
export function refuseForNetworkManager(seen: Snapshot, args: OvsUplinkArgs, keeper: ManagerName | "none"): void {
  const refuse = (problem: string, remedy: string) => refusal(`OvsUplink ${args.name}`, "persistence", problem, remedy);
  const plugin = seen.persistence.seen.networkmanager?.ovsPlugin;
  if (keeper !== "networkmanager") {
    return;
  }
  if (plugin) {
    throw refuse(
      `NetworkManager runs ${args.name} and has its plugin for Open vSwitch (${plugin}), by which it has no profile for ${args.bridge} but where it makes the bridge itself`,
      "describe bridge, port and addresses there (`nmcli connection add type ovs-bridge …`), remove the plugin's package, or let it leave the NIC alone (`unmanaged-devices`)",
    );
  }
  if (findLink(seen, args.bridge)?.kind !== "openvswitch") {
    throw refuse(
      `NetworkManager runs ${args.name}, and would itself make the local port of ${args.bridge} at a boot, as its datapath is in userspace`,
      'take a bridge of the kernel\'s datapath (`datapathType: "system"`), or let NetworkManager leave the NIC alone (`unmanaged-devices`)',
    );
  }
}

/** What the kernel makes of cards is to Open vSwitch like one. */
const isMadeOfCards = (link: Link) => (link.kind === "bond" || link.kind === "vlan") && !isGuestPort(link);

const carries = ({ name, type }: SwitchPort["interfaces"][number], { sessionDevices }: Facts) => type !== "internal" && sessionDevices.includes(name);

/** A port that the NIC is already: somebody else's, part of a bond, or of the same program but of another kind. */
function refuseOthers(on: Switch, port: SwitchPort, args: OvsUplinkArgs, last: OvsUplinkState | undefined): void {
  const no = (problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: `OvsUplink ${args.name}`, property: "name", problem, remedy });
  if (port.interfaces.length > 1 || port.name !== args.name) {
    throw no(`${args.name} is part of the bond ${port.name} of ${on.name}`, "take it out there first, or choose another NIC");
  }
  if (port.owner !== "" && !isMine(port.owner, args, last)) {
    throw no(`${args.name} is a port of the bridge ${on.name} already and belongs to ${port.owner}`, `choose another NIC, or remove it from ${port.owner}`);
  }
  if (port.owner !== "" && port.uplink === undefined) {
    throw no(
      `${args.name} is a port of the bridge ${on.name} already, as an OvsPort of this program`,
      "remove the OvsPort first: its removal would take the port away",
    );
  }
  if (port.owner === "" && !args.adopt && port.uuid !== last?.uuid) {
    throw no(`${args.name} is a port of the bridge ${on.name} already and carries no mark of ours`, "choose another NIC, or set `adopt: true` to take it over");
  }
  if (on.name !== args.bridge) {
    throw no(`${args.name} is a port of the bridge ${on.name}`, `take it out there first (\`ovs-vsctl del-port ${on.name} ${args.name}\`)`);
  }
}
