import { KvmnetError } from "../../resource/error";
import type { Host } from "../host";
import type { Section } from "../sections";

interface Subject {
  readonly step: string;
  readonly reason: string;
  readonly resources: readonly string[];
}

/** A second client, while a change of somebody else's waits for its confirmation. */
export function isPending({ label }: Pick<Host, "label">, { device: seconds, body }: Section): KvmnetError {
  const [who = "somebody", what = ""] = body.split("\n");
  const until = new Date(Date.now() + Number(seconds) * 1000).toISOString().replace(/\.\d+Z$/, "Z");
  return new KvmnetError({
    code: "change-pending",
    host: label,
    problem: `${who} has a change of this host under way (${what}), which is confirmed or gone by ${until} at the latest`,
    remedy: "wait until then and run it again; nothing of this step was carried out",
  });
}

/** `note`: what the host wrote down when it had gone back. */
export function goneBack({ label }: Pick<Host, "label">, { step, reason }: Subject, note: string, lost: unknown): KvmnetError {
  return new KvmnetError({
    code: "rolled-back",
    host: label,
    step,
    problem: `the change was carried out, could not be confirmed, and was taken back by the host (guarded, as ${reason})`,
    toolOutput: [storyOf(note), lost instanceof Error ? `our last attempt to connect: ${lost.message}` : ""].filter(Boolean).join("\n"),
    remedy:
      "look at what failed: the gateway, VLAN, port or address that was asked for may be wrong. The host is as it was before this step, but for what is named above. docs/safety.md has more",
    cause: lost,
  });
}

export function outOfReach({ label }: Pick<Host, "label">, { step }: Subject, lost: unknown): KvmnetError {
  return new KvmnetError({
    code: "connection-lost",
    host: label,
    step,
    problem: "the host could not be reached after the change, nor after the time in which it goes back by itself",
    toolOutput: lost instanceof Error ? lost.message : "",
    remedy:
      "if nothing outside of the host (a switch, the power) is the reason, log in at its console and run `sh /var/lib/kvmnet/guard/pending/keeper back console`; docs/safety.md has more",
    cause: lost,
  });
}

const kinds: Readonly<Record<string, string>> = {
  why: "why it went back",
  failed: "answered before and did not afterwards",
  said: "said while it was carried out",
  missing: "not there again",
  left: "still there",
};

/** The note of keeper.sh in words. */
export function storyOf(note: string): string {
  return note
    .split("\n")
    .filter(Boolean)
    .map((line) => line.replace(/^(\w+): /, (_, kind: string) => `${kinds[kind] ?? kind}: `))
    .join("\n");
}
