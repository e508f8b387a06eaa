import { familyOf } from "../../../resource/ip";
import type { BootConfig, BootRoute } from "../config";
import { listSetting, type Section } from "./keyfile";

/** The two IP sections, such that the device has after a reboot what the kernel has when `ip` sets the same. */
export function ipSections(config: BootConfig): Section[] {
  return ([4, 6] as const).map((family) => ({
    name: `ipv${family}`,
    lines: [
      `method=${methodOf(config, family)}`,
      ...addressesOf(config, family).map((address, index) => `address${index + 1}=${address}`),
      ...metricLines(config, family),
      ...nativeRoutes(config, family).flatMap((route, index) => routeLines(route, index + 1)),
      ...dnsLines(config, family),
      ...(family === 6 && methodOf(config, 6) !== "ignore" ? ["addr-gen-mode=eui64"] : []),
    ],
  }));
}

export const addressesOf = ({ addresses = [] }: BootConfig, family: 4 | 6): string[] => addresses.filter((address) => familyOf(address) === family);

/** `ignore` leaves IPv6 to the kernel: a link-local address, and router advertisements as its sysctls say. */
export function methodOf(config: BootConfig, family: 4 | 6): string {
  if (family === 4 ? config.dhcp4 : config.dhcp6) {
    return "auto";
  }
  return addressesOf(config, family).length > 0 ? "manual" : family === 4 ? "disabled" : "ignore";
}

/** The metric of the route to an address's subnet. Left alone NetworkManager gives it one by the device's kind; the kernel has 0, and 256 for IPv6. */
function metricLines(config: BootConfig, family: 4 | 6): string[] {
  return methodOf(config, family) === "manual" ? [`route-metric=${family === 4 ? 0 : 256}`] : [];
}

/** Routes that a profile can say exactly: plain ones over its own device, of protocol `static`, as NetworkManager marks its routes. */
export function isNativeRoute(config: BootConfig, route: BootRoute): boolean {
  return (
    !route.nexthops &&
    !route.metrics &&
    !route.pref &&
    (route.type ?? "unicast") === "unicast" &&
    (route.dev ?? config.device) === config.device &&
    route.protocol === "static" &&
    (route.table === "main" || /^\d+$/.test(route.table)) &&
    (route.via === undefined || familyOf(route.via) === route.family) &&
    !["disabled", "ignore"].includes(methodOf(config, route.family))
  );
}

export const nativeRoutes = (config: BootConfig, family: 4 | 6): BootRoute[] =>
  (config.routes ?? []).filter((route) => route.family === family && isNativeRoute(config, route));

function routeLines(route: BootRoute, number: number): string[] {
  const options = routeOptions(route);
  return [`route${number}=${routePlain(route).join(",")}`, ...(options.length > 0 ? [`route${number}_options=${options.join(",")}`] : [])];
}

/** As nmcli wants it. */
export const routeWords = (route: BootRoute): string[] => [...routePlain(route), ...routeOptions(route)];

function routePlain(route: BootRoute): string[] {
  const any = route.family === 4 ? "0.0.0.0" : "::";
  const dst = route.dst === "default" ? `${any}/0` : route.dst;
  return [dst, route.via ?? any, String(route.metric || (route.family === 4 ? 0 : 1024))];
}

function routeOptions(route: BootRoute): string[] {
  return [
    ...(route.table === "main" ? [] : [`table=${route.table}`]),
    ...(route.prefsrc ? [`src=${route.prefsrc}`] : []),
    ...(route.mtu === undefined ? [] : [`mtu=${route.mtu}`]),
    ...(route.onlink ? ["onlink=true"] : []),
  ];
}

/** Search domains stand in one section alone: in the first one that may have any. */
function dnsLines(config: BootConfig, family: 4 | 6): string[] {
  const { servers, search } = config.dns ?? { servers: [], search: [] };
  const may = (candidate: 4 | 6) => !["disabled", "ignore"].includes(methodOf(config, candidate));
  const first = ([4, 6] as const).find(may);
  return [
    ...listSetting(
      "dns",
      servers.filter((server) => familyOf(server) === family),
    ),
    ...(first === family ? listSetting("dns-search", search) : []),
  ];
}

/** A server of a family that has no address on the device. */
export function strayServer(config: BootConfig): string | undefined {
  return config.dns?.servers.find((server) => ["disabled", "ignore"].includes(methodOf(config, familyOf(server))));
}
