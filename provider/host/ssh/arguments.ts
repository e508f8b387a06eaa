import type { Connection, Hop } from "../connection";

/** How a hop is authenticated and verified, as far as it is not the user's own ssh config that says so. */
export interface HopFiles {
  /** Socket of the private agent that holds the inline key. */
  readonly agentSocket?: string;
  /** Public half of the inline key: the only key to try. */
  readonly identityFile?: string;
  /** known_hosts with the pinned key under `pinnedName`. */
  readonly knownHosts?: string;
}

/** The name under which a pinned key is looked up: it counts for whatever address the host is reached by. */
export const pinnedName = "kvmnet-pinned-host-key";

/** Tells our askpass program which hop it is asked for. */
export const hopVariable = "KVMNET_ASKPASS_HOP";

const configQuote = (value: string) => `"${value}"`;
const shellQuote = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;

/** The options for one hop, without its name. Options given here win over every config file. */
function hopOptions(hop: Hop, files: HopFiles, sshConfigFile: string | undefined, asks: boolean): string[] {
  const options: Record<string, string | undefined> = {
    BatchMode: asks ? "no" : "yes",
    StrictHostKeyChecking: "yes",
    ConnectTimeout: hop.perDialTimeout === 0 ? undefined : String(hop.perDialTimeout ?? 15),
    ConnectionAttempts: hop.dialErrorLimit === undefined ? undefined : String(hop.dialErrorLimit === -1 ? 1_000_000 : Math.max(1, hop.dialErrorLimit)),
    NumberOfPasswordPrompts: asks ? "1" : undefined,
    ServerAliveInterval: "10",
    ServerAliveCountMax: "3",
    RequestTTY: "no",
    RemoteCommand: "none",
    PermitLocalCommand: "no",
    UpdateHostKeys: "no",
    LogLevel: "ERROR",
    User: hop.user,
    Port: hop.port === undefined ? undefined : String(hop.port),
    ...identity(hop, files),
    ...(files.knownHosts && {
      UserKnownHostsFile: configQuote(files.knownHosts),
      GlobalKnownHostsFile: "/dev/null",
      HostKeyAlias: pinnedName,
      CheckHostIP: "no",
      VerifyHostKeyDNS: "no",
    }),
  };
  const config = sshConfigFile === undefined ? [] : ["-F", sshConfigFile];
  return ["-T", "-a", "-x", ...config, ...Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : ["-o", `${name}=${value}`]))];
}

function identity(hop: Hop, files: HopFiles): Record<string, string> {
  if (files.agentSocket && files.identityFile) {
    return { IdentityAgent: configQuote(files.agentSocket), IdentityFile: configQuote(files.identityFile), IdentitiesOnly: "yes", CertificateFile: "none" };
  }
  return hop.agentSocketPath ? { IdentityAgent: configQuote(hop.agentSocketPath) } : {};
}

export interface SshPlan {
  readonly connection: Connection & { readonly host: string };
  readonly files: HopFiles;
  readonly proxyFiles: HopFiles;
  /** `ssh` options for another address than the one that the host's name leads to. */
  readonly elsewhere?: readonly string[];
  /** Where the shells of a host share one connection. */
  readonly controlPath: string;
}

/** True when ssh may have to ask us for a password or a passphrase. */
export const asks = (hop: Pick<Hop, "password" | "privateKeyPassword">) => hop.password !== undefined || hop.privateKeyPassword !== undefined;

/** The whole argv after `ssh`: the first shell opens the connection, further ones go through it. */
export function sshArguments({ connection, files, proxyFiles, controlPath, elsewhere = [] }: SshPlan, first: boolean, command: string): string[] {
  const proxy = connection.proxy;
  return [
    ...hopOptions(connection, files, connection.sshConfigFile, asks(connection) || (proxy !== undefined && asks(proxy))),
    ...[
      "-o",
      "ClearAllForwardings=yes",
      "-o",
      `ControlPath=${configQuote(controlPath)}`,
      "-o",
      `ControlMaster=${first ? "yes" : "no"}`,
      "-o",
      // With it, ssh would throw away what a proxy has to say of a failure.
      "ControlPersist=no",
    ],
    ...elsewhere,
    ...(proxy ? ["-o", `ProxyCommand=${proxyCommand(proxy, proxyFiles, connection.sshConfigFile)}`] : []),
    "--",
    connection.host,
    command,
  ];
}

function proxyCommand(proxy: Hop, files: HopFiles, sshConfigFile: string | undefined): string {
  const words = ["env", `${hopVariable}=proxy`, "ssh", ...hopOptions(proxy, files, sshConfigFile, asks(proxy)), "-o", "ControlPath=none", "-W"]
    .map(shellQuote)
    .join(" ")
    .replaceAll("%", "%%");
  return `${words} '[%h]:%p' -- ${shellQuote(proxy.host).replaceAll("%", "%%")}`;
}
