import { readFileSync } from "node:fs";
import { accessFiles, hostFolder, hostKey } from "./access";
import { inHost, type Result, run } from "./run";
import type { HostState, LabState } from "./state";

/** The shape of @pulumi/command's ConnectionArgs, plus sshConfigFile. */
export interface LabConnection {
  host: string;
  port: number;
  user: string;
  sshConfigFile?: string;
  privateKey?: string;
  password?: string;
  /** `ssh-ed25519 AAAA…` of the host. */
  hostKey?: string;
}

export interface ExecOptions {
  readonly input?: string;
  readonly timeoutMs?: number;
}

/** One KVM host of the lab. */
export class LabHost {
  readonly name: string;
  readonly machineId: string;
  readonly address: string;
  readonly address6: string;
  /** Reaches the host as root by its name in the lab's ssh config. */
  readonly connection: LabConnection;
  /** The same over the port with the round trip; undefined without `rttMs`. */
  readonly slowConnection: LabConnection | undefined;
  /** The same, but in over the host's eth0 from the outside, as an administrator would: for tests of lock-outs. */
  readonly wireConnection: LabConnection;

  constructor(
    private readonly lab: LabState,
    readonly state: HostState,
  ) {
    this.name = state.name;
    this.machineId = state.machineId;
    this.address = state.address;
    this.address6 = state.address6;
    const sshConfigFile = accessFiles(lab.instance).config;
    this.connection = { host: state.name, port: state.sshPort, user: "root", sshConfigFile };
    this.slowConnection = state.slowPort ? { host: `${state.name}-slow`, port: state.slowPort, user: "root", sshConfigFile } : undefined;
    this.wireConnection = { host: `${state.name}-wire`, port: 22, user: "root", sshConfigFile };
  }

  /** A connection as another user: `admin` has passwordless sudo, `operator` has none. */
  as(user: "root" | "admin" | "operator"): LabConnection {
    return { ...this.connection, user };
  }

  /** Without any config file: address, port, inline key and pinned host key. */
  get inlineConnection(): LabConnection {
    return {
      host: "127.0.0.1",
      port: this.state.sshPort,
      user: "root",
      privateKey: readFileSync(accessFiles(this.lab.instance).key, "utf8"),
      hostKey: this.hostKey,
    };
  }

  /** Password of `admin` and `operator`. */
  get password(): string {
    return readFileSync(accessFiles(this.lab.instance).password, "utf8");
  }

  get hostKey(): string {
    return hostKey(this.lab.instance, this.state);
  }

  /** Folder of this machine that the host sees as /run/lab. */
  get sharedFolder(): string {
    return hostFolder(this.lab.instance, this.name);
  }

  /** Runs as root in the host, past ssh: an argv, or a shell text. Does not throw for an exit code. */
  exec(command: readonly string[] | string, options: ExecOptions = {}): Promise<Result> {
    return run(this.argv(command), options);
  }

  /** The same; throws when the exit code is not 0; returns stdout. */
  async sh(command: readonly string[] | string, options: ExecOptions = {}): Promise<string> {
    const result = await this.exec(command, options);
    if (result.code !== 0)
      throw new Error(`${this.name}: ${typeof command === "string" ? command : command.join(" ")}: exit ${result.code}\n${result.stderr}${result.stdout}`);
    return result.stdout;
  }

  /** argv on this machine that runs the command in the host. */
  argv(command: readonly string[] | string): string[] {
    const argv = typeof command === "string" ? ["sh", "-c", command] : command;
    return inHost(this.state.pid, [
      "env",
      "-i",
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      "HOME=/root",
      "LC_ALL=C",
      "TERM=dumb",
      ...argv,
    ]);
  }
}
