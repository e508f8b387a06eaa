import type { PropertyPath } from "./change";
import { rangeOf, rangesOverlap, type SubnetRange } from "./ip";

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
  private readonly byHost = new Map<string, Taken>();

  /** Notes what a resource takes, in place of what it took before, and gives those exclusives that another one has as well. */
  take(host: string, owner: string, label: string, exclusives: readonly Exclusive[]): { readonly exclusive: Exclusive; readonly other: string }[] {
    const taken = this.byHost.get(host) ?? new Taken();
    this.byHost.set(host, taken);
    taken.free(owner);
    const clashes = exclusives.flatMap((exclusive) => taken.by(exclusive).map((other) => ({ exclusive, other })));
    // What was refused is not taken.
    taken.add(
      owner,
      label,
      exclusives.filter((one) => !clashes.some(({ exclusive }) => exclusive === one)),
    );
    return clashes;
  }
}

interface Share {
  readonly label: string;
  readonly keys: readonly string[];
  readonly subnets: readonly SubnetRange[];
}

/** Who has what on one host. Each resource of a program is compared with all before it: so it must cost next to nothing to ask. */
class Taken {
  private readonly shares = new Map<string, Share>();
  private readonly ownersByKey = new Map<string, Set<string>>();

  free(owner: string): void {
    for (const key of this.shares.get(owner)?.keys ?? []) {
      this.ownersByKey.get(key)?.delete(owner);
    }
    this.shares.delete(owner);
  }

  add(owner: string, label: string, exclusives: readonly Exclusive[]): void {
    const keys = exclusives.filter(({ thing }) => thing !== SUBNET).map(keyOf);
    for (const key of keys) {
      this.ownersByKey.set(key, (this.ownersByKey.get(key) ?? new Set()).add(owner));
    }
    this.shares.set(owner, { label, keys, subnets: exclusives.filter(({ thing }) => thing === SUBNET).map(({ key }) => rangeOf(key)) });
  }

  /** Labels of those who have it. */
  by(exclusive: Exclusive): string[] {
    if (exclusive.thing !== SUBNET) {
      return [...(this.ownersByKey.get(keyOf(exclusive)) ?? [])].flatMap((owner) => this.shares.get(owner)?.label ?? []);
    }
    const range = rangeOf(exclusive.key);
    return [...this.shares.values()].filter(({ subnets }) => subnets.some((one) => rangesOverlap(one, range))).map(({ label }) => label);
  }
}

const SUBNET = "subnet";

const keyOf = ({ thing, key }: Exclusive) => `${thing} ${key}`;
