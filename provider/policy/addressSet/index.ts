import { unordered } from "../../resource/addresses";
import { type AddressSetArgs, type AddressSetSpec, addressSetArgs, addressSetSpec, completeSet } from "../../resource/addressSet";
import { endedOf, endedWords, refuseUsed, STAY, usersOf } from "../references";
import { fragmentKind } from "../table/fragmentKind";
import { fragmentOf, KIND } from "./render";
import { type AddressSetState, addressSetState } from "./state";

export const addressSet = fragmentKind<AddressSetArgs, AddressSetState, AddressSetSpec, AddressSetSpec>({
  type: KIND,
  description:
    "Addresses under a name, for rules of security groups: an office, the monitoring hosts, the members of a cluster. Changing it changes every group that names it, also those of other stacks, with no rule touched.",
  noun: "set of addresses",
  example: "office",
  steps: { create: "make the set of addresses", change: "change the set of addresses", remove: "remove the set of addresses" },
  args: addressSetArgs,
  state: addressSetState,
  spec: addressSetSpec,
  rules: [],
  impacts: {
    name: { impact: "replace", why: "the set is removed and made again under the other name" },
    addresses: { impact: "none", why: `whom rules that name it mean from then on; ${STAY}` },
  },
  complete: completeSet,
  askedOf: ({ addresses }) => ({ addresses: unordered(addresses) }),
  resolve: (_seen, asked) => asked,
  fragmentOf,
  view: ({ addresses }) => ({ addresses }),
  notes: (seen, name, { addresses }, before) => {
    const users = usersOf(seen, KIND, name);
    if (!before || users.length === 0) {
      return [];
    }
    const by = `in ${users.map(({ label }) => label).join(", ")}`;
    const [added, gone] = [without(addresses, before.addresses), without(before.addresses, addresses)];
    return [
      ...(gone.length > 0 ? [`no longer means ${some(gone)} ${by}`, ...endedWords(endedOf(seen, { set: name }))] : []),
      ...(added.length > 0 ? [`means ${some(added)} as well ${by}`] : []),
    ];
  },
  removalNotes: () => [],
  refuseRemoval: (seen, name) => refuseUsed(seen, KIND, name, "the set of addresses"),
});

const without = (values: readonly string[], others: readonly string[]) => {
  const known = new Set(others);
  return values.filter((value) => !known.has(value));
};
const some = (values: readonly string[]) => `${values.slice(0, 5).join(", ")}${values.length > 5 ? ` and ${values.length - 5} more` : ""}`;
