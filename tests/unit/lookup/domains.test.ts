import test from "ava";
import { parseDomains } from "../../../provider/lookup/domainXml";

const M = "kvmnet-0123";
const nic = (type: string, mac: string, inner: string) => `    <interface type='${type}'>\n      <mac address='${mac}'/>\n${inner}\n    </interface>\n`;

const PRINTED = `${M} running
  <name>web &amp; co</name>
  <uuid>u-1</uuid>
${nic("network", "52:54:00:00:00:01", "<source network='lan' portgroup='web' bridge='virbr0'/><target dev='vnet0'/><model type='virtio'/><mtu size='9000'/><port isolated='yes'/><link state='down'/>")}
${nic("bridge", "52:54:00:00:00:02", "<source bridge='br-int'/><vlan trunk='yes'><tag id='10'/><tag id='20'/></vlan><virtualport type='openvswitch'/><target dev='vnet1'/>")}
${nic("direct", "52:54:00:00:00:03", "<source dev='eth2' mode='private'/><target dev='macvtap0'/>")}
${nic("vhostuser", "52:54:00:00:00:04", "<source type='unix' path='/run/vhost.sock' mode='server'/>")}
${M} lease
 vnet0      52:54:00:00:00:01    ipv4         192.168.107.21/24
${M} agent
 lo         00:00:00:00:00:00    ipv4         127.0.0.1/8
 eth0       52:54:00:00:00:01    ipv4         192.168.107.21/24
 eth0       52:54:00:00:00:01    ipv6         FE80::1/64
 eth1       N/A                  N/A          N/A
${M} defined
  <name>off</name>
  <uuid>u-2</uuid>
${nic("bridge", "52:54:00:00:00:02", "<source bridge='br0'/><target dev='vnet9'/>")}
${M} neighbours
[{"dst":"198.51.100.9","dev":"br0","lladdr":"52:54:00:00:00:02","state":["STALE"]},{"dst":"198.51.100.8","dev":"br0","state":["FAILED"]}]
`;

test("NICs with where they hang and the addresses of all sources", (t) => {
  const common = { domain: "web & co", domainUuid: "u-1", running: true, openVswitch: false, vlans: [], isolated: false, linkUp: true, addresses: [] };
  t.deepEqual(parseDomains(PRINTED, M), [
    {
      domain: "off",
      domainUuid: "u-2",
      running: false,
      type: "bridge",
      mac: "52:54:00:00:00:02",
      bridge: "br0",
      openVswitch: false,
      vlans: [],
      isolated: false,
      linkUp: true,
      // Stopped: the neighbour entry is the running guest's.
      addresses: [],
    },
    {
      ...common,
      type: "network",
      mac: "52:54:00:00:00:01",
      model: "virtio",
      device: "vnet0",
      network: "lan",
      portgroup: "web",
      bridge: "virbr0",
      mtu: 9000,
      isolated: true,
      linkUp: false,
      addresses: [
        { address: "192.168.107.21", prefix: 24, source: "lease" },
        { address: "192.168.107.21", prefix: 24, source: "agent" },
        { address: "fe80::1", prefix: 64, source: "agent" },
      ],
    },
    {
      ...common,
      type: "bridge",
      mac: "52:54:00:00:00:02",
      device: "vnet1",
      bridge: "br-int",
      openVswitch: true,
      vlans: [10, 20],
      addresses: [{ address: "198.51.100.9", source: "arp" }],
    },
    { ...common, type: "direct", mac: "52:54:00:00:00:03", device: "macvtap0", lowerDevice: "eth2", macvtapMode: "private" },
    { ...common, type: "vhostuser", mac: "52:54:00:00:00:04", socket: "/run/vhost.sock" },
  ]);
});
