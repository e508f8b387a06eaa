import { setTimeout as sleep } from "node:timers/promises";
import type { Agent } from "./agent";
import { activate, enable, type NicFile, type NicSettings, nicFile, type Owner, owned } from "./owners";

/** Runs a shell text as root inside a machine; throws when its exit code is not 0. */
export async function inside(agent: Agent, script: string, args: readonly string[] = [], input = ""): Promise<string> {
  const { stdout, stderr, code } = await agent.exec(["sh", "-c", script, "sh", ...args], { input, timeoutMs: 180_000 });
  if (code !== 0) throw new Error(`in the virtual machine: ${script.slice(0, 200)}: exit ${code}\n${stderr}${stdout}`);
  return stdout;
}

/** Waits until systemd has started what there is to start; what failed to start is for the test to see. */
export async function settled(agent: Agent): Promise<void> {
  await inside(agent, 'state=$(systemctl is-system-running --wait); [ "$state" = running ] || [ "$state" = degraded ]');
}

/** Gives eth1 and eth2 to a network manager. */
export async function giveTo(agent: Agent, owner: Owner, nics: readonly string[]): Promise<void> {
  for (const nic of nics) await writeNicFile(agent, nicFile(owner, nic));
  await inside(agent, enable[owner]);
  for (const nic of nics) await waitUntilOwned(agent, owner, nic);
}

/** Writes a NIC's settings into its manager's file and makes the manager take them. */
export async function configureNic(agent: Agent, owner: Owner, nic: string, settings: NicSettings): Promise<void> {
  if (owner === "none") throw new Error("nobody manages this machine's NICs: use ip");
  await writeNicFile(agent, nicFile(owner, nic, settings));
  await inside(agent, activate[owner], [nic]);
  await waitUntilOwned(agent, owner, nic);
}

/** Waits until the manager runs NICs that were plugged out and in again. */
export async function takeBack(agent: Agent, owner: Owner, nics: readonly string[]): Promise<void> {
  // The others watch for new NICs; with `auto` ifupdown does not.
  if (owner === "ifupdown") for (const nic of nics) await inside(agent, activate.ifupdown, [nic]);
  for (const nic of nics) await waitUntilOwned(agent, owner, nic);
}

async function writeNicFile(agent: Agent, file: NicFile | undefined): Promise<void> {
  if (file) await inside(agent, 'umask 077 && mkdir -p "$(dirname "$1")" && cat > "$1" && chmod "$2" "$1"', [file.path, file.mode], file.text);
}

async function waitUntilOwned(agent: Agent, owner: Owner, nic: string): Promise<void> {
  const end = Date.now() + 90_000;
  while ((await agent.exec(["sh", "-c", owned[owner], "sh", nic])).code !== 0) {
    if (Date.now() > end) throw new Error(`${owner} does not run ${nic} after 90 s`);
    await sleep(200);
  }
}
