import test from "ava";
import { dockerNetworks } from "../../../provider/lookup/dockerNetworks";

/** As `docker network inspect` prints them (Docker Engine API, NetworkInspect), without what is not read. */
const INSPECTED = JSON.stringify([
  {
    Name: "bridge",
    Id: "7d86d31b1478e7cca9ebed7e73aa0fdeec46c5ca29497431d3007d2d9e15ed99",
    Driver: "bridge",
    Internal: false,
    IPAM: { Config: [{ Subnet: "172.17.0.0/16", Gateway: "172.17.0.1" }] },
    Options: { "com.docker.network.bridge.name": "docker0" },
  },
  {
    Name: "app",
    Id: "f2de39df4171b0dc801e8002d1d999b77256983dfc63041c0f34030aa3977566",
    Driver: "bridge",
    Internal: true,
    IPAM: { Config: [{ Subnet: "172.18.0.0/16" }, { Subnet: "fd00:18::/64", Gateway: "fd00:18::1/64" }] },
    Options: {},
  },
  { Name: "wire", Id: "0c3e", Driver: "macvlan", IPAM: { Config: [{ Subnet: "192.0.2.0/24", Gateway: "192.0.2.1" }] }, Options: { parent: "eth1" } },
  { Name: "none", Id: "aa", Driver: "null", IPAM: { Config: null }, Options: null },
]);

test("what Docker says of its networks", (t) => {
  const found = dockerNetworks(INSPECTED, [{ name: "docker0", addresses: ["172.17.0.1/16"] }]);
  t.deepEqual(
    found.map(({ name, driver, bridge, parent, subnets, gateways, internal, source }) => [name, driver, bridge ?? parent, subnets, gateways, internal, source]),
    [
      ["app", "bridge", "br-f2de39df4171", ["172.18.0.0/16", "fd00:18::/64"], ["fd00:18::1"], true, "docker"],
      ["bridge", "bridge", "docker0", ["172.17.0.0/16"], ["172.17.0.1"], false, "docker"],
      ["none", "none", undefined, [], [], false, "docker"],
      ["wire", "macvlan", "eth1", ["192.0.2.0/24"], ["192.0.2.1"], false, "docker"],
    ],
  );
});

test("without Docker, or without its answer, its bridges tell", (t) => {
  t.deepEqual(dockerNetworks("", []), []);
  t.deepEqual(dockerNetworks("permission denied", []), []);
  const [network] = dockerNetworks("", [{ name: "br-f2de39df4171", addresses: ["172.18.0.1/16", "fe80::42:1/64"] }]);
  t.like(network, { name: "br-f2de39df4171", source: "host", subnets: ["172.18.0.0/16"], gateways: ["172.18.0.1"] });
});
