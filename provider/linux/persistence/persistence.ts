import { z } from "zod";
import type { Change } from "../../resource/change";
import { field } from "../../resource/schema";
import { type BootUnit, renderUnit, unitHash, unitName, unitOrders, unitRemovalOrders } from "./bootUnit";

/** How a device comes back after a reboot. Each further way (a network manager) gets a file of its own in this folder. */
export const persistenceArg = () =>
  field(z.enum(["auto", "runtime"]).default("auto"), {
    description:
      "Whether the device comes back after a reboot. `auto`: by a boot-time systemd unit of our own, where systemd is the host's init (`persistedBy` says what was done). `runtime`: not at all.",
  });

export const persistedBy = () =>
  field(z.enum(["unit", "none"]), {
    description: "What brings the device back after a reboot: a boot-time systemd `unit`, or `none` (it is gone after a reboot until the next `pulumi up`).",
  });

export type Persistence = "auto" | "runtime";

/** What an observed device says about its persistence. */
export interface PersistenceState {
  readonly persistedBy: "unit" | "none";
  readonly hostFacts: { readonly systemd: boolean };
  /** SHA-256 of our unit on the host; "" when there is none. */
  readonly unitHash: string;
}

export function wantsUnit(persistence: Persistence | undefined, state: PersistenceState): boolean {
  return persistence !== "runtime" && state.hostFacts.systemd;
}

export function planPersistence(persistence: Persistence | undefined, state: PersistenceState, unit: BootUnit): Change[] {
  const wanted = wantsUnit(persistence, state);
  const hash = wanted ? unitHash(renderUnit(unit)) : "";
  if (hash === state.unitHash) {
    return [];
  }
  const from = state.unitHash === "" ? "none" : wanted ? "unit (other content)" : "unit";
  return [
    { path: ["persistence"], from, to: wanted ? "unit" : "none", impact: "none", why: "only the boot-time unit is written; the running device stays as it is" },
  ];
}

export function persistenceOrders(persistence: Persistence | undefined, state: PersistenceState, unit: BootUnit): string[] {
  if (planPersistence(persistence, state, unit).length === 0) {
    return [];
  }
  return wantsUnit(persistence, state) ? unitOrders(unit.device, renderUnit(unit)) : unitRemovalOrders(unit.device);
}

export function removalOrders(units: Readonly<Record<string, string>>, device: string): string[] {
  return unitName(device) in units ? unitRemovalOrders(device) : [];
}

export function observePersistence(units: Readonly<Record<string, string>>, device: string): Pick<PersistenceState, "persistedBy" | "unitHash"> {
  const hash = units[unitName(device)] ?? "";
  return { persistedBy: hash ? "unit" : "none", unitHash: hash };
}
