import { canonicalIp, familyOf, isIp } from "../../resource/ip";
import { text } from "../../resource/schema";
import { z } from "../../resource/zod";

/** A sort of attribute: what a program may say, and libvirt's text as a program would say it. */
export interface Sort {
  readonly schema: () => z.ZodType;
  /** From libvirt's text; `undefined` for what is none of this sort. The same value always comes out as the same. */
  readonly read: (text: string) => unknown;
}

/** As libvirt prints it (virNWFilterVarAccessPrint); `$A[@1]` is another iterator, `$A[2]` one element. */
const VARIABLE = /^\$[A-Za-z0-9_]+(\[@?\d{1,9}\])?$/;

/** Whether a value is only known where a guest's NIC names it. */
export const isVariable = (value: unknown): value is string => typeof value === "string" && VARIABLE.test(value);

/** The first iterator is what a variable without one has. */
const normalVariable = (value: string) => value.replace(/\[@0+\]$/, "");

/** A text that has a normal form, or a variable: one schema for both, so that what is wrong with it is said in one sentence. */
const words = (normal: (value: string) => string | undefined, error: string) => {
  const said = (value: string) => (isVariable(value) ? normalVariable(value) : normal(value));
  return text()
    .refine((value) => said(value) !== undefined, error)
    .overwrite((value) => said(value) ?? value);
};

/** A sort out of its schema: what the schema takes is read, in the form that it gives. */
const sort = (schema: () => z.ZodType, typed: (text: string) => unknown = (said) => said): Sort => {
  let made: z.ZodType | undefined;
  return {
    schema,
    read: (said) => {
      made ??= schema();
      return made.safeParse(typed(said)).data;
    },
  };
};

const numeric = (said: string): unknown => (/^(\d+|0x[0-9a-f]+)$/i.test(said) ? Number(said) : said);

const whole = (min: number, max: number, error: string) => z.int(error).min(min, error).max(max, error);

const number = (min: number, max: number): Sort => {
  const error = `must be ${min} to ${max}, or a variable such as $PORT`;
  return sort(() => z.union([whole(min, max, error), words(() => undefined, error)], { error }), numeric);
};

/** A number that libvirt has words for, and prints as the word (intMapGetByInt). */
const worded = (known: Readonly<Record<string, number>>, min: number, max: number): Sort => {
  const names = Object.keys(known);
  const error = `must be one of ${names.join(", ")}, a number of ${min} to ${max}, or a variable such as $PROTO`;
  const word = (value: string) => names.find((name) => name.toLowerCase() === value.toLowerCase());
  const spelled = (value: number | string) => (typeof value === "number" ? (names.find((name) => known[name] === value) ?? value) : value);
  return sort(() => z.union([whole(min, max, error), words(word, error)], { error }).overwrite(spelled), numeric);
};

const octets = (value: string) =>
  value
    .toLowerCase()
    .split(":")
    .map((one) => one.padStart(2, "0"))
    .join(":");

const macAddress = (error: string, fits: (value: string) => boolean = () => true): Sort =>
  sort(() => words((value) => (/^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}$/i.test(value) && fits(value) ? octets(value) : undefined), error));

const bits = (octet: number) => octet.toString(2).padStart(8, "0");
/** Ones, then zeros. */
const isMask = (value: string) =>
  /^1*0*$/.test(
    value
      .split(":")
      .map((one) => bits(Number.parseInt(one, 16)))
      .join(""),
  );

const address = (family: 4 | 6): Sort =>
  sort(() =>
    words(
      (value) => (isIp(value) && familyOf(value) === family ? canonicalIp(value) : undefined),
      `is neither an IPv${family} address nor a variable such as $IP`,
    ),
  );

/** The prefix length of a dotted mask; undefined when it is none. */
function lengthOf(mask: string): number | undefined {
  const all =
    isIp(mask) && familyOf(mask) === 4
      ? mask
          .split(".")
          .map((one) => bits(Number(one)))
          .join("")
      : "";
  return /^1*0*$/.test(all) && all !== "" ? all.lastIndexOf("1") + 1 : undefined;
}

const prefix = (family: 4 | 6): Sort => {
  const max = family === 4 ? 32 : 128;
  const error = `must be 0 to ${max}${family === 4 ? ", a mask such as 255.255.255.0" : ""}, or a variable such as $IPMASK`;
  const dotted = (value: string) => (family === 4 && lengthOf(value) !== undefined ? value : undefined);
  const short = (value: number | string) => (typeof value === "string" ? (lengthOf(value) ?? value) : value);
  return sort(() => z.union([whole(0, max, error), words(dotted, error)], { error }).overwrite(short), numeric);
};

/** Words in the order in which libvirt prints them, with commas. */
const listOf = (words: readonly string[]) => (value: string) => {
  const said = value.toUpperCase().split(",");
  return said.every((one) => words.includes(one)) ? words.filter((one) => said.includes(one)).join(",") : undefined;
};

const STATES = listOf(["NEW", "ESTABLISHED", "RELATED", "INVALID"]);
const states = (value: string) => (value.toUpperCase() === "NONE" ? "NONE" : STATES(value));

const FLAGS = listOf(["FIN", "SYN", "RST", "PSH", "ACK", "URG"]);
const ALL_FLAGS = "FIN,SYN,RST,PSH,ACK,URG";
const flagsOf = (value: string) => {
  const said = /^(ALL|NONE)$/i.test(value) ? value.toUpperCase() : FLAGS(value);
  return said === ALL_FLAGS ? "ALL" : said;
};
const tcpFlags = (value: string) => {
  const [mask, flags, ...rest] = value.split("/").map(flagsOf);
  return mask && flags && rest.length === 0 ? `${mask}/${flags}` : undefined;
};

const spelled = (normal: (value: string) => string | undefined, error: string): Sort =>
  sort(() =>
    text()
      .refine((value) => normal(value) !== undefined, error)
      .overwrite((value) => normal(value) ?? value),
  );

/** By what libvirt calls them: net/ethernet.h, ebtables -h arp, netinet/in.h. */
const ETHER = { arp: 0x806, rarp: 0x8035, ipv4: 0x800, ipv6: 0x86dd, vlan: 0x8100 };
const OPCODES = {
  Request: 1,
  Reply: 2,
  Request_Reverse: 3,
  Reply_Reverse: 4,
  DRARP_Request: 5,
  DRARP_Reply: 6,
  DRARP_Error: 7,
  InARP_Request: 8,
  ARP_NAK: 9,
};
const PROTOCOLS = { tcp: 6, udp: 17, udplite: 136, esp: 50, ah: 51, icmp: 1, igmp: 2, sctp: 132, icmpv6: 58 };

const ipset = /^[A-Za-z0-9_.:+ -]{1,31}$/;

/** Sorts of attributes, by what they hold. */
export const sorts = {
  uint8: number(0, 255),
  uint16: number(0, 65535),
  uint32: number(0, 4294967295),
  sixBits: number(0, 63),
  vlanId: number(0, 4095),
  etherType: worded(ETHER, 0x600, 65535),
  encapsulated: worded(ETHER, 0x3c, 65535),
  opcode: worded(OPCODES, 0, 65535),
  protocol: worded(PROTOCOLS, 0, 255),
  mac: macAddress("is neither a MAC address such as 52:54:00:12:34:56 nor a variable such as $MAC"),
  macMask: macAddress("is no mask of MAC addresses, ones and then zeros, such as ff:ff:ff:00:00:00", isMask),
  ip4: address(4),
  ip6: address(6),
  ip6Variable: sort(() =>
    words(() => undefined, "is read as IPv4 by libvirt, which refuses an IPv6 address here: give a variable such as $LAST, which a NIC or a reference names"),
  ),
  prefix4: prefix(4),
  prefix6: prefix(6),
  boolean: sort(
    () => z.boolean(),
    (said) => (/^(yes|true|1)$/.test(said) ? true : /^(no|false|0)$/.test(said) ? false : said),
  ),
  states: spelled(states, "must be NONE, or some of NEW, ESTABLISHED, RELATED, INVALID, with commas"),
  tcpFlags: spelled(tcpFlags, "must be two lists of SYN, ACK, FIN, RST, PSH, URG (or ALL, NONE): those looked at, and those set, such as SYN,ACK/SYN"),
  ipset: sort(() => text().regex(ipset, "is no name of a set: 1 to 31 letters, digits, blanks and _ . : + -")),
  ipsetFlags: spelled(
    (value) => (/^(src|dst)(,(src|dst)){0,5}$/i.test(value) ? value.toLowerCase() : undefined),
    "must be one to six of src and dst, with commas",
  ),
  comment: sort(() =>
    text()
      .min(1, "must not be empty")
      .max(256, "is longer than the 256 characters that libvirt keeps")
      .refine((value) => !value.startsWith("$"), "begins with $, which libvirt takes for a variable"),
  ),
} satisfies Readonly<Record<string, Sort>>;

export type SortName = keyof typeof sorts;
