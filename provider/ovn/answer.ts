import { stepFailure } from "../host/failure";
import type { Host, Output } from "../host/host";
import { type ErrorDetails, KvmnetError } from "../resource/error";

/** What the programs that stand on ovs/client.py say when they fail: by their exit status. `start`: how their database server is started. */
export function databaseFailure(host: Host, step: string, { code, stderr }: Output, what: string, start: string): KvmnetError {
  const known: Readonly<Record<number, ErrorDetails | undefined>> = {
    1: { code: "step-failed", problem: `the ${what} database does not answer as it should` },
    3: { code: "daemon-not-running", problem: `${what}'s database server is not running`, remedy: `start it: ${start}` },
    4: {
      code: "deadline",
      problem: `${what}'s database server does not answer; what was sent may be carried out later`,
      remedy: "see what keeps ovsdb-server busy, or start it again, then run it again: the next run goes on from what is there",
    },
    127: { code: "tool-missing", problem: "python3 is not installed, which we speak to the database with", remedy: "install the package python3" },
  };
  return new KvmnetError({ ...(known[code] ?? stepFailure(stderr, code, host.facts)), host: host.label, step, exitCode: code, toolOutput: stderr });
}

/** Whatever stands in Python's place may print what it likes. */
export function parsedAnswer<T>(host: Host, step: string, { stdout, stderr }: Output): T {
  try {
    return JSON.parse(stdout) as T;
  } catch (cause) {
    const problem = "the program that asks the database does not answer as it should";
    throw new KvmnetError({ code: "step-failed", problem, host: host.label, step, toolOutput: stderr || stdout.slice(0, 200), cause });
  }
}
