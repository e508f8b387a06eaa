import test from "ava";
import { fragmentOf } from "../../../provider/policy/portForward/render";
import type { PortForwardSpec } from "../../../provider/policy/portForward/types";
import { fragmentOf as attachmentFragment } from "../../../provider/policy/securityGroupAttachment/render";
import type { AttachmentSpec } from "../../../provider/policy/securityGroupAttachment/types";
import { fragmentText, pathOf } from "../../../provider/policy/table/fragment";
import { policiesIn } from "../../../provider/topology/policies";

const spec: PortForwardSpec = {
  network: "lan",
  listenAddress: "203.0.113.10",
  listenPort: 8443,
  listenPortEnd: 8443,
  protocol: "tcp",
  targets: ["web", "192.168.107.22"],
  targetPort: 443,
  sources: ["any"],
  hairpin: true,
  family: 4,
  targetAddresses: ["192.168.107.21", "192.168.107.22"],
  subnets: ["192.168.107.0/24"],
};
const lines = (path: string, text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `${path}:${line}\n`)
    .join("");
const written = (name: string, more: Partial<PortForwardSpec> = {}) =>
  lines(pathOf("PortForward", name), fragmentText(fragmentOf(name, `p/s/${name}`, { ...spec, ...more })));

test("each forward lies on the network that it leads into, and says from where to where", (t) => {
  const { nodes, edges } = policiesIn(written("web") + written("games", { listenAddress: "any", listenPortEnd: 8450, protocol: "udp" }), []);
  t.deepEqual(
    nodes.map(({ id, kind, words, owner }) => ({ id, kind, words, owner })),
    [
      { id: "PortForward web", kind: "entry", words: "forward 203.0.113.10:8443/tcp → web, 192.168.107.22", owner: "p/s/web" },
      { id: "PortForward games", kind: "entry", words: "forward 8443-8450/udp → web, 192.168.107.22", owner: "p/s/games" },
    ],
  );
  t.deepEqual(edges, [
    { lower: "network lan", upper: "PortForward web" },
    { lower: "network lan", upper: "PortForward games" },
  ]);
});

test("a file that carries no mark of ours is none", (t) => {
  t.deepEqual(policiesIn(lines(pathOf("PortForward", "web"), "# kvmnet {\nkvmnet_dstnat accept"), []).nodes, []);
  t.deepEqual(policiesIn("", []).nodes, []);
});

test("security groups lie on whom they are about: a guest's NIC, a network, a bridge", (t) => {
  const attachment = (name: string, more: Partial<AttachmentSpec>) =>
    lines(
      pathOf("SecurityGroupAttachment", name),
      fragmentText(
        attachmentFragment(name, `p/s/${name}`, { groups: ["web"], antiSpoof: false, allowedAddresses: [], logDenied: false, memberAddresses: [], ...more }),
      ),
    );
  const mac = "52:54:00:00:00:01";
  const guest = { id: `guest web1 ${mac}`, kind: "guest", name: "web1", state: "up", words: "guest", addresses: [], mac, problems: [] } as const;
  const { nodes, edges } = policiesIn(
    attachment("nic", { mac, antiSpoof: true }) +
      attachment("lan", { network: "lan", onBridge: "virbr1" }) +
      attachment("br0", { bridge: "br0", onBridge: "br0" }),
    [guest],
  );
  t.deepEqual(
    nodes.map(({ words }) => words),
    ["security groups web; held to its addresses", "security groups web", "security groups web"],
  );
  t.deepEqual(edges, [
    { lower: guest.id, upper: "SecurityGroupAttachment nic" },
    { lower: "network lan", upper: "SecurityGroupAttachment lan" },
    { lower: "device br0", upper: "SecurityGroupAttachment br0" },
  ]);
});
