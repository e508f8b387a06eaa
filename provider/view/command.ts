import { parseArgs } from "node:util";
import { KvmnetError } from "../resource/error";
import { HOST_OPTIONS, HOST_USAGE, Hosts, tellUnseen } from "../topology/hosts";
import { ViewAnswers } from "./answers";
import { Follower } from "./follow";
import { PageServer } from "./server";

export const USAGE = `Usage: kvmnet view [USER@]HOST[:PORT]… [OPTION…]
       kvmnet view --local [OPTION…]

Shows the networks of hosts as a page on 127.0.0.1 that follows them: the drawing of \`kvmnet topology\`, as it is now. A click on a thing shows
what it is, what the host itself says of it, and the lines of a program that make it. Hosts are read every two seconds while a page is open, and not
at all while none is. Changes nothing. Ends with Ctrl-C.

  --port N             where to serve the page, default: any that is free
${HOST_USAGE}`;

const OPTIONS = { ...HOST_OPTIONS, port: { type: "string" } } as const;

/** Serves the page until a signal comes; gives the exit status. */
export async function view(args: readonly string[]): Promise<number> {
  let hosts: Hosts | undefined;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
    const port = portOf(values.port);
    hosts = Hosts.named(positionals, values);
    await serve(hosts, port);
    return 0;
  } catch (error) {
    // Also what parseArgs and the network say.
    if (!(error instanceof KvmnetError) && (error as { code?: unknown }).code === undefined) {
      throw error;
    }
    console.error(`kvmnet view: ${(error as Error).message}\n\n${USAGE}`);
    return 2;
  } finally {
    await hosts?.close();
  }
}

async function serve(hosts: Hosts, port: number): Promise<void> {
  let end = () => {};
  let fail: (error: unknown) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    [end, fail] = [resolve, reject];
  });
  const follower = new Follower(hosts.all, fail);
  const server = new PageServer(new ViewAnswers(follower));
  process.once("SIGINT", end).once("SIGTERM", end);
  try {
    console.log(`${await server.listen(port)}\nOnly who has this address sees the page. Ctrl-C ends it.`);
    // Once without a page: what cannot be read is said here, too.
    follower.readAll().then(() => follower.over || tellUnseen("kvmnet view", follower.sight.unread), fail);
    await ended;
  } finally {
    process.off("SIGINT", end).off("SIGTERM", end);
    follower.end();
    await server.close();
  }
}

function portOf(text: string | undefined): number {
  const port = Number(text ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535 || text?.trim() === "") {
    throw new KvmnetError({ code: "invalid-input", property: "--port", problem: `${text} is no port: a number from 1 to 65535` });
  }
  return port;
}
