import { told } from "../engine/check";
import { evaluate } from "../engine/evaluate";
import { findingsOf } from "../engine/reason";
import { Shown } from "../engine/shown";
import { pathText } from "../resource/change";
import { KvmnetError } from "../resource/error";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import type { BridgeDetails } from "./bridge";
import type { DhcpLease } from "./dhcpLeases";
import type { DockerNetworkDetails } from "./dockerNetworks";
import type { DomainNic } from "./domainXml";
import type { HostFacts } from "./host";
import type { HostInterfaceDetails } from "./hostInterfaces";
import type { NetworkDetails } from "./network";
import type { OvsBridgeDetails } from "./ovsBridge";
import type { Access } from "./session";
import type { LeaseWanted } from "./waitForLease";

/**
 * Every look-up as a function of the package: what it takes and what it answers. schema.json and with it the SDKs of all languages are generated from
 * this table, and the plugin's Invoke calls by it. An answer is an object, as other languages want it.
 */

type Lookups = typeof import("./index");

export interface LookupFunction<Args = object, Result extends object = object> {
  readonly description: string;
  /** Without the connection, which every function takes. */
  readonly args: z.ZodObject;
  readonly result: z.ZodObject;
  /** `preview`: nothing is there yet that a program makes, and nothing comes while it waits. */
  call(lookups: Lookups, args: Args, access: Access, preview: boolean): Promise<Result>;
}

const said = (description: string) => field(z.string(), { description });
const maybe = (description: string) => field(z.string().optional(), { description });
const count = (description: string) => field(z.int(), { description });
const flag = (description: string) => field(z.boolean(), { description });
const texts = (description: string) => field(z.array(z.string()), { description });

const OWNER = '`project/stack/name` of the resource that manages it; "" when none does.';

/** The compiler holds the table to what the look-ups give: each property, and nothing else. */
const shaped = <T extends object>(shape: { [K in keyof Required<T>]: z.ZodType }) => z.strictObject(shape);

const lease = () =>
  shaped<DhcpLease>({
    address: said("Canonical text, without prefix."),
    prefix: count("Prefix length."),
    family: field(z.union([z.literal(4), z.literal(6)]), { description: "4 or 6." }),
    mac: maybe("MAC address; absent where a DHCPv6 client gave none."),
    hostname: maybe("The name that the guest gave itself, or its reservation's."),
    clientId: maybe("DHCP client id, or DUID in IPv6."),
    expires: maybe("When it ends, ISO 8601 in UTC; absent: never."),
  });

const guest = () => z.strictObject({ domain: said("Name of the guest."), mac: said("MAC address of its NIC."), device: said("The tap device on the host.") });

const host = () =>
  shaped<HostFacts>({
    label: said("How it was reached: `root@kvm1.example.net`, or `local`."),
    machineId: said("Identity of the host (machine-id)."),
    bootId: said("Another one with each boot."),
    hostname: said("Its own name."),
    os: field(z.strictObject({ id: said("`debian`, `fedora` …"), version: said("Version."), like: texts("Relatives.") }), { description: "Distribution." }),
    kernel: said("Kernel release."),
    systemd: flag("Whether systemd is its init."),
    tools: field(z.record(z.string(), z.string()), { description: "Paths of the tools that are there." }),
    sessionDevices: texts("Devices that carry the session."),
  });

const network = () =>
  shaped<NetworkDetails>({
    name: said("Name."),
    uuid: said("UUID."),
    owner: said(OWNER),
    active: flag("Whether it runs."),
    autostart: flag("Whether it starts with the host."),
    persistent: flag("Whether libvirt keeps a definition for the next start."),
    bridge: said('The bridge that carries it; "" where there is none.'),
    live: field(z.any().optional(), { description: "The running network, element by element as in libvirt's XML; absent while it is stopped." }),
    definition: field(z.any().optional(), { description: "The stored definition, which the next start takes; absent for a transient network." }),
    guests: field(z.array(guest()), { description: "NICs of running guests on it." }),
    unpluggedGuests: field(z.array(guest()), { description: "Those of them that are cut off, because their tap is not in the bridge." }),
  });

const nic = () =>
  shaped<DomainNic>({
    domain: said("Name of the guest."),
    domainUuid: said("UUID of the guest."),
    running: flag("Whether the guest runs."),
    type: said("libvirt's `<interface type=…>`: `network`, `bridge`, `direct` …"),
    mac: said("MAC address."),
    model: maybe("The card that the guest sees."),
    device: maybe("The device on the host while the guest runs."),
    network: maybe("The libvirt network."),
    portgroup: maybe("Its port group."),
    bridge: maybe("The Linux or Open vSwitch bridge."),
    openVswitch: flag("Whether that bridge is one of Open vSwitch."),
    lowerDevice: maybe("The host's device below a macvtap interface."),
    macvtapMode: maybe("Mode of the macvtap interface."),
    socket: maybe("The socket of a vhost-user NIC."),
    vlans: field(z.array(z.int()), { description: "VLAN tags in the guest's definition." }),
    mtu: field(z.int().optional(), { description: "MTU." }),
    isolated: flag("Port isolation."),
    linkUp: flag("False when its link was set down."),
    addresses: field(
      z.array(
        z.strictObject({
          address: said("Canonical text, without prefix."),
          prefix: field(z.int().optional(), { description: "Absent where the source does not know it (ARP)." }),
          source: said("Who says so: the network's DHCP server (`lease`), the agent in the guest (`agent`), or the host's neighbour table (`arp`)."),
        }),
      ),
      { description: "Addresses that are known." },
    ),
  });

const bridge = () =>
  shaped<BridgeDetails>({
    name: said("Name."),
    owner: said(OWNER),
    up: flag("Administratively up."),
    mac: said("MAC address."),
    mtu: count("MTU."),
    addresses: texts("With prefix length, without those that DHCP or router advertisements gave."),
    ports: texts("Devices of the host that are ports of it."),
    guestPorts: texts("Ports that are guests' NICs."),
    stp: flag("Spanning tree."),
    vlanFiltering: flag("Whether it tells VLANs apart."),
  });

const device = () =>
  shaped<HostInterfaceDetails>({
    name: said("Name."),
    kind: said("The kernel's word for a device that somebody made (`bridge`, `bond`, `vlan`, `veth` …); `nic` for a network card; `loopback`."),
    physical: flag("Whether it is hardware, as far as the host says so."),
    mac: said("MAC address."),
    mtu: count("MTU."),
    up: flag("Administratively up."),
    addresses: texts("With prefix length, of whatever origin."),
    master: maybe("The bridge or bond that it is a port of."),
    lowerDevice: maybe("The device below it."),
    owner: said(OWNER),
    guest: flag("The host's end of a guest's NIC."),
    carriesSession: flag("Whether the session that looks comes in over it."),
  });

const ovsBridge = () =>
  shaped<OvsBridgeDetails>({
    name: said("Name."),
    uuid: said("Its row in the Open vSwitch database."),
    owner: said(OWNER),
    datapathType: said("`system` or `netdev`."),
    datapathId: maybe("Datapath id, 16 hexadecimal digits."),
    failMode: maybe("`secure` or `standalone`."),
    stp: flag("Spanning tree."),
    rstp: flag("Rapid spanning tree."),
    protocols: texts("OpenFlow versions; empty: those that Open vSwitch allows by itself."),
    ports: field(
      z.array(
        z.strictObject({
          name: said("Name."),
          type: said("Type of its interface: `internal`, `patch`, `vxlan` …, `system` for a device of the host, `bond` where it has several."),
          tag: field(z.int().optional(), { description: "VLAN." }),
          trunks: field(z.array(z.int()), { description: "VLANs that pass with their tag." }),
          owner: said(OWNER),
          guest: maybe("The guest whose NIC it is."),
        }),
      ),
      { description: "Its ports, without its own local one." },
    ),
    mirrors: field(
      z.array(
        z.strictObject({
          name: said("Name."),
          owner: said(OWNER),
          outputPort: maybe("Port that the copies go out by."),
          outputVlan: field(z.int().optional(), { description: "VLAN that the copies go out in." }),
          txPackets: count("Copies since it was made, as Open vSwitch counted them at most five seconds ago."),
          txBytes: count("The same in bytes."),
        }),
      ),
      { description: "Its mirrors." },
    ),
    controllers: field(
      z.array(
        z.strictObject({
          target: said("What it is connected to."),
          connected: flag("Whether it is, as Open vSwitch noted it at most five seconds ago."),
          role: maybe("`master`, `slave`, `other`."),
          state: maybe("`ACTIVE`, `BACKOFF` …; absent of a controller that is waited for."),
          lastError: maybe("The last reason why it was not connected, in Open vSwitch's words."),
        }),
      ),
      { description: "Its OpenFlow controllers." },
    ),
  });

const dockerNetwork = () =>
  shaped<DockerNetworkDetails>({
    name: said("Docker's name for it; the bridge's where Docker does not answer."),
    id: maybe("Docker's id."),
    driver: said("`bridge`, `macvlan`, `overlay`, `host`, `none` …"),
    bridge: maybe("The Linux bridge that carries it."),
    parent: maybe("The device of the host below it, of macvlan and ipvlan."),
    subnets: texts("Subnets that it takes."),
    gateways: texts("Addresses of the host in them."),
    internal: flag("Without a way out."),
    source: said("Who says so: `docker` itself, or only the `host`'s bridges."),
  });

const define = <Args, Result extends object>(one: LookupFunction<Args, Result>): LookupFunction => one as LookupFunction;
const name = (description: string) => z.strictObject({ name: said(description) });
const list = (of: z.ZodType, description: string) => field(z.array(of), { description });

export const functions: Readonly<Record<string, LookupFunction>> = {
  getHost: define({
    description: "Facts about a host: its identity, distribution, kernel, init and which tools are there.",
    args: z.strictObject({}),
    result: host(),
    call: ({ getHost }, _args, access) => getHost(access),
  }),
  getNetwork: define<{ name: string }, NetworkDetails>({
    description: "A libvirt network of the host by name or UUID, whoever made it: every element, of the running network and of the stored definition.",
    args: name("Name or UUID."),
    result: network(),
    call: ({ getNetwork }, { name }, access) => getNetwork(name, access),
  }),
  getDhcpLeases: define<{ network: string }, { leases: DhcpLease[] }>({
    description: "The addresses that a libvirt network's DHCP server has given away.",
    args: z.strictObject({ network: said("Name of the libvirt network.") }),
    result: z.strictObject({ leases: list(lease(), "In the order of addresses.") }),
    call: async ({ getDhcpLeases }, { network }, access) => ({ leases: await getDhcpLeases(network, access) }),
  }),
  getDomainInterfaces: define<{ domain?: string }, { interfaces: DomainNic[] }>({
    description: "Which guest hangs where: every NIC with its network, bridge or lower device, and the addresses that leases, agent and ARP know.",
    args: z.strictObject({ domain: maybe("Name or UUID of the guest. Default: all guests.") }),
    result: z.strictObject({ interfaces: list(nic(), "NICs, by guest.") }),
    call: async ({ getDomainInterfaces }, { domain }, access) => ({ interfaces: await getDomainInterfaces(domain, access) }),
  }),
  waitForLease: define<LeaseWanted, DhcpLease>({
    description: "Waits until a guest has got an address by DHCP. In a preview it does not wait: what a preview looks at does not begin to run meanwhile.",
    args: shaped<LeaseWanted>({
      network: said("Name of the libvirt network."),
      mac: maybe("MAC address of the guest's NIC."),
      hostname: maybe("Host name that the guest gives, or that its reservation gives it."),
      timeoutSeconds: field(z.number().optional(), { description: "How long. Default: 60.", unit: "seconds" }),
    }),
    result: lease(),
    call: ({ waitForLease }, wanted, access, preview) => waitForLease({ ...wanted, ...(preview && { timeoutSeconds: 0 }) }, access),
  }),
  getBridge: define<{ name: string }, BridgeDetails>({
    description: "A Linux bridge of the host, whoever made it: its ports, addresses and settings.",
    args: name("Name of the bridge."),
    result: bridge(),
    call: ({ getBridge }, { name }, access) => getBridge(name, access),
  }),
  getHostInterfaces: define({
    description: "Every network device of the host: network cards and what was made on them, with addresses, and which one carries the session.",
    args: z.strictObject({}),
    result: z.strictObject({ interfaces: list(device(), "In the order of names.") }),
    call: async ({ getHostInterfaces }, _args, access) => ({ interfaces: await getHostInterfaces(access) }),
  }),
  getOvsBridge: define<{ name: string }, OvsBridgeDetails>({
    description: "An Open vSwitch bridge of the host, whoever made it, with its ports.",
    args: name("Name of the bridge."),
    result: ovsBridge(),
    call: ({ getOvsBridge }, { name }, access) => getOvsBridge(name, access),
  }),
  getDockerNetworks: define({
    description:
      "Docker's networks on the host, and the subnets that they take: choose others for your own. Empty on a host without Docker; where Docker does not answer, its bridges tell.",
    args: z.strictObject({}),
    result: z.strictObject({ networks: list(dockerNetwork(), "In the order of names.") }),
    call: async ({ getDockerNetworks }, _args, access) => ({ networks: await getDockerNetworks(access) }),
  }),
};

/** Calls a function by its name, with what a program gave: checked here, since other languages do not. */
export async function callFunction(wanted: string, { connection, ...args }: Record<string, unknown>, fromConfig: unknown, preview: boolean): Promise<object> {
  const found = Object.hasOwn(functions, wanted) ? functions[wanted] : undefined;
  if (!found) {
    throw new KvmnetError({ code: "invalid-input", problem: `there is no function ${wanted}`, remedy: `there are ${Object.keys(functions).join(", ")}` });
  }
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== undefined));
  const { data, issues } = evaluate(found.args, given);
  const [finding] = issues.flatMap((issue) => findingsOf(found.args, issue));
  if (finding) {
    throw new KvmnetError({
      code: "invalid-input",
      resource: wanted,
      property: pathText(finding.path) || "arguments",
      problem: told(finding, new Shown(given)),
      remedy: `it takes ${["connection", ...Object.keys(found.args.shape)].join(", ")}`,
    });
  }
  const lookups = require("./index") as Lookups;
  return found.call(lookups, data as object, { connection, fromConfig }, preview);
}
