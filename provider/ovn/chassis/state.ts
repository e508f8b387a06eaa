import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import { whenGuestsAttached } from "../../resource/common";
import type { CommonState } from "../../resource/kind";
import { type Impacts, planProperties } from "../../resource/plan";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Tls } from "../tls/files";
import { type ChassisArgs, chassisArgs, GUESTS } from "./args";
import { managedKeys, settingsOf } from "./keys";
import { bridgeOf, type Chassis, isJoined, ownerKey, usesTls } from "./snapshot";

export const chassisState = chassisArgs.extend({
  onGuestsAttached: whenGuestsAttached(GUESTS),
  systemId: field(z.string(), {
    description: "How OVN calls this host, for `requestedChassis` of a port: Open vSwitch's own id.",
    term: "external_ids:system-id",
  }),
  error: field(z.string().optional(), { description: "Why the host takes no part although it is set up; absent when it does." }),
  managedKeys: field(z.strictObject({ externalIds: z.array(z.string()) }).optional(), {
    description: "Keys that this resource has set, so that it can remove them.",
    bookkeeping: true,
  }),
});

export type ChassisState = CommonState & z.infer<typeof chassisState>;

export const chassisImpacts = {
  remotes: { impact: "none", why: "ovn-controller connects anew; what is set up forwards on" },
  tls: { impact: "none", why: "the files are read for the next connection; what is set up forwards on" },
  encapTypes: { impact: "blip", why: "the tunnels to all other hosts are made anew" },
  encapIps: { impact: "blip", why: "the tunnels to all other hosts are made anew" },
  bridge: { impact: "replace", why: "the host leaves with the former integration bridge, and joins with the other one" },
  datapathType: { impact: "restart", why: "every port of the integration bridge is put on the other datapath" },
  bridgeMappings: { impact: "blip", why: "networks whose bridge is taken away end here, and begin on a new one" },
  cmsOptions: { impact: "none", why: "words for who plans the networks; routers may move to another host" },
  monitorAll: { impact: "none", why: "what is read of the database" },
  remoteProbeMilliseconds: { impact: "none", why: "when a silent connection is tried" },
  openflowProbeSeconds: { impact: "none", why: "when a silent connection is tried" },
  onGuestsAttached: { impact: "none", why: "only what this resource may do" },
} satisfies Impacts<ChassisArgs>;

/** What the state must remember of the arguments. */
export const rememberedOf = (args: ChassisArgs) => ({
  onGuestsAttached: args.onGuestsAttached ?? ({ delete: "refuse" } as const),
  managedKeys: managedKeys(args),
});

/** What a look says of the host's part in OVN, whoever has set it up. Pure. */
export function observeChassis(
  seen: Chassis,
  name: string,
  last: Partial<Pick<ChassisState, "onGuestsAttached" | "managedKeys">> = {},
): ChassisState | undefined {
  if (!isJoined(seen)) {
    return undefined;
  }
  return {
    ...settingsOf(seen.keys),
    tls: tlsOf(seen),
    name,
    owner: seen.keys[ownerKey] ?? "",
    onGuestsAttached: last.onGuestsAttached ?? { delete: "refuse" },
    systemId: seen.keys["system-id"] ?? "",
    error: errorOf(seen),
    managedKeys: last.managedKeys,
  };
}

/** Others' files that nobody uses for this are none of ours to speak of. */
const tlsOf = (seen: Chassis): Tls => (seen.ssl && (seen.ssl.marked || usesTls(seen)) ? seen.ssl.files : "none");

function errorOf(seen: Chassis): string | undefined {
  if (!seen.runs) {
    return "ovn-controller does not run";
  }
  if (seen.ssl?.unfit && usesTls(seen)) {
    return `ovn-controller cannot connect by TLS, as ${seen.ssl.unfit.file} is of no use: ${seen.ssl.unfit.words}`;
  }
  if (!seen.connected) {
    return `ovn-controller is not connected to ${seen.keys["ovn-remote"] ?? "any database"}`;
  }
  const missing = Object.entries(settingsOf(seen.keys).bridgeMappings ?? {})
    .filter(([, bridge]) => !seen.bridges.some(({ name }) => name === bridge))
    .map(([network, bridge]) => `${network} leads to ${bridge}, which Open vSwitch does not have`);
  return missing.length > 0 ? missing.join("; ") : bridgeOf(seen) ? undefined : "ovn-controller has not made the integration bridge";
}

export const planChassis = (state: ChassisState, args: ChassisArgs): Change[] => [
  ...planClaim(state, args),
  ...(state.error === undefined
    ? []
    : ([{ path: ["error"], from: state.error, to: undefined, impact: "none", why: "the host takes no part; it is joined once more" }] as const)),
  ...planProperties(state, args, chassisImpacts),
];
