import type { Json } from "../engine/json";
import type { Host } from "../host/host";
import { textsIn } from "../host/sections";
import { shellFile } from "../host/shellFile";
import { KIND } from "../policy/portForward/render";
import { portForwardSpec } from "../policy/portForward/schema";
import { headerOf } from "../policy/table/fragment";
import { writtenIn } from "../policy/table/spec";
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
    const forward = writtenIn({ path, text, header: headerOf(text) }, KIND, portForwardSpec);
    return forward ? [drawnAs({ type: KIND, values: { ...forward.spec, name: forward.name, owner: forward.owner } as Json })] : [];
  });
  return { nodes: drawn.map(({ node }) => node), edges: drawn.flatMap(({ edges }) => edges) };
}
