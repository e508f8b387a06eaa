import { fork } from "node:child_process";
import path from "node:path";
import type { Job, Report } from "./child";
import { compiled } from "./compiled";

/** Runs a job in a process of its own. `undefined`: it was killed on the way, as asked. */
export async function runClient(job: Job): Promise<Report | undefined> {
  const root = compiled();
  const samples = path.join(root, path.relative(path.resolve(__dirname, "../.."), job.samples)).replace(/\.ts$/, ".js");
  const child = fork(path.join(root, "tests/kill/child.js"), { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const report = new Promise<Report | undefined>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Report));
    child.once("exit", (code, signal) =>
      signal === "SIGKILL" ? resolve(undefined) : reject(new Error(`the client ended with ${signal ?? code} and no report`)),
    );
  });
  child.send({ ...job, samples });
  return report;
}
