import type { Host } from "../../host/host";
import { type Change, pathText } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { CommonArgs, CommonState } from "../../resource/kind";
import { hostSnapshot, type Snapshot } from "./snapshot";

interface Subject<Args extends CommonArgs, State extends CommonState, Seen = Snapshot> {
  readonly type: string;
  readonly args: Args;
  observe(seen: Seen): State | undefined;
  plan(state: State, args: Args): Change[];
}

/** Carries out a change and believes only what the kernel then shows. An error carries what exists of ours by then. */
export function settled<Args extends CommonArgs, State extends CommonState>(
  host: Host,
  subject: Subject<Args, State>,
  change: () => Promise<Snapshot>,
): Promise<State> {
  return settledBy(host, hostSnapshot, subject, change);
}

/** The same for what is not a device: `look` reads the host again after a failure. */
export async function settledBy<Args extends CommonArgs, State extends CommonState, Seen>(
  host: Host,
  look: (host: Host) => Promise<Seen>,
  subject: Subject<Args, State, Seen>,
  change: () => Promise<Seen>,
): Promise<State> {
  const resource = `${subject.type} ${subject.args.name}`;
  let state: State | undefined;
  try {
    state = subject.observe(await change());
  } catch (error) {
    throw error instanceof KvmnetError ? await withPartialState(host, look, subject, error.with({ resource })) : error;
  }
  const open = state ? subject.plan(state, subject.args) : [];
  if (!state || open.length > 0) {
    const seen = open.map((item) => `${pathText(item.path)} is ${JSON.stringify(item.from)}, not ${JSON.stringify(item.to)}`).join("; ");
    throw new KvmnetError({
      code: "step-failed",
      resource,
      problem: `the host does not show what was asked for: ${seen || "it is not there"}`,
      remedy: "something else on the host may manage this (NetworkManager, a script); run `pulumi up` again or look there",
      ...(state && { partialState: state }),
    });
  }
  return state;
}

async function withPartialState<Args extends CommonArgs, State extends CommonState, Seen>(
  host: Host,
  look: (host: Host) => Promise<Seen>,
  subject: Subject<Args, State, Seen>,
  error: KvmnetError,
): Promise<KvmnetError> {
  try {
    const state = subject.observe(await look(host));
    return state?.owner === subject.args.owner ? error.with({ partialState: state }) : error;
  } catch {
    return error;
  }
}
