import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "./paths";
import { mustRun } from "./run";
import type { HostState, LabState } from "./state";

/** Names and files under a lab's state folder by which its hosts are reached. */
export function accessFiles(instance: string) {
  const folder = stateFolder(instance);
  return { key: join(folder, "id_ed25519"), config: join(folder, "ssh_config"), knownHosts: join(folder, "known_hosts"), password: join(folder, "password") };
}

export function hostFolder(instance: string, host: string): string {
  return join(stateFolder(instance), host);
}

/** Makes the client's key, and per host its folder with host key, authorised key and password. */
export async function prepareAccess(instance: string, hosts: readonly HostState[]): Promise<void> {
  const files = accessFiles(instance);
  await newKey(files.key, `lab ${instance}`);
  const password = randomBytes(12).toString("base64url");
  writeFileSync(files.password, password, { mode: 0o600 });
  const crypt = (await mustRun(["openssl", "passwd", "-6", "-stdin"], { input: `${password}\n` })).trim();
  await Promise.all(
    hosts.map(async (host) => {
      const folder = hostFolder(instance, host.name);
      mkdirSync(join(folder, "guests"), { recursive: true });
      await newKey(join(folder, "ssh_host_ed25519_key"), host.name);
      writeFileSync(join(folder, "authorized_keys"), readFileSync(`${files.key}.pub`));
      writeFileSync(join(folder, "password.crypt"), crypt, { mode: 0o600 });
    }),
  );
}

/** Writes ssh_config and known_hosts: `kvm1`, with a delay `kvm1-slow`, and in over its NIC `kvm1-wire`. */
export function writeSshConfig(state: LabState): void {
  const files = accessFiles(state.instance);
  const blocks: string[] = [];
  const known: string[] = [];
  for (const host of state.hosts) {
    known.push(`${keyAlias(state.instance, host)} ${hostKey(state.instance, host)}`);
    blocks.push(block(state, host, host.name, `  HostName 127.0.0.1\n  Port ${host.sshPort}`));
    if (host.slowPort) blocks.push(block(state, host, `${host.name}-slow`, `  HostName 127.0.0.1\n  Port ${host.slowPort}`));
    blocks.push(block(state, host, `${host.name}-wire`, `  HostName ${host.address}\n  ProxyCommand nsenter -t ${state.outsidePid} -n socat - TCP:%h:%p`));
  }
  writeFileSync(files.config, blocks.join("\n"), { mode: 0o600 });
  writeFileSync(files.knownHosts, `${known.join("\n")}\n`, { mode: 0o600 });
}

export function hostKey(instance: string, host: HostState): string {
  const text = readFileSync(join(hostFolder(instance, host.name), "ssh_host_ed25519_key.pub"), "utf8");
  return text.split(" ").slice(0, 2).join(" ");
}

function keyAlias(instance: string, host: HostState): string {
  return `${host.name}.${instance}.lab`;
}

function block(state: LabState, host: HostState, name: string, target: string): string {
  return sshBlock(name, target, keyAlias(state.instance, host), accessFiles(state.instance));
}

/** An entry of an ssh_config that trusts one key only and asks nothing; `target` says where to connect to. */
export function sshBlock(name: string, target: string, alias: string, files: { readonly key: string; readonly knownHosts: string }): string {
  return `Host ${name}
${target}
  HostKeyAlias ${alias}
  User root
  IdentityFile ${files.key}
  IdentitiesOnly yes
  UserKnownHostsFile ${files.knownHosts}
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  LogLevel ERROR
`;
}

async function newKey(file: string, comment: string): Promise<void> {
  await mustRun(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", file]);
}
