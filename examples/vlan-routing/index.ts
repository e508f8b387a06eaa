import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// A network of guests in a VLAN of eth2. The host's address in it is the guests' gateway.
const guestNetwork = (vlanId: number, address: string) => {
  const tagged = new kvmnet.Vlan(`eth2.${vlanId}`, { lowerDevice: "eth2", vlanId });
  return new kvmnet.Bridge(`br${vlanId}`, { ports: [tagged.name], addresses: [address] });
};

const office = guestNetwork(10, "10.0.10.1/24");
const lab = guestNetwork(20, "10.0.20.1/24");

// The host knows both networks by its addresses there; between them it passes packets on only when it is told to.
new kvmnet.HostSettings("routing", { ipForward: true });

// A third network, behind a router that is a machine of VLAN 20.
new kvmnet.StaticRoute("branch", { destination: "10.0.30.0/24", gateway: "10.0.20.254", device: lab.name });

export const bridges = [office.name, lab.name];
