#!/usr/bin/env node
const USAGE = `Usage: kvmnet COMMAND

  preview-report   what a preview changes and whom it disturbs, as Markdown
  import           a program that describes what is on a host
  show             the networks of hosts as they are now
  topology         the same as a drawing: SVG, a page, Mermaid

kvmnet COMMAND --help says more.`;

type Command = (args: readonly string[]) => number | Promise<number>;

/** Loaded one by one: a report needs no ssh. */
const commands: Readonly<Record<string, () => { run: Command; usage: string }>> = {
  "preview-report": () => {
    const { previewReport, USAGE } = require("../report/command") as typeof import("../report/command");
    return { run: previewReport, usage: USAGE };
  },
  import: () => {
    const { importHost, USAGE } = require("../import/command") as typeof import("../import/command");
    return { run: importHost, usage: USAGE };
  },
  topology: () => {
    const { topology, USAGE } = require("../draw/command") as typeof import("../draw/command");
    return { run: topology, usage: USAGE };
  },
  show: () => {
    const { show, USAGE } = require("../show/command") as typeof import("../show/command");
    return { run: show, usage: USAGE };
  },
};

const isHelp = (word: string | undefined) => word === "--help" || word === "-h";

async function main([name, ...args]: readonly string[]): Promise<number> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    console.error(USAGE);
    return isHelp(name) ? 0 : 2;
  }
  const { run, usage } = load();
  if (args.some(isHelp)) {
    console.log(usage);
    return 0;
  }
  return run(args);
}

main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
