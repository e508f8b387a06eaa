import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import { KvmnetError } from "../../resource/error";
import type { Askpass, HopName } from "./askpass";
import { keyFailure } from "./failure";

export interface Agent {
  readonly socket: string;
  /** The public half of the key, as ssh wants it in a file. */
  readonly publicKey: string;
  close(): void;
}

/**
 * An ssh agent of our own that holds one key, handed to it through pipes. It runs `cat` on a pipe of ours and ends with it,
 * so the key does not outlive us even if we are killed.
 */
export async function startAgent(socket: string, privateKey: string, hop: HopName, askpass: Askpass | undefined): Promise<Agent> {
  const child = spawn("ssh-agent", ["-a", socket, "/bin/sh", "-c", 'echo "$SSH_AGENT_PID"; exec cat'], { stdio: ["pipe", "pipe", "ignore"], detached: true });
  const pid = Number(await firstLine(child));
  const close = () => {
    child.stdin?.end();
    if (pid > 0) {
      try {
        process.kill(pid);
      } catch {
        // It is gone already.
      }
    }
  };
  try {
    const environment = { ...process.env, LC_ALL: "C", SSH_ASKPASS_REQUIRE: "never", ...askpass?.environment(hop), SSH_AUTH_SOCK: socket };
    const added = await sshAdd(["-q", "-"], environment, `${privateKey.replaceAll("\r\n", "\n").trim()}\n`, askpass?.trust);
    if (added.code !== 0) {
      throw new KvmnetError({ ...keyFailure(added.stderr), toolOutput: added.stderr });
    }
    const listed = await sshAdd(["-L"], environment, "");
    return { socket, publicKey: listed.stdout, close };
  } catch (error) {
    close();
    throw error;
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error("ssh-agent did not start")));
    child.stdout?.once("data", (data) => resolve(String(data)));
    child.stdin?.on("error", () => {});
    child.unref();
    (child.stdin as Socket).unref?.();
    child.stdout?.once("data", () => (child.stdout as unknown as Socket).unref?.());
  });
}

function sshAdd(
  args: string[],
  env: NodeJS.ProcessEnv,
  input: string,
  trust?: Askpass["trust"],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    // Detached: without a terminal to ask on.
    const child = spawn("ssh-add", args, { env, stdio: ["pipe", "pipe", "pipe"], detached: true });
    trust?.(child.pid);
    const output = { stdout: "", stderr: "" };
    child.stdout.on("data", (data) => {
      output.stdout += data;
    });
    child.stderr.on("data", (data) => {
      output.stderr += data;
    });
    child.stdin.on("error", () => {});
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
    child.stdin.end(input);
  });
}
