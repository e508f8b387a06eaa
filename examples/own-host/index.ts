import * as pulumi from "@pulumi/pulumi";
import * as kvmnet from "pulumi-kvmnet";

// Any host that you reach with `ssh USER@HOST` as root or with passwordless sudo: pulumi config set host HOST. ~/.ssh/config, agent and known_hosts count.
const config = new pulumi.Config();
const connection = { host: config.require("host"), user: config.get("user") };

const lan = new kvmnet.NatNetwork("lan", { connection, subnets: [{ cidr: "192.168.107.0/24" }] });

export const network = lan.name; // <source network='lan'/> in a guest's definition
export const gateway = lan.subnets[0]?.gateway;
