import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { personaliseCopy } from "./clone";
import { resume } from "./monitor";
import { diskFile, machineFolder, sockets } from "./paths";
import { type Machine, qemuArguments } from "./qemu";
import { memoryOf, overlay, vmSnapshot } from "./snapshot";
import type { Way } from "./way";

/** By QEMU, which emulates the processor: from the snapshot of a booted machine. */
export const emulated: Way = {
  name: "emulated",
  async prepare(owner, progress) {
    const snapshot = await vmSnapshot(owner, progress);
    return {
      async lay({ instance, name, sshPort }, macs, wires) {
        const folder = machineFolder(instance, name);
        const { kernel, initrd } = snapshot.image;
        const machine: Machine = { folder, kernel, initrd, disk: diskFile(instance, name), sshPort, macs, wires };
        await overlay(snapshot.disk, "qcow2", machine.disk);
        writeFileSync(join(folder, "boot"), qemuArguments(machine).join("\n"));
        writeFileSync(join(folder, "restore"), qemuArguments(machine, memoryOf(snapshot)).join("\n"));
        return [join(__dirname, "power.sh"), folder];
      },
      async begin(state, agent, deadline, isOn) {
        await resume(join(machineFolder(state.instance, state.name), sockets.monitor), deadline, isOn);
        await agent.ready(deadline);
        await personaliseCopy(agent, state);
      },
    };
  },
};
