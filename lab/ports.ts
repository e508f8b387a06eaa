import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Ports that are free now, the same ones for the same instance as far as possible: stacks keep the port in their state. */
export async function choosePorts(instance: string, count: number): Promise<number[]> {
  const base = instance === "default" ? 22_100 : 22_200 + (createHash("sha256").update(instance).digest().readUInt16BE(0) % 400) * 20;
  const ports: number[] = [];
  for (let port = base; ports.length < count; port++) {
    if (port > base + 2000) throw new Error(`no free ports near ${base}`);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** Waits until something accepts connections on the port of 127.0.0.1. */
export async function listening(port: number): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await accepts(port))) {
    if (Date.now() > end) throw new Error(`nothing listens on port ${port} after 15 s`);
    await sleep(20);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("error", () => resolve(false));
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
  });
}
