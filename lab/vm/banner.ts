import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits until sshd greets on a port of 127.0.0.1: QEMU accepts connections before there is one. */
export async function banner(port: number, deadline: number): Promise<void> {
  while (!(await greets(port))) {
    if (Date.now() > deadline) throw new Error("sshd does not answer");
    await sleep(100);
  }
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(5000, () => done(false));
    socket.once("error", () => done(false));
    socket.once("close", () => done(false));
    socket.once("data", (data) => done(data.toString("latin1").startsWith("SSH-")));
  });
}
