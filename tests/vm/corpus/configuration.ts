import type { Resource } from "../reboot/scene";

/** A host as somebody has set it up, and what is asked for there. */
export interface Configuration {
  /** Where one meets it, and what is special about it. */
  readonly title: string;
  /** The administrator's files by path; `{mac:eth3}` stands for that NIC's MAC. */
  readonly files: Readonly<Record<string, string>>;
  /** What he does besides, once, before the machine boots with it: a shell text. */
  readonly prepare?: string;
  /** What the manager cannot bring back as it was, as docs/persistence.md says: lines of a comparison after the reboot. */
  readonly limit?: RegExp;
  /** What stands in one wave does not depend on each other. */
  readonly program: readonly (readonly Resource[])[];
}

/** A host on which what is asked for cannot be kept: this must be said before anything is touched. */
export interface Refusal extends Configuration {
  readonly says: RegExp;
}

/** Configurations that do not meet: they are on the machine at the same time and share its boots. */
export type Round = readonly Configuration[];

/** As hosters give them out: addresses that stand alone, and gateways outside of them. `number` tells devices of one machine apart. */
export const onLink = (number: number) => ({
  addresses: [`203.0.113.${number}/32`, `2001:db8:${number}::1/128`],
  gateway: `198.18.${number}.1`,
  gateway6: `2001:db8:ffff::${number}`,
  gatewayMetric: 300 + number,
});

/** Lines of a file, with a line break each. */
export const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
