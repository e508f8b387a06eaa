import type { Host } from "../host/host";
import { bridge } from "../linux/bridge";
import type { BridgeState } from "../linux/bridge/types";
import { unusualPorts } from "../linux/bridge/unusual";
import type { Link } from "../linux/kernel/link";
import { hostSnapshot } from "../linux/kernel/network";
import { macvtapInterface } from "../linux/macvtapInterface";
import type { MacvtapState } from "../linux/macvtapInterface/types";
import { describe } from "./describe";
import type { Item } from "./item";

/** Linux bridges and macvtap interfaces, without those that libvirt makes for its networks and guests. */
export async function findDevices(host: Host, skip: { readonly ownBridges: ReadonlySet<string>; readonly guestDevices: ReadonlySet<string> }): Promise<Item[]> {
  const { links } = await hostSnapshot(host);
  const fixed = await fixedAddresses(host);
  const named = (kind: string, others: ReadonlySet<string>) => links.filter((link) => link.kind === kind && !others.has(link.name)).sort(byName);
  const items: Item[] = [];
  for (const { name } of named("bridge", skip.ownBridges)) {
    const state = await bridge.read(host, name);
    items.push(...(state ? [describe(bridge, state, bridgeArgs(state, fixed))] : []));
  }
  for (const { name } of named("macvtap", skip.guestDevices)) {
    const state = await macvtapInterface.read(host, name);
    items.push(...(state ? [describe(macvtapInterface, state, { persistence: persistenceOf(state) })] : []));
  }
  return items;
}

const byName = (a: Link, b: Link) => (a.name < b.name ? -1 : 1);

/** NET_ADDR_SET (linux/netdevice.h): somebody gave the device its MAC address; others follow from the ports or were drawn. */
const READ_FIXED = `for f in /sys/class/net/*/addr_assign_type; do [ "$(cat "$f")" = 3 ] && echo "$f"; done; exit 0`;

async function fixedAddresses(host: Host): Promise<ReadonlySet<string>> {
  const { stdout } = await host.run({ name: "see which MAC addresses were set", script: READ_FIXED });
  return new Set(stdout.split("\n").map((path) => path.split("/")[4] ?? ""));
}

function bridgeArgs(state: BridgeState, fixed: ReadonlySet<string>) {
  const usual = state.gateway !== "none" ? 0 : 1024;
  return {
    ...unusualPorts(state),
    persistence: persistenceOf(state),
    mac: fixed.has(state.name) ? state.mac : undefined,
    gatewayMetric: state.gatewayMetric === usual ? undefined : state.gatewayMetric,
  };
}

/** A device that somebody else brings back after a reboot, or nobody, gets no file of ours by being adopted. */
function persistenceOf({ persistedBy, boot }: BridgeState | MacvtapState) {
  return persistedBy !== "none" || boot.running.length === 0 ? "auto" : "runtime";
}
