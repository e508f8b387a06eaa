import type { Facts, Host } from "../../../../provider/host/host";
import { renderNetwork } from "../../../../provider/libvirt/definition";
import type { Network } from "../../../../provider/libvirt/model";
import type { Observed } from "../../../../provider/libvirt/observed";
import { observe } from "../../../../provider/libvirt/snapshot";
import { snapshotOf } from "../../libvirt/printed";

/** A host whose libvirt has this one network, as `virsh` prints it. Nothing can be run there. */
export function hostWith(live: Network, inactive: Network = live): { host: Host; observed: Observed } {
  const uuid = "00000000-0000-0000-0000-000000000001";
  const xml = (network: Network) => renderNetwork({ ...network, uuid });
  const snapshot = snapshotOf({ networks: [{ live: xml(live), stored: xml(inactive), autostart: true }], dnsmasq: [live.name ?? ""] });
  const host: Host = {
    label: "kvm1",
    facts: { tools: {} } as unknown as Facts,
    libvirtUri: "test:///default",
    run: () => Promise.reject(new Error("nothing runs here")),
    snapshot: async <T>() => snapshot as T,
  };
  return { host, observed: observe(snapshot, snapshot.networks[0]) as Observed };
}
