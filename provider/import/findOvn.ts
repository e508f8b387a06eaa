import type { Host } from "../host/host";
import type { KindName } from "../registry";
import { findKinds } from "./findKinds";
import type { Item } from "./item";

/** In the order in which one names the other. */
const NORTHBOUND: readonly KindName[] = [
  "DhcpOptions",
  "OvnAddressSet",
  "OvnPortGroup",
  "OvnHaChassisGroup",
  "LogicalSwitch",
  "ProviderNetwork",
  "LogicalSwitchPort",
  "LogicalRouter",
  "LogicalRouterPort",
  "OvnRoute",
  "OvnNat",
  "OvnDns",
  "OvnLoadBalancer",
  "OvnQos",
  "OvnPolicy",
  "OvnMirror",
];

/** A host's part in OVN. */
export const findChassis = (host: Host): Promise<Item[]> => findKinds(host, ["OvnChassis"]);

/** OVN's databases on this host. */
export const findCentral = (host: Host): Promise<Item[]> => findKinds(host, ["OvnCentral"]);

/** Of a host with nft these are found with its other policies, in OVN as well: what ports name, and what names switches. */
const GROUPS: readonly KindName[] = ["AddressSet", "SecurityGroup"];
const FORWARDS: readonly KindName[] = ["PortForward"];

/** What the northbound database of this host has, whoever made it. */
export const findNorthbound = (host: Host): Promise<Item[]> =>
  findKinds(host, host.facts.tools.nft === undefined ? [...GROUPS, ...NORTHBOUND, ...FORWARDS] : NORTHBOUND);
