import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** Runs the action while no other process holds the lock of this file. The kernel frees it when we die. */
export async function locked<T>(file: string, action: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const holder = spawn("flock", [file, "sh", "-c", "echo held; exec cat"], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    await new Promise<void>((resolve, reject) => {
      holder.once("error", reject);
      holder.once("exit", (code) => reject(new Error(`cannot lock ${file}: flock ended with ${code}`)));
      holder.stdout.once("data", () => resolve());
    });
    return await action();
  } finally {
    const ended = new Promise((resolve) => holder.once("close", resolve));
    holder.stdin.end();
    await ended;
  }
}
