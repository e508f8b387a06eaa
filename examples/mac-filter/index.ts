import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

const lan = new kvmnet.IsolatedNetwork("filtered", {
  subnets: [{ cidr: "192.168.160.0/24", dhcp: { ranges: [{ start: "192.168.160.100", end: "192.168.160.199" }] } }],
});
const mac = "52:54:00:10:00:60";
const web = new kvmnet.DhcpReservation("web1", { network: lan.name, mac, ip: "192.168.160.60" });

// A guest keeps the MAC address that its card has: $MAC is filled in by libvirt. `return` goes on to the further filters.
const ownMac = new kvmnet.NwFilter("own-mac", {
  chain: "mac",
  rules: [
    { action: "return", direction: "out", priority: 100, mac: { srcmacaddr: "$MAC" } },
    { action: "drop", direction: "out" },
  ],
});

// And the IP address that the card is given below; what asks for one by DHCP has none yet.
const ownAddress = new kvmnet.NwFilter("own-address", {
  chain: "ipv4-own",
  rules: [
    { action: "return", direction: "out", priority: 100, ip: { srcipaddr: "0.0.0.0", protocol: "udp", srcportstart: 68, dstportstart: 67 } },
    { action: "return", direction: "out", priority: 100, ip: { srcipaddr: "$IP" } },
    { action: "drop", direction: "out" },
  ],
});

const guest = new kvmnet.NwFilter("guest", { references: [{ filter: ownMac.name }, { filter: ownAddress.name }, { filter: "no-arp-spoofing" }] });

// The card of the guest `web1`, which is there already (virt-install, virsh define).
const card = new kvmnet.DomainInterface("card", {
  domain: "web1",
  type: "network",
  network: lan.name,
  mac,
  filter: { name: guest.name, parameters: [{ name: "IP", value: web.ip }] },
});

export const filteredBy = guest.uuid;
export const device = card.targetDevice;
