import * as kvmnet from "pulumi-kvmnet";

// As in the example overlay: Open vSwitch and ovn-host on both, OVN's databases on kvm1.
const kvm1 = { host: "kvm1.example.net", user: "root" };
const kvm2 = { host: "kvm2.example.net", user: "root" };

const red = new kvmnet.OverlayNetwork("red", {
  hosts: { kvm1: { connection: kvm1, tunnelAddress: "192.0.2.1" }, kvm2: { connection: kvm2, tunnelAddress: "192.0.2.2" } },
  subnet: "10.20.0.0/24",
  dnsServers: ["198.51.100.1"],
  uplink: { hosts: ["kvm2"], nic: "eth1", address: "198.51.100.2/24", gateway: "198.51.100.1" },
});

// The same hosts and the same addresses, and neither sees the other: outside they are 198.51.100.2 and .3.
const blue = new kvmnet.OverlayNetwork("blue", {
  beside: red,
  subnet: "10.20.0.0/24",
  dnsServers: ["198.51.100.1"],
  uplink: { address: "198.51.100.3/24", gateway: "198.51.100.1" },
});

const tenants = { red, blue };
export const nics = Object.entries(tenants).flatMap(([tenant, network]) => {
  const web = new kvmnet.OverlayGuest(`${tenant}-web`, { network, ip: "10.20.0.10", hostname: "web" });
  const app = new kvmnet.OverlayGuest(`${tenant}-app`, { network, ip: "10.20.0.11", hostname: "app" });
  return [web, app].map(({ mac, interfaceId }) => ({ tenant, mac, interfaceId }));
});
