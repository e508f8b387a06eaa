import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Result } from "../run";
import { JsonSocket } from "./json-socket";

const environment = ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C", "TERM=dumb"];

/** QEMU's guest agent inside a machine, past its network. It answers one caller after the other. */
export class Agent {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly path: string) {}

  /** Runs a program to its end. */
  async exec(argv: readonly string[], options: { input?: string; timeoutMs?: number } = {}): Promise<Result> {
    const { input = "", timeoutMs = 60_000 } = options;
    const deadline = Date.now() + timeoutMs;
    const [path, ...arg] = argv;
    const start = { path, arg, env: environment, "input-data": Buffer.from(input).toString("base64"), "capture-output": true };
    const { pid } = await this.ask("guest-exec", start, deadline);
    for (let pause = 20; ; pause = Math.min(pause * 1.5, 300)) {
      const status = await this.ask("guest-exec-status", { pid }, deadline);
      if (status.exited) return resultOf(status);
      if (Date.now() > deadline) throw new Error(`${argv.join(" ").slice(0, 200)}: no end after ${timeoutMs} ms`);
      await sleep(pause);
    }
  }

  /** Waits until the agent answers. */
  async ready(deadline: number, isOn = () => true): Promise<void> {
    for (;;) {
      const left = deadline - Date.now();
      if (!isOn()) throw new Error("the machine has gone off");
      if (left <= 0) throw new Error("the guest agent does not answer");
      const answered = await this.ask("guest-ping", {}, Date.now() + Math.min(left, 2000)).catch(() => undefined);
      if (answered) return;
      await sleep(50);
    }
  }

  private ask(execute: string, args: object, deadline: number): Promise<Record<string, unknown>> {
    const answer = this.last.then(() => exchange(this.path, execute, args, deadline));
    this.last = answer.catch(() => undefined);
    return answer;
  }
}

/** One connection per question, so that other processes get their turn too. */
async function exchange(path: string, execute: string, args: object, deadline: number): Promise<Record<string, unknown>> {
  const socket = await openAgain(path, deadline);
  try {
    // Whatever an earlier caller has left unread comes before the byte 0xff that sets off the answer to our number.
    const id = randomInt(2 ** 31);
    socket.send(`\xff${JSON.stringify({ execute: "guest-sync-delimited", arguments: { id } })}\n${JSON.stringify({ execute, arguments: args })}\n`);
    while (!isSync(await socket.line(deadline), id));
    const answer = JSON.parse(await socket.line(deadline));
    if (answer.error) throw new Error(`guest agent: ${execute}: ${answer.error.desc}`);
    return answer.return;
  } finally {
    socket.close();
  }
}

function isSync(line: string, id: number): boolean {
  return line.slice(line.lastIndexOf("\xff") + 1).includes(`"return": ${id}`);
}

/** QEMU's queue of callers is one long: another waits outside. */
async function openAgain(path: string, deadline: number): Promise<JsonSocket> {
  for (;;) {
    try {
      return await JsonSocket.open(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN" || Date.now() > deadline) throw error;
      await sleep(20);
    }
  }
}

function resultOf(status: Record<string, unknown>): Result {
  const text = (value: unknown) => Buffer.from(typeof value === "string" ? value : "", "base64").toString("utf8");
  const signal = typeof status.signal === "number" ? 128 + status.signal : 1;
  return { stdout: text(status["out-data"]), stderr: text(status["err-data"]), code: typeof status.exitcode === "number" ? status.exitcode : signal };
}
