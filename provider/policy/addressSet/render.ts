import { ofFamily } from "../../resource/addresses";
import type { AddressSetSpec } from "../../resource/addressSet";
import { blockName, type Fragment, type Line } from "../table/fragment";

export const KIND = "AddressSet";

/** A set for each family, empty or not: whoever names the set of addresses need not know what is in it. */
export const fragmentOf = (name: string, owner: string, spec: AddressSetSpec): Fragment => ({
  kind: KIND,
  name,
  owner,
  spec,
  rules: ([4, 6] as const).flatMap((family): Line[] => {
    const set = { bridgeSet: setName(name, family), type: `ipv${family}_addr` } as const;
    return [set, ...ofFamily(spec.addresses, family).map((element) => ({ ...set, element }))];
  }),
});

export const setName = (name: string, family: 4 | 6) => blockName(KIND, name, `v${family}`);
