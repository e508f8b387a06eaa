import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost, Manager, Seen } from "../manager";
import { reloadOrder, removalOrder } from "../networkd";
import { patterns } from "../networkd/paths";
import { portFileOf, standsIn } from "../networkd/ports";
import { filesOf, isNetplan, networkOwners } from "../networkd/seen";
import { describe } from "./describe";
import { FOLDER, yamlFile } from "./paths";
import { unsupported } from "./unsupported";
import { renderYaml } from "./yaml";

const isYaml = (path: string) => path.startsWith(`${FOLDER}/`);

/** netplan with networkd doing the work. Where NetworkManager does it, NetworkManager is the one to talk to. */
export const netplan: Manager = {
  name: "netplan",
  ownFiles: [`${FOLDER}/90-kvmnet-*.yaml`, ...patterns("kvmnetplan")],
  sees,
  unsupported,
  files,
  before: () => [],
  // Not `netplan apply`: it takes addresses away for a while, and half a minute.
  after: (change) => [`netplan_generate ${change.written.find(isYaml) ?? "-"}`, reloadOrder(change)],
  afterRemoval: (change) => ["netplan_generate -", removalOrder(change)],
};

function files(config: BootConfig, host: BootHost): BootFile[] {
  const { maker, device } = config;
  if (!maker || !device) {
    return [];
  }
  const text = headed(config, renderYaml(describe({ ...config, maker, device }, host)));
  // Lists of several YAMLs are joined: a port's addresses from elsewhere can only be taken away behind netplan's back.
  const ports = (config.ports ?? []).filter((port) => standsIn(port.device, host.owners[port.device], "kvmnetplan"));
  return [{ path: yamlFile(config.key), mode: "600", text }, ...ports.map((port) => portFileOf(config, port, host, "kvmnetplan"))];
}

function sees(text: string): Seen {
  const all = filesOf(text);
  const owners = networkOwners(all).filter(({ details }) => isNetplan(details.source ?? ""));
  const devices = owners.map(({ device, details }) => {
    const ours = all.has(yamlFile(device));
    return [device, ours ? { source: details.source, ours, addressed: false } : details] as const;
  });
  return { running: owners.length > 0, devices: Object.fromEntries(devices) };
}
