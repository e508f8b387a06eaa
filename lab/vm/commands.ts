import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { instanceName } from "../paths";
import { vmAttach, vmUp } from "./lab";
import { owners } from "./owners";
import { quote } from "./qemu";
import type { Vm } from "./vm";

export const vmUsage = `Whole virtual machines as hosts, under the same commands (docs/vm-lab.md):
  up --vm [--owner ${owners.join("|")}] [--hosts 2]
  reboot HOST | power-loss HOST`;

export function wantsVm(argv: readonly string[]): boolean {
  return argv.includes("--vm");
}

export async function upCommand(argv: readonly string[]): Promise<void> {
  const options = { vm: { type: "boolean" }, owner: { type: "string", default: "none" }, hosts: { type: "string", default: "1" } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  const owner = owners.find((known) => known === values.owner);
  if (!owner) throw new Error(`--owner ${values.owner}: there are ${owners.join(", ")}`);
  describe(await vmUp({ hosts: Number(values.hosts), owner }));
}

export function describe(vms: readonly Vm[]): void {
  console.log(`VM lab ${instanceName()} is up`);
  for (const vm of vms) {
    const nics = vm.owner === "none" ? "eth1 and eth2 belong to nobody" : `eth1 and eth2 belong to ${vm.owner}`;
    console.log(`  ${vm.name}  ${nics}, eth0 is for ssh; ssh -F ${vm.connection.sshConfigFile} ${vm.name} (port ${vm.connection.port})`);
  }
}

export function sshConfig(vms: readonly Vm[]): string {
  return vms.map((vm) => readFileSync(vm.connection.sshConfigFile as string, "utf8")).join("\n");
}

/** Over ssh, with this terminal. */
export function execCommand(vm: Vm, command: readonly string[]): number {
  const terminal = process.stdin.isTTY && process.stdout.isTTY ? ["-t"] : [];
  const argv = ["-F", vm.connection.sshConfigFile as string, ...terminal, vm.name, "--", command.map(quote).join(" ")];
  return spawnSync("ssh", argv, { stdio: "inherit" }).status ?? 1;
}

export async function restartCommand(name: string | undefined, how: "reboot" | "powerLoss"): Promise<void> {
  const vm = named(vmAttach(), name);
  const start = Date.now();
  await vm[how]();
  console.log(`${vm.name} is up again after ${Math.round((Date.now() - start) / 1000)} s`);
}

export function named(vms: readonly Vm[], name: string | undefined): Vm {
  const found = vms.find((vm) => vm.name === name);
  if (!found)
    throw new Error(
      vms.length > 0
        ? `no machine ${name ?? ""}: there are ${vms.map((vm) => vm.name).join(", ")}`
        : `VM lab ${instanceName()} is not up: npm run lab -- up --vm`,
    );
  return found;
}
