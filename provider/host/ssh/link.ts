import { type ChildProcess, spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Connection, Hop } from "../connection";
import type { Link } from "../link";
import { loginCommand } from "../program";
import { type Agent, startAgent } from "./agent";
import { asks, type HopFiles, pinnedName, sshArguments } from "./arguments";
import { type Askpass, type HopName, secretFor, startAskpass } from "./askpass";
import { elsewhereOptions } from "./elsewhere";
import { privateFolder } from "./private-folder";

/** One ssh connection: the first shell opens it, all share it through a socket in a private folder. */
export async function openSshLink(connection: Connection & { readonly host: string }): Promise<Link> {
  const folder = privateFolder();
  const agents: Agent[] = [];
  let askpass: Askpass | undefined;
  const close = () => {
    open.delete(close);
    for (const agent of agents) {
      agent.close();
    }
    askpass?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  closeAtExit(close);
  try {
    if (asks(connection) || (connection.proxy && asks(connection.proxy))) {
      askpass = await startAskpass(folder, (hop, prompt) => secretFor(prompt, hop === "proxy" ? (connection.proxy ?? {}) : connection));
    }
    const files = await prepareHop(connection, "host", folder, askpass, agents);
    const proxyFiles = connection.proxy ? await prepareHop(connection.proxy, "proxy", folder, askpass, agents) : {};
    const elsewhere = connection.address === undefined ? [] : await elsewhereOptions(connection, connection.address, files.knownHosts !== undefined);
    const plan = { connection, files, proxyFiles, elsewhere, controlPath: join(folder, "c") };
    const env = { ...process.env, LC_ALL: "C", SSH_ASKPASS_REQUIRE: "never", ...askpass?.environment("host") };
    const command = loginCommand[connection.become ?? "auto"];
    return { spawn: (first) => start(sshArguments(plan, first, command), env, askpass), close };
  } catch (error) {
    close();
    throw error;
  }
}

const open = new Set<() => void>();

function closeAtExit(close: () => void): void {
  if (open.size === 0) {
    process.removeListener("exit", closeOpen);
    process.once("exit", closeOpen);
  }
  open.add(close);
}

function closeOpen(): void {
  for (const close of open) {
    close();
  }
}

/** Own process group: a terminal's interrupt key must not take the session down before we have tidied up. */
function start(args: string[], env: NodeJS.ProcessEnv, askpass: Askpass | undefined): ChildProcess {
  const child = spawn("ssh", args, { env, stdio: ["pipe", "pipe", "pipe"], detached: true });
  askpass?.trust(child.pid);
  return child;
}

async function prepareHop(hop: Hop, name: HopName, folder: string, askpass: Askpass | undefined, agents: Agent[]): Promise<HopFiles> {
  const files: { -readonly [P in keyof HopFiles]: HopFiles[P] } = {};
  const path = join(folder, name);
  if (hop.hostKey !== undefined) {
    files.knownHosts = `${path}.known_hosts`;
    writeFileSync(files.knownHosts, `${pinnedName} ${hop.hostKey}\n`, { mode: 0o600 });
  }
  if (hop.privateKey !== undefined) {
    const agent = await startAgent(`${path}.agent`, hop.privateKey, name, askpass);
    agents.push(agent);
    files.agentSocket = agent.socket;
    files.identityFile = `${path}.pub`;
    writeFileSync(files.identityFile, agent.publicKey, { mode: 0o600 });
  }
  return files;
}
