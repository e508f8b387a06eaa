import test from "ava";
import { asHostNetwork } from "../../../provider/import/hostNetwork";
import { programOf } from "../../../provider/import/program";

const plain = (kind: string, name: string, args = {}, blocked: string[] = []) => ({
  kind,
  name,
  args,
  remarks: name === "eth0" ? ["mtu is not written"] : [],
  blocked,
});

test("devices, routes and rules become one resource; others refer to what it makes", (t) => {
  const items = [
    plain("OvsPort", "p0"),
    plain("HostInterface", "eth0", { mtu: 1400 }),
    plain("Bridge", "br0", { ports: ["eth0", "p0"] }),
    plain("Bridge", "br1", {}, ["it belongs to a/b/c"]),
    plain("PolicyRule", "rule-1", { priority: 1 }),
    plain("BridgedNetwork", "office", { bridgeName: "br0" }),
  ];
  const text = programOf(asHostNetwork(items), { label: "kvm1" });
  t.is(
    text.split("\n").slice(3).join("\n"),
    `const p0 = new kvmnet.OvsPort("p0", {
  adopt: true,
});

// Not adopted: Bridge br1:
// - it belongs to a/b/c
// const br1 = new kvmnet.Bridge("br1", {
//   adopt: true,
// });

// interfaces.eth0: mtu is not written
const network = new kvmnet.HostNetwork("network", {
  adopt: true,
  interfaces: { eth0: { mtu: 1400 } },
  bridges: { br0: { ports: ["eth0", p0.name] } },
  rules: { "rule-1": { priority: 1 } },
});

const office = new kvmnet.BridgedNetwork("office", {
  adopt: true,
  bridgeName: network.name.apply(() => "br0"),
});
`,
  );
});
