import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import type { Hop } from "../connection";
import { hopVariable } from "./arguments";

/** ssh and ssh-add ask through a program; ours asks us over a socket, so that no secret is in argv, environment or a file. */
const client = `
const socket = require("node:net").connect(process.env.KVMNET_ASKPASS);
let answer = "";
socket.on("data", (data) => { answer += data; });
socket.on("error", () => process.exit(1));
socket.on("end", () => { process.stdout.write(answer); process.exitCode = answer ? 0 : 1; });
socket.end([process.env.${hopVariable}, process.ppid, process.argv[1]].join("\\n"));
`;

export interface Askpass {
  /** For ssh and its like, which ask on behalf of this hop. */
  environment(hop: HopName): Record<string, string>;
  /** Only processes that we started ourselves get the host's secrets: a ProxyJump of the user's config inherits the environment. */
  trust(pid: number | undefined): void;
  close(): void;
}

export type HopName = "host" | "proxy";

/** Answers prompts until closed. An empty answer means that we have none. */
export async function startAskpass(folder: string, answer: (hop: HopName, prompt: string) => string | undefined): Promise<Askpass> {
  const program = join(folder, "askpass");
  const path = join(folder, "askpass.sock");
  const trusted = new Set<number>();
  const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  writeFileSync(program, `#!/bin/sh\nexec ${quote(process.execPath)} -e ${quote(client)} -- "$1"\n`, { mode: 0o700 });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let question = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      question += data;
    });
    socket.on("end", () => {
      const [hop, pid, ...prompt] = question.split("\n");
      const secret = hop === "proxy" || trusted.has(Number(pid)) ? answer(hop as HopName, prompt.join("\n")) : undefined;
      socket.end(secret === undefined ? "" : `${secret}\n`);
    });
  });
  await listen(server, path);
  server.unref();
  const common = { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force", KVMNET_ASKPASS: path, DISPLAY: process.env.DISPLAY ?? ":0" };
  return {
    environment: (hop) => ({ ...common, [hopVariable]: hop }),
    trust: (pid) => pid !== undefined && trusted.add(pid),
    close: () => server.close(),
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
}

/** Which secret of a hop a prompt of ssh's asks for. Questions such as "Are you sure you want to continue connecting" get none. */
export function secretFor(prompt: string, hop: Pick<Hop, "password" | "privateKeyPassword">): string | undefined {
  if (/passphrase for/i.test(prompt)) {
    return hop.privateKeyPassword;
  }
  return /password.{0,40}:\s*$/i.test(prompt) ? hop.password : undefined;
}
