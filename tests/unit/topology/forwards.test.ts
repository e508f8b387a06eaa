import test from "ava";
import { fragmentOf } from "../../../provider/policy/portForward/render";
import type { PortForwardSpec } from "../../../provider/policy/portForward/types";
import { fragmentText, pathOf } from "../../../provider/policy/table/fragment";
import { forwardsIn } from "../../../provider/topology/forwards";

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
  const { nodes, edges } = forwardsIn(written("web") + written("games", { listenAddress: "any", listenPortEnd: 8450, protocol: "udp" }));
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
  t.deepEqual(forwardsIn(lines(pathOf("PortForward", "web"), "# kvmnet {\nkvmnet_dstnat accept")).nodes, []);
  t.deepEqual(forwardsIn("").nodes, []);
});
