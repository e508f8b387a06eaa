import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// Guests on `lan` get 192.168.107.100 to .199 by DHCP and get out under the host's address; web1 always gets the same one.
const lan = new kvmnet.NatNetwork("lan", {
  domain: { name: "lan.example", localOnly: true },
  subnets: [
    {
      cidr: "192.168.107.0/24",
      dhcp: {
        ranges: [{ start: "192.168.107.100", end: "192.168.107.199" }],
        reservations: [{ mac: "52:54:00:10:70:0a", hostname: "web1", ip: "192.168.107.10" }],
      },
    },
  ],
});

// A bridge of the host with a NIC in it: guests on it are on the same wire as the host.
const wire = new kvmnet.Bridge("br-wire", { ports: ["eth2"], addresses: ["198.51.100.1/24"] });

// A second way to that wire, without a bridge: straight onto another NIC.
const tap = new kvmnet.MacvtapInterface("vtap0", { lowerDevice: "eth1", mode: "bridge" });

// An Open vSwitch bridge. "netdev" needs no kernel module, so that it works in the lab; leave it out on a host of your own.
const fabric = new kvmnet.OvsBridge("br-int", { datapathType: "netdev" });

// A port of the host itself on it, in VLAN 100. It takes the bridge's name from the output, so that Pulumi knows the order.
const web = new kvmnet.OvsPort("web0", { bridge: fabric.name, type: "internal", tag: 100 });

export const gateway = lan.subnets[0]?.gateway;
export const bridgeAddresses = wire.addresses;
export const tapDevice = tap.tapDevice;
export const openFlowPort = web.ofport;
