import * as kvmnet from "pulumi-kvmnet";

// Both hosts have Open vSwitch and ovn-host. kvm1 has OVN's databases as well (ovn-central), and they listen: ovn-sbctl set-connection ptcp:6642.
const kvm1 = { host: "kvm1.example.net", user: "root" };
const kvm2 = { host: "kvm2.example.net", user: "root" };

// One Ethernet over both, with names of its own (web.lan.internal) beside those that the server outside knows. kvm2 leads outside, by a card that it needs for nothing else; everybody leaves as 198.51.100.2.
const lan = new kvmnet.OverlayNetwork("lan", {
  hosts: { kvm1: { connection: kvm1, tunnelAddress: "192.0.2.1" }, kvm2: { connection: kvm2, tunnelAddress: "192.0.2.2" } },
  subnet: "10.20.0.0/24",
  dnsServers: ["198.51.100.1"],
  uplink: { hosts: ["kvm2"], nic: "eth1", address: "198.51.100.2/24", gateway: "198.51.100.1" },
});

// Guests, wherever they run: one with an address of its own, which the world reaches by another; one that takes what it gets.
const web = new kvmnet.OverlayGuest("web", { network: lan, ip: "10.20.0.10", floatingIp: "198.51.100.10" });
const app = new kvmnet.OverlayGuest("app", { network: lan });

// What their NICs say: `mac` and `interfaceId` of a DomainInterface of type openvswitch on br-int, or in a definition of your own.
export const nics = { web: { mac: web.mac, interfaceId: web.interfaceId }, app: { mac: app.mac, interfaceId: app.interfaceId } };
export const address = app.ip;
