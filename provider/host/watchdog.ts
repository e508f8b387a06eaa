import { connect } from "node:http2";

// Not at the start, where every millisecond is waited for.
const pauseMs = 1000;

/**
 * Calls `gone` once nobody listens any more at the engine's address (`127.0.0.1:PORT`): the engine was killed and could not end this process, which leads a
 * process group of its own and would stay for ever. It is told by a connection that carries nothing and ends with the engine.
 */
export function watchEngine(address: string, gone: () => void): void {
  setTimeout(() => watch(address, gone), pauseMs).unref();
}

function watch(address: string, gone: () => void): void {
  let refused = false;
  const session = connect(`http://${address}`);
  session.unref();
  session.once("error", (error: NodeJS.ErrnoException) => {
    refused = error.code === "ECONNREFUSED";
  });
  // An engine that only ends this connection accepts the next one.
  session.once("close", () => (refused ? gone() : watchEngine(address, gone)));
}
