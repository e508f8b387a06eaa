import { stepFailure } from "../host/failure";
import { noticeTakenBack, takenBackOf } from "../host/guard/notice";
import type { Facts, Host, Output } from "../host/host";
import type { End } from "../host/round/world";
import { sectionsOf } from "../host/sections";
import { type ErrorDetails, KvmnetError } from "../resource/error";

/** What the programs that stand on client.py say: how they ended, and how each work did. */

/** A database that they speak with. */
export interface Server {
  /** `Open vSwitch`. */
  readonly name: string;
  /** How it is started. */
  readonly start: string;
  /** Exit statuses of a program's own. */
  readonly refusals?: Readonly<Record<number, ErrorDetails>>;
}

export const openVswitchServer: Server = { name: "Open vSwitch", start: "systemctl start openvswitch-switch (Debian, Ubuntu) or openvswitch (RHEL, SUSE)" };

const unusable = ({ name }: Server): ErrorDetails => ({ code: "step-failed", problem: `the ${name} database does not answer as it should` });

/** By the exit status of a program that failed. */
export function databaseRefusal(server: Server, code: number, stderr: string, facts: Facts): ErrorDetails {
  const { name, start, refusals } = server;
  const known: Readonly<Record<number, ErrorDetails | undefined>> = {
    1: unusable(server),
    3: { code: "daemon-not-running", problem: `${name}'s database server is not running`, remedy: `start it: ${start}` },
    4: {
      code: "deadline",
      problem: `${name}'s database server does not answer; what was sent may be carried out later`,
      remedy: "see what keeps ovsdb-server busy, or start it again, then run it again: the next run goes on from what is there",
    },
    127: {
      code: "tool-missing",
      problem: `python3 is not installed, which we speak to the ${name} database with`,
      remedy: "install the package python3; the packages of Open vSwitch depend on it as well",
    },
    ...refusals,
  };
  return known[code] ?? stepFailure(stderr, code, facts);
}

/** Whatever stands in Python's place may print what it likes. */
export function parsedAnswer<T>(server: Server, text: string, details: Partial<ErrorDetails>): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new KvmnetError({ ...unusable(server), ...details, toolOutput: details.toolOutput || text.slice(0, 200), cause });
  }
}

/** Of a program that prints one answer and nothing else. */
export function answerFrom<T>(server: Server, host: Host, step: string, { code, stdout, stderr }: Output): T {
  const where = { host: host.label, step, toolOutput: stderr };
  if (code !== 0) {
    throw new KvmnetError({ ...databaseRefusal(server, code, stderr, host.facts), ...where, exitCode: code });
  }
  return parsedAnswer<T>(server, stdout, where);
}

/**
 * Of a script that prints its answers under sections of this name, each with how it ended: that of the change, and the last look, which is another one
 * after a change under guard. Tells of an earlier change that its host has taken back.
 */
export function answersUnder<T>(
  section: string,
  server: Server,
  host: Host,
  step: string,
  { stdout, stderr }: Output,
): { readonly change: T; readonly last: T } {
  const sections = sectionsOf(stdout);
  const told = takenBackOf(sections.find(({ name }) => name === "taken-back")?.body ?? "");
  if (told) {
    noticeTakenBack(host.label, told);
  }
  const endings = sections.filter(({ name }) => name === "ended").map(({ device }) => Number(device));
  const bodies = sections.filter(({ name }) => name === section).map(({ body }) => body);
  const code = endings.find((ending) => ending !== 0) ?? (endings.length === 0 ? 1 : 0);
  if (code !== 0) {
    throw new KvmnetError({ ...databaseRefusal(server, code, stderr, host.facts), host: host.label, step, exitCode: code, toolOutput: stderr });
  }
  const [change, last] = [bodies[0], bodies.at(-1)].map((body = "") => parsedAnswer<T>(server, body, { host: host.label, step, toolOutput: stderr })) as [T, T];
  return { change, last };
}

/** How a work ended, as `carry_out` says it. */
export type RawEnd = { readonly end: "done" | "stale" } | { readonly end: "failed"; readonly words: string };

/** `failed`: what to say of one that failed, apart from the tool's words. */
export const endOf = (raw: RawEnd, failed: ErrorDetails): End =>
  raw.end === "failed" ? { end: "failed", error: new KvmnetError({ ...failed, toolOutput: raw.words }) } : { end: raw.end };
