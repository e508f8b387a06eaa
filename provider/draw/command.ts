import { readFileSync, writeFileSync } from "node:fs";
import { extname } from "node:path";
import { parseArgs } from "node:util";
import { KvmnetError } from "../resource/error";
import { describedHosts, withDescribed } from "../topology/described";
import { HOST_OPTIONS, HOST_USAGE, Hosts, isSeen, readState, type Seen, tellUnseen } from "../topology/hosts";
import type { HostTopology } from "../topology/model";
import { recordedIn } from "../topology/stackState";
import { mermaidOf } from "./mermaid";

export const USAGE = `Usage: kvmnet topology [USER@]HOST[:PORT]… [OPTION…]
       kvmnet topology --local [OPTION…]
       kvmnet topology --state FILE | --preview FILE [OPTION…]

Draws the networks of hosts as they are now; or, where no host is said, as a stack has made them or as a program would have them.
Changes nothing.

  --out FILE           write it there: .svg a picture, .html a page to search and look around in, .mmd text for Mermaid
                       (https://mermaid.js.org), which GitHub, GitLab and many editors show as a picture. Without it: Mermaid, on stdout
  --preview FILE       what \`pulumi preview --json\` wrote; \`-\`: on stdin. What it adds, removes, changes, replaces and cuts off is marked
${HOST_USAGE}`;

const OPTIONS = { ...HOST_OPTIONS, out: { type: "string" }, preview: { type: "string" } } as const;

type Draw = (hosts: readonly HostTopology[]) => string;

/** By the ending of the file's name; what lays out and writes is loaded only when it is asked for. */
const FORMATS: Readonly<Record<string, () => Draw>> = {
  ".mmd": () => mermaidOf,
  ".svg": () => (require("./svg") as typeof import("./svg")).svgOf,
  ".html": () => (require("./html") as typeof import("./html")).htmlOf,
};

/** Writes a drawing of hosts; gives the exit status. */
export async function topology(args: readonly string[]): Promise<number> {
  let hosts: Hosts | undefined;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
    const draw = formatOf(values.out);
    const planned = values.preview === undefined ? [] : plannedHosts(values.preview);
    const named = positionals.length > 0 || values.local === true;
    hosts = named || (values.preview ?? values.state) === undefined ? Hosts.named(positionals, values) : undefined;
    const seen: Seen[] = hosts ? await hosts.see() : values.preview === undefined ? stackHosts(values.state ?? "") : [];
    const text = draw(withDescribed(seen.filter(isSeen), planned));
    if (values.out === undefined) {
      process.stdout.write(text);
    } else {
      writeFileSync(values.out, text);
    }
    tellUnseen("kvmnet topology", seen);
    return seen.every(isSeen) ? 0 : 1;
  } catch (error) {
    // Also what parseArgs and the file say.
    if (!(error instanceof KvmnetError) && (error as { code?: unknown }).code === undefined) {
      throw error;
    }
    console.error(`kvmnet topology: ${(error as Error).message}\n\n${USAGE}`);
    return 2;
  } finally {
    await hosts?.close();
  }
}

function formatOf(file: string | undefined): Draw {
  const ending = file === undefined ? ".mmd" : extname(file).toLowerCase();
  const load = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  if (!load) {
    throw new KvmnetError({
      code: "invalid-input",
      property: "--out",
      problem: `${file}: its ending says no format; there are ${Object.keys(FORMATS).join(", ")}`,
    });
  }
  return load();
}

function plannedHosts(file: string): HostTopology[] {
  const { describedPreview } = require("../report/described") as typeof import("../report/described");
  const { parsedPreview } = require("../report/parsed") as typeof import("../report/parsed");
  const preview = parsedPreview(readFileSync(file === "-" ? 0 : file, "utf8"));
  if (!preview) {
    throw new KvmnetError({
      code: "invalid-input",
      property: "--preview",
      problem: "is not the JSON of a preview",
      remedy: "make it with: pulumi preview --json > FILE",
    });
  }
  return describedHosts(describedPreview(preview));
}

function stackHosts(file: string): HostTopology[] {
  const { describedState } = require("../report/described") as typeof import("../report/described");
  return describedHosts(describedState(recordedIn(readState(file))));
}
