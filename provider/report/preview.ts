import { changesOf, KNOWN_AFTER_APPLY } from "../engine/diff";
import { unfolded } from "../engine/state";
import { hasUnknown, isUnknown } from "../engine/unknowns";
import { type KindName, kinds } from "../registry";
import { type Change, worstImpact } from "../resource/change";
import type { GuestNic } from "../resource/common";
import type { AnyKind } from "../resource/kind";

/** The parts of `pulumi preview --json` that a report is made from. */
export interface Preview {
  readonly steps?: readonly Step[];
  readonly diagnostics?: readonly { readonly urn?: string; readonly severity?: string; readonly message?: string }[];
}

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: State;
  readonly newState?: State;
}

interface State {
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
}

/** What a preview would do to one resource of ours. */
export interface ResourceReport {
  readonly resource: string;
  readonly op: "create" | "update" | "replace" | "delete";
  readonly changes: readonly Change[];
  /** Guests that a removal, a replacement or a restart cuts off, as far as is known. */
  readonly cutsOff: readonly GuestNic[];
  /** Set when the removal, or the removing half of the replacement, will be refused. */
  readonly refused?: string;
}

export interface Report {
  /** From when the knowledge about guests is; absent: from the state, as of the last up or refresh. */
  readonly lookedAt?: string;
  readonly resources: readonly ResourceReport[];
  /** Reasons for which the preview failed. */
  readonly errors: readonly { readonly resource: string; readonly message: string }[];
  /** Changed resources of other providers. */
  readonly others: number;
}

/** Through either door. */
const TYPE = /(?:pulumi-nodejs:dynamic\/kvmnet|kvmnet:index):([A-Za-z0-9]+)$/;

/** How the engine marks a secret in its JSON, instead of or around its value (sdk/go/common/resource/sig). */
const SECRET_SIGNATURE = "4dabf18193072939515e22adb298388d";

export const SECRET = "[secret]";

const OPS: Record<string, ResourceReport["op"] | undefined> = {
  create: "create",
  import: "create",
  update: "update",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  delete: "delete",
};

export function reportOf(preview: Preview): Report {
  const changing = (preview.steps ?? []).filter((step) => OPS[step.op]);
  const ours = new Map<string, ResourceReport>();
  for (const step of changing) {
    const kind = kindOf(step.urn);
    const known = ours.get(step.urn);
    // A replacement comes as three steps; the one that knows both states says the most.
    if (kind && (known === undefined || known.changes.length === 0)) {
      ours.set(step.urn, resourceReport(kind, step));
    }
  }
  const others = new Set(
    changing.map((step) => step.urn).filter((urn) => !kindOf(urn) && !urn.includes("pulumi:pulumi:Stack") && !urn.includes("pulumi:providers:")),
  );
  const errors = (preview.diagnostics ?? [])
    .filter((one) => one.severity === "error")
    .map((one) => ({ resource: labelOf(one.urn ?? ""), message: plainMessage(one.message ?? "") }));
  return { resources: [...ours.values()], errors: errors.filter((error) => !saidBetter(error, errors)), others: others.size };
}

/** A failed check without what the engine puts around it. */
function plainMessage(message: string): string {
  const said = message.trim().replace(/^error: /, "");
  return said.replace(/^\S+ resource '.*?': property (\S+) value \{[\s\S]*?\} has a problem: /, "`$1` ");
}

/** The engine repeats errors of resources for the stack. */
function saidBetter(error: Report["errors"][number], all: Report["errors"]): boolean {
  return (
    error.message === "" ||
    error.message === "preview failed" ||
    all.some((other) => other !== error && other.resource !== "" && error.resource === "" && error.message.includes(other.message))
  );
}

function resourceReport(kind: AnyKind, step: Step): ResourceReport {
  const op = OPS[step.op] as ResourceReport["op"];
  const both = step.oldState?.outputs && step.newState?.inputs;
  const planned = both ? changes(kind, step.oldState?.outputs ?? {}, step.newState?.inputs ?? {}) : [];
  return { resource: labelOf(step.urn), op, changes: planned, ...disturbance(kind, op, planned, step.oldState?.outputs) };
}

/** Whom it cuts off, by the state. */
function disturbance(kind: AnyKind, op: ResourceReport["op"], planned: readonly Change[], state: Record<string, unknown> | undefined) {
  const removes = op === "delete" || op === "replace";
  const restarts = planned.some(({ impact }) => impact === "restart");
  const cutsOff = state && (removes || restarts) ? (kind.guests?.(masked(state) as never) ?? []) : [];
  const allowed = (state?.onGuestsAttached as { delete?: string } | undefined)?.delete === "detach";
  return { cutsOff, ...(removes && cutsOff.length > 0 && !allowed && { refused: refusedWhile }) };
}

const refusedWhile = 'refused while they are attached, unless the program allowed it before (`onGuestsAttached: { delete: "detach" }`)';

/** The engine's own comparison. Secrets are masked first: a changed secret shows as the engine's word that there is a change. */
function changes(kind: AnyKind, olds: Record<string, unknown>, news: Record<string, unknown>): Change[] {
  const [from, to] = [masked(olds), masked(news)] as [Record<string, unknown>, Record<string, unknown>];
  try {
    return changesOf(kind, unfolded(kind, from), to).map((change) =>
      isUnknown(change.to) || hasUnknown(change.to) ? { ...change, to: KNOWN_AFTER_APPLY } : change,
    );
  } catch {
    // A plan may not understand a masked value; the declared impact then has to do.
    const impacts = kind.impacts as Record<string, Pick<Change, "impact" | "why">>;
    const differing = Object.keys(impacts).filter((name) => to[name] !== undefined && JSON.stringify(from[name]) !== JSON.stringify(to[name]));
    return differing.map((name) => ({ path: [name], from: from[name], to: to[name], ...(impacts[name] as Pick<Change, "impact" | "why">) }));
  }
}

function masked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (SECRET_SIGNATURE in value) {
    return SECRET;
  }
  return Array.isArray(value) ? value.map(masked) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}

function kindOf(urn: string): AnyKind | undefined {
  const name = typeOf(urn).match(TYPE)?.[1];
  return name !== undefined && Object.hasOwn(kinds, name) ? kinds[name as KindName]() : undefined;
}

/** `urn:pulumi:stack::project::parentType$type::name` */
const typeOf = (urn: string) => urn.split("::")[2] ?? "";

function labelOf(urn: string): string {
  const type = typeOf(urn).match(TYPE)?.[1];
  const name = urn.split("::").slice(3).join("::");
  return type === undefined ? (typeOf(urn) === "pulumi:pulumi:Stack" ? "" : name) : `${type} ${name}`;
}

export function impactOf(report: ResourceReport): string {
  return report.op === "replace" ? "replace" : report.op === "update" ? worstImpact(report.changes) : "";
}
