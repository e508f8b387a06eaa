import { canonicalInterfaceAddress, canonicalIp, familyOf, isCidr, isIp, subnetOf } from "../../resource/ip";
import { text } from "../../resource/schema";
import { withPrefix } from "../kernel/routing/routes";
import { isProtocol, markOf, markText, protocolName, tosText } from "../kernel/routing/rules";

/** Values of selectors as a user may write them, brought into the form that is compared with the kernel's. */

const isPrefix = (value: string) => isCidr(value) || isIp(value);
const canonicalPrefix = (value: string) => (isCidr(value) ? canonicalInterfaceAddress(value) : withPrefix(canonicalIp(value), familyOf(value)));

/** A subnet or a single address. */
export const prefix = () =>
  text()
    .refine(isPrefix, "is not a subnet such as 10.20.0.0/16 or 2001:db8::/48, or an address")
    .refine((value) => !isCidr(value) || canonicalInterfaceAddress(value) === subnetOf(value).cidr, {
      error: (issue) => `has host bits set; the subnet is ${subnetOf(String(issue.input)).cidr}`,
    })
    .refine((value) => !value.endsWith("/0"), "covers everything; leave it out and set `family`")
    .overwrite((value) => (isPrefix(value) ? canonicalPrefix(value) : value));

const NUMBER = "(0x[0-9a-fA-F]{1,8}|[0-9]{1,10})";
const MARK = new RegExp(`^${NUMBER}(/${NUMBER})?$`);
const fits = (number: number) => number >= 0 && number <= 0xffffffff;
const isMark = (value: string) => MARK.test(value) && fits(markOf(value).mark) && fits(markOf(value).mask);

export const fwmark = () =>
  text()
    .refine(isMark, "is not a mark such as 0x1 or 0x1/0xff")
    .refine((value) => !isMark(value) || markOf(value).mask !== 0, "has a mask of no bits, so that every packet would match; leave it out")
    .overwrite((value) => (isMark(value) ? markText(markOf(value).mark, markOf(value).mask) : value));

export const ipProtocol = () =>
  text()
    .refine(isProtocol, "is not a protocol such as tcp, udp, icmp, or its number (1 to 255)")
    .overwrite((value) => (isProtocol(value) ? protocolName(value) : value));

/** Two numbers, the second not below the first. */
function range(value: string, highest: number): [number, number] | undefined {
  const [, low = "", high = low] = /^(\d{1,10})(?:-(\d{1,10}))?$/.exec(value) ?? [];
  return low !== "" && Number(low) <= Number(high) && Number(high) <= highest ? [Number(low), Number(high)] : undefined;
}

export const portRange = () =>
  text()
    .refine((value) => (range(value, 65535)?.[0] ?? 0) > 0, "is not a port (1 to 65535) or a range such as 1000-2000")
    .overwrite((value) => {
      const [low, high] = range(value, 65535) ?? [];
      return low === undefined ? value : low === high ? String(low) : `${low}-${high}`;
    });

export const uidRange = () =>
  text()
    .refine((value) => range(value, 4294967294) !== undefined, "is not a range of user ids such as 1000-1999")
    .overwrite((value) => range(value, 4294967294)?.join("-") ?? value);

const byteOf = (value: string) => (/^(0x[0-9a-fA-F]{1,2}|\d{1,3})$/.test(value) && Number(value) <= 255 ? Number(value) : undefined);

/** The two lowest bits belong to congestion notification: the kernel refuses them. */
export const trafficClass = () =>
  text()
    .refine((value) => (byteOf(value) ?? 0) > 0, "is not a type of service such as 0x10 (0x04 to 0xfc)")
    .refine((value) => ((byteOf(value) ?? 0) & 3) === 0, "has one of the two lowest bits set, which belong to congestion notification (ECN)")
    .overwrite((value) => {
      const byte = byteOf(value);
      return byte === undefined ? value : tosText(byte);
    });
