import type { Host } from "../../provider/host/host";

/** Objects of somebody else on the same host, made by hand: a network, a bridge and an Open vSwitch bridge. */

const NETWORK = `<network><name>neighbour</name><uuid>6d1c6a3e-51b0-4c5f-9a55-0c0ffee00001</uuid><forward mode="nat"/>
<bridge name="virbr-nb" stp="on" delay="0"/><mac address="52:54:00:0c:0f:fe"/>
<ip address="10.213.0.1" prefix="24"><dhcp><range start="10.213.0.100" end="10.213.0.200"/></dhcp></ip></network>`;

const MAKE = `
set -e
virsh -q net-define /proc/self/fd/0
virsh -q net-start neighbour
virsh -q net-autostart neighbour
ip link add br-nb type bridge forward_delay 400
ip link add nb0 type veth peer name nb1
ip link set nb0 master br-nb
ip address add 10.214.0.1/24 dev br-nb
ip link set br-nb up
ip link set nb0 up
ovs-vsctl add-br ovs-nb -- set Bridge ovs-nb datapath_type=netdev external_ids:note=neighbour \\
  -- add-port ovs-nb ovs-nb0 tag=7 -- set Interface ovs-nb0 type=internal
`;

const REMOVE = `
virsh -q net-destroy neighbour
virsh -q net-undefine neighbour
ip link delete br-nb
ip link delete nb0
ovs-vsctl --if-exists del-br ovs-nb
exit 0
`;

// Everything an administrator could see of them, without counters and ages that tick by themselves.
const LOOK = `
set -e
virsh net-dumpxml neighbour
virsh net-dumpxml --inactive neighbour
virsh net-info neighbour
ip -d -j link show dev br-nb | tr ',' '\\n' | grep -E '"(forward_delay|hello_time|max_age|stp_state|vlan_filtering|ageing_time|mtu|address|ifalias)"'
ip address show dev br-nb | grep -w inet
ip -j link show dev nb0 | tr ',' '\\n' | grep -E 'master|"address"|"mtu"'
ovs-vsctl --columns=name,external_ids,other_config,datapath_type,fail_mode,ports,_uuid list Bridge ovs-nb
ovs-vsctl --columns=name,tag,trunks,vlan_mode,external_ids,other_config,interfaces,_uuid list Port ovs-nb0
ovs-vsctl --columns=name,type,options,external_ids,mac,_uuid list Interface ovs-nb0
`;

export async function makeNeighbours(host: Host): Promise<void> {
  await removeNeighbours(host);
  await host.run({ name: "make the neighbours", script: MAKE, input: NETWORK, mutates: true });
}

export async function removeNeighbours(host: Host): Promise<void> {
  await host.run({ name: "remove the neighbours", script: REMOVE, mutates: true });
}

export async function lookAtNeighbours(host: Host): Promise<string> {
  return (await host.run({ name: "look at the neighbours", script: LOOK })).stdout;
}
