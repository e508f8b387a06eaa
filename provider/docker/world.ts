import type { Host, Output } from "../host/host";
import type { End, World } from "../host/round/world";
import { sectionsOf } from "../host/sections";
import { shellFile } from "../host/shellFile";
import { KvmnetError } from "../resource/error";
import { type Docker, parseDocker } from "./snapshot";

/** What is done to one network, as `docker.sh` does it. */
export interface Work {
  readonly name: string;
  /** The id of the network that it is decided on; `undefined`: there is none of this name. */
  readonly was: string | undefined;
  readonly off?: readonly string[];
  readonly remove?: true;
  /** Parameters of `docker network create`. */
  readonly create?: readonly string[];
  /** The same for what was removed, should `create` fail. */
  readonly back?: readonly string[];
  /** What the note says afterwards; "": there is none. */
  readonly mark: string;
  readonly notes: readonly string[];
}

const FOLDER = "/etc/kvmnet/docker.d";

/** Nothing in here has a line break: what users write has no control characters. */
const ordersOf = ({ name, was, off = [], remove, create, back, mark }: Work): string[] => [
  `work ${name}`,
  `was ${was ?? "-"}`,
  ...off.map((container) => `off ${container}`),
  ...(remove ? ["remove"] : []),
  ...(create ? [...create.map((one) => `arg ${one}`), "create"] : []),
  ...(back ? [...back.map((one) => `arg ${one}`), "back"] : []),
  mark === "" ? "unmark" : `mark ${mark}`,
  "end",
];

/** Docker's networks of a host. */
export const docker: World<Docker, Work> = {
  name: "docker",
  // One takes some tenths of a second, and more where Docker puts many rules in.
  stepSize: 20,
  look: async (host) => parseDocker((await ask(host, "read Docker's networks", [])).stdout),
  write: async (host, _seen, tasks) => {
    const step = tasks.length === 1 && tasks[0] ? tasks[0].step : "change Docker's networks";
    const { stdout } = await ask(
      host,
      step,
      tasks.map(({ work }) => work),
    );
    const ended = sectionsOf(stdout).filter(({ name }) => name === "ended");
    return {
      seen: parseDocker(stdout),
      ends: tasks.map((task, i): End => {
        const { rest: [how] = [], body = "" } = ended[i] ?? {};
        return how === "done" || how === "stale" ? { end: how } : { end: "failed", error: refusedBy(task.step, body) };
      }),
    };
  },
  foretell: async (_host, _seen, { work }) => work.notes,
};

const ask = (host: Host, name: string, works: readonly Work[]): Promise<Output> =>
  host.run({
    name,
    script: shellFile(__dirname, "../host/say.sh", "docker.sh"),
    args: [FOLDER],
    input: works
      .flatMap(ordersOf)
      .map((line) => `${line}\n`)
      .join(""),
    mutates: works.length > 0,
    needs: ["docker", "ip", "timeout"],
  });

const refusedBy = (step: string, words: string) =>
  new KvmnetError({
    code: "step-failed",
    step,
    problem: "Docker did not do it; what was there before is there",
    remedy: "see what it says; once that is mended, run `pulumi up` again",
    toolOutput: words,
  });
