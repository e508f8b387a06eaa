import { type ChildProcess, spawn } from "node:child_process";
import type { Connection } from "./connection";

/** A way to get shells on a host. */
export interface Link {
  /** Starts a process whose stdin and stdout are those of a shell on the host. The first one opens the connection that the others use. */
  spawn(first: boolean): ChildProcess;
  /** Removes what the link needed on this machine. */
  close(): void;
}

/** This machine itself. */
export function openLocalLink(connection: Connection): Link {
  const become = connection.become ?? "auto";
  const sudo = become === "sudo" || (become === "auto" && process.getuid?.() !== 0);
  const [command = "", ...args] = [...(sudo ? ["sudo", "-n"] : []), "/bin/sh", "-s", "--", ""];
  return { spawn: () => spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], detached: true }), close: () => {} };
}
