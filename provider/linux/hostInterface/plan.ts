import type { Change } from "../../resource/change";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { inSoftware } from "./features";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

export const hostInterfaceImpacts: Impacts<HostInterfaceArgs> = {
  name: { impact: "replace", why: "that is another NIC: the former one gets back what it had" },
  offloads: { impact: "blip", why: "some drivers stop the NIC for a moment to change a feature" },
  queues: { impact: "blip", why: "the driver stops the NIC for a moment" },
  ring: { impact: "blip", why: "the driver stops the NIC for a moment" },
  virtualFunctions: { impact: "blip", why: "the kernel takes all virtual functions away before it makes another number of them" },
  vfSettings: { impact: "blip", why: "the virtual function's link may go down for a moment" },
};

/** Compared key by key: what is not named is not managed. */
export const planned = ["offloads", "queues", "ring", "vfSettings"] as const;

export function planNic(state: HostInterfaceState, args: HostInterfaceArgs): Change[] {
  const cost = (property: keyof typeof hostInterfaceImpacts) => hostInterfaceImpacts[property] as PropertyImpact;
  return [
    ...(["offloads", "queues", "ring"] as const).flatMap((property) => planMap([property], state[property], args[property], cost(property))),
    ...(args.vfSettings ?? []).flatMap(({ index, ...wanted }, i) => {
      const found = state.vfSettings?.find((one) => one.index === index);
      return planMap(["vfSettings", i], found, wanted, cost("vfSettings"));
    }),
  ];
}

function planMap(path: readonly (string | number)[], found: object | undefined, wanted: object | undefined, cost: PropertyImpact): Change[] {
  const there = (found ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(wanted ?? {})
    .filter(([name, value]) => value !== undefined && there[name] !== value)
    .map(([name, to]) => ({ path: [...path, name], from: there[name], to, ...cost }));
}

const addressing = ["addresses", "gateway", "gateway6", "gatewayMetric", "dhcp4", "dhcp6"];

/** A finer impact, and what this NIC cannot do or what would harm somebody. */
export function refineNic(change: Change, state: HostInterfaceState, args: HostInterfaceArgs): Change {
  const refused = portReason(change, state) ?? limitReason(change, state) ?? missingReason(change, state, args) ?? functionsReason(change, state, args);
  return refused ? { ...change, refused } : { ...change, ...milder(change) };
}

function milder({ path, from, to }: Change): Partial<Change> {
  if (path[0] === "offloads" && inSoftware.includes(String(path[1]))) {
    return { impact: "none", why: "the kernel does this by itself, the NIC goes on" };
  }
  return path[0] === "virtualFunctions" && !from && to ? { impact: "none", why: "there are no virtual functions that anybody could use" } : {};
}

function portReason({ path, to }: Change, { name, master }: HostInterfaceState): string | undefined {
  const gives = to !== "none" && to !== false && !(Array.isArray(to) && to.length === 0);
  return master && gives && addressing.includes(String(path[0]))
    ? `${name} is a port of ${master}, where addresses do not work; give them to ${master}`
    : undefined;
}

function limitReason({ path, to }: Change, { name, limits, offloads, virtualFunctions }: HostInterfaceState): string | undefined {
  const [property, key = ""] = path.map(String);
  if (property === "offloads" && offloads) {
    const fixed = `the driver of ${name} does not let ${key} be changed; leave it out`;
    return !(key in offloads)
      ? `${name} has no feature named ${key} (see \`ethtool -k ${name}\` there)`
      : limits.fixedOffloads.includes(key)
        ? fixed
        : undefined;
  }
  if ((property === "queues" || property === "ring") && offloads) {
    const most = limits[property][key] ?? 0;
    const what = property === "queues" ? `${key} queues` : `${key} ring`;
    return most === 0
      ? `the driver of ${name} has no ${what} to set; leave it out`
      : Number(to) > most
        ? `the ${what} of ${name} can be ${most} at most`
        : undefined;
  }
  if (property === "virtualFunctions" && Number(to) > limits.virtualFunctions) {
    return virtualFunctions === undefined
      ? `${name} has no SR-IOV, or it is switched off in the firmware; leave \`virtualFunctions\` out`
      : `${name} can have ${limits.virtualFunctions} virtual functions at most`;
  }
  return undefined;
}

function missingReason({ path }: Change, { name, virtualFunctions: there = 0 }: HostInterfaceState, args: HostInterfaceArgs): string | undefined {
  const index = path[0] === "vfSettings" ? args.vfSettings?.[Number(path[1])]?.index : undefined;
  return index !== undefined && index >= (args.virtualFunctions ?? there)
    ? `${name} has ${there} virtual functions, numbered from 0; ask for more by \`virtualFunctions\``
    : undefined;
}

function functionsReason({ path }: Change, state: HostInterfaceState, args: HostInterfaceArgs): string | undefined {
  return path[0] === "virtualFunctions" && args.onGuestsAttached.delete !== "detach" ? usedReason(state) : undefined;
}

export function usedReason({ name, vfUsers }: Pick<HostInterfaceState, "name" | "vfUsers">): string | undefined {
  return vfUsers.length > 0
    ? `virtual functions of ${name} are in use: ${vfUsers.join("; ")}. They would be taken away. Shut the guests down first, or set \`onGuestsAttached: { delete: "detach" }\``
    : undefined;
}
