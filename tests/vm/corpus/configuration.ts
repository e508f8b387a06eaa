import type { Resource } from "../reboot/scene";

/** A host as somebody has set it up, and what is asked for there. */
export interface Configuration {
  /** Where one meets it, and what is special about it. */
  readonly title: string;
  /** The administrator's files by path; `{mac:eth3}` stands for that NIC's MAC. */
  readonly files: Readonly<Record<string, string>>;
  /** What he does besides, once, before the machine boots with it: a shell text. */
  readonly prepare?: string;
  /** What stands in one wave does not depend on each other. */
  readonly program: readonly (readonly Resource[])[];
}

/** A host on which what is asked for cannot be kept: this must be said before anything is touched. */
export interface Refusal extends Configuration {
  readonly says: RegExp;
}

/** Configurations that do not meet: they are on the machine at the same time and share its boots. */
export type Round = readonly Configuration[];

/** Lines of a file, with a line break each. */
export const lines = (...all: readonly string[]): string => `${all.join("\n")}\n`;
