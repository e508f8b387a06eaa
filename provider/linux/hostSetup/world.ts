import { shellFile } from "../../host/shellFile";
import { confirmingFiles, setupStepFiles } from "../kernel/shellFiles";
import { stepWorld } from "../kernel/steps";
import { inWords } from "./orders";
import { parseSetup, type Setup } from "./snapshot";

/** What is installed on a host, and which daemons run. */
export const setup = stepWorld<Setup>({
  name: "setup",
  what: "the host's packages and daemons",
  lookStep: "read what is installed",
  // A slow mirror, and a package manager that somebody else is using.
  patienceMs: 900_000,
  lookScript: () => shellFile(__dirname, "../../host/say.sh", "../../host/ovs.sh", "../kernel/generation.sh", "system.sh", "look.sh"),
  writeScript: () => shellFile(__dirname, ...setupStepFiles, "../../host/ovs.sh", "look.sh"),
  stepsScript: () => shellFile(__dirname, ...setupStepFiles),
  confirmScript: () => shellFile(__dirname, ...confirmingFiles, "../../host/ovs.sh", "system.sh", "look.sh"),
  // Packages and daemons: no device changes.
  dangerOf: () => undefined,
  pictured: () => [],
  movedTo: () => [],
  parse: parseSetup,
  foretell: async (_host, _seen, { work }) => inWords(work.orders),
});
