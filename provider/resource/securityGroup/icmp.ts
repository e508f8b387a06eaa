/** Names that nft 1.0 has for types of ICMP. */
const icmp: Readonly<Record<string, number>> = {
  "echo-reply": 0,
  "destination-unreachable": 3,
  "source-quench": 4,
  redirect: 5,
  "echo-request": 8,
  "router-advertisement": 9,
  "router-solicitation": 10,
  "time-exceeded": 11,
  "parameter-problem": 12,
  "timestamp-request": 13,
  "timestamp-reply": 14,
  "info-request": 15,
  "info-reply": 16,
  "address-mask-request": 17,
  "address-mask-reply": 18,
};

const icmpv6: Readonly<Record<string, number>> = {
  "destination-unreachable": 1,
  "packet-too-big": 2,
  "time-exceeded": 3,
  "parameter-problem": 4,
  "echo-request": 128,
  "echo-reply": 129,
  "mld-listener-query": 130,
  "mld-listener-report": 131,
  "mld-listener-done": 132,
  "nd-router-solicit": 133,
  "nd-router-advert": 134,
  "nd-neighbor-solicit": 135,
  "nd-neighbor-advert": 136,
  "nd-redirect": 137,
  "mld2-listener-report": 143,
};

const TYPES: Readonly<Record<string, Readonly<Record<string, number>>>> = { icmp, icmpv6 };

/** By which type each question is answered, of those whose answers the kernel takes for one (`invmap` of nf_conntrack_proto_icmp.c and _icmpv6.c). */
const ANSWERS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  icmp: { 8: 0, 13: 14, 15: 16, 17: 18 },
  icmpv6: { 128: 129, 139: 140 },
};

/** The same for shell, as one word of JSON: `groupFlows.py` reads it. */
export const icmpTypes = `icmp_types='${JSON.stringify({ ...TYPES, answers: ANSWERS })}'\n`;

export const isIcmp = (protocol: string) => protocol in TYPES;

export const namesOf = (protocol: string) => Object.keys(TYPES[protocol] ?? {});

/** The number of a type; `undefined` where the protocol has none of this name. */
export function typeNumber(protocol: string, type: string): number | undefined {
  const number = /^\d+$/.test(type) ? Number(type) : TYPES[protocol]?.[type];
  return number !== undefined && number <= 255 ? number : undefined;
}

/** The type that answers this one; `undefined` where none does. */
export function answerType(protocol: string, type: string): string | undefined {
  const answer = ANSWERS[protocol]?.[typeNumber(protocol, type) ?? -1];
  return answer === undefined ? undefined : canonicalType(protocol, `${answer}`);
}

/** One name for one type: nft's where it has one. */
export function canonicalType(protocol: string, type: string): string {
  const number = typeNumber(protocol, type);
  const name = Object.entries(TYPES[protocol] ?? {}).find(([, value]) => value === number)?.[0];
  return name ?? (number === undefined ? type : `${number}`);
}
