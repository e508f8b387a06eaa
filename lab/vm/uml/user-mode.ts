import { personalise } from "../clone";
import { settled, takeBack } from "../guest";
import { nics } from "../nics";
import { diskFile, machineFolder, vmCache } from "../paths";
import type { Way } from "../way";
import { copyDisk, umlDisk } from "./disk";
import { layMachine, unfitPath } from "./machine";

/** As a process of this machine, at the processor's own speed: each copy boots. */
export const userMode: Way = {
  name: "user-mode",
  async prepare(owner, progress) {
    if (unfitPath(vmCache())) throw new Error(`its kernel does not take a path like ${vmCache()}`);
    const disk = await umlDisk(owner, progress);
    return {
      async lay({ instance, name, machineId, sshPort }, macs, wires) {
        const changes = diskFile(instance, name);
        await copyDisk(disk.changes, changes);
        const folder = machineFolder(instance, name);
        return layMachine({ folder, linux: disk.kernel.linux, changes, image: disk.image.disk, name, machineId, sshPort, macs, wires });
      },
      async begin(state, agent, deadline, isOn) {
        await agent.ready(deadline, isOn);
        await personalise(agent, state);
        await settled(agent);
        await takeBack(agent, state.owner, nics);
      },
    };
  },
};
