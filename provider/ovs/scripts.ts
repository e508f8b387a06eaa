import { shellFile } from "../host/shellFile";

/** The remote steps of Open vSwitch: constant texts. They have to end before a step's deadline does (60 s): how long the daemons may take is bounded in there. */

/** Argument: the job, as text. */
export const lookScript = (): string =>
  shellFile(__dirname, "../host/say.sh", "../host/guard/common.sh", "../host/python.sh", "client.py", "transact.py", "transact.sh", "look.sh");

/** Reads the job on stdin. */
export const writeScript = (): string =>
  shellFile(
    __dirname,
    "../host/say.sh",
    "../host/guard/common.sh",
    "../host/guard/pending.sh",
    "../host/python.sh",
    "client.py",
    "transact.py",
    "transact.sh",
    "write.sh",
  );

/** The same, and what takes it back: what the host runs for itself under guard. */
export const guardedScript = (): string =>
  shellFile(__dirname, "../host/say.sh", "../host/guard/common.sh", "../host/python.sh", "client.py", "transact.py", "transact.sh", "guarded.sh");

/** Confirms a change under guard, then looks. */
export const confirmScript = (): string =>
  shellFile(
    __dirname,
    "../host/say.sh",
    "../host/guard/common.sh",
    "../host/guard/confirm.sh",
    "../host/python.sh",
    "client.py",
    "transact.py",
    "transact.sh",
    "look.sh",
  );
