import type { Host, Output } from "../../host/host";
import type { End, World } from "../../host/round/world";
import { shellFile } from "../../host/shellFile";
import { KvmnetError } from "../../resource/error";
import { classify } from "../errors";
import { newMark } from "../step/look";
import { failureOf } from "./errors";
import { type Filters, type Mark, parseFilters } from "./snapshot";

/** What is done to one filter, as `write.sh` does it. */
export interface Work {
  readonly name: string;
  /** The definition that it is decided on; `undefined`: there is none of this name. */
  readonly was: { readonly uuid: string; readonly hash: string } | undefined;
  /** What the note says before anything else is done. */
  readonly mark?: Mark;
  /** On one line. */
  readonly define?: string;
  /** UUID of what is removed. */
  readonly undefine?: string;
  /** The note goes, at last. */
  readonly unmark?: true;
  /** What a preview says of it besides. */
  readonly notes: readonly string[];
}

const NOTES = "/etc/kvmnet/nwfilter.d";
const PACKAGED = "/usr/share/libvirt/nwfilter";

/** Nothing in here has a line break: what users write has no control characters, and XML has references for them. */
const ordersOf = ({ name, was, mark, define, undefine, unmark }: Work): string[] => [
  `work ${name}`,
  `was ${was ? `${was.uuid} ${was.hash}` : "- -"}`,
  ...(mark ? [`mark ${mark.uuid} ${mark.owner}`] : []),
  ...(define === undefined ? [] : [`define ${define}`]),
  ...(undefine === undefined ? [] : [`undefine ${undefine}`]),
  ...(unmark ? ["unmark"] : []),
  "end",
];

/** libvirt's filters of a host, and who uses them. */
export const nwFilters: World<Filters, Work> = {
  name: "libvirt.nwfilter",
  // While guests use one, libvirt makes the rules of each of them anew.
  stepSize: 20,
  look: async (host) => {
    const { mark, stdout } = await ask(host, "read the filters", []);
    return parseFilters(stdout, mark);
  },
  write: async (host, _seen, tasks) => {
    const step = tasks.length === 1 && tasks[0] ? tasks[0].step : "change libvirt's filters";
    const works = tasks.map(({ work }) => work);
    const { mark, stdout } = await ask(host, step, works);
    const ended = stdout.split(`${mark} ended `).slice(1);
    const seen = parseFilters(stdout, mark);
    return {
      seen,
      ends: tasks.map((task, i): End => {
        const [, how, words = ""] = /^(\w+) \.\n([\s\S]*)/.exec(ended[i]?.split(mark)[0] ?? "") ?? [];
        return how === "done" || how === "stale" ? { end: how } : { end: "failed", error: failureOf(task, words) };
      }),
    };
  },
  foretell: async (_host, _seen, { work }) => work.notes,
};

async function ask(host: Host, name: string, works: readonly Work[]): Promise<Output & { readonly mark: string }> {
  const mark = newMark();
  const changes = works.length > 0;
  const output = await host
    .run({
      name,
      script: changes ? shellFile(__dirname, "../step/dialog.sh", "look.sh", "write.sh") : shellFile(__dirname, "../step/dialog.sh", "look.sh", "read.sh"),
      args: [host.libvirtUri, mark, NOTES, PACKAGED],
      ...(changes && {
        input: works
          .flatMap(ordersOf)
          .map((line) => `${line}\n`)
          .join(""),
        timeoutMs: 120_000,
      }),
      mutates: changes,
      needs: ["virsh"],
    })
    .catch((error: unknown) => Promise.reject(noFilters(classify(error))));
  return { ...output, mark };
}

/** A libvirt without the driver, as that of a session is. */
function noFilters(error: unknown): unknown {
  const said = error instanceof KvmnetError ? (error.details.toolOutput ?? "") : "";
  return error instanceof KvmnetError &&
    /not supported by the connection driver: virConnect(List|Num)\w*NWFilter|no connection driver available for .*nwfilter/i.test(said)
    ? new KvmnetError({
        ...error.details,
        code: "daemon-not-running",
        problem: "the libvirt of this host has no network filters",
        remedy: "install its driver (libvirt-daemon-driver-nwfilter where it is a package of its own), and connect to qemu:///system",
      })
    : error;
}
