import test from "ava";
import { errorsOf as errorsOfProgram } from "./helpers/compile";

const errorsOf = (program: string) => errorsOfProgram(`import * as kvmnet from "pulumi-kvmnet";\n${program}`);

test("right programs compile, with outputs of one resource as inputs of another", (t) => {
  t.deepEqual(
    errorsOf(`
      const int = new kvmnet.OvsBridge("br-int");
      new kvmnet.OvsPort("web0", { bridge: int.name, type: "internal", tag: 100 });
      const lan = new kvmnet.NatNetwork("lan", { subnets: [{ cidr: "192.0.2.0/24", dhcp: { reservations: [] } }] });

      new kvmnet.StaticRoute("office", { destination: "198.51.100.0/24", gateway: lan.subnets[0].gateway });
      new kvmnet.Bridge("br0", { addresses: [lan.subnets.apply((subnets) => subnets[0]?.gateway + "/24")] });
    `),
    [],
  );
});

test("wrong programs do not compile", (t) => {
  const wrong = {
    "a property of another type of port": 'new kvmnet.OvsPort("p", { bridge: "br", type: "internal", remoteIp: "192.0.2.1" });',
    "a type of port that there is not": 'new kvmnet.OvsPort("p", { bridge: "br", type: "wormhole" });',
    "a misspelt property, nested": 'new kvmnet.NatNetwork("n", { subnets: [{ cird: "192.0.2.0/24" }] });',
    "a required property left out": 'new kvmnet.MacvtapInterface("m", { mode: "bridge" });',
    "text for a number": 'new kvmnet.Bridge("b", { mtu: "9000" });',
    "a subnet on a bridge that exists": 'new kvmnet.BridgedNetwork("n", { bridge: "br0", subnets: [] });',
    "a forward device without forwarding": 'new kvmnet.IsolatedNetwork("n", { subnets: [], forwardDevice: "eth0" });',
    "a property of another type of network": 'new kvmnet.Network("n", { type: "macvtap", mode: "bridge", devices: ["eth1"], mtu: 1500 });',
    "dnsmasq options without the word for it": 'new kvmnet.Network("n", { type: "isolated", dnsmasqOptions: { options: [] } });',
    "deferral where nothing can wait": 'new kvmnet.Bridge("b", { onGuestsAttached: { restart: "defer" } });',
    "an owner of one's own": 'new kvmnet.Bridge("b", { owner: "me" });',
  };
  for (const [what, program] of Object.entries(wrong)) {
    t.is(errorsOf(program).length, 1, what);
  }
});
