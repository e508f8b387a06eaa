import type { PropertyPath } from "./change";
import { overlap, subnetOf } from "./ip";

/** Something of which a host has one, and which a resource takes for itself. */
export interface Exclusive {
  readonly path: PropertyPath;
  /** What it is, for comparison and for people: `device`, `subnet`, `VLAN`. */
  readonly thing: string;
  /** Which one; equal keys exclude each other, subnets do when they overlap. */
  readonly key: string;
}

/** What one program asks of one host: two of its resources that get in each other's way are told before anything is done. */
export class Exclusives {
  private readonly byHost = new Map<string, Map<string, { readonly label: string; readonly exclusives: readonly Exclusive[] }>>();

  /** Notes what a resource takes, in place of what it took before, and gives those exclusives that another one has as well. */
  take(host: string, owner: string, label: string, exclusives: readonly Exclusive[]): { readonly exclusive: Exclusive; readonly other: string }[] {
    const ofHost = this.byHost.get(host) ?? new Map();
    this.byHost.set(host, ofHost);
    ofHost.delete(owner);
    const clashes = exclusives.flatMap((exclusive) =>
      [...ofHost.values()]
        .filter((other) => other.exclusives.some((one: Exclusive) => excludes(one, exclusive)))
        .map((other) => ({ exclusive, other: other.label })),
    );
    // What was refused is not taken.
    ofHost.set(owner, { label, exclusives: exclusives.filter((one) => !clashes.some(({ exclusive }) => exclusive === one)) });
    return clashes;
  }
}

function excludes(a: Exclusive, b: Exclusive): boolean {
  return a.thing === b.thing && (a.key === b.key || (a.thing === "subnet" && overlap(subnetOf(a.key), subnetOf(b.key))));
}
