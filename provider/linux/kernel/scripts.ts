import { shellFile } from "../../host/shellFile";
import { confirmingFiles, lookFiles, stepFiles } from "./shellFiles";

/** The remote steps of the host's network: constant texts, values reach them as arguments and on stdin. */

/** Prints a whole host for `parseSnapshot`. Arguments: patterns of our files. */
export const lookScript = (): string =>
  shellFile(__dirname, "../../host/say.sh", "../../host/guard/common.sh", "generation.sh", "ethtool.sh", "../persistence/systemd.sh", ...lookFiles);

/** Carries out what `stepInput` says, then prints the whole host. */
export const writeScript = (): string => shellFile(__dirname, ...stepFiles, ...lookFiles);

/** The same without the look: what a change under guard consists of. */
export const stepsScript = (): string => shellFile(__dirname, ...stepFiles);

/** Confirms a change under guard, then prints the whole host. */
export const confirmScript = (): string => shellFile(__dirname, ...confirmingFiles, "ethtool.sh", "../persistence/systemd.sh", ...lookFiles);

/** Prints the processes that hold taps, for `attachedGuests`. */
export const holdersScript = (): string => shellFile(__dirname, "verbs.sh", "holders.sh");

/** Prints one NIC, the argument, for `nicsOf`. */
export const nicScript = (): string => shellFile(__dirname, "../../host/say.sh", "ethtool.sh", "nic.sh");
