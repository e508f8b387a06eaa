import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sshBlock } from "../access";
import { mustRun } from "../run";
import { machineFolder } from "./paths";
import type { MachineState } from "./state";

/** Files by which a machine is reached. */
export function accessOf(state: Pick<MachineState, "instance" | "name">) {
  const folder = machineFolder(state.instance, state.name);
  return {
    key: join(folder, "id_ed25519"),
    hostKey: join(folder, "ssh_host_ed25519_key"),
    config: join(folder, "ssh_config"),
    knownHosts: join(folder, "known_hosts"),
  };
}

/** Makes the client's key and the host's, and the ssh config that names both. */
export async function makeAccess(state: MachineState): Promise<void> {
  const files = accessOf(state);
  const comment = `VM lab ${state.instance}`;
  await Promise.all([files.key, files.hostKey].map((file) => mustRun(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", file])));
  const alias = `${state.name}.${state.instance}.vm`;
  writeFileSync(files.knownHosts, `${alias} ${readFileSync(`${files.hostKey}.pub`, "utf8")}`, { mode: 0o600 });
  writeFileSync(files.config, sshBlock(state.name, `  HostName 127.0.0.1\n  Port ${state.sshPort}`, alias, files), { mode: 0o600 });
}
