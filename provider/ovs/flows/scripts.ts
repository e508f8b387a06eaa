import { shellFile } from "../../host/shellFile";

/** The remote steps of flows: constant texts. */

/** Argument: the job, as text. */
export const lookScript = (): string =>
  shellFile(__dirname, "../../host/say.sh", "../../host/guard/common.sh", "../../host/python.sh", "../client.py", "flows.py", "flows.sh", "look.sh");

/** Reads the job on stdin, as the others do. */
export const writeScript = (): string =>
  shellFile(
    __dirname,
    "../../host/say.sh",
    "../../host/guard/common.sh",
    "../../host/guard/pending.sh",
    "../../host/python.sh",
    "../client.py",
    "flows.py",
    "flows.sh",
    "write.sh",
  );

/** The same, and what takes it back: what the host runs for itself under guard; and what only tries. */
export const guardedScript = (): string =>
  shellFile(__dirname, "../../host/say.sh", "../../host/guard/common.sh", "../../host/python.sh", "../client.py", "flows.py", "flows.sh", "guarded.sh");

/** Confirms a change under guard, then looks. */
export const confirmScript = (): string =>
  shellFile(
    __dirname,
    "../../host/say.sh",
    "../../host/guard/common.sh",
    "../../host/guard/confirm.sh",
    "../../host/python.sh",
    "../client.py",
    "flows.py",
    "flows.sh",
    "look.sh",
  );
