import test from "ava";
import { parseDocker } from "../../../provider/docker/snapshot";
import type { KvmnetError } from "../../../provider/resource/error";

const network = (more: object) => ({
  Name: "app",
  Id: "52d07cde61b798c803f14a5ec7ee75b0d7b7f05e4852bdc8b700a3015d1ab9a2",
  Scope: "local",
  Driver: "bridge",
  EnableIPv6: false,
  IPAM: { Driver: "default", Options: null, Config: null },
  Internal: false,
  Containers: {},
  Options: null,
  Labels: null,
  ...more,
});
const said = (networks: unknown, containers = "", routes = "") =>
  `\n== networks\n${JSON.stringify(networks, undefined, 4)}\n\n== containers\n${containers}\n== marks\n\n== devices\n\n== routes\n${routes}`;

test("maps that are not there, a gateway with its prefix, and addresses in other notations", (t) => {
  const config = [
    { Subnet: "10.9.7.0/24", Gateway: "10.9.7.1/24" },
    { Subnet: "FD00:9:0::/64", IPRange: "fd00:9::100/120", AuxiliaryAddresses: { a: "fd00:9::0:5" } },
  ];
  const [one] = parseDocker(said([network({ IPAM: { Driver: "default", Config: config } })])).networks;
  t.deepEqual(one?.subnets, [
    { cidr: "10.9.7.0/24", gateway: "10.9.7.1" },
    { cidr: "fd00:9::/64", ipRange: "fd00:9::100/120", auxAddresses: { a: "fd00:9::5" } },
  ]);
  t.deepEqual([one?.options, one?.labels, parseDocker(said([network({})])).networks[0]?.subnets], [{}, {}, []]);
});

test("who is on a network: those that run, and those that are set up to be on it", (t) => {
  const containers = "web,other/alias app,lan\nbatch app\nelsewhere lan\nlonely ";
  const [one] = parseDocker(said([network({ Containers: { f6: { Name: "web" } } })], containers)).networks;
  t.deepEqual(one?.containers, [
    { name: "batch", runs: false },
    { name: "web", runs: true },
  ]);
});

test("subnets that devices are in, and none that lie behind a router", (t) => {
  const routes =
    "default via 192.0.2.1 dev eth0\n10.0.0.0/8 via 192.0.2.9 dev eth0\n192.168.122.0/24 dev virbr0 proto kernel scope link src 192.168.122.1 linkdown\nfd00:1::/64 dev br0 proto kernel metric 256 pref medium\n";
  t.deepEqual(parseDocker(said([network({})], "", routes)).routes, [
    { device: "virbr0", cidr: "192.168.122.0/24" },
    { device: "br0", cidr: "fd00:1::/64" },
  ]);
});

test("podman's command in Docker's place is told so", (t) => {
  const podman = [
    { name: "podman", id: "2f259bab93aa", driver: "bridge", network_interface: "podman0", subnets: [{ subnet: "10.88.0.0/16", gateway: "10.88.0.1" }] },
  ];
  // Who reads a whole host goes on without it, by this code.
  const refusal = t.throws(() => parseDocker(said(podman)), { message: /podman/ });
  t.is((refusal as KvmnetError).code, "daemon-not-running");
  t.throws(() => parseDocker(said([]).replace("[]", "Emulate Docker CLI using podman.")), { message: /Emulate Docker CLI/ });
});
