import * as pulumi from "@pulumi/pulumi";
import type { BridgeDetails } from "../provider/lookup/bridge";
import type { DhcpLease } from "../provider/lookup/dhcpLeases";
import type { DockerNetworkDetails } from "../provider/lookup/dockerNetworks";
import type { DomainNic } from "../provider/lookup/domainXml";
import type { HostFacts } from "../provider/lookup/host";
import type { HostInterfaceDetails } from "../provider/lookup/hostInterfaces";
import type { NetworkDetails } from "../provider/lookup/network";
import type { OvsBridgeDetails } from "../provider/lookup/ovsBridge";
import type { LeaseWanted } from "../provider/lookup/waitForLease";
import type { ConnectionArgs } from "./connection";

export type { BridgeDetails } from "../provider/lookup/bridge";
export type { DhcpLease } from "../provider/lookup/dhcpLeases";
export type { DockerNetworkDetails } from "../provider/lookup/dockerNetworks";
export type { DomainAddress, DomainNic } from "../provider/lookup/domainXml";
export type { HostFacts } from "../provider/lookup/host";
export type { HostInterfaceDetails } from "../provider/lookup/hostInterfaces";
export type { NetworkDetails } from "../provider/lookup/network";
export type { OvsBridgeDetails, OvsPortDetails } from "../provider/lookup/ovsBridge";
export type { LeaseWanted } from "../provider/lookup/waitForLease";
export type { KvmnetError } from "../provider/resource/error";

/** Look-ups read the host at once, in a preview as well. They take plain values; use them inside of `.apply` for Outputs. */
export interface LookupOptions {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Unwrap<ConnectionArgs>;
}

/** Facts about a host: its identity, distribution, kernel, init and which tools are there. */
export async function getHost(options: LookupOptions = {}): Promise<HostFacts> {
  return provider().getHost(access(options));
}

/** A libvirt network of the host by name or UUID, whoever made it: every element, of the running network and of the stored definition. */
export async function getNetwork(name: string, options: LookupOptions = {}): Promise<NetworkDetails> {
  return provider().getNetwork(name, access(options));
}

/** The addresses that a libvirt network's DHCP server has given away. */
export async function getDhcpLeases(network: string, options: LookupOptions = {}): Promise<DhcpLease[]> {
  return provider().getDhcpLeases(network, access(options));
}

export interface DomainInterfacesOptions extends LookupOptions {
  /** Name or UUID of the guest. Default: all guests. */
  domain?: string;
}

/** Which guest hangs where: every NIC with its network, bridge or lower device, and the addresses that leases, agent and ARP know. */
export async function getDomainInterfaces(options: DomainInterfacesOptions = {}): Promise<DomainNic[]> {
  return provider().getDomainInterfaces(options.domain, access(options));
}

export interface WaitForLeaseOptions extends LookupOptions, LeaseWanted {}

/** Waits until a guest has got an address by DHCP. Fails with the code `deadline` when it takes longer than `timeoutSeconds`. */
export async function waitForLease(options: WaitForLeaseOptions): Promise<DhcpLease> {
  const { connection, ...wanted } = options;
  return provider().waitForLease(wanted, access({ connection }));
}

/** A Linux bridge of the host, whoever made it: its ports, addresses and settings. */
export async function getBridge(name: string, options: LookupOptions = {}): Promise<BridgeDetails> {
  return provider().getBridge(name, access(options));
}

/** Every network device of the host: network cards and what was made on them, with addresses, and which one carries the session. */
export async function getHostInterfaces(options: LookupOptions = {}): Promise<HostInterfaceDetails[]> {
  return provider().getHostInterfaces(access(options));
}

/** An Open vSwitch bridge of the host, whoever made it, with its ports. */
export async function getOvsBridge(name: string, options: LookupOptions = {}): Promise<OvsBridgeDetails> {
  return provider().getOvsBridge(name, access(options));
}

/** Docker's networks on the host, and the subnets that they take: choose others for your own. Empty on a host without Docker. */
export async function getDockerNetworks(options: LookupOptions = {}): Promise<DockerNetworkDetails[]> {
  return provider().getDockerNetworks(access(options));
}

/** At the first look-up only: programs that make none pay nothing for it. */
const provider = () => require("../provider/lookup") as typeof import("../provider/lookup");

const access = ({ connection }: LookupOptions) => ({ connection, fromConfig: new pulumi.Config("kvmnet").get("connection") });
