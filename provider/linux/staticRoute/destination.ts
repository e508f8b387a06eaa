import { canonicalInterfaceAddress, canonicalIp, familyOf, isCidr, isIp, subnetOf } from "../../resource/ip";
import { text } from "../../resource/schema";
import { withPrefix } from "../kernel/routing/routes";

const isPlace = (value: string) => value === "default" || isCidr(value) || isIp(value);
const hasNoHostBits = (value: string) => !isCidr(value) || canonicalInterfaceAddress(value) === subnetOf(value).cidr;
const canonical = (value: string) => (isCidr(value) ? canonicalInterfaceAddress(value) : isIp(value) ? withPrefix(canonicalIp(value), familyOf(value)) : value);

/** `default`, a subnet or a single address; in normal form with prefix length. */
export const destination = () =>
  text()
    .refine(isPlace, "is not a subnet such as 10.20.0.0/16 or 2001:db8::/48, an address, or `default`")
    .refine((value) => !isPlace(value) || hasNoHostBits(value), { error: (issue) => `has host bits set; the subnet is ${subnetOf(String(issue.input)).cidr}` })
    .overwrite((value) => (isPlace(value) ? canonical(value) : value));
