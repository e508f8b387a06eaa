import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { Impacts } from "../../resource/plan";
import { fileHash } from "../persistence/files";
import { recordFile } from "./record";
import type { HostSetupArgs, HostSetupState } from "./types";

export const hostSetupImpacts: Impacts<HostSetupArgs> = {
  features: { impact: "none", why: "what is missing is installed and started; nothing that runs is touched" },
  libvirtDaemons: { impact: "blip", why: "connections to libvirt break for a moment; guests and networks go on running" },
  onDelete: { impact: "none", why: "only says what a removal does" },
};

export function planHostSetup(state: HostSetupState, args: HostSetupArgs): Change[] {
  const changes = [...planClaim(state, args), ...planFeatures(state, args), ...planLayout(state, args), ...planOnDelete(state, args)];
  return changes.length > 0 ? changes : planRecord(state, args);
}

function planFeatures({ features, amiss }: HostSetupState, args: HostSetupArgs): Change[] {
  if (isDeepStrictEqual(features, args.features)) {
    return [];
  }
  const stays = features.filter((feature) => !args.features.includes(feature));
  const why = [...amiss, ...stays.map((feature) => `${feature} stays on the host`)].join("; ") || hostSetupImpacts.features?.why || "";
  return [{ path: ["features"], from: features, to: args.features, impact: "none", why }];
}

function planLayout({ daemonLayout }: HostSetupState, { features, libvirtDaemons }: HostSetupArgs): Change[] {
  const moves = libvirtDaemons !== "auto" && features.includes("libvirt") && daemonLayout !== "none" && daemonLayout !== libvirtDaemons;
  const cost = hostSetupImpacts.libvirtDaemons;
  return moves && cost ? [{ path: ["libvirtDaemons"], from: daemonLayout, to: libvirtDaemons, ...cost }] : [];
}

function planOnDelete(state: HostSetupState, args: HostSetupArgs): Change[] {
  const cost = hostSetupImpacts.onDelete;
  return state.onDelete !== args.onDelete && cost ? [{ path: ["onDelete"], from: state.onDelete, to: args.onDelete, ...cost }] : [];
}

function planRecord(state: HostSetupState, args: HostSetupArgs): Change[] {
  const record = fileHash(recordFile(args, { ...args, installed: state.installed, enabled: state.enabled }));
  const why = "our record on the host was changed by hand: it is written anew";
  return record === state.record ? [] : [{ path: ["features"], from: [...state.features, "(another record)"], to: args.features, impact: "none", why }];
}
