import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// The frames of the uplink that carry tag 100.
const tagged = new kvmnet.Vlan("eth1.100", { lowerDevice: "eth1", vlanId: 100 });

// Guests on `br100` are in VLAN 100 and know nothing of tags. The host has no address there, apart from the kernel's link-local one.
const network = new kvmnet.Bridge("br100", { ports: [tagged.name], addresses: [] });

export const bridge = network.name; // <source bridge='br100'/> in a guest's definition
