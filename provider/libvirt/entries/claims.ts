import { subnetOf } from "../../resource/ip";

/**
 * The lists of a network that its own resource gives and therefore owns whole; the owner mark names them, so that entries
 * of their own find out.
 */
export const listNames = {
  reservations: (cidr: string) => `reservations:${cidr}`,
  dnsHosts: "dns-hosts",
  dnsTxt: "dns-txt",
  dnsSrv: "dns-srv",
  portGroups: "port-groups",
} as const;

/** As much of a network's arguments as matters here. */
export interface Listing {
  readonly subnets?: readonly { readonly cidr: string; readonly dhcp?: { readonly reservations?: readonly unknown[] } }[];
  readonly dns?: { readonly enabled?: boolean; readonly hosts?: unknown; readonly txt?: unknown; readonly srv?: unknown };
  readonly portGroups?: readonly unknown[];
}

export function claimsOf({ subnets, dns, portGroups }: Listing): string[] {
  const off = dns?.enabled === false;
  return [
    ...(subnets ?? []).flatMap(({ cidr, dhcp }) => (dhcp?.reservations === undefined ? [] : [listNames.reservations(subnetOf(cidr).cidr)])),
    ...(dns?.hosts !== undefined || off ? [listNames.dnsHosts] : []),
    ...(dns?.txt !== undefined || off ? [listNames.dnsTxt] : []),
    ...(dns?.srv !== undefined || off ? [listNames.dnsSrv] : []),
    ...(portGroups === undefined ? [] : [listNames.portGroups]),
  ];
}

/** Where a user gives that list in a network's arguments. */
export function argumentOf(list: string): string {
  const [name = "", cidr] = list.split(/:(.*)/s);
  const places: Record<string, string> = {
    reservations: `the dhcp.reservations of subnet ${cidr}`,
    "dns-hosts": "dns.hosts",
    "dns-txt": "dns.txt",
    "dns-srv": "dns.srv",
    "port-groups": "portGroups",
  };
  return places[name] ?? list;
}
