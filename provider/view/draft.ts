import { kindArgs } from "../engine/args";
import { checkArgs, type Failure } from "../engine/check";
import { argsOf } from "../engine/diff";
import { foreseeCreate } from "../engine/foresee";
import type { Json } from "../engine/json";
import { visible } from "../engine/shown";
import { frozen } from "../host/frozen";
import type { Host } from "../host/host";
import { Identifiers } from "../import/identifiers";
import { block } from "../import/literal";
import { type KindName, kinds } from "../registry";
import { type Change, pathText } from "../resource/change";
import { guestList } from "../resource/common";
import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState } from "../resource/kind";
import { z } from "../resource/zod";

/** Kinds that there is a form for: what people make networks of. */
export const FORMS: readonly KindName[] = [
  "NatNetwork",
  "RoutedNetwork",
  "IsolatedNetwork",
  "InternalNetwork",
  "OpenNetwork",
  "BridgedNetwork",
  "MacvtapNetwork",
  "Bridge",
  "Vlan",
  "Bond",
  "Vxlan",
  "OvsBridge",
];

export const isForm = (name: string): name is KindName => (FORMS as readonly string[]).includes(name);

/** A form is the schema that checks the arguments, as JSON Schema. */
export const formOf = (name: KindName): object => z.toJSONSchema(kindArgs(kinds[name]()), { io: "input", unrepresentable: "any" });

/** What a program would say, what is wrong with it, and what its preview would say. */
export interface Draft {
  readonly program: string;
  readonly failures: readonly Failure[];
  readonly preview: readonly string[];
}

/** The mark that the SDK gives, which is not known here. */
const OWNER = "project/stack/name";

/** The lines for a resource with these arguments, on a host as it is now. Changes nothing. */
export async function draftOf(host: Host, name: KindName, given: Json): Promise<Draft> {
  const kind = kinds[name]() as AnyKind;
  const { owner: _, connection: __, ...args } = given;
  const { inputs, failures } = checkArgs(kind, { ...args, owner: OWNER });
  const preview = failures.length > 0 ? [] : await foreseen(kind, frozen(host), inputs);
  return { program: linesFor(name, args), failures, preview: preview.map(visible) };
}

async function foreseen(kind: AnyKind, host: Host, inputs: Json): Promise<string[]> {
  const present = (await kind.read(host, nameIn(inputs))) as (CommonState & object) | undefined;
  return present?.owner ? ofUpdate(kind, host, present, { ...inputs, owner: present.owner }) : ofCreate(kind, host, inputs);
}

const nameIn = ({ name }: Json) => (typeof name === "string" ? name : "");

/** A resource as a program says it. Pure. */
export function linesFor(kind: KindName, args: Json): string {
  const { name: _, ...rest } = args;
  const name = nameIn(args);
  return `const ${new Identifiers().for(name, kind)} = new kvmnet.${kind}(${JSON.stringify(name)}, ${block(rest)});\n`;
}

async function ofCreate(kind: AnyKind, host: Host, inputs: Json): Promise<string[]> {
  const { changes, refusal, takesOver, notes } = await foreseeCreate(kind, host, inputs);
  const begin = takesOver ? "takes over what is there: writes the owner mark" : "create";
  return refusal ? [`refused: ${refusal.message}`] : [begin, ...changes.filter(isOfObject).map(said), ...notes];
}

/** Of a program that made it: what would be different. */
async function ofUpdate(kind: AnyKind, host: Host, present: CommonState & object, inputs: Json): Promise<string[]> {
  const changes = kind.plan(present, argsOf(inputs)).filter(isOfObject);
  if (changes.length === 0) {
    return ["no changes"];
  }
  try {
    const { notes } = (await kind.foresee?.(host, argsOf(inputs), present)) ?? { notes: [] };
    const guests = changes.some(({ impact }) => impact === "restart" || impact === "replace")
      ? ((await kind.attached?.(host, present)) ?? kind.guests?.(present) ?? [])
      : [];
    return [`update what ${present.owner} made`, ...changes.map(said), ...(guests.length > 0 ? [`guests: ${guestList(guests)}`] : []), ...notes];
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return [`refused: ${error.message}`, ...changes.filter(({ refused }) => !refused).map(said)];
  }
}

/** Not of what only the state remembers. */
const isOfObject = ({ path }: Change) => !["owner", "ownedLists", "onGuestsAttached"].includes(String(path[0]));

const said = ({ impact, path, why, refused }: Change) => `impact ${impact}: ${pathText(path)} (${refused ?? why})`;
