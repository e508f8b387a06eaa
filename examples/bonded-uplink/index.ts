import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// eth1 has the address by which the host is reached. Bond, VLAN, bridge and address are one change: there is no moment at which a half of it has to work,
// and if the host is not reached afterwards, it goes back by itself.
const uplink = new kvmnet.HostNetwork("uplink", {
  interfaces: { eth1: { addresses: [], gateway: "none" } },
  bonds: { bond0: { mode: "active-backup", ports: ["eth1", "eth2"], primary: "eth1" } },
  vlans: { "bond0.100": { lowerDevice: "bond0", vlanId: 100 } },
  bridges: {
    br0: { ports: ["bond0.100"], addresses: ["192.0.2.10/24"], gateway: "192.0.2.1", dns: { servers: ["192.0.2.53"] } },
  },
});

export const bridges = uplink.bridges;
