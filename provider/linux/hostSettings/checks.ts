import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { missing, refusal } from "../kernel/refuse";
import { modulesFor, placesOf, settingsIn } from "./file";
import { ourPlaces } from "./observe";
import { assignmentsOf, isPseudoDevice, type Leaf, leavesOf } from "./settings";
import type { Settings } from "./snapshot";
import { keyText, overriding } from "./sysctl";
import type { HostSettingsArgs, HostSettingsState } from "./types";

/** Refuses files in our places that somebody else has written, or another program of ours. `last`: what we knew of ours. */
export function mayTakeFiles(snapshot: Settings, args: HostSettingsArgs, last?: HostSettingsState): void {
  const refused = (problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: `HostSettings ${args.name}`, problem, remedy });
  for (const { path, mark } of ourPlaces(snapshot, args.name)) {
    if (mark && !isMine(mark.owner, args, last)) {
      throw refused(`${path} exists already and belongs to ${mark.owner}`, "choose another name, or remove it from that program first");
    }
    if (!mark && !args.adopt) {
      throw refused(`${path} exists already and carries no mark of ours`, "choose another name, or set `adopt: true` to replace the file");
    }
  }
}

/** What can only be known on the host. Throws the first reason against these settings. */
export function checkHost(snapshot: Settings, args: HostSettingsArgs): void {
  const refused = (property: string, problem: string, remedy: string) => refusal(`HostSettings ${args.name}`, property, problem, remedy);
  for (const leaf of leavesOf(args)) {
    const property = leaf.path.join(".");
    const missing = missingReason(snapshot, args, leaf);
    if (missing) {
      throw refused(property, missing.problem, missing.remedy);
    }
    const other = otherOwner(snapshot, args.name, leaf);
    if (other) {
      throw refused(property, `${other.owner} sets ${keyText(other.key)} on this host already (${other.path})`, "declare it in one of the two only");
    }
  }
  const count = Number(snapshot.values["net/netfilter/nf_conntrack_count"] ?? 0);
  if (args.conntrackMax !== undefined && args.conntrackMax <= count) {
    throw refused(
      "conntrackMax",
      `the host keeps track of ${count} connections now, so that every new one would be dropped, ours as well`,
      "choose a higher limit",
    );
  }
  const [foreign] = args.persistence === "runtime" ? [] : overriding(placesOf(args.name).sysctl, assignmentsOf(args), snapshot.paths, snapshot.lines);
  if (foreign) {
    throw refused(
      propertyOf(args, foreign.key),
      `${foreign.path}, line ${foreign.line}, is read after our file at boot and sets ${keyText(foreign.key)} to ${foreign.value}`,
      'take the line out of that file, ask for its value, or set `persistence: "runtime"`',
    );
  }
}

function propertyOf(args: HostSettingsArgs, key: string): string {
  return (
    leavesOf(args)
      .find(({ assignments }) => assignments.some((one) => one.key === key))
      ?.path.join(".") ?? "name"
  );
}

function missingReason(snapshot: Settings, args: HostSettingsArgs, { path, assignments }: Leaf): { problem: string; remedy: string } | undefined {
  const [first] = assignments;
  const loadable = path[0] === "bridgeNetfilter" || (path[0] === "conntrackMax" && modulesFor(args).length > 0);
  if (!first || loadable || assignments.some(({ key }) => key in snapshot.values)) {
    return undefined;
  }
  const device = path[0] === "interfaces" ? path[1] : undefined;
  if (device && !isPseudoDevice(device) && !(`net/ipv4/conf/${device}/forwarding` in snapshot.values)) {
    return missing(device);
  }
  return {
    problem: `the host's kernel has no ${keyText(first.key)}`,
    remedy: "leave it out (IPv6 may be disabled there, or the kernel be older or built without it)",
  };
}

function otherOwner(snapshot: Settings, name: string, { assignments }: Leaf): { owner: string; key: string; path: string } | undefined {
  const ours = new Set(ourPlaces(snapshot, name).map(({ path }) => path));
  const keys = new Set(assignments.map(({ key }) => key));
  return Object.values(snapshot.files)
    .filter(({ path, mark }) => mark && path.includes("/sysctl.d/") && !ours.has(path))
    .flatMap(({ path, text, mark }) => settingsIn(text).map(({ key }) => ({ key, path, owner: mark?.owner ?? "" })))
    .find(({ key }) => keys.has(key));
}
