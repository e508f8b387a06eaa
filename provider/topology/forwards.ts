import type { Json } from "../engine/json";
import type { Host } from "../host/host";
import { textsIn } from "../host/sections";
import { shellFile } from "../host/shellFile";
import { forwardIn } from "../policy/portForward/observe";
import { KIND } from "../policy/portForward/render";
import { headerOf } from "../policy/table/fragment";
import type { Found } from "./model";
import { drawnAs } from "./resourceKinds";

/** Forwarded ports of ours, each on the network that it leads into. Whether nft has them as they are written down is not asked here. */
export async function forwardsOn(host: Host): Promise<Found> {
  const { stdout } = await host.run({ name: "read the forwarded ports", script: shellFile(__dirname, "forwards.sh") });
  return forwardsIn(stdout);
}

/** From lines of `grep -H`. */
export function forwardsIn(lines: string): Found {
  const drawn = [...textsIn(lines)].flatMap(([path, text]) => {
    const header = headerOf(text);
    const forward = header && forwardIn({ path, text, header }, header.name);
    return forward ? [drawnAs({ type: KIND, values: { ...forward.spec, name: header.name, owner: forward.owner } as Json })] : [];
  });
  return { nodes: drawn.map(({ node }) => node), edges: drawn.flatMap(({ edges }) => edges) };
}
