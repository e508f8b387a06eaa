import { fork } from "node:child_process";
import path from "node:path";
import type { Job, Report } from "./child";

/** Sources that this run has loaded are there as JavaScript: the child does not transpile. */
const execArgv = ["--require", path.resolve(__dirname, "../../tools/typescript.cjs")];

/** Runs a job in a process of its own. `undefined`: it was killed on the way, as asked. */
export async function runClient(job: Job): Promise<Report | undefined> {
  const child = fork(path.join(__dirname, "child.ts"), { execArgv, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const report = new Promise<Report | undefined>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Report));
    child.once("exit", (code, signal) =>
      signal === "SIGKILL" ? resolve(undefined) : reject(new Error(`the client ended with ${signal ?? code} and no report`)),
    );
  });
  child.send(job);
  return report;
}
