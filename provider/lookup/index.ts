export { getDhcpLeases } from "./dhcpLeases";
export { getDomainInterfaces } from "./domainInterfaces";
export { getHost } from "./host";
export { getNetwork } from "./network";
export { waitForLease } from "./waitForLease";
