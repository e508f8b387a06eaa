import type { Host } from "../../host/host";
import { shellFile } from "../../host/shellFile";
import { KvmnetError } from "../../resource/error";

/** A server of iperf3 on another host, for one test of this one. */
export interface FarServer {
  /** As `connection.host` has it; reached as the host of the test is. */
  readonly host: string;
  readonly namespace?: string | undefined;
  readonly address: string;
  readonly port: number;
  /** How long the test takes at most, once it has begun. */
  readonly seconds: number;
}

/** Longer than a test waits for its turn on its own host. */
const PATIENCE = 120;

/** Starts it; what comes back ends it. When nobody does, it ends after the test, or by itself when that has not come about. */
export async function startFarServer(near: Host, { host, namespace = "-", address, port, seconds }: FarServer): Promise<() => Promise<void>> {
  const there = await near.beside?.(host);
  if (!there) {
    throw new Error("a host that is only looked at wanted to start a server on another one");
  }
  const run = (verb: string, ...args: readonly string[]) =>
    there.run({
      name: `${verb} the server of the test`,
      script: shellFile(__dirname, "namespace.sh", "serve.sh", "farServer.sh"),
      args: [verb, ...args],
      needs: ["iperf3", "timeout"],
      timeoutMs: 20_000,
    });
  try {
    const { stdout } = await run("start", namespace, address, `${port}`, `${seconds + PATIENCE}`);
    const [, words] = /^cannot (.*)/.exec(stdout) ?? [];
    if (words !== undefined) {
      throw new KvmnetError({
        code: "step-failed",
        host: there.label,
        step: "start the server of the test",
        property: "serverHost",
        problem: "the server of the test was not started there, and nothing was measured",
        remedy: "give an address that this host has and a port that is free there, and run `pulumi up` again",
        toolOutput: words,
      });
    }
    return async () => {
      // It has ended with its test, as a rule; what is left of one that did not come about ends by itself, if not now.
      await run("stop", stdout.trim()).catch(() => undefined);
      await there.close();
    };
  } catch (error) {
    await there.close();
    throw error;
  }
}
