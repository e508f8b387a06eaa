import { given } from "../../resource/schema";
import type { Asked } from "./members";

/** The devices that one names. */
function namedBy({ args }: Asked): string[] {
  const { ports, lowerDevice, device, nexthops } = args as {
    ports?: readonly string[];
    lowerDevice?: string;
    device?: string;
    nexthops?: readonly { device?: string }[];
  };
  const hops = (nexthops ?? []).flatMap((hop) => hop.device ?? []);
  return [...(ports ?? []), given(lowerDevice), device, ...hops].filter((name) => name !== undefined);
}

const madeBy = ({ section, name, args }: Asked): string[] =>
  section === "routes" || section === "rules" ? [] : [name, ...(section === "veths" && typeof args.peer === "string" ? [args.peer] : [])];

/** Each after what it stands on, else in the order in which they were given. `cycle`: those that stand on each other. */
export function inOrder(members: readonly Asked[]): { readonly ordered: readonly Asked[]; readonly cycle: readonly Asked[] } {
  const ordered: Asked[] = [];
  let left = [...members];
  for (;;) {
    const missing = new Set(left.flatMap(madeBy));
    const next = left.find((member) => !namedBy(member).some((name) => missing.has(name) && !madeBy(member).includes(name)));
    if (!next) {
      return { ordered, cycle: left };
    }
    ordered.push(next);
    left = left.filter((member) => member !== next);
  }
}
