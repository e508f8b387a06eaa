import { resolveConnection } from "../engine/connection";
import type { Json } from "../engine/json";
import { masked } from "../engine/masked";
import { isUnknown } from "../engine/unknowns";
import { connection, connectionLabel } from "../host/connection";
import type { Change } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { AnyKind } from "../resource/kind";
import type { Described } from "../topology/described";
import type { Fate } from "../topology/model";
import type { Recorded } from "../topology/stackState";
import { kindOf, labelOf, oursIn, type Preview, type ResourceReport, resourceReport, type State, type Step, storedOf, withoutText } from "./preview";

const FATES: Readonly<Record<ResourceReport["op"], Fate>> = { create: "added", update: "changed", replace: "replaced", delete: "removed" };

/** The resources of a preview as they are to be drawn, those that stay as they are as well. Pure. */
export function describedPreview(preview: Preview): Described[] {
  const reports = new Map(oursIn(preview).map((subject) => [subject.urn, resourceReport(subject, undefined)]));
  const steps = new Map<string, Step>();
  for (const step of preview.steps ?? []) {
    const known = steps.get(step.urn);
    // A replacement comes as three steps; the one with the new values says what will be.
    if (kindOf(step.urn) && (step.newState || step.oldState) && !known?.newState) {
      steps.set(step.urn, step);
    }
  }
  const names = new Map([...steps].map(([urn, { newState, oldState }]) => [urn, String((newState ?? oldState)?.inputs?.name ?? "")]));
  return [...steps.values()].map((step) => describedStep(step, reports.get(step.urn), preview, names));
}

function describedStep(
  { urn, oldState, newState }: Step,
  report: ResourceReport | undefined,
  { config }: Preview,
  names: ReadonlyMap<string, string>,
): Described {
  const kind = kindOf(urn) as AnyKind;
  const olds = oldState?.outputs && storedOf(kind, masked(oldState.outputs) as Json);
  const news = newState?.inputs && withKnown(withoutText(masked(newState.inputs) as Json), newState, names);
  const values = { ...(news ? {} : olds), ...(news ?? {}) };
  return {
    label: labelOf(urn),
    type: kind.type,
    values,
    host: hostOf((newState ?? oldState)?.inputs?.connection ?? olds?.connection, config?.["kvmnet:connection"]),
    ...(olds?.machineId && { machineId: olds.machineId }),
    ...(report && { fate: FATES[report.op], changes: report.changes.map(({ path }: Change) => path), cutsOff: report.cutsOff }),
    guests: olds ? (kind.guests?.(olds) ?? []) : [],
  };
}

/** A stack's resources as its last run left them. */
export function describedState(recorded: readonly Recorded[]): Described[] {
  return recorded.map(({ label, kind, last, inputs }) => ({
    label,
    type: kind.type,
    values: last,
    host: hostOf(inputs.connection ?? last.connection, undefined),
    machineId: last.machineId,
    guests: kind.guests?.(last) ?? [],
  }));
}

/** What is not known before the run but is another resource's, is called as that one is. */
function withKnown(values: Json, { propertyDependencies = {} }: State, names: ReadonlyMap<string, string>): Json {
  return Object.fromEntries(
    Object.entries(values).map(([property, value]) => {
      const from = (propertyDependencies[property] ?? []).flatMap((urn) => names.get(urn) ?? []);
      return [
        property,
        isUnknown(value) ? from[0] : Array.isArray(value) && value.some(isUnknown) ? [...value.filter((one) => !isUnknown(one)), ...from] : value,
      ];
    }),
  );
}

/** What people call the host; one that no connection is known for is the stack's. */
function hostOf(own: unknown, fromConfig: unknown): string {
  try {
    return connectionLabel(resolveConnection(connection(), own, fromConfig));
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return "the host of the stack";
  }
}
