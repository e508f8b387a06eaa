import type { Json } from "../engine/json";
import { masked } from "../engine/masked";
import { type Stored, unfolded } from "../engine/state";
import { kindOfType } from "../registry";
import { KvmnetError } from "../resource/error";
import type { AnyKind } from "../resource/kind";

/** A resource of ours in a stack's state. */
export interface Recorded {
  /** `NatNetwork lan` */
  readonly label: string;
  readonly kind: AnyKind;
  readonly last: Stored;
  readonly inputs: Json;
}

/** What `pulumi stack export` prints. */
export function recordedIn(text: string): Recorded[] {
  const { deployment } = parsed(text);
  return (deployment?.resources ?? []).flatMap(({ type = "", inputs = {}, outputs }) => {
    const kind = kindOfType(type);
    if (!kind || !outputs) {
      return [];
    }
    const { __provider: _, ...asked } = masked(inputs) as Json;
    const { __provider: __, ...left } = masked(outputs) as Json;
    const last = unfolded(kind, left);
    return [{ label: `${kind.type} ${last.name}`, kind, last, inputs: asked }];
  });
}

interface Exported {
  readonly deployment?: { readonly resources?: readonly { readonly type?: string; readonly inputs?: Json; readonly outputs?: Json }[] };
}

function parsed(text: string): Exported {
  try {
    return JSON.parse(text) as Exported;
  } catch {
    throw new KvmnetError({
      code: "invalid-input",
      property: "--state",
      problem: "is not the JSON of a stack's state",
      remedy: "make it with: pulumi stack export > FILE",
    });
  }
}
