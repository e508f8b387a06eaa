import type { PropertyPath } from "./change";
import { overlap, subnetOf } from "./ip";

/** Something of which a host has one, and which a resource takes for itself. */
export interface Claim {
  readonly path: PropertyPath;
  /** What it is, for comparison and for people: `device`, `subnet`, `VLAN`. */
  readonly thing: string;
  /** Which one; equal keys exclude each other, subnets do when they overlap. */
  readonly key: string;
}

/** What one program asks of one host: two of its resources that get in each other's way are told before anything is done. */
export class Claims {
  private readonly byHost = new Map<string, Map<string, { readonly label: string; readonly claims: readonly Claim[] }>>();

  /** Notes what a resource takes, in place of what it took before, and gives those claims that another one has as well. */
  take(host: string, owner: string, label: string, claims: readonly Claim[]): { readonly claim: Claim; readonly other: string }[] {
    const ofHost = this.byHost.get(host) ?? new Map();
    this.byHost.set(host, ofHost);
    ofHost.delete(owner);
    const clashes = claims.flatMap((claim) =>
      [...ofHost.values()].filter((other) => other.claims.some((one: Claim) => excludes(one, claim))).map((other) => ({ claim, other: other.label })),
    );
    ofHost.set(owner, { label, claims });
    return clashes;
  }
}

function excludes(a: Claim, b: Claim): boolean {
  return a.thing === b.thing && (a.key === b.key || (a.thing === "subnet" && overlap(subnetOf(a.key), subnetOf(b.key))));
}
