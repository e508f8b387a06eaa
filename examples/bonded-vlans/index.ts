import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// Two cables as one link: the second one takes over when the first one fails. Needs nothing of the switch.
const link = new kvmnet.Bond("bond0", { mode: "active-backup", ports: ["eth1", "eth2"], primary: "eth1" });

// A network of guests in a VLAN: the tagged interface on the bond, and a bridge on that.
const guestNetwork = (vlanId: number, addresses: string[] = []) => {
  const tagged = new kvmnet.Vlan(`bond0.${vlanId}`, { lowerDevice: link.name, vlanId });
  return new kvmnet.Bridge(`br${vlanId}`, { ports: [tagged.name], addresses });
};

const office = guestNetwork(110, ["10.0.110.1/24"]); // the host is in this one, too
const storage = guestNetwork(120);

export const bridges = [office.name, storage.name];
export const activePort = link.activePort;
