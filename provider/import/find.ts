import { frozen } from "../host/frozen";
import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import { findDevices } from "./findDevices";
import { findEntries, findNics } from "./findEntries";
import { findNetworks } from "./findNetworks";
import { findOpenVswitch } from "./findOpenVswitch";
import { findRouting, findSettings } from "./findRouting";
import type { Item } from "./item";

/** Everything on a host that resources can describe, in the order in which a program makes it. */
export async function findAll(host: Host): Promise<Item[]> {
  const still = frozen(host);
  const none = { items: [], entries: [], nics: [], ownBridges: new Set<string>(), guestDevices: new Set<string>() };
  const [libvirt, ovs] = await Promise.all([
    whereThere(host, "virsh", "libvirt", async () => ({ ...(await findNetworks(still)), entries: await findEntries(still), nics: await findNics(still) })),
    whereThere(host, "ovs-vsctl", "Open vSwitch", () => findOpenVswitch(still)),
  ]);
  const networks = "remark" in libvirt ? { ...none, items: [libvirt] } : libvirt;
  const devices = await findDevices(still, networks);
  return [
    ...("remark" in ovs ? [ovs] : ovs),
    ...devices,
    ...(await findRouting(still, networks, devices)),
    ...(await findSettings(still)),
    ...networks.items,
    ...networks.entries,
    ...networks.nics,
  ];
}

/** A host need not have everything. */
async function whereThere<T>(host: Host, tool: string, what: string, find: () => Promise<T>): Promise<T | { name: string; remark: string }> {
  if (host.facts.tools[tool] === undefined) {
    return { name: what, remark: `${what} is not installed on this host` };
  }
  try {
    return await find();
  } catch (error) {
    if (error instanceof KvmnetError && error.code === "daemon-not-running") {
      return { name: what, remark: `${what} was not read: ${error.details.problem}` };
    }
    throw error;
  }
}
