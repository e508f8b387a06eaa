import * as kvmnet from "pulumi-kvmnet";

// Any host that you reach with `ssh kvm1.example.net` as root or with passwordless sudo. ~/.ssh/config, agent and known_hosts count.
const connection = { host: "kvm1.example.net", user: "root" };

const lan = new kvmnet.NatNetwork("lan", { connection, subnets: [{ cidr: "192.168.107.0/24" }] });

export const gateway = lan.subnets[0]?.gateway;
