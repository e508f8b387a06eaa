import { z } from "zod";
import type { Json } from "../engine/json";
import { guestNic } from "../resource/common";
import { KvmnetError } from "../resource/error";
import { field, text } from "../resource/schema";
import type { Access } from "./session";

type Lookup = typeof import("./index");

/** A look-up as data: what a door and the package's schema make a function of. `connection` is every one's argument. */
export interface LookupFunction {
  readonly description: string;
  readonly args: z.ZodObject;
  /** An object: other languages have no functions that answer a list. */
  readonly result: z.ZodObject;
  call(lookup: Lookup, args: Json, access: Access, preview: boolean): Promise<object>;
}

const word = (description: string) => field(text(), { description });
const optionalWord = (description: string) => field(text().optional(), { description });
const flag = (description: string) => field(z.boolean(), { description });
const anything = (description: string) => field(z.unknown().optional(), { description });

const lease = () =>
  z.strictObject({
    address: word("Canonical text, without prefix."),
    prefix: field(z.int(), { description: "Length of the prefix." }),
    family: field(z.int(), { description: "4 or 6." }),
    mac: optionalWord("Lower case; absent where a DHCPv6 client gave none."),
    hostname: optionalWord("The name that the guest gave itself, or its reservation's."),
    clientId: optionalWord("DHCP client id, or DUID in IPv6."),
    expires: optionalWord("When it ends, ISO 8601 in UTC; absent: never."),
  });

const address = () =>
  z.strictObject({
    address: word("Canonical text, without prefix."),
    prefix: field(z.int().optional(), { description: "Absent where the source does not know it (ARP)." }),
    source: word("Who says so: the network's DHCP server (`lease`), the agent in the guest (`agent`), or the host's neighbour table (`arp`)."),
  });

const nic = () =>
  z.strictObject({
    domain: word("Name of the guest."),
    domainUuid: word("UUID of the guest."),
    running: flag("Whether the guest runs."),
    type: word("`network`, `bridge`, `direct` (macvtap) …: libvirt's `<interface type=…>`."),
    mac: word("MAC address."),
    model: optionalWord("Device model."),
    device: optionalWord("The device on the host (`vnet3`) while the guest runs."),
    network: optionalWord("The libvirt network."),
    portgroup: optionalWord("Its port group."),
    bridge: optionalWord("The Linux or Open vSwitch bridge."),
    openVswitch: flag("Whether that bridge is one of Open vSwitch."),
    lowerDevice: optionalWord("The host's device below a macvtap interface."),
    macvtapMode: optionalWord("Mode of a macvtap interface."),
    socket: optionalWord("The socket of a vhost-user NIC."),
    vlans: field(z.array(z.int()), { description: "VLAN tags in the guest's definition." }),
    mtu: field(z.int().optional(), { description: "MTU in the guest's definition." }),
    isolated: flag("Port isolation."),
    linkUp: flag("False when its link was set down."),
    addresses: field(z.array(address()), { description: "Its addresses, as leases, agent and ARP know them." }),
  });

const os = () =>
  z.strictObject({
    id: word("`ID` of /etc/os-release."),
    version: word("`VERSION_ID`."),
    like: field(z.array(text()), { description: "`ID_LIKE`." }),
  });

/** By the names that they have in every language. */
export const functions: Readonly<Record<string, LookupFunction>> = {
  getHost: {
    description: "Facts about a host: its identity, distribution, kernel, init and which tools are there.",
    args: z.strictObject({}),
    result: z.strictObject({
      label: word("How it was reached: `root@kvm1.example.net`, or `local`."),
      machineId: word("/etc/machine-id: the identity of the host."),
      bootId: word("Another one with each boot."),
      hostname: word("Its name."),
      os: field(os(), { description: "The distribution." }),
      kernel: word("Release of the kernel."),
      systemd: flag("Whether systemd runs as init."),
      tools: field(z.record(text(), text()), { description: "Absolute paths of tools (`virsh`, `ip` …); absent: not installed." }),
      sessionDevices: field(z.array(text()), { description: "Network devices that carry the session." }),
    }),
    call: (lookup, _args, access) => lookup.getHost(access),
  },
  getNetwork: {
    description: "A libvirt network of the host by name or UUID, whoever made it: every element, of the running network and of the stored definition.",
    args: z.strictObject({ name: word("Name or UUID.") }),
    result: z.strictObject({
      name: word("Name."),
      uuid: word("UUID."),
      owner: word('`project/stack/name` of the resource that manages it; "" when none does.'),
      active: flag("Whether it runs."),
      autostart: flag("Whether it starts with the host."),
      persistent: flag("Whether libvirt keeps a definition for the next start."),
      bridge: word('The bridge that carries it; "" where there is none.'),
      live: anything("The running network, element by element as in libvirt's XML; absent while it is stopped."),
      definition: anything("The stored definition, which the next start takes; absent for a transient network."),
      guests: field(z.array(guestNic()), { description: "NICs of running guests on it." }),
      unpluggedGuests: field(z.array(guestNic()), { description: "Those of them that are cut off, because their tap is not in the bridge." }),
    }),
    call: (lookup, { name }, access) => lookup.getNetwork(String(name), access),
  },
  getDhcpLeases: {
    description: "The addresses that a libvirt network's DHCP server has given away.",
    args: z.strictObject({ network: word("Name of the libvirt network.") }),
    result: z.strictObject({ leases: field(z.array(lease()), { description: "In the order of addresses." }) }),
    call: async (lookup, { network }, access) => ({ leases: await lookup.getDhcpLeases(String(network), access) }),
  },
  getDomainInterfaces: {
    description: "Which guest hangs where: every NIC with its network, bridge or lower device, and the addresses that leases, agent and ARP know.",
    args: z.strictObject({ domain: optionalWord("Name or UUID of the guest. Default: all guests.") }),
    result: z.strictObject({ interfaces: field(z.array(nic()), { description: "The NICs." }) }),
    call: async (lookup, { domain }, access) => ({ interfaces: await lookup.getDomainInterfaces(domain as string | undefined, access) }),
  },
  waitForLease: {
    description: "Waits until a guest has got an address by DHCP; fails when that takes longer than `timeoutSeconds`. A preview does not wait.",
    args: z.strictObject({
      network: word("Name of the libvirt network."),
      mac: optionalWord("MAC address of the guest's NIC."),
      hostname: optionalWord("Host name that the guest gives, or that its reservation gives it."),
      timeoutSeconds: field(z.number().optional(), { description: "Default: 60." }),
    }),
    result: lease(),
    // What a preview looks at does not begin to run while it waits.
    call: (lookup, wanted, access, preview) =>
      lookup.waitForLease({ ...(wanted as unknown as Parameters<Lookup["waitForLease"]>[0]), ...(preview && { timeoutSeconds: 0 }) }, access),
  },
};

/** Calls a function by its token, `kvmnet:index:getHost`. */
export async function callFunction(token: string, { connection, ...args }: Json, fromConfig: unknown, preview: boolean): Promise<object> {
  const name = token.split(":").at(-1) ?? "";
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!found) {
    throw new KvmnetError({ code: "invalid-input", problem: `there is no function ${token}`, remedy: `there are ${Object.keys(functions).join(", ")}` });
  }
  return found.call(require("./index") as Lookup, args, { connection, fromConfig }, preview);
}
