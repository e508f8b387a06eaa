import type { BootConfig } from "../config";
import type { BootFile, BootHost, Manager } from "../manager";
import { hookFile, hookFolder } from "./hook";
import { profileFolder } from "./keyfile";
import { sees } from "./look";
import { after, afterRemoval, before } from "./orders";
import { hasPortProfile, portFile } from "./ports";
import { profileFile } from "./profile";
import { unsupported } from "./unsupported";
import { confFolder, uplinkAfter, uplinkAfterRemoval, uplinkFiles } from "./uplink";

export const networkmanager: Manager = {
  name: "networkmanager",
  ownFiles: [`${profileFolder}/kvmnet-*`, `${hookFolder}/kvmnet-*`, `${confFolder}/kvmnet-*`],
  sees,
  unsupported,
  files,
  before,
  after: (change) => (change.config.portsStay ? uplinkAfter(change) : after(change)),
  afterRemoval: (change) => (change.config.portsStay ? uplinkAfterRemoval(change) : afterRemoval(change)),
};

/** A profile for what is made here, one for each NIC that becomes a port, and a hook for the rest. */
function files(config: BootConfig, host: BootHost): BootFile[] {
  if (config.portsStay) {
    return uplinkFiles(config, host);
  }
  const hook = hookFile(config, host);
  const ports = (config.ports ?? []).filter((port) => hasPortProfile(host, port)).map((port) => portFile(config, port, host));
  return [...(config.maker ? [profileFile(config, host), ...ports] : []), ...(hook ? [hook] : [])];
}
