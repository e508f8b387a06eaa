import { spawn } from "node:child_process";

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs a command to its end within a deadline; never throws for an exit code. */
export function run(argv: readonly string[], options: { input?: string; timeoutMs?: number } = {}): Promise<Result> {
  const { input = "", timeoutMs = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(argv[0] as string, argv.slice(1), {
      stdio: "pipe",
      detached: true,
      env: { ...process.env, LC_ALL: "C", PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    });
    let stdout = "";
    let stderr = "";
    const timer = setTimeout(() => {
      // The whole group: nsenter's child would live on.
      if (child.pid) process.kill(-child.pid, "SIGKILL");
      reject(new Error(`${argv.join(" ").slice(0, 200)}: no end after ${timeoutMs} ms\n${stdout}${stderr}`));
    }, timeoutMs);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ stdout, stderr, code: code ?? (signal ? 128 : 1) });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

export async function mustRun(argv: readonly string[], options: { input?: string; timeoutMs?: number } = {}): Promise<string> {
  const result = await run(argv, options);
  if (result.code !== 0) throw new Error(`${argv.join(" ").slice(0, 300)}: exit ${result.code}\n${result.stderr || result.stdout}`);
  return result.stdout;
}

/** argv that runs inside all namespaces of a lab host. */
export function inHost(pid: number, argv: readonly string[]): string[] {
  return ["nsenter", "-t", String(pid), "-m", "-u", "-i", "-n", "-p", "--", ...argv];
}

/** argv that runs with a namespace's network only, on this machine's files. */
export function inNetwork(pid: number, argv: readonly string[]): string[] {
  return ["nsenter", "-t", String(pid), "-n", "--", ...argv];
}
