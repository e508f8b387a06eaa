import { shellFile } from "../../host/shellFile";
import { stepWorld } from "../kernel/steps";
import { keyPatterns } from "./settings";
import { parseSettings, type Settings } from "./snapshot";

/** The host's sysctls, with the files that set them at boot. */
export const settings = stepWorld<Settings>({
  name: "settings",
  what: "the host's settings",
  lookStep: "read the host settings",
  args: keyPatterns,
  lookScript: () => shellFile(__dirname, "../kernel/say.sh", "look.sh"),
  writeScript: () => shellFile(__dirname, "../kernel/say.sh", "../kernel/files.sh", "verbs.sh", "../kernel/steps.sh", "look.sh"),
  parse: parseSettings,
});
