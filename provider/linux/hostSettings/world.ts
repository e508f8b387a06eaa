import { shellFile } from "../../host/shellFile";
import { confirmingFiles, settingStepFiles } from "../kernel/shellFiles";
import { stepWorld } from "../kernel/steps";
import { keyPatterns } from "./settings";
import { parseSettings, type Settings } from "./snapshot";

/** The host's sysctls, with the files that set them at boot. */
export const settings = stepWorld<Settings>({
  name: "settings",
  what: "the host's settings",
  lookStep: "read the host settings",
  args: keyPatterns,
  lookScript: () => shellFile(__dirname, "../../host/say.sh", "../kernel/generation.sh", "look.sh"),
  writeScript: () => shellFile(__dirname, ...settingStepFiles, "look.sh"),
  stepsScript: () => shellFile(__dirname, ...settingStepFiles),
  confirmScript: () => shellFile(__dirname, ...confirmingFiles, "look.sh"),
  // Its kind says what may cut us off (`Work.danger`), and no device changes.
  dangerOf: () => undefined,
  pictured: () => [],
  movedTo: () => [],
  parse: parseSettings,
});
