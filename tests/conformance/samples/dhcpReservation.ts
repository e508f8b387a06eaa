import { dhcpReservation } from "../../../provider/libvirt/entries/dhcpReservation";
import type { Input, Samples } from "../samples";
import { byHand, fingerprint, inventory, NETWORK, OFF, setUp, tearDown } from "./entries";

const mac = "52:54:00:6e:20:01";
const minimal: Input = { network: NETWORK, mac, ip: "192.168.131.21" };
const full: Input = { network: NETWORK, mac: "52:54:00:6E:20:01", hostname: "web", ip: "192.168.131.21", leaseSeconds: 3600 };
const ipv6: Input = { network: NETWORK, duid: "00:03:00:01:52:54:00:6E:20:01", ip: "fd00:131::0021" };
const off: Input = { network: OFF, mac, ip: "192.168.132.21" };

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const update = (command: string, xml: string, where: string) => (host: Parameters<typeof byHand>[0]) =>
  byHand(host, `virsh net-update "$1" ${command} ip-dhcp-host "${xml}" --parent-index 0 ${where}`).then(() => undefined);

export const samples: Samples = {
  kind: dhcpReservation,
  name: "conf-resv",
  setUp,
  tearDown,
  minimal,
  full,
  edits: [
    { title: "another address", to: { ...full, ip: "192.168.131.22" }, impact: "blip" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:6e:20:02" }, impact: "blip" },
    { title: "another name and lease time", to: { ...full, hostname: "web2", leaseSeconds: 7200 }, impact: "blip" },
    { title: "another guest and another address at once", to: { ...full, mac: "52:54:00:6e:20:02", hostname: "web2", ip: "192.168.131.22" }, impact: "blip" },
    { title: "IPv6: another address", from: ipv6, to: { ...ipv6, ip: "fd00:131::22" }, impact: "blip" },
    { title: "IPv6: another DUID", from: ipv6, to: { ...ipv6, duid: "00:03:00:01:52:54:00:6e:20:02" }, impact: "blip" },
    {
      title: "by name: another name",
      from: { network: NETWORK, hostname: "byname", ip: "192.168.131.23" },
      to: { network: NETWORK, hostname: "other", ip: "192.168.131.23" },
      impact: "blip",
    },
    { title: "while the network is off", from: off, to: { ...off, ip: "192.168.132.22" }, impact: "none" },
    { title: "another network", from: minimal, to: off, impact: "replace" },
    { title: "another resource name", from: minimal, to: { ...minimal, name: "conf-resv2" }, impact: "replace" },
  ],
  drifts: [
    { title: "another address", byHand: update("modify", `<host mac='${mac}' name='web' ip='192.168.131.77'/>`, "--live --config") },
    { title: "removed from both", byHand: update("delete", `<host mac='${mac}'/>`, "--live --config") },
    { title: "removed from the running network", byHand: update("delete", `<host mac='${mac}'/>`, "--live") },
    { title: "removed from the stored definition", byHand: update("delete", `<host mac='${mac}'/>`, "--config") },
    { title: "changed in the stored definition only", byHand: update("modify", `<host mac='${mac}' ip='192.168.131.78'/>`, "--config") },
  ],
  bad: [
    bad("no MAC address", { mac: "52:54:00:6e:20" }, "mac", /MAC address/),
    bad("multicast MAC address", { mac: "53:54:00:6e:20:01" }, "mac", /multicast/),
    bad("no address", { ip: "192.168.131" }, "ip", /IPv4 or IPv6/),
    bad("address with prefix length", { ip: "192.168.131.21/24" }, "ip", /IPv4 or IPv6/),
    bad("a lease time for a name", { hostname: "2h" }, "hostname", /lease time/),
    bad("a word of dnsmasq's for a name", { hostname: "ignore" }, "hostname", /word/),
    bad("an address for a name", { hostname: "192.168.131.9" }, "hostname", /is an address/),
    bad("nobody", { mac: undefined }, "mac", /names no guest/),
    bad("nobody, IPv6", { mac: undefined, ip: "fd00:131::21" }, "duid", /names no guest/),
    bad("MAC address with IPv6", { ip: "fd00:131::21" }, "mac", /duid/),
    bad("DUID with IPv4", { duid: ipv6.duid }, "duid", /IPv6/),
    bad("DUID of one octet", { mac: undefined, ip: "fd00:131::21", duid: "00" }, "duid", /DUID/),
    bad("comma in the name", { hostname: "web,set:x" }, "hostname", /DNS name/),
    bad("line break in the name", { hostname: "web\ndhcp-script=/bin/sh" }, "hostname", /control characters/),
    bad("lease below two minutes", { leaseSeconds: 60 }, "leaseSeconds", /120 seconds/),
    bad("no network", { network: undefined }, "network", /required/),
    bad("slash in the network's name", { network: "a/b" }, "network", /slash/),
    bad("libvirt's word for the DUID", { id: "00:03:00:01:52:54:00:6e:20:01" }, "id", /not a property/),
  ],
  foreign: {
    make: async (host) => {
      await byHand(
        host,
        `virsh net-update "$1" add ip-dhcp-host "<host mac='${mac}' name='theirs-too' ip='192.168.131.21'/>" --parent-index 0 --live --config`,
      );
    },
    remove: async (host) => {
      await byHand(
        host,
        `for how in --live --config; do virsh net-update "$1" delete ip-dhcp-host "<host mac='${mac}' ip='192.168.131.21'/>" --parent-index 0 $how; done; exit 0`,
      );
    },
    fingerprint,
    adoptArgs: minimal,
  },
  inventory,
};
