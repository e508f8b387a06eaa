import { management } from "./nics";
import { sockets } from "./paths";
import type { Wire } from "./way";

/** What a virtual machine is started from and where its sockets lie. */
export interface Machine {
  /** Folder of its sockets and its console's log. */
  readonly folder: string;
  readonly kernel: string;
  readonly initrd: string;
  readonly disk: string;
  /** Port of 127.0.0.1 that leads to its sshd; none: nobody logs in. */
  readonly sshPort?: number;
  /** The management NIC's, then eth1's and eth2's. */
  readonly macs: readonly string[];
  /** Of eth1 and eth2. */
  readonly wires: readonly Wire[];
}

/** QEMU's arguments for a cold boot; `state` is a command whose output is the memory to go on with. */
export function qemuArguments(machine: Machine, state?: string): string[] {
  const login = machine.sshPort === undefined ? "" : `,hostfwd=tcp:127.0.0.1:${machine.sshPort}-${management.guest}:22`;
  const at = (name: string) => optionValue(`${machine.folder}/${name}`);
  return [
    "qemu-system-x86_64",
    // `max` boots a little slower; two vCPUs in a thread each halve the time of a boot.
    ...["-machine", "q35", "-accel", "tcg,thread=multi", "-cpu", "qemu64", "-smp", "2", "-m", "1024"],
    // QEMU sometimes hangs or dies in a reset in place: it ends instead, and power.sh starts it again.
    ...["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"],
    ...["-kernel", machine.kernel, "-initrd", machine.initrd],
    ...["-append", "console=ttyS0 root=/dev/vda rootfstype=ext4 rw net.ifnames=0 biosdevname=0 quiet mitigations=off"],
    // writeback: what the guest has flushed outlives a power loss, as on a real disk.
    ...["-drive", `if=none,id=disk,file=${optionValue(machine.disk)},format=qcow2,cache=writeback`, "-device", "virtio-blk-pci,drive=disk"],
    ...["-netdev", `user,id=eth0,net=${management.network},restrict=on,ipv6=off${login}`],
    ...["-device", nic("eth0", machine.macs[0])],
    ...machine.wires.flatMap((wire, index) => {
      const ends = `local.type=unix,local.path=${optionValue(wire.local)},remote.type=unix,remote.path=${optionValue(wire.remote)}`;
      return ["-netdev", `dgram,id=eth${index + 1},${ends}`, "-device", nic(`eth${index + 1}`, machine.macs[index + 1])];
    }),
    ...["-device", "virtio-rng-pci", "-device", "virtio-serial-pci"],
    ...["-chardev", `socket,id=agent,path=${at(sockets.agent)},server=on,wait=off`, "-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0"],
    ...["-chardev", `file,id=console,path=${at(sockets.console)},append=on`, "-serial", "chardev:console"],
    ...["-qmp", `unix:${at(sockets.monitor)},server=on,wait=off`, "-pidfile", `${machine.folder}/${sockets.pid}`],
    ...(state ? ["-incoming", `exec:${state}`] : []),
  ];
}

function nic(id: string, mac: string | undefined): string {
  return `virtio-net-pci,netdev=${id},mac=${mac},romfile=`;
}

/** In QEMU's options a comma within a value is written twice. */
function optionValue(value: string): string {
  return value.replaceAll(",", ",,");
}

/** A word for /bin/sh. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
