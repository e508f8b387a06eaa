import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Difference } from "../engine/operations";
import { type Change, impacts, type PropertyPath } from "../resource/change";

/** The differences by property: the engine shows each leaf from its old to its new value. */
export function diffResponse({ changes, replaces, rewrite, rewritten }: Difference): DiffResponse {
  const response = new DiffResponse();
  const changed = changes.length > 0 || replaces.length > 0 || rewrite;
  response.setChanges(changed ? DiffResponse.DiffChanges.DIFF_SOME : DiffResponse.DiffChanges.DIFF_NONE);
  response.setReplacesList([...replaces]);
  // Two objects cannot share one name.
  response.setDeletebeforereplace(true);
  response.setHasdetaileddiff(true);
  const byPath = new Map<string, PropertyDiff>();
  for (const change of [...changes].sort(lightestFirst)) {
    byPath.set(propertyPath(change.path), propertyDiff(change));
  }
  for (const name of rewritten.filter((one) => !changes.some(({ path }) => path[0] === one))) {
    byPath.set(propertyPath([name]), inputDiff());
  }
  for (const [path, diff] of byPath) {
    response.getDetaileddiffMap().set(path, diff);
  }
  response.setDiffsList([...new Set([...changes.map(({ path }) => String(path[0])), ...rewritten, ...replaces])]);
  return response;
}

const lightestFirst = (a: Change, b: Change) => impacts.indexOf(a.impact) - impacts.indexOf(b.impact);

const { Kind } = PropertyDiff;

function propertyDiff({ from, to, impact }: Change): PropertyDiff {
  const diff = new PropertyDiff();
  const [plain, replacing] =
    from === undefined ? [Kind.ADD, Kind.ADD_REPLACE] : to === undefined ? [Kind.DELETE, Kind.DELETE_REPLACE] : [Kind.UPDATE, Kind.UPDATE_REPLACE];
  diff.setKind(impact === "replace" ? replacing : plain);
  // From what was observed, not from what was asked for last time.
  diff.setInputdiff(false);
  return diff;
}

/** What the program says differs, and nothing on the host. */
function inputDiff(): PropertyDiff {
  const diff = new PropertyDiff();
  diff.setKind(Kind.UPDATE);
  diff.setInputdiff(true);
  return diff;
}

/** A path in the engine's grammar (sdk/go/property/path.go): a key that has a meaning there is quoted. */
export function propertyPath(path: PropertyPath): string {
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : /[.[\]"]/.test(part) ? `[${JSON.stringify(part)}]` : i === 0 ? part : `.${part}`))
    .join("");
}
