import { connect, type Socket } from "node:net";

/** A unix socket that speaks JSON, one value per line: QEMU's monitor and its guest agent. */
export class JsonSocket {
  private buffer = "";
  private readonly lines: string[] = [];
  private wake: () => void = () => undefined;
  private failure: Error | undefined;

  private constructor(private readonly socket: Socket) {
    // latin1: the agent sets off its answers with a byte 0xff, which UTF-8 does not know. What it says is ASCII.
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      const parts = (this.buffer + text).split("\n");
      this.buffer = parts.pop() ?? "";
      this.lines.push(...parts);
      this.wake();
    });
    socket.on("error", (error) => this.fail(error));
    socket.on("close", () => this.fail(new Error("QEMU closed the socket")));
  }

  static open(path: string): Promise<JsonSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new JsonSocket(socket));
      });
    });
  }

  send(text: string): void {
    this.socket.write(text, "latin1");
  }

  /** The next line as it came. */
  async line(deadline: number): Promise<string> {
    for (;;) {
      const line = this.lines.shift();
      if (line !== undefined) return line;
      if (this.failure) throw this.failure;
      const left = deadline - Date.now();
      if (left <= 0) throw new Error("no answer in time");
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }
}
