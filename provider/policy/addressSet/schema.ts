import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { placeOrRange } from "../addresses";
import { persistence } from "../table/state";

export const addressSetArgs = z.strictObject({
  addresses: field(z.array(placeOrRange()).max(20_000, "are more than 20000 addresses"), {
    description: "Addresses, subnets and ranges (`10.0.0.10-10.0.0.20`), of IPv4 and IPv6 as they come; what overlaps is joined. `[]`: nobody.",
    term: "nft set, `flags interval`",
  }),
});

export const addressSetState = z.strictObject({
  addresses: field(z.array(z.string()), { description: "Addresses, subnets and ranges." }),
  ...persistence,
});

/** What a fragment remembers. */
export const addressSetSpec = z.strictObject({ addresses: z.array(placeOrRange()) });
