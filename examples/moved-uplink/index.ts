import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// eth1 is the only network card, and we are logged in over it. Its addresses, routes and name servers go to the bridge, and come back when that is removed.
// Unless the host is reached over a new connection afterwards, it goes back by itself. With a lease instead of an address: `dhcp4: true` in place of `moveAddresses`.
const uplink = new kvmnet.Bridge("br0", { ports: ["eth1"], moveAddresses: true });

// Who makes the bridge again after a reboot: the network manager that runs eth1.
export const persistedBy = uplink.persistedBy;
