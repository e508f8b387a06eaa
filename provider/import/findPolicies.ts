import type { Host } from "../host/host";
import type { KindName } from "../registry";
import { findKinds } from "./findKinds";
import type { Item } from "./item";

/** In the order in which one names the other. */
const POLICIES: readonly KindName[] = [
  "PortForward",
  "NetworkFirewall",
  "AddressSet",
  "SecurityGroup",
  "SecurityGroupAttachment",
  "TrafficPolicy",
  "ReachabilityTest",
  "ThroughputTest",
  "TestImpairment",
];

/** Forwarded ports, security groups and what belongs to them, limits, tests, of ours. What other firewalls do is theirs. */
export const findPolicies = (host: Host): Promise<Item[]> => findKinds(host, POLICIES);
