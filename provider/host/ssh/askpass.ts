import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import type { Connection, Hop } from "../connection";

/** ssh and ssh-add ask through a program; ours asks us over a socket, so that no secret is in argv, environment or a file. */
const client = `
const socket = require("node:net").connect(process.env.KVMNET_ASKPASS);
let answer = "";
socket.on("data", (data) => { answer += data; });
socket.on("error", () => process.exit(1));
socket.on("end", () => { process.stdout.write(answer); process.exitCode = answer ? 0 : 1; });
socket.end(process.argv[1] ?? "");
`;

export interface Askpass {
  readonly environment: Record<string, string>;
  close(): void;
}

/** Answers prompts until closed. An empty answer means that we have none. */
export async function startAskpass(folder: string, answer: (prompt: string) => string | undefined): Promise<Askpass> {
  const program = join(folder, "askpass");
  const path = join(folder, "askpass.sock");
  const quote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
  writeFileSync(program, `#!/bin/sh\nexec ${quote(process.execPath)} -e ${quote(client)} -- "$1"\n`, { mode: 0o700 });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let prompt = "";
    socket.on("error", () => {});
    socket.on("data", (data) => {
      prompt += data;
    });
    socket.on("end", () => socket.end(`${answer(prompt) ?? ""}\n`.replace(/^\n$/, "")));
  });
  await listen(server, path);
  server.unref();
  return { environment: { SSH_ASKPASS: program, SSH_ASKPASS_REQUIRE: "force", KVMNET_ASKPASS: path, DISPLAY: process.env.DISPLAY ?? ":0" }, close: () => server.close() };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
}

/** Which secret a prompt of ssh's asks for. Questions such as "Are you sure you want to continue connecting" get none. */
export function secretFor(prompt: string, connection: Connection): string | undefined {
  if (/passphrase for/i.test(prompt)) {
    return connection.privateKeyPassword ?? connection.proxy?.privateKeyPassword;
  }
  if (!/password.{0,40}:\s*$/i.test(prompt)) {
    return undefined;
  }
  const asksFor = (hop: Hop) => prompt.includes(`${hop.user ?? ""}@${hop.host}`);
  return connection.proxy && asksFor(connection.proxy) ? connection.proxy.password : connection.password;
}
