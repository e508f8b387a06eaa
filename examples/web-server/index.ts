import * as kvmnet from "pulumi-kvmnet";

// Where to work: the stack's `kvmnet:connection` (pulumi config set --path kvmnet:connection.host HOST).

// Guests reach out by the host's address; nobody reaches them but by what is forwarded below.
const dmz = new kvmnet.NatNetwork("dmz", { subnets: [{ cidr: "192.168.150.0/24", dhcp: { ranges: [{ start: "192.168.150.100", end: "192.168.150.199" }] } }] });

// The guest's card: <mac address='52:54:00:10:00:80'/> in its definition, or `mac` of a DomainInterface.
const mac = "52:54:00:10:00:80";
const web = new kvmnet.DhcpReservation("web", { network: dmz.name, mac, hostname: "web", ip: "192.168.150.80" });

// Port 80 for everybody; SSH for the administrators' networks alone.
new kvmnet.PortForward("http", { network: dmz.name, listenPort: 80, targets: [web.ip] });
new kvmnet.PortForward("ssh", { network: dmz.name, listenPort: 2222, targets: [web.ip], targetPort: 22, sources: ["10.0.0.0/8"] });

// Whoever breaks into it cannot pass for another guest: no other MAC or IP address than its own, no DHCP server, no router.
new kvmnet.SecurityGroupAttachment("web", { mac, addresses: [web.ip], antiSpoof: true });

export const network = dmz.name; // <source network='dmz'/>
