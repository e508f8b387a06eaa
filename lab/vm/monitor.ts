import { setTimeout as sleep } from "node:timers/promises";
import { JsonSocket } from "./json-socket";

/** Talks to QEMU's monitor (QMP): the action gets a function that runs one command. */
async function withMonitor<T>(path: string, action: (command: Command) => Promise<T>, deadline = Date.now() + 10_000, isAlive = () => true): Promise<T> {
  const socket = await opened(path, deadline, isAlive);
  try {
    const command: Command = async (execute, args = {}) => {
      socket.send(`${JSON.stringify({ execute, arguments: args })}\n`);
      for (;;) {
        const answer = JSON.parse(await socket.line(Date.now() + 30_000));
        if (answer.error) throw new Error(`QEMU: ${execute}: ${answer.error.desc}`);
        if ("return" in answer) return answer.return;
      }
    };
    await command("qmp_capabilities");
    return await action(command);
  } finally {
    socket.close();
  }
}

/** QEMU makes the socket soon after its start; unless it ended, say for a port that is taken. */
async function opened(path: string, deadline: number, isAlive: () => boolean): Promise<JsonSocket> {
  for (;;) {
    try {
      return await JsonSocket.open(path);
    } catch (error) {
      if (Date.now() > deadline || !isAlive()) throw new Error(`QEMU does not answer: ${(error as Error).message}`, { cause: error });
      await sleep(20);
    }
  }
}

type Command = (execute: string, args?: object) => Promise<Record<string, unknown>>;

/** Stops the machine and writes its memory to the input of a shell command; QEMU ends after it. */
export function saveMemory(monitor: string, shellCommand: string): Promise<void> {
  return withMonitor(monitor, async (command) => {
    await command("stop");
    await command("migrate-set-parameters", { "max-bandwidth": 2 ** 40 });
    await command("migrate", { uri: `exec:${shellCommand}` });
    for (;;) {
      const { status } = await command("query-migrate");
      if (status === "completed") break;
      if (status === "failed" || status === "cancelled") throw new Error(`QEMU could not write the machine's memory: ${status}`);
      await sleep(50);
    }
    await command("quit");
  });
}

/** Lets a restored machine run once its memory is loaded: it was stopped when it was saved. */
export function resume(monitor: string, deadline: number, isAlive?: () => boolean): Promise<void> {
  const wait = async (command: Command) => {
    for (;;) {
      const { status } = await command("query-status");
      if (status === "running") return;
      if (status !== "inmigrate") await command("cont");
      else await sleep(20);
      if (Date.now() > deadline) throw new Error(`the machine's memory is not loaded in time: ${status}`);
    }
  };
  return withMonitor(monitor, wait, deadline, isAlive);
}
