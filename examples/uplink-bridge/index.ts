import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// Guests on `br0` are on the wire of eth1; so is the host, with its address, default route and name servers on the bridge.
const uplink = new kvmnet.Bridge("br0", {
  ports: ["eth1"],
  addresses: ["192.0.2.10/24"],
  gateway: "192.0.2.1",
  dns: { servers: ["192.0.2.53"], search: ["example.net"] },
});

export const addresses = uplink.addresses;
export const gateway = uplink.gateway;
// Who makes the bridge again after a reboot: the network manager that runs eth1.
export const persistedBy = uplink.persistedBy;
