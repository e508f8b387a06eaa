import { dhcpOptions } from "../../../provider/ovn/dhcpOptions";
import type { Input, Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf dhcp; $(reboot)";
const minimal = { cidr: "10.216.0.0/24", serverId: "10.216.0.1", serverMac: "02:00:00:00:d8:01", leaseSeconds: 3600 };

const full = {
  ...minimal,
  router: "10.216.0.1",
  dnsServers: ["10.216.0.2", "10.216.0.3"],
  mtu: 1442,
  domainName: "lab.example",
  externalIds: { site: "lab; $(reboot)" },
  options: { ntp_server: "10.216.0.4" },
};

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find DHCP_Options 'external_ids:kvmnet-name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set DHCP_Options ${ROW} ${what}`;

export const samples: Samples = {
  kind: dhcpOptions,
  name: NAME,
  setUp: startCentral,
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "another subnet", to: { ...full, cidr: "10.216.0.0/25" }, impact: "blip" },
    { title: "one name server, no gateway and no domain", to: { ...full, dnsServers: ["10.216.0.9"], router: "none", domainName: "none" }, impact: "none" },
    { title: "no name servers, and another option", to: { ...full, dnsServers: [], options: { wpad: "10.216.0.5" } }, impact: "none" },
  ],
  drifts: [
    { title: "the lease time changed", byHand: (host) => byHand(host, set("options:lease_time=60")) },
    { title: "name servers changed", byHand: (host) => byHand(host, set("options:dns_server=10.9.9.9")) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove DHCP_Options ${ROW} external_ids kvmnet-owner`) },
    { title: "the options deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy DHCP_Options ${ROW}`) },
  ],
  bad: [
    bad("the name that we note", { externalIds: { "kvmnet-name": "x" } }, "externalIds.kvmnet-name", /set for you/),
    bad("a subnet of IPv6", { cidr: "fd00::/64" }, "cidr", /IPv6/),
    bad("a subnet with host bits", { cidr: "10.0.0.1/24" }, "cidr", /host bits/),
    bad("a server of IPv6", { serverId: "fd00::1" }, "serverId", /IPv6/),
    bad("a gateway out of the subnet", { router: "10.99.0.1" }, "router", /not in 10.216/),
    bad("no lease at all", { leaseSeconds: 0 }, "leaseSeconds", /at least 1/),
    bad("a domain with quotes", { domainName: 'a".example' }, "domainName", /domain name/),
    bad("an option that has a property", { options: { mtu: "1400" } }, "options.mtu", /`mtu`/),
    bad("a multicast MAC address", { serverMac: "03:00:00:00:00:01" }, "serverMac", /multicast/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `[ -n ${ROW} ] || ovn-nbctl create DHCP_Options cidr=10.216.0.0/24 'external_ids:kvmnet-name="${NAME}"' >/dev/null
${set('options:server_id=10.216.0.1 options:server_mac=\\"02:00:00:00:d8:01\\" options:lease_time=3600')}`,
      ),
    remove: (host) => byHand(host, "for row in $(ovn-nbctl --bare --columns=_uuid list DHCP_Options); do ovn-nbctl destroy DHCP_Options $row; done"),
    fingerprint: (host) => printed(host, "ovn-nbctl list DHCP_Options"),
    adoptArgs: minimal,
  },
  inventory,
};
