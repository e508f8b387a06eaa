import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { management } from "../nics";
import { sockets } from "../paths";
import type { Wire } from "../way";

/** What a machine in user mode is started from. */
export interface UmlMachine {
  /** Folder of its sockets and its console's log. */
  readonly folder: string;
  readonly linux: string;
  /** What differs from the image: UML's copy-on-write file. */
  readonly changes: string;
  readonly image: string;
  readonly name: string;
  readonly machineId: string;
  /** Port of 127.0.0.1 that leads to its sshd. */
  readonly sshPort: number;
  /** Of eth0 and so on. */
  readonly macs: readonly string[];
  /** Of eth1 and so on. */
  readonly wires: readonly Wire[];
  /** Switched off is the end. */
  readonly once?: boolean;
}

/** Writes what machine.py reads; returns the command that is the machine's power button. */
export function layMachine(machine: UmlMachine): string[] {
  writeFileSync(join(machine.folder, "power.json"), JSON.stringify(description(machine), null, 2));
  return [join(__dirname, "machine.py"), machine.folder];
}

export function description(machine: UmlMachine): object {
  const at = (name: string) => join(machine.folder, name);
  return {
    command: [machine.linux, ...kernelArguments(machine)],
    serial: at(sockets.agent),
    console: at(sockets.console),
    pid: at(sockets.pid),
    port: machine.sshPort,
    guest: management.guest,
    gate: management.gate,
    management: plug(machine, "eth0"),
    cables: machine.wires.map((wire, index) => ({ socket: plug(machine, `eth${index + 1}`), ...wire })),
    once: machine.once ?? false,
  };
}

/** What a NIC may be set to. */
const largestMtu = 9216;

function kernelArguments(machine: UmlMachine): string[] {
  return [
    ...["mem=1024M", "ncpus=2", "seccomp=on", "noreboot", `uml_dir=${machine.folder}`, "umid=uml"],
    ...[`ubd0=${machine.changes},${machine.image}`, "root=/dev/ubda", "rootfstype=ext4", "rw"],
    ...["con=null", "con0=null,fd:1", "ssl=null", "ssl0=fd:{serial}", "net.ifnames=0", "quiet", "systemd.show_status=0"],
    ...[`systemd.machine_id=${machine.machineId}`, `systemd.hostname=${machine.name}`],
    ...machine.macs.map((mac, index) => `vec${index}:transport=bess,dst=${plug(machine, `eth${index}`)},mac=${mac},mtu=${largestMtu}`),
  ];
}

/** Where the machine connects a network device. */
function plug(machine: UmlMachine, nic: string): string {
  return join(machine.folder, `${nic}.plug`);
}

/** The kernel takes its arguments apart at these. */
export function unfitPath(path: string): boolean {
  return /[\s,:"]/.test(path);
}
