import { familyOf } from "../../resource/ip";
import type { Fragment } from "../table/fragment";
import { placeOf } from "../tested";
import type { ReachabilityTestSpec } from "./types";

export const KIND = "ReachabilityTest";

/** Headers of IP and of ICMP. */
const HEADERS = { 4: 20 + 8, 6: 40 + 8 } as const;

export function fragmentOf(name: string, owner: string, spec: ReachabilityTestSpec): Fragment {
  const { protocol, address, port, path = "/", mtu, serverName, certificate = "verified", expect, withinSeconds } = spec;
  const namespace = placeOf(spec);
  const more = { http: [path], icmp: mtu ? [`${mtu - HEADERS[familyOf(address)]}`] : [], tls: [certificate, serverName ?? "-"], tcp: [], udp: [] }[protocol];
  return {
    kind: KIND,
    name,
    owner,
    spec,
    rules: [{ probe: protocol, address, expect, withinSeconds, more, ...(namespace && { namespace }), ...(port && { port }) }],
  };
}
