import { shellFile } from "../shellFile";

/** What the guard sends to a host: constant texts. */
export const armScript = (): string => shellFile(__dirname, "../say.sh", "common.sh", "arm.sh");
export const appliedScript = (): string => shellFile(__dirname, "../say.sh", "common.sh", "applied.sh");
export const abortScript = (): string => shellFile(__dirname, "common.sh", "abort.sh");

/** Stays on the host while a change is pending. */
export const keeperScript = (): string => shellFile(__dirname, "common.sh", "keeper.sh");
