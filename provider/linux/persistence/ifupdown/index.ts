import type { BootConfig } from "../config";
import type { BootChange, BootHost, Manager } from "../manager";
import { sees } from "./look";
import { needsStanza, stanzaPath } from "./paths";
import { filesOf } from "./render";

/**
 * ifupdown's stanzas have no words for most of this: a stanza of method `manual` (or `dhcp`) says it in lines for `ip`, which may run again at any time.
 * What a device stands on comes up first by an `ifup` in a `pre-up` line: also within `ifup -a` (0.8.41).
 */
export const ifupdown: Manager = {
  name: "ifupdown",
  ownFiles: ["/etc/network/interfaces.d/kvmnet-*", "/etc/network/if-up.d/kvmnet-*"],
  sees,
  unsupported,
  files: filesOf,
  before: () => [],
  after: ({ config, host }) => (needsStanza(config, host) ? [`ifupdown_take ${config.device} ${config.dhcp4 ? "lease" : "static"}`] : []),
  afterRemoval: forget,
};

function forget({ config: { device, key }, removed }: BootChange): string[] {
  return device && removed.includes(stanzaPath(key)) ? [`ifupdown_forget ${device}`] : [];
}

function unsupported(config: BootConfig, host: BootHost): string | undefined {
  const { device, dhcp4, dhcp6, ports = [] } = config;
  if (!host.running.includes("ifupdown")) {
    return "files in /etc/network/interfaces.d are not read at boot; put `source /etc/network/interfaces.d/*` into /etc/network/interfaces and enable networking.service";
  }
  if (device && /[=/*?[\]]/.test(device)) {
    return `${device} holds a character that means something else in an interfaces file; choose another name`;
  }
  for (const { device: port } of ports) {
    const owner = host.owners[port];
    if (owner?.addressed && !owner.ours) {
      return `${owner.source} gives ${port} addresses, which do not work on a port; write \`iface ${port} inet manual\` there, and the addresses into this resource`;
    }
  }
  const source = device ? host.owners[device]?.source : undefined;
  if ((dhcp4 || dhcp6) && !needsStanza(config, host)) {
    return `${device} is described by ${source}; write \`iface ${device} inet${dhcp4 ? "" : "6"} dhcp\` there`;
  }
  return (dhcp4 || dhcp6) && !host.tools.dhclient ? "leases need the DHCP client `dhclient`; install the package isc-dhcp-client" : undefined;
}
