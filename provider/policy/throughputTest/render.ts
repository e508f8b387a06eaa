import type { Fragment } from "../table/fragment";
import { placeOf } from "../tested";
import type { ThroughputTestSpec } from "./types";

export const KIND = "ThroughputTest";

export function fragmentOf(name: string, owner: string, spec: ThroughputTestSpec): Fragment {
  const { server, serverHost, serverNamespace, rateMbps, minimumMbps, maximumMbps, triggers: _triggers, guest: _guest, uuid: _uuid, ...rest } = spec;
  const namespace = placeOf(spec);
  return {
    kind: KIND,
    name,
    owner,
    spec,
    rules: [
      {
        measure: serverHost ? "running" : server,
        ...rest,
        ...(namespace && { namespace }),
        ...(serverHost ? { serverHost, serverHostNamespace: serverNamespace } : { serverNamespace }),
        ...(rateMbps && { rate: bits(rateMbps) }),
        ...(minimumMbps && { least: bits(minimumMbps) }),
        ...(maximumMbps && { most: bits(maximumMbps) }),
      },
    ],
  };
}

const bits = (mbps: number) => Math.round(mbps * 1e6);
