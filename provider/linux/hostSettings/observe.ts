import type { Facts } from "../../host/host";
import type { OurPlace } from "../persistence/files";
import { beforeIn, placesOf, settingsIn } from "./file";
import { argumentsFor, devicePaths, isPseudoDevice, leavesOf, settingsOf, type Values } from "./settings";
import type { Settings } from "./snapshot";
import type { Assignment } from "./sysctl";
import type { HostSettingsArgs, HostSettingsState } from "./types";

export interface Context {
  readonly facts: Pick<Facts, "sessionDevices">;
  /** Arguments or a former state: which devices' settings are looked at, besides those in our file. */
  readonly also?: { readonly interfaces?: HostSettingsArgs["interfaces"] };
}

/** What is in the places of a resource's files. */
export function ourPlaces(snapshot: Settings, name: string): OurPlace[] {
  return Object.values(placesOf(name)).flatMap((path) => snapshot.files[path] ?? []);
}

/** Names of the resources whose files are there: the key in each file's mark. */
export function ourNames(snapshot: Settings): string[] {
  const marks = Object.values(snapshot.files).flatMap(({ path, mark }) => (mark && /\/sysctl\.d\//.test(path) ? [mark.key] : []));
  return [...new Set(marks)].sort();
}

/** What the file of a resource says, as arguments. */
export function declaredIn(snapshot: Settings, name: string): Record<string, unknown> {
  const { sysctl, runtime } = placesOf(name);
  const text = (snapshot.files[sysctl] ?? snapshot.files[runtime])?.text ?? "";
  return argumentsFor(Object.fromEntries(settingsIn(text).map(({ key, value }) => [key, value])));
}

/** What a resource of this name would show; whether it exists at all is another question. */
export function observe(snapshot: Settings, name: string, context: Context): HostSettingsState {
  const places = placesOf(name);
  const files = ourPlaces(snapshot, name);
  const main = [places.sysctl, places.runtime].flatMap((path) => snapshot.files[path] ?? []);
  const declared = main.flatMap(({ text }) => settingsIn(text));
  const before = Object.assign({}, ...main.map(({ text }) => beforeIn(text)));
  const values = withoutFilter(snapshot.values);
  return {
    name,
    owner: main[0]?.mark?.owner ?? "",
    ...settingsOf(values, wantedPaths(declared, context)),
    persistedBy: places.sysctl in snapshot.files ? "sysctl.d" : "none",
    files: Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256])),
    sysctls: Object.fromEntries(declared.map(({ key, value }) => [key, { declared: value, ...given("before", before[key]), ...given("found", values[key]) }])),
    hostFacts: {
      sessionDevices: [...context.facts.sessionDevices],
      sessionFamily: snapshot.session.family,
      sessionAsymmetric: snapshot.session.asymmetric,
      routedNetworks: [...snapshot.routedNetworks],
      advertisedDefaults: advertisedDefaults(snapshot),
    },
  };
}

const given = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

/** Devices' settings to look at: those asked for, and those in our file. `all` and `default` only when asked for: their keys may be those of other properties. */
function wantedPaths(declared: readonly Assignment[], { also }: Context): Set<string> {
  const asked = leavesOf({ interfaces: also?.interfaces ?? {} }).map(({ path }) => path.join("/"));
  const inFile = [...devicePaths(declared.map(({ key }) => key))].filter((path) => !also || !isPseudoDevice(path.split("/")[1] ?? ""));
  return new Set([...asked, ...inFile]);
}

/** The resource as it is on the host: its file. One that has no mark is somebody else's, and ours is gone. */
export function observeHostSettings(snapshot: Settings, name: string, context: Context, last?: object): HostSettingsState | undefined {
  const { sysctl, runtime } = placesOf(name);
  const main = snapshot.files[sysctl] ?? snapshot.files[runtime];
  return !main || (last && !main.mark) ? undefined : observe(snapshot, name, context);
}

/** Without br_netfilter no bridged frame reaches the firewall: off. */
export function withoutFilter(values: Values): Values {
  const keys = ["iptables", "ip6tables", "arptables"].map((table) => `net/bridge/bridge-nf-call-${table}`);
  return { ...Object.fromEntries(keys.map((key) => [key, "0"])), ...values };
}

function advertisedDefaults(snapshot: Settings): HostSettingsState["hostFacts"]["advertisedDefaults"] {
  const words = ["off", "unless-forwarding", "always"] as const;
  const found = snapshot.advertisedDefaults.map((device) => [device, words[Number(snapshot.values[`net/ipv6/conf/${device}/accept_ra`])] ?? "always"]);
  return Object.fromEntries(found);
}
