import type { Facts, Host } from "../../../../provider/host/host";
import { renderNetwork } from "../../../../provider/libvirt/definition";
import type { Network } from "../../../../provider/libvirt/model";
import type { Observed } from "../../../../provider/libvirt/observed";
import { observe, parseSnapshot } from "../../../../provider/libvirt/snapshot";

const INFO = "UUID:           00000000-0000-0000-0000-000000000001\nActive:         yes\nPersistent:     yes\nAutostart:      yes\n";

/** A host whose libvirt has this one network, as `virsh` prints it. Nothing can be run there. */
export function hostWith(live: Network, inactive: Network = live): { host: Host; observed: Observed } {
  const printed = `@ live\n${renderNetwork(live)}\n@ inactive\n${renderNetwork(inactive)}\n@ info\nName:           ${live.name}\n${INFO}`;
  const snapshot = parseSnapshot(printed.replaceAll(/^@/gm, "@mark@"), "@mark@");
  const host: Host = {
    label: "kvm1",
    facts: { tools: {} } as unknown as Facts,
    libvirtUri: "test:///default",
    run: () => Promise.reject(new Error("nothing runs here")),
    snapshot: async <T>() => snapshot as T,
  };
  return { host, observed: observe(snapshot, () => true) as Observed };
}
