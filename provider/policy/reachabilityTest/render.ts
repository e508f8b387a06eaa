import type { Fragment } from "../table/fragment";
import type { ReachabilityTestSpec } from "./types";

export const KIND = "ReachabilityTest";

export function fragmentOf(name: string, owner: string, spec: ReachabilityTestSpec): Fragment {
  const { namespace, protocol, address, port, path = "/", expect, withinSeconds } = spec;
  return {
    kind: KIND,
    name,
    owner,
    spec,
    rules: [{ probe: protocol, address, expect, withinSeconds, ...(namespace && { namespace }), ...(port && { port }), ...(protocol === "http" && { path }) }],
  };
}
