import { placeOrRange, unordered } from "./addresses";
import type { CommonArgs } from "./kind";
import { field } from "./schema";
import { z } from "./zod";

/** A set of addresses as its user says it, wherever it holds. */

export const addressSetArgs = z.strictObject({
  addresses: field(z.array(placeOrRange()).max(20_000, "are more than 20000 addresses"), {
    description: "Addresses, subnets and ranges (`10.0.0.10-10.0.0.20`), of IPv4 and IPv6 as they come; what overlaps is joined. `[]`: nobody.",
    term: "nft set, `flags interval`; on OVN `Address_Set.addresses`",
  }),
});

/** What a state shows of it. */
export const addressSetView = { addresses: field(z.array(z.string()), { description: "Addresses, subnets and ranges." }) };

/** What is remembered of it where it holds. */
export const addressSetSpec = z.strictObject({ addresses: z.array(placeOrRange()) });

export type AddressSetArgs = CommonArgs & z.infer<typeof addressSetArgs>;
export type AddressSetSpec = z.infer<typeof addressSetSpec>;

export const completeSet = ({ addresses, ...rest }: Partial<AddressSetArgs>): Partial<AddressSetArgs> => ({
  ...rest,
  ...(addresses && { addresses: unordered(addresses) }),
});
