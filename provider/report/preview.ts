import { changesOf, KNOWN_AFTER_APPLY } from "../engine/diff";
import { masked } from "../engine/masked";
import { type Stored, unfolded } from "../engine/state";
import { hasUnknown, isUnknown } from "../engine/unknowns";
import { kindNameOf, kindOfType } from "../registry";
import { type Change, worstImpact } from "../resource/change";
import type { GuestNic } from "../resource/common";
import { KvmnetError } from "../resource/error";
import type { AnyKind } from "../resource/kind";
import { BELOW, type Drawn, drawingOf } from "./drawing";
import type { Looked, Sight } from "./look";

/** The parts of `pulumi preview --json` that a report is made from. */
export interface Preview {
  /** The stack's configuration; secrets are hidden. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
  readonly diagnostics?: readonly { readonly urn?: string; readonly severity?: string; readonly message?: string }[];
}

export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly oldState?: State;
  readonly newState?: State;
}

export interface State {
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  /** By property, the URNs of the resources that it comes from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** What a preview would do to one resource of ours. */
export interface ResourceReport {
  readonly resource: string;
  readonly op: "create" | "update" | "replace" | "delete";
  readonly changes: readonly Change[];
  /** Guests that a removal, a replacement or a restart cuts off, as far as is known. */
  readonly cutsOff: readonly GuestNic[];
  /** What its removal opens or closes. */
  readonly notes?: readonly string[];
  /** Set when it will be refused as things are. */
  readonly refused?: string;
  /** Set when it would be refused as the host is now, unless what the program changes before it mends that. */
  readonly perhaps?: string;
  /** Something is there already, which a new resource takes over. */
  readonly takesOver?: true;
  /** It is to be deleted, and is gone from the host by now. */
  readonly gone?: true;
  /** Properties that were changed on the host since the last run. */
  readonly drifted: readonly string[];
}

export interface Report {
  /** Whether the hosts were looked at for it; else what it says of guests is by the states, as of `asOf`. */
  readonly looked: boolean;
  /** The oldest time at which a host was asked for these states; absent where none says so. */
  readonly asOf?: string;
  /** Hosts and resources of which nothing could be seen, and why. */
  readonly unseen: readonly string[];
  readonly resources: readonly ResourceReport[];
  /** Reasons for which the preview failed. */
  readonly errors: readonly { readonly resource: string; readonly message: string }[];
  /** Changed resources of other providers. */
  readonly others: number;
  /** What changes, as Mermaid draws it; absent where the table says as much. */
  readonly drawing?: string;
}

const OPS: Record<string, ResourceReport["op"] | undefined> = {
  create: "create",
  import: "create",
  update: "update",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  delete: "delete",
};

/** A resource of ours that a preview changes. Secrets in it are masked. */
export interface Subject {
  readonly urn: string;
  /** `NatNetwork lan` */
  readonly label: string;
  readonly kind: AnyKind;
  readonly op: ResourceReport["op"];
  readonly olds?: Stored;
  readonly news?: Record<string, unknown>;
}

const changingSteps = (preview: Preview) => (preview.steps ?? []).filter((step) => OPS[step.op]);

export function oursIn(preview: Preview): Subject[] {
  const ours = new Map<string, Subject>();
  for (const step of changingSteps(preview)) {
    const kind = kindOf(step.urn);
    const known = ours.get(step.urn);
    // A replacement comes as three steps; the one that knows both states says the most.
    if (kind && !(known?.olds && known.news)) {
      ours.set(step.urn, subjectOf(kind, step));
    }
  }
  return [...ours.values()];
}

function subjectOf(kind: AnyKind, { urn, op, oldState, newState }: Step): Subject {
  const olds = oldState?.outputs && storedOf(kind, masked(oldState.outputs) as Record<string, unknown>);
  const news = newState?.inputs && withoutText(masked(newState.inputs) as Record<string, unknown>);
  return { urn, label: labelOf(urn), kind, op: OPS[op] as ResourceReport["op"], ...(olds && { olds }), ...(news && { news }) };
}

export const withoutText = ({ __provider: _, ...properties }: Record<string, unknown>) => properties;

/** A state of a newer release can still be read, if not be worked with. */
export function storedOf(kind: AnyKind, outputs: Record<string, unknown>): Stored {
  try {
    return unfolded(kind, withoutText(outputs));
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return { owner: "", machineId: "", managed: [], ...outputs } as unknown as Stored;
  }
}

export function reportOf(preview: Preview, looked?: Looked): Report {
  const changing = changingSteps(preview);
  const ours = oursIn(preview);
  const others = new Set(
    changing.map((step) => step.urn).filter((urn) => !kindOf(urn) && !urn.includes("pulumi:pulumi:Stack") && !urn.includes("pulumi:providers:")),
  );
  const errors = (preview.diagnostics ?? [])
    .filter((one) => one.severity === "error")
    .map((one) => ({ resource: labelOf(one.urn ?? ""), message: plainMessage(one.message ?? "", labelOf(one.urn ?? "")) }));
  const reports = new Map(ours.map((subject) => [subject.urn, resourceReport(subject, looked?.sights.get(subject.urn))]));
  const drawing = drawingOf(drawnIn(preview, reports));
  const [asOf] = ours.flatMap(({ olds }) => olds?.readAt ?? []).sort();
  return {
    looked: looked !== undefined,
    ...(asOf !== undefined && { asOf }),
    unseen: looked?.unseen ?? [],
    resources: [...reports.values()],
    errors: errors.filter((error) => !saidBetter(error, errors)),
    others: others.size,
    ...(drawing !== undefined && { drawing }),
  };
}

/** Every resource of ours, whether it changes or not. */
function drawnIn({ steps = [] }: Preview, reports: ReadonlyMap<string, ResourceReport>): Drawn[] {
  const known = new Map<string, Drawn>();
  for (const { urn, oldState, newState } of steps) {
    const kind = kindOf(urn);
    const values = newState?.inputs ?? oldState?.inputs ?? oldState?.outputs;
    if (kind && values && !known.has(urn)) {
      const from = newState?.propertyDependencies ?? {};
      const named = BELOW.flatMap((property) => [values[property], from[property] ?? []].flat()).filter((one) => typeof one === "string");
      const report = reports.get(urn);
      known.set(urn, {
        urn,
        resource: labelOf(urn),
        type: kind.type,
        host: JSON.stringify(values.connection ?? null),
        name: String(values.name ?? ""),
        standsOn: named,
        ...(report && { report }),
      });
    }
  }
  return [...known.values()];
}

/** A failed check without what the engine puts around it. */
function plainMessage(message: string, label: string): string {
  const said = message.trim().replace(/^error: /, "");
  const plain = said.startsWith(`${label}: `) ? said.slice(label.length + 2) : said;
  return plain.replace(/^\S+ resource '.*?': property (\S+) value \{[\s\S]*?\} has a problem: /, "`$1` ");
}

/** The engine repeats errors of resources for the stack. */
function saidBetter(error: Report["errors"][number], all: Report["errors"]): boolean {
  return (
    error.message === "" ||
    error.message === "preview failed" ||
    all.some((other) => other !== error && other.resource !== "" && error.resource === "" && error.message.includes(other.message))
  );
}

export function resourceReport(subject: Subject, sight: Sight | undefined): ResourceReport {
  const { kind, op, olds, news, label } = subject;
  const changes = (sight?.foreseen?.changes ?? (olds && news ? changesBetween(kind, olds, news) : [])).map(shown);
  return {
    resource: label,
    op,
    changes,
    drifted: sight?.foreseen?.drifted ?? [],
    ...(sight?.foreseen?.takesOver && { takesOver: true }),
    ...(sight?.gone && { gone: true }),
    ...(sight?.notes && { notes: sight.notes }),
    ...disturbance(subject, changes, sight),
  };
}

const shown = (change: Change): Change => (isUnknown(change.to) || hasUnknown(change.to) ? { ...change, to: KNOWN_AFTER_APPLY } : change);

/** Whom it cuts off, and whether it will be refused: by the host, else by the state. */
function disturbance({ kind, op, olds }: Subject, planned: readonly Change[], sight: Sight | undefined) {
  const removes = op === "delete" || op === "replace";
  const restarts = planned.some(({ impact }) => impact === "restart");
  const guests = sight?.guests ?? (olds ? (kind.guests?.(olds) ?? []) : []);
  const cutsOff = removes || restarts ? guests : [];
  const allowed = (olds?.onGuestsAttached as { delete?: string } | undefined)?.delete === "detach";
  const refused = sight ? sight.refusal : removes && cutsOff.length > 0 && !allowed ? refusedWhile : undefined;
  return { cutsOff, ...(refused !== undefined && { refused }), ...(sight?.perhaps !== undefined && { perhaps: sight.perhaps }) };
}

const refusedWhile = 'while they are attached, unless the program allowed it before (`onGuestsAttached: { delete: "detach" }`)';

/** The engine's own comparison. Secrets are masked: a changed secret shows as the engine's word that there is a change. */
function changesBetween(kind: AnyKind, from: Stored, to: Record<string, unknown>): readonly Change[] {
  try {
    return changesOf(kind, from, to);
  } catch {
    // A plan may not understand a masked value; the declared impact then has to do.
    const impacts = kind.impacts as Record<string, Pick<Change, "impact" | "why">>;
    const differing = Object.keys(impacts).filter((name) => to[name] !== undefined && JSON.stringify(from[name]) !== JSON.stringify(to[name]));
    return differing.map((name) => ({ path: [name], from: from[name], to: to[name], ...(impacts[name] as Pick<Change, "impact" | "why">) }));
  }
}

export const kindOf = (urn: string): AnyKind | undefined => kindOfType(typeOf(urn));

/** `urn:pulumi:stack::project::parentType$type::name` */
const typeOf = (urn: string) => urn.split("::")[2] ?? "";

export function labelOf(urn: string): string {
  const type = kindNameOf(typeOf(urn));
  const name = urn.split("::").slice(3).join("::");
  return type === undefined ? (typeOf(urn) === "pulumi:pulumi:Stack" ? "" : name) : `${type} ${name}`;
}

export function impactOf(report: ResourceReport): string {
  return report.op === "replace" ? "replace" : report.op === "update" ? worstImpact(report.changes) : "";
}

export const isRefused = ({ refused, changes }: ResourceReport): boolean => refused !== undefined || changes.some((change) => change.refused !== undefined);
