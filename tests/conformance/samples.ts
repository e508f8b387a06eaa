import type { Host } from "../../provider/host/host";
import type { Impact } from "../../provider/resource/change";
import type { AnyKind } from "../../provider/resource/kind";

/** Arguments as a user writes them; the suite adds `name`, `owner` and `connection` where they are absent. */
export type Input = Record<string, unknown>;

/**
 * What a resource kind brings to the conformance suite: data and a few commands typed by hand on the host.
 * The suite brings the promises. `host.run` is the plain session: use it as an administrator would use a shell.
 */
export interface Samples {
  readonly kind: AnyKind;
  /** Physical name that the samples use; distinct from all other kinds' (they share one lab host). */
  readonly name: string;
  /** `vm`: needs a kernel that the lab in namespaces may not have (802.1Q, bonds, VLAN filtering); tried on a virtual machine of its own. */
  readonly lab?: "vm";
  /** Things that the samples stand on (a lower device, a bridge), made before and removed after; twice is fine. */
  readonly setUp?: (host: Host) => Promise<void>;
  readonly tearDown?: (host: Host) => Promise<void>;
  /** The least that a user can write. */
  readonly minimal: Input;
  /** Every property set. */
  readonly full: Input;
  /** Each is applied to a resource that was created from `from` (default: full); preview must say `impact`, up must make it so. */
  readonly edits: readonly { readonly title: string; readonly from?: Input; readonly to: Input; readonly impact: Impact }[];
  /** Somebody changes the object by hand; refresh must see it, the next up must mend it. `args` default: full. */
  readonly drifts: readonly { readonly title: string; readonly args?: Input; readonly byHand: (host: Host) => Promise<void> }[];
  /** Refused in preview, with `property` named and nothing sent to the host. */
  readonly bad: readonly { readonly title: string; readonly args: Input; readonly property: string; readonly reason: RegExp }[];
  /** An object of the same name (`name`) that is not ours: create must refuse it, and leave `fingerprint` as it is. Then adopt. */
  readonly foreign: {
    readonly make: (host: Host) => Promise<void>;
    readonly remove: (host: Host) => Promise<void>;
    readonly fingerprint: (host: Host) => Promise<string>;
    /** Arguments with which adopting it changes nothing but the owner mark. */
    readonly adoptArgs: Input;
  };
  /** Names of everything of this kind (objects, files, daemons, rules) that is on the host now; compared before create and after destroy. */
  readonly inventory: (host: Host) => Promise<readonly string[]>;
}
