import { connect, createServer, type Socket } from "node:net";

/**
 * A TCP proxy that holds each chunk for half the round trip in each direction: a far link, where netem is not to be had.
 * argv: ROUND_TRIP_MS LISTEN_PORT TARGET_PORT [LISTEN_PORT TARGET_PORT …], all on 127.0.0.1.
 */
function main(argv: readonly string[]): void {
  const [roundTripMs = 0, ...ports] = argv.map(Number);
  for (let index = 0; index + 1 < ports.length; index += 2) listen(ports[index] as number, ports[index + 1] as number, roundTripMs / 2);
}

function listen(port: number, target: number, delayMs: number): void {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
    // The handshake of the far side takes its round trip, too.
    const far = connect({ host: "127.0.0.1", port: target, allowHalfOpen: true, noDelay: true });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on("error", () => other.destroy());
      relay(one, other, delayMs);
    }
  });
  server.listen(port, "127.0.0.1");
}

/** Timers of equal length fire in order, so chunks do too. */
function relay(from: Socket, to: Socket, delayMs: number): void {
  from.on("data", (chunk) => setTimeout(() => to.writable && to.write(chunk), delayMs));
  from.on("end", () => setTimeout(() => to.end(), delayMs));
  from.on("close", () => setTimeout(() => to.destroy(), delayMs + 50));
}

main(process.argv.slice(2));
