import type { ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import type { Output } from "./host";
import { program, readyMark, stepScript } from "./program";

export interface Request {
  readonly script: string;
  readonly args: readonly string[];
  readonly input: string;
  readonly timeoutMs: number;
  /** Changes share the host with nobody; reads share it with reads, so that they never see a change half-made, not even a dead client's. */
  readonly lock: "exclusive" | "shared";
  readonly lockWaitMs: number;
}

/** The shell went away, or did not answer in time, before the end of what it was asked for. */
export class ShellGone extends Error {
  constructor(
    readonly why: "lost" | "deadline",
    /** What it said on stderr until then: ssh's own words about the connection. */
    readonly words: string,
    readonly exitCode?: number | null,
    /** False when it was gone before anything could be sent, so that nothing can have happened. */
    readonly sent = true,
  ) {
    super(`shell ${why}`);
  }
}

/** Linux allows 128 KiB for one environment variable, which is how script and arguments travel on the host. */
export const maxScriptBytes = 120_000;

// Beyond the deadline on the host: its grace to kill (2 s) and a slow link.
const graceMs = 10_000;
const keptWordsBytes = 16_384;
const lastWordsMs = 500;
/** Ends the step under way, when it comes in the place of a request. */
const endWord = "end";

/** What a stream brought since the last answer, and where the line with the end mark is in it. */
class Stream {
  private chunks: Buffer[] = [];
  private length = 0;
  /** The newest chunk, with enough before it for a mark that lies in two. */
  private recent = Buffer.alloc(0);
  private end: { at: number; rest: string } | undefined;

  constructor(
    readonly socket: Socket,
    private readonly onData: () => void,
  ) {
    socket.on("data", (chunk: Buffer) => {
      this.chunks.push(chunk);
      this.length += chunk.length;
      this.recent = Buffer.concat([this.recent.subarray(-128), chunk]);
      this.onData();
    });
    socket.on("error", () => {});
  }

  /** The text before the mark and what follows it on its line, once that line is there. What a stray process writes after it is not ours. */
  endedBy(mark: string): { text: string; rest: string } | undefined {
    this.end ??= this.find(mark);
    return this.end && { text: Buffer.concat(this.chunks).subarray(0, this.end.at).toString("utf8"), rest: this.end.rest };
  }

  clear(): void {
    this.chunks = [];
    this.length = 0;
    this.recent = Buffer.alloc(0);
    this.end = undefined;
  }

  /** In the newest chunk, or across the last two. */
  justSaid(mark: string): boolean {
    return this.recent.includes(mark);
  }

  words(): string {
    return Buffer.concat(this.chunks).subarray(-keptWordsBytes).toString("utf8");
  }

  private find(mark: string): { at: number; rest: string } | undefined {
    const at = this.recent.indexOf(mark);
    const stop = at < 0 ? -1 : this.recent.indexOf("\n", at);
    return stop < 0 ? undefined : { at: this.length - this.recent.length + at, rest: this.recent.toString("latin1", at + mark.length, stop).trim() };
  }
}

/** One shell that runs our program, at the other end of a child process's stdin and stdout. One request at a time. */
export class Shell {
  private readonly out: Stream;
  private readonly err: Stream;
  private readonly sent = new Set<string>();
  private check: () => void = () => {};
  private fail: (why: ShellGone) => void = () => {};
  private exit: { code: number | null } | undefined;
  private abandoned = false;

  private constructor(
    readonly child: ChildProcess,
    goneMark: string,
  ) {
    this.out = new Stream(child.stdout as Socket, () => this.check());
    this.err = new Stream(child.stderr as Socket, () => {
      this.check();
      if (this.err.justSaid(goneMark)) {
        this.exit ??= { code: null };
        this.fail(new ShellGone("lost", this.err.words().replace(goneMark, "")));
      }
    });
    child.stdin?.on("error", () => {});
    const gone = (code: number | null) => {
      this.exit ??= { code };
      this.fail(new ShellGone("lost", this.err.words(), code));
    };
    // "close" comes after the last words on stderr; a process of the step that keeps stderr open must not hold us up.
    child.once("close", gone);
    child.once("exit", (code) => {
      this.exit = { code };
      setTimeout(gone, lastWordsMs, code).unref();
    });
    child.once("error", (error) => {
      this.fail(new ShellGone("lost", String(error)));
      gone(null);
    });
  }

  /** Starts the program in a shell that waits for it on stdin; also gives what the program found out. */
  static async start(child: ChildProcess, withFacts: boolean, timeoutMs?: number): Promise<{ shell: Shell; greeting: string }> {
    const goneMark = randomBytes(16).toString("hex");
    const shell = new Shell(child, goneMark);
    const greeting = await shell.exchange(Buffer.from(program(withFacts, goneMark)), timeoutMs, () => shell.out.endedBy(readyMark)?.text);
    shell.err.clear();
    return { shell, greeting };
  }

  get alive(): boolean {
    return this.exit === undefined && !this.abandoned;
  }

  async run(request: Request): Promise<Output> {
    const nonce = randomBytes(16).toString("hex");
    return this.exchange(this.frame(nonce, request), request.timeoutMs + request.lockWaitMs + graceMs, () => {
      const out = this.out.endedBy(`${nonce} `);
      const err = this.err.endedBy(`${nonce} `);
      return out && err && { stdout: out.text, stderr: err.text, code: Number(out.rest) };
    });
  }

  /** Ends the step under way on the host; its answer still comes. */
  endStep(): void {
    this.child.stdin?.write(`${endWord}\n`);
  }

  /** Ends it when its script has ended; does not wait. */
  end(): void {
    this.abandoned = true;
    this.child.stdin?.end();
  }

  kill(): void {
    this.abandoned = true;
    // Also for what a shell that was killed has left behind on the host: it waits for this end.
    this.child.stdin?.destroy();
    this.child.kill("SIGKILL");
  }

  private frame(nonce: string, { script, args, input, timeoutMs, lock, lockWaitMs }: Request): Buffer {
    const id = createHash("sha256").update(script).digest("hex").slice(0, 32);
    const body = this.sent.has(id) ? "" : `${stepScript(script)}\n`;
    this.sent.add(id);
    const data = Buffer.from(input);
    const seconds = (milliseconds: number) => Math.max(0.1, milliseconds / 1000);
    const header = [nonce, seconds(timeoutMs), lock === "shared" ? "-s" : "-x", seconds(lockWaitMs), id, body.split("\n").length - 1, data.length, args.length];
    return Buffer.concat([Buffer.from(`${header.join(" ")}\n${args.map((arg) => `${arg}\n`).join("")}${body}`), data]);
  }

  private async exchange<T>(message: Buffer, timeoutMs: number | undefined, answer: () => T | undefined): Promise<T> {
    if (this.exit) {
      throw new ShellGone("lost", this.err.words(), this.exit.code, false);
    }
    this.keepProcessAlive(true);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<T>((resolve, reject) => {
        this.fail = reject;
        this.check = () => {
          const result = answer();
          if (result !== undefined) {
            this.out.clear();
            this.err.clear();
            resolve(result);
          }
        };
        if (timeoutMs !== undefined) {
          timer = setTimeout(() => reject(new ShellGone("deadline", this.err.words())), timeoutMs);
        }
        this.child.stdin?.write(message);
      });
    } finally {
      clearTimeout(timer);
      this.check = () => {};
      this.fail = () => {};
      this.keepProcessAlive(false);
    }
  }

  /** An idle shell must not keep the program running that opened it. */
  private keepProcessAlive(yes: boolean): void {
    const method = yes ? "ref" : "unref";
    this.child[method]();
    for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) {
      (stream as Socket | null)?.[method]?.();
    }
  }
}
