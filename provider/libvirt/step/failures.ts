import { KvmnetError } from "../../resource/error";
import { meaningOf } from "../errors";
import type { Observed } from "../observed";
import type { EntryWork, NetworkWork } from "../work";

/** The error of a network's work that failed; `now` is how the network then is. */
export function networkFailure({ operations }: NetworkWork, words: string, now: Observed | undefined): KvmnetError {
  const does = (...kinds: string[]) => operations.some(({ kind }) => kinds.includes(kind));
  const restart = `the network did not start with its new definition; ${now?.active ? "the old one runs again" : "going back to the old one failed as well"}`;
  const problem = does("undefine")
    ? "the network could not be removed"
    : does("restart", "renew") && /Failed to start network/.test(words)
      ? restart
      : now
        ? "the network could not be changed; what was done of it is undone"
        : "the network could not be made";
  return failure(problem, words);
}

export function entryFailure({ wish }: EntryWork, words: string, network: string | undefined): KvmnetError {
  return failure(
    network === undefined ? "the network is gone from the host" : `the entry could not be ${wish.put ? "written to" : "removed from"} the network ${network}`,
    words,
  );
}

function failure(problem: string, words: string): KvmnetError {
  const meaning = meaningOf(words);
  return new KvmnetError({
    code: meaning?.code ?? "step-failed",
    problem: meaning ? `${problem}: ${meaning.problem}` : problem,
    remedy: meaning?.remedy ?? "libvirt's words name the reason; the next pulumi up goes on from here",
    toolOutput: words,
  });
}
