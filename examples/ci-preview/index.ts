import * as kvmnet from "pulumi-kvmnet";

// The host comes from the stack's configuration: pulumi config set --path kvmnet:connection.host kvm1.example.net
const lan = new kvmnet.NatNetwork("lan", {
  subnets: [{ cidr: "192.168.107.0/24", dhcp: { reservations: [{ mac: "52:54:00:10:70:0a", hostname: "web1", ip: "192.168.107.10" }] } }],
});

export const gateway = lan.subnets[0]?.gateway;
