import { frozen } from "../host/frozen";
import type { Host } from "../host/host";
import { whereThere } from "../host/whereThere";
import { findDevices } from "./findDevices";
import { findDocker } from "./findDocker";
import { findEntries, findNics } from "./findEntries";
import { findFilters } from "./findFilters";
import { findKinds } from "./findKinds";
import { findNetworks } from "./findNetworks";
import { findOpenVswitch } from "./findOpenVswitch";
import { findCentral, findChassis, findNorthbound } from "./findOvn";
import { findPolicies } from "./findPolicies";
import { findRouting, findSettings } from "./findRouting";
import type { Item } from "./item";
import { withoutLimitsOf } from "./limited";

/** Everything on a host that resources can describe, in the order in which a program makes it. */
export async function findAll(host: Host): Promise<Item[]> {
  const still = frozen(host);
  const bare = { items: [], entries: [], nics: [], ownBridges: new Set<string>(), guestDevices: new Set<string>() };
  const [libvirt, filters, ovs, flows, policies, central, chassis, northbound, docker] = await Promise.all([
    whereThere(host, "virsh", "libvirt", async () => ({ ...(await findNetworks(still)), entries: await findEntries(still), nics: await findNics(still) })),
    whereThere(host, "virsh", "nwfilter", () => findFilters(still)),
    whereThere(host, "ovs-vsctl", "Open vSwitch", async () => [...(await findOpenVswitch(still)), ...(await findKinds(still, ["OvsFlowExport"]))]),
    // Those of ours: what others have put into a switch knows no owner.
    whereThere(host, "ovs-ofctl", "OpenFlow", () => findKinds(still, ["OvsFlows"])),
    whereThere(host, "nft", "nftables", () => findPolicies(still)),
    whereThere(host, "ovn-northd", "OVN's databases", () => findCentral(still)),
    whereThere(host, "ovn-controller", "OVN", () => findChassis(still)),
    whereThere(host, "ovn-northd", "OVN's northbound database", () => findNorthbound(still)),
    whereThere(host, "docker", "Docker", () => findDocker(still)),
  ]);
  const networks = "found" in libvirt ? libvirt.found : { ...bare, items: [{ name: "libvirt", remark: libvirt.why }] };
  const dockers = "found" in docker ? docker.found : { items: docker.missing === "not running" ? [{ name: "Docker", remark: docker.why }] : [], bridges: [] };
  const skip = { ...networks, ownBridges: new Set([...networks.ownBridges, ...dockers.bridges]) };
  const devices = await findDevices(still, skip);
  const firewall = "found" in policies ? policies.found : [{ name: "nftables", remark: policies.why }];
  return [
    ...("found" in ovs ? ovs.found : [{ name: "Open vSwitch", remark: ovs.why }]),
    // A host without Open vSwitch has been told so, and one without OVN is told nothing of it.
    ...[flows, central, chassis, northbound].flatMap((one) => ("found" in one ? one.found : [])),
    ...devices,
    ...(await findRouting(still, skip, devices)),
    ...(await findSettings(still)),
    // NICs of guests name them.
    ...("found" in filters ? filters.found : "found" in libvirt ? [{ name: "nwfilter", remark: filters.why }] : []),
    ...networks.items,
    ...networks.entries,
    ...withoutLimitsOf(firewall, networks.nics),
    ...firewall,
    ...dockers.items,
  ];
}
