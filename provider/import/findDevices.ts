import type { Host } from "../host/host";
import { bond } from "../linux/bond";
import { bridge } from "../linux/bridge";
import { unusualPorts } from "../linux/bridge/unusual";
import type { DeviceState } from "../linux/device/spec";
import { dummy } from "../linux/dummy";
import type { Link } from "../linux/kernel/link";
import { hostSnapshot } from "../linux/kernel/network";
import { macvlan } from "../linux/macvlan";
import { macvtapInterface } from "../linux/macvtapInterface";
import { veth } from "../linux/veth";
import { vlan } from "../linux/vlan";
import { vxlan } from "../linux/vxlan";
import type { ResourceKind } from "../resource/kind";
import { describe } from "./describe";
import type { Item } from "./item";

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds holds kinds of different arguments
type DeviceKind = ResourceKind<any, any>;

/** The kinds of devices that are made by us, by the kernel's word for them; with a bridge after what may be a port of it. */
const KINDS: Readonly<Record<string, DeviceKind>> = { dummy, veth, bond, vlan, vxlan, macvlan, bridge, macvtap: macvtapInterface };

/** Virtual devices, without those that libvirt and Open vSwitch make for their networks and for guests. */
export async function findDevices(host: Host, skip: { readonly ownBridges: ReadonlySet<string>; readonly guestDevices: ReadonlySet<string> }): Promise<Item[]> {
  const { links } = await hostSnapshot(host);
  const fixed = await fixedAddresses(host);
  const others = links.filter(({ name }) => !skip.ownBridges.has(name) && !skip.guestDevices.has(name)).sort(byName);
  const items: Item[] = [];
  for (const [kernelKind, kind] of Object.entries(KINDS)) {
    for (const link of others.filter((one) => one.kind === kernelKind && !isHalf(one) && !isSecondEnd(one, others))) {
      const state = await kind.read(host, link.name);
      const ports = kind === bridge && state ? unusualPorts(state) : {};
      items.push(...(state ? [describe(kind, state, { ...ports, ...moreOf(state, fixed) })] : []));
    }
  }
  return [...items, ...others.flatMap(unwritten)];
}

/** A pair is one resource: the end that comes first speaks for both. */
const isSecondEnd = (link: Link, all: readonly Link[]) =>
  link.kind === "veth" && link.lower !== undefined && link.lower < link.name && all.some(({ name }) => name === link.lower);

/** The other end is in another namespace: a container's cable. */
const isHalf = ({ kind, lower }: Link) => kind === "veth" && lower === undefined;

/** What import does not write, although a resource kind could take it over; or because none could. */
function unwritten(link: Link): Item[] {
  const { name, kind, addresses } = link;
  if (kind === undefined) {
    return name === "lo" || addresses.length === 0 ? [] : [{ name, remark: "addresses of a NIC; to manage them, use a HostInterface" }];
  }
  if (isHalf(link)) {
    return [{ name, remark: "a cable whose other end is in another namespace, as containers have" }];
  }
  return kind in KINDS || kind === "openvswitch" || kind === "tun"
    ? []
    : [{ name, remark: `a device of the kind ${kind}, for which there is no resource kind` }];
}

const byName = (a: Link, b: Link) => (a.name < b.name ? -1 : 1);

/** NET_ADDR_SET (linux/netdevice.h): somebody gave the device its MAC address; others follow from the ports or were drawn. */
const READ_FIXED = `for f in /sys/class/net/*/addr_assign_type; do [ "$(cat "$f")" = 3 ] && echo "$f"; done; exit 0`;

async function fixedAddresses(host: Host): Promise<ReadonlySet<string>> {
  const { stdout } = await host.run({ name: "see which MAC addresses were set", script: READ_FIXED });
  return new Set(stdout.split("\n").map((path) => path.split("/")[4] ?? ""));
}

/** What a state does not show under the argument's name, or shows although nobody gave it. */
function moreOf(state: DeviceState, fixed: ReadonlySet<string>) {
  const usual = state.gateway !== "none" ? 0 : 1024;
  return {
    persistence: persistenceOf(state),
    mac: fixed.has(state.name) ? state.mac : undefined,
    gatewayMetric: state.gatewayMetric === usual ? undefined : state.gatewayMetric,
  };
}

/** A device that somebody else brings back after a reboot, or nobody, gets no file of ours by being adopted. */
function persistenceOf({ persistedBy, boot }: DeviceState) {
  return persistedBy !== "none" || boot.running.length === 0 ? "auto" : "runtime";
}
