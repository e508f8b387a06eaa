import type { Json } from "../engine/json";
import type { Host } from "../host/host";
import { textsIn } from "../host/sections";
import { shellFile } from "../host/shellFile";
import { KIND as FIREWALL } from "../policy/networkFirewall/render";
import { networkFirewallSpec } from "../policy/networkFirewall/schema";
import { KIND as FORWARD } from "../policy/portForward/render";
import { portForwardSpec } from "../policy/portForward/schema";
import { KIND as ATTACHMENT } from "../policy/securityGroupAttachment/render";
import { attachmentSpec } from "../policy/securityGroupAttachment/schema";
import { headerOf } from "../policy/table/fragment";
import { writtenIn } from "../policy/table/spec";
import { KIND as LIMITS } from "../policy/trafficPolicy/render";
import { trafficPolicySpec } from "../policy/trafficPolicy/schema";
import type { Found, Node } from "./model";
import { drawnAs } from "./resourceKinds";

/**
 * Forwarded ports of ours, security groups and limits, each on whom it is about. Whether nft has them as they are written down is not asked here.
 * `steered`: bridges of Open vSwitch on which flows of theirs are.
 */
export async function policiesOn(host: Host): Promise<{ drawn(others: readonly Node[]): Found; readonly steered: readonly string[] }> {
  const { stdout } = await host.run({ name: "read who may talk to whom", script: shellFile(__dirname, "policies.sh") });
  const steered = [...textsIn(stdout)].flatMap(
    ([path, text]) => writtenIn({ path, text, header: headerOf(text) }, ATTACHMENT, attachmentSpec)?.spec.onSwitch ?? [],
  );
  return { drawn: (others) => policiesIn(stdout, others), steered };
}

/** From lines of `grep -H`. `others`: guests among them are found by their MAC address. */
export function policiesIn(lines: string, others: readonly Node[]): Found {
  const drawn = [...textsIn(lines)].flatMap(([path, text]) => {
    const found = { path, text, header: headerOf(text) };
    const written =
      writtenIn(found, FORWARD, portForwardSpec) ??
      writtenIn(found, ATTACHMENT, attachmentSpec) ??
      writtenIn(found, LIMITS, trafficPolicySpec) ??
      writtenIn(found, FIREWALL, networkFirewallSpec);
    if (!written) {
      return [];
    }
    const { name, owner, spec } = written;
    const type = found.header?.kind ?? "";
    const { node, edges } = drawnAs({ type, values: { ...spec, name, owner } as Json });
    const mac = "mac" in spec ? spec.mac : undefined;
    const guests = mac === undefined ? [] : others.filter((one) => one.kind === "guest" && one.mac?.toLowerCase() === mac);
    return [{ node, edges: [...edges, ...guests.map(({ id }) => ({ lower: id, upper: node.id }))] }];
  });
  return { nodes: drawn.map(({ node }) => node), edges: drawn.flatMap(({ edges }) => edges) };
}
