import type { PropertyPath } from "./change";
import { type Range, rangeOf, rangesMeet } from "./ip";

/** Something of which a host has one, and which a resource takes for itself. */
export interface Exclusive {
  readonly path: PropertyPath;
  /** What it is, for comparison and for people: `device`, `subnet`, `VLAN`. */
  readonly thing: string;
  /** Which one; equal keys exclude each other, subnets do when they overlap. */
  readonly key: string;
  /** Where keys that differ may stand for the same as well: ports of a range. Asked of each other one of this thing. */
  readonly meets?: (other: Exclusive) => boolean;
}

/** What one program asks of one host: two of its resources that get in each other's way are told before anything is done. */
export class Exclusives {
  private readonly byHost = new Map<string, Taken>();

  /** Notes what a resource takes, in place of what it took before, and gives those exclusives that another one has as well. */
  take(host: string, owner: string, label: string, exclusives: readonly Exclusive[]): { readonly exclusive: Exclusive; readonly other: string }[] {
    const taken = this.byHost.get(host) ?? new Taken();
    this.byHost.set(host, taken);
    taken.release(owner);
    const clashes = exclusives.flatMap((exclusive) => taken.holdersOf(exclusive).map((other) => ({ exclusive, other })));
    // What was refused is not taken.
    taken.add(
      owner,
      label,
      exclusives.filter((one) => !clashes.some(({ exclusive }) => exclusive === one)),
    );
    return clashes;
  }
}

/** What is taken of one host. Each resource asks about all others: found by key, and of subnets by bounds that are worked out once. */
class Taken {
  private readonly byOwner = new Map<string, { readonly label: string; readonly exclusives: readonly Exclusive[]; readonly subnets: readonly Range[] }>();
  private readonly byKey = new Map<string, Set<string>>();

  release(owner: string): void {
    for (const exclusive of this.byOwner.get(owner)?.exclusives ?? []) {
      this.byKey.get(keyOf(exclusive))?.delete(owner);
    }
    this.byOwner.delete(owner);
  }

  add(owner: string, label: string, exclusives: readonly Exclusive[]): void {
    for (const exclusive of exclusives.filter((one) => !isSubnet(one))) {
      const owners = this.byKey.get(keyOf(exclusive)) ?? new Set();
      this.byKey.set(keyOf(exclusive), owners.add(owner));
    }
    this.byOwner.set(owner, { label, exclusives, subnets: exclusives.filter(isSubnet).map(({ key }) => rangeOf(key)) });
  }

  /** Labels of the resources that have it. */
  holdersOf(exclusive: Exclusive): string[] {
    const { meets } = exclusive;
    if (meets) {
      const met = (one: Exclusive) => one.thing === exclusive.thing && meets(one);
      return [...this.byOwner.values()].filter(({ exclusives }) => exclusives.some(met)).map(({ label }) => label);
    }
    if (!isSubnet(exclusive)) {
      return [...(this.byKey.get(keyOf(exclusive)) ?? [])].flatMap((owner) => this.byOwner.get(owner)?.label ?? []);
    }
    const range = rangeOf(exclusive.key);
    return [...this.byOwner.values()].filter(({ subnets }) => subnets.some((one) => rangesMeet(one, range))).map(({ label }) => label);
  }
}

const keyOf = ({ thing, key }: Exclusive) => `${thing} ${key}`;
const isSubnet = ({ thing }: Exclusive) => thing === "subnet";
