import { posix } from "node:path";
import type { BootConfig, BootRoute, BootRule, Maker } from "../config";
import type { BootHost } from "../manager";
import type { Yaml } from "./yaml";

type Described = BootConfig & { readonly device: string; readonly maker: Maker };
type Mapping = Readonly<Record<string, Yaml | undefined>>;

/** A device of ours in netplan's words. `unsupported` has refused what it has none for. */
export function describe(config: Described, host: BootHost): Mapping {
  const { maker, device } = config;
  return {
    network: {
      version: 2,
      renderer: "networkd",
      [groups[maker.kind] ?? ""]: { [device]: { ...kinds[maker.kind]?.(config, host), ...settings(config) } },
    },
  } as Mapping;
}

export const groups: Readonly<Partial<Record<Maker["kind"], string>>> = { bridge: "bridges", bond: "bonds", vlan: "vlans", vxlan: "tunnels" };

/** The id under which netplan knows a device: its YAML may match it by MAC or by another name. */
export function netplanId(device: string, host: BootHost): string | undefined {
  return /^10-netplan-(.+)\.network$/.exec(posix.basename(host.owners[device]?.source ?? ""))?.[1];
}

const idOf = (device: string, host: BootHost): string => netplanId(device, host) ?? device;

const kinds: Readonly<Partial<Record<Maker["kind"], (config: Described, host: BootHost) => Mapping>>> = {
  bridge: (config, host) => ({ interfaces: interfaces(config, host), parameters: bridgeParameters(config, host) }),
  bond: (config, host) => ({ interfaces: interfaces(config, host), parameters: bondParameters(config.maker.options, host) }),
  vlan: ({ maker }, host) => ({ id: maker.options.vlanId, link: idOf(maker.lowerDevice ?? "", host) }),
  vxlan: ({ maker: { options, lowerDevice } }, host) => ({
    mode: "vxlan",
    id: options.vni,
    link: lowerDevice && idOf(lowerDevice, host),
    local: options.local,
    remote: options.group,
    port: options.port,
    "mac-learning": options.learning,
    // As ip has it.
    checksums: ["udp"],
  }),
};

const interfaces = ({ ports }: BootConfig, host: BootHost): Yaml | undefined => ports?.map((port) => idOf(port.device, host));

function bridgeParameters({ maker: { options }, ports = [] }: Described, host: BootHost): Mapping {
  const perPort = (name: string) =>
    Object.fromEntries(ports.filter((port) => port.options[name] !== undefined).map((port) => [idOf(port.device, host), port.options[name] as number]));
  return {
    // netplan's default is on, the kernel's is off.
    stp: options.stp ?? false,
    priority: options.priority,
    "forward-delay": options.forwardDelaySeconds,
    "hello-time": options.helloTimeSeconds,
    "max-age": options.maxAgeSeconds,
    "ageing-time": options.ageingTimeSeconds,
    "path-cost": perPort("pathCost"),
    "port-priority": perPort("priority"),
  };
}

function bondParameters(options: Maker["options"], host: BootHost): Mapping {
  return {
    mode: options.mode,
    "mii-monitor-interval": options.miimonMilliseconds,
    "up-delay": options.upDelayMilliseconds,
    "down-delay": options.downDelayMilliseconds,
    "lacp-rate": options.lacpRate,
    "transmit-hash-policy": options.transmitHashPolicy,
    "min-links": options.minLinks,
    primary: options.primary === undefined ? undefined : idOf(String(options.primary), host),
    "primary-reselect-policy": options.primaryReselect,
    "ad-select": options.aggregatorSelect,
    "arp-interval": options.arpIntervalMilliseconds,
    "arp-ip-targets": options.arpIpTargets,
    "arp-validate": options.arpValidate,
    "fail-over-mac-policy": options.failOverMac,
    "all-slaves-active": options.allPortsActive,
    "packets-per-slave": options.packetsPerPort,
    "resend-igmp": options.resendIgmp,
    "gratuitous-arp": options.peerNotifications,
  };
}

function settings(config: BootConfig): Mapping {
  const { dhcp4 = false, dhcp6 = false, dns } = config;
  return {
    dhcp4,
    dhcp6,
    macaddress: config.mac,
    mtu: config.mtu,
    addresses: config.addresses,
    nameservers: { addresses: dns?.servers, search: dns?.search },
    routes: config.routes?.map(route) as Yaml | undefined,
    "routing-policy": config.rules?.map(rule) as Yaml | undefined,
  };
}

function route({ dst, via, type, metric, table, scope, prefsrc, onlink, mtu, family }: BootRoute): Mapping {
  return {
    to: dst === "default" && family === 6 ? "::/0" : dst,
    via,
    type: type === "unicast" ? undefined : type,
    metric: metric || undefined,
    table: table === "main" ? undefined : Number(table),
    scope: family === 4 && !type && scope !== "global" ? scope : undefined,
    from: prefsrc,
    "on-link": onlink || undefined,
    mtu,
  };
}

function rule({ from, to, priority, table, fwmark, tos, family }: BootRule): Mapping {
  return {
    from: from ?? (to ? undefined : family === 6 ? "::/0" : "0.0.0.0/0"),
    to,
    priority,
    table: table === "main" || table === undefined ? 254 : Number(table),
    mark: fwmark === undefined ? undefined : Number(fwmark),
    "type-of-service": tos === undefined ? undefined : Number(tos),
  };
}
