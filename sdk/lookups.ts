import * as pulumi from "@pulumi/pulumi";
import type { DhcpLease } from "../provider/lookup/dhcpLeases";
import type { DomainNic } from "../provider/lookup/domainXml";
import type { HostFacts } from "../provider/lookup/host";
import type { NetworkDetails } from "../provider/lookup/network";
import type { LeaseWanted } from "../provider/lookup/waitForLease";
import type { ConnectionArgs } from "./connection";

export type { DhcpLease } from "../provider/lookup/dhcpLeases";
export type { DomainAddress, DomainNic } from "../provider/lookup/domainXml";
export type { HostFacts } from "../provider/lookup/host";
export type { NetworkDetails } from "../provider/lookup/network";
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

/** At the first look-up only: programs that make none pay nothing for it. */
const provider = () => require("../provider/lookup") as typeof import("../provider/lookup");

const access = ({ connection }: LookupOptions) => ({ connection, fromConfig: new pulumi.Config("kvmnet").get("connection") });
