import { isIp } from "../../resource/ip";
import { text } from "../../resource/schema";

const ABSOLUTE = /\.$/;
const labelsOf = (name: string) => name.replace(ABSOLUTE, "").split(".");

/**
 * A name that dnsmasq takes and gives back as it is: labels that begin with _ are names as well (`_dmarc.example.net`), and so is `a.example.` with the dot of
 * an absolute name. What no resolver would ask for is a doubt (`nameDoubt`). Left out are what dnsmasq or libvirt reads as something else, a blank, `"`, `\`, `#`, a comma and quotes,
 * and what they change: of `münchen` no query finds anything.
 */
export const dnsName = () =>
  text()
    .min(1, "must not be empty")
    .max(254, "is longer than the 253 characters of a DNS name")
    .regex(/^[A-Za-z0-9_.*+@~!$%=-]+$/, "is not a DNS name: letters, digits, - _ and dots. A name in other letters is written as xn--…")
    .refine((value) => value.length < 254 || ABSOLUTE.test(value), "is longer than the 253 characters of a DNS name")
    .refine((value) => labelsOf(value).every((label) => label.length > 0 && label.length <= 63), "has an empty label or one of more than 63 characters")
    .refine(isReadAsWritten, "has capitals, and a - where names of other scripts have theirs: dnsmasq cannot read it. Write it in small letters");

/** A name with capitals goes through dnsmasq's IDN library, which refuses such labels. */
function isReadAsWritten(name: string): boolean {
  return name === name.toLowerCase() || labelsOf(name).every((label) => !/^-|-$|^..--/.test(label));
}

/** Words, times and addresses have a meaning of their own in dnsmasq's file of reservations (one_opt of LOPT_DHCP_HOST in option.c), whatever they stand for here. */
const MEANS_SOMETHING = /^(ignore|infinite|\d+[smhdw]?)$/i;

/** The host name of a reservation. libvirt wants a letter or a digit first, and dnsmasq drops the line for characters that hosts' names do not have. */
export const reservationName = () =>
  dnsName()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, "is not the name of a host: letters, digits, - _ and dots, beginning with a letter or digit")
    .refine((value) => !isIp(value), "is an address: dnsmasq would give the guest that one")
    .refine((value) => !MEANS_SOMETHING.test(value), "is a word or a lease time to dnsmasq (ignore, infinite, 10, 2h), not a name");

/** Why a name that dnsmasq gives back will hardly be asked for. */
export function nameDoubt(name: string): string | undefined {
  if (name.includes("*")) {
    return "has a *, which stands for itself here: dnsmasq answers for no other name by it";
  }
  const [odd] = /[^A-Za-z0-9_.-]/.exec(name) ?? [];
  if (odd !== undefined) {
    return `has a ${odd}, which no host's name has: many resolvers refuse it`;
  }
  return labelsOf(name).some((label) => /^-|-$/.test(label)) ? "has a label that begins or ends with -: many resolvers refuse it" : undefined;
}

/** Of `web.lan.example` dnsmasq gives a guest `web`, and answers to the rest only where it is the network's domain. */
export function foreignDomainDoubt(hostname: string, domain: string | undefined): string | undefined {
  const [first = "", ...rest] = labelsOf(hostname);
  const asked = rest.join(".").toLowerCase();
  return asked === "" || asked === domain?.replace(ABSOLUTE, "").toLowerCase()
    ? undefined
    : `is not in the network's domain${domain === undefined ? "" : ` ${domain}`}: dnsmasq calls the guest ${first}, and DNS does not answer to ${hostname}`;
}
