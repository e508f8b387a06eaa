import { createHash } from "node:crypto";
import { createServer } from "node:net";

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
