import { set } from "../../host/ovsdbValue";
import { ofFamily, unordered } from "../../resource/addresses";
import { type AddressSetArgs, type AddressSetSpec, addressSetArgs, addressSetSpec, addressSetView, completeSet } from "../../resource/addressSet";
import { z } from "../../resource/zod";
import { type MadeState, madeKind } from "../northbound/madeKind";
import { plain } from "./matches";
import { setOf, setRow } from "./names";
import { refuseUsers, usersOf } from "./references";
import { held } from "./state";

const placeOf = (name: string, family: 4 | 6) => ({ table: "Address_Set", name: setRow(name, family) }) as const;

const rowOf = (name: string, { addresses }: AddressSetSpec, family: 4 | 6) => ({
  ...placeOf(name, family),
  columns: { addresses: set(plain(ofFamily(addresses, family))) },
});

const without = (values: readonly string[], others: readonly string[]) => values.filter((value) => !others.includes(value));

/** A set of addresses of ours as two of OVN's, one of each family, empty or not. */
export const addressSet = madeKind<AddressSetArgs, MadeState & { addresses: string[] }, AddressSetSpec>({
  type: "AddressSet",
  description: "A set of addresses in OVN.",
  noun: "set of addresses",
  example: "office",
  args: addressSetArgs,
  state: z.strictObject({ ...addressSetView, ...held }),
  spec: addressSetSpec,
  rules: [],
  impacts: {
    name: { impact: "replace", why: "the set is removed and made again under the other name" },
    addresses: { impact: "blip", why: "whom rules that name it mean from then on, of connections that are there as well" },
  },
  complete: completeSet,
  specOf: ({ addresses = [] }) => ({ addresses: unordered(addresses) }),
  view: ({ addresses }) => ({ addresses }),
  places: (name) => [placeOf(name, 4), placeOf(name, 6)],
  rowsOf: (name, spec) => [rowOf(name, spec, 4), rowOf(name, spec, 6)],
  nameIn: setOf,
  impactOf: (_property, before, now) =>
    without(before.addresses, now.addresses).length > 0
      ? { impact: "blip", why: "connections of those that it no longer means end, where no other rule opens them" }
      : { impact: "none", why: "it means more" },
  refuse: () => undefined,
  refuseRemoval: (seen, name) => refuseUsers(usersOf(seen, { set: name }), `the set of addresses ${name}`),
  notes: (seen, name, { addresses }, before) => {
    const users = before ? usersOf(seen, { set: name }) : [];
    const [added, gone] = [without(addresses, before?.addresses ?? []), without(before?.addresses ?? [], addresses)];
    const by = `in ${users.map((user) => `SecurityGroup ${user}`).join(", ")}`;
    return users.length === 0
      ? []
      : [...(gone.length > 0 ? [`no longer means ${some(gone)} ${by}`] : []), ...(added.length > 0 ? [`means ${some(added)} as well ${by}`] : [])];
  },
});

const some = (values: readonly string[]) => `${values.slice(0, 5).join(", ")}${values.length > 5 ? ` and ${values.length - 5} more` : ""}`;
