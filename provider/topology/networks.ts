import type { DomainNic } from "../libvirt/domainNics";
import { carrierOf, currentOf, type Observed } from "../libvirt/observed";
import { ownerOf } from "../libvirt/owner";
import { forwardModeOf } from "../libvirt/properties/forward";
import type { Link } from "../linux/kernel/link";
import { addressesOf } from "./devices";
import { deviceId, type Edge, type Found, guestId, type Node, networkId } from "./model";

type Mode = ReturnType<typeof forwardModeOf>;

const WORDS: Readonly<Record<Mode, string>> = {
  none: "isolated network",
  nat: "NAT network",
  route: "routed network",
  open: "open network",
  bridge: "bridged network",
  private: "macvtap network (private)",
  vepa: "macvtap network (VEPA)",
  passthrough: "macvtap network (passthrough)",
  hostdev: "SR-IOV network",
};

/** libvirt's networks. One with a bridge of its own stands for that bridge; any other lies on what its definition names. */
export function networksOf(networks: readonly Observed[], links: readonly Link[]): Found {
  return {
    nodes: networks.map((network) => nodeOf(network, links)),
    edges: networks.flatMap(edgesOf),
  };
}

function nodeOf(observed: Observed, links: readonly Link[]): Node {
  const network = currentOf(observed);
  const link = links.find(({ name }) => name === observed.bridge);
  const mode = forwardModeOf(network);
  const own = isOwnBridge(observed);
  const owner = ownerOf(network);
  const stored = own
    ? network.ips.flatMap(({ address, prefix }) => (address === undefined ? [] : prefix === undefined ? address : `${address}/${prefix}`))
    : [];
  const live = own ? addressesOf(link) : [];
  return {
    id: networkId(observed.name),
    kind: "network",
    name: observed.name,
    state: observed.active ? "up" : "off",
    words:
      own && mode === "none" && network.ips.length === 0
        ? "internal network"
        : own || mode !== "bridge"
          ? WORDS[mode]
          : `network on ${observed.bridge || lowerOf(observed).join(", ")}`,
    addresses: live.length > 0 ? live : stored,
    ...(link && own && { mac: link.mac, mtu: link.mtu }),
    ...(own && observed.bridge && { device: observed.bridge }),
    ...(owner && { owner }),
    problems: [
      ...(observed.dnsmasq === false ? ["its dnsmasq does not run: no DHCP, no DNS"] : []),
      ...(observed.active && !observed.definition ? ["transient: gone when it is stopped"] : []),
      ...(observed.unplugged.length > 0 ? [`not plugged in: ${observed.unplugged.map(({ domain, mac }) => `${domain} (${mac})`).join(", ")}`] : []),
    ],
  };
}

export const isOwnBridge = (observed: Observed): boolean => carrierOf(currentOf(observed)) === "own bridge";

/** Devices that its definition names. */
function lowerOf(observed: Observed): string[] {
  const { bridge, forward } = currentOf(observed);
  return isOwnBridge(observed)
    ? []
    : [...(bridge?.name ? [bridge.name] : []), ...[forward?.pf?.dev, ...(forward?.interfaces ?? []).map(({ dev }) => dev)].flatMap((dev) => dev ?? [])];
}

const edgesOf = (observed: Observed): Edge[] => [...new Set(lowerOf(observed))].map((device) => ({ lower: deviceId(device), upper: networkId(observed.name) }));

/** NICs of guests, each on its network, else on the bridge that its definition names, else on the device below its own. */
export function guestsOf(
  nics: readonly DomainNic[],
  networks: readonly Observed[],
  links: readonly Link[],
  addresses: ReadonlyMap<string, readonly string[]>,
): Found {
  const known = new Set(networks.map(({ name }) => name));
  const unique = [...new Map(nics.map((nic) => [guestId(nic.domain, nic.mac), nic])).values()];
  return {
    nodes: unique.map((nic) => ({
      id: guestId(nic.domain, nic.mac),
      kind: "guest",
      name: nic.domain,
      state: nic.running ? "up" : "off",
      words: "guest",
      addresses: addresses.get(nic.mac.toLowerCase()) ?? [],
      mac: nic.mac,
      ...(nic.device && { device: nic.device }),
      problems: known.has(nic.network) || nic.network === "" ? [] : [`its network ${nic.network} is not there`],
    })),
    edges: unique.flatMap((nic) => {
      const lower = nic.network ? networkId(nic.network) : deviceId(nic.bridge || (links.find(({ name }) => name === nic.device)?.lower ?? ""));
      return lower === deviceId("") || (nic.network && !known.has(nic.network)) ? [] : [{ lower, upper: guestId(nic.domain, nic.mac) }];
    }),
  };
}
