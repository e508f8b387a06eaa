// node dist/provider/cli/kvmnet.js show --json … | node -r ts-node/register/transpile-only tools/recordPicture.ts [PREVIEW]: records the quickstart's host
// for its picture; with what `pulumi preview --json` wrote of an edited program there, that for the picture of a preview.
import { readFileSync, writeFileSync } from "node:fs";
import { describedPreview } from "../provider/report/described";
import { parsedPreview } from "../provider/report/parsed";
import { describedHosts, withDescribed } from "../provider/topology/described";
import type { HostTopology, Node } from "../provider/topology/model";
import { previewRecord, quickstartRecord } from "./generate/pictures";

const LEASED = "192.168.107.1xx";

/** What is the same in every run of the quickstart, on every lab: without drawn MAC addresses, and with one name for the lab's stack, the guest's device and what was leased to it. */
export function recordable(host: HostTopology): HostTopology {
  const ids = new Map(host.nodes.map((node) => [node.id, node.kind === "guest" ? `guest ${node.name}` : node.id]));
  const named = (id: string) => ids.get(id) ?? id;
  const nodes = host.nodes.map(({ mac: _, ...node }): Node => {
    const { owner, device } = node;
    return {
      ...node,
      id: named(node.id),
      ...(owner && { owner: owner.replace(/\/quickstart[^/]*\//, "/quickstart/") }),
      ...(device && { device: device.replace(/^vnet\d+$/, "vnet0") }),
      addresses: node.kind === "guest" ? node.addresses.map((address) => (/^192\.168\.107\.1\d\d$/.test(address) ? LEASED : address)) : node.addresses,
    };
  });
  const edges = host.edges.map(({ lower, upper }) => ({ lower: named(lower), upper: named(upper) }));
  return { ...host, label: host.hostname, machineId: "", nodes, edges };
}

/** One network with all that it lies on and that lies on it, and nothing that the rest of the host or the moment adds: whose address the host's kernel remembers, which number a tap has. */
export function networkAlone(host: HostTopology, network: string): HostTopology {
  const within = new Set([network]);
  for (let size = 0; size < within.size; ) {
    size = within.size;
    for (const { lower, upper } of host.edges) {
      if (within.has(lower) || within.has(upper)) {
        within.add(lower).add(upper);
      }
    }
  }
  const nodes = host.nodes.filter(({ id }) => within.has(id)).map((node) => (node.kind === "guest" ? withoutMoment(node) : node));
  const { nodes: kept, edges } = recordable({ ...host, nodes, edges: host.edges.filter(({ lower }) => within.has(lower)) });
  return inOrder({ label: "kvm1", hostname: "kvm1", machineId: "", nodes: kept, edges, remarks: [] });
}

/** Whatever was made first: a stack makes what does not depend on one another in any order. */
export function inOrder(host: HostTopology): HostTopology {
  const sorted = <T>(all: readonly T[]) => [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { ...host, nodes: sorted(host.nodes), edges: sorted(host.edges) };
}

const withoutMoment = ({ device: _, ...node }: Node): Node => ({ ...node, addresses: [] });

/** The one host of what `kvmnet show --json` prints. */
export const shownHost = (json: string): HostTopology => (JSON.parse(json) as { hosts: [HostTopology] }).hosts[0];

if (require.main === module) {
  const host = shownHost(readFileSync(0, "utf8"));
  const [, , file] = process.argv;
  const preview = file === undefined ? undefined : parsedPreview(readFileSync(file, "utf8"));
  const [seen = host] = preview ? withDescribed([host], describedHosts(describedPreview(preview))) : [];
  writeFileSync(preview ? previewRecord : quickstartRecord, `${JSON.stringify(recordable(seen), undefined, 2)}\n`);
}
