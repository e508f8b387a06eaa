import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import { findDevices } from "./findDevices";
import { findNetworks } from "./findNetworks";
import { findOpenVswitch } from "./findOpenVswitch";
import type { Item } from "./item";

/** Everything on a host that resources can describe, in the order in which a program makes it. */
export async function findAll(host: Host): Promise<Item[]> {
  const still = frozen(host);
  const none = { items: [], ownBridges: new Set<string>(), guestDevices: new Set<string>() };
  const [libvirt, ovs] = await Promise.all([
    whereThere(host, "virsh", "libvirt", () => findNetworks(still)),
    whereThere(host, "ovs-vsctl", "Open vSwitch", () => findOpenVswitch(still)),
  ]);
  const networks = "remark" in libvirt ? { ...none, items: [libvirt] } : libvirt;
  return [...("remark" in ovs ? [ovs] : ovs), ...(await findDevices(still, networks)), ...networks.items];
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

/** The host at one moment: whoever asks for a snapshot gets the same one. */
function frozen(host: Host): Host {
  const seen = new Map<string, Promise<unknown>>();
  return {
    label: host.label,
    facts: host.facts,
    libvirtUri: host.libvirtUri,
    run: (step) => host.run(step),
    snapshot: <T>(key: string, load: () => Promise<T>) => {
      const value = seen.get(key) ?? load();
      seen.set(key, value);
      return value as Promise<T>;
    },
  };
}
