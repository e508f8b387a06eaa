import type { BootConfig } from "../config";
import { fileStem, headed } from "../files";
import type { BootFile, BootHost, Manager, Seen } from "../manager";
import { reloadOrder, removalOrder } from "../networkd";
import { patterns } from "../networkd/paths";
import { portFileOf, standsIn } from "../networkd/ports";
import { filesOf, isNetplan, look, networkOwners } from "../networkd/seen";
import { describe } from "./describe";
import { unsupported } from "./unsupported";
import { renderYaml } from "./yaml";

const FOLDER = "/etc/netplan";

/** After what others usually write (`50-cloud-init.yaml`): a later file adds to lists and wins for everything else. */
const yamlFile = (key: string) => `${FOLDER}/90-kvmnet-${fileStem(key)}.yaml`;

/** netplan with networkd doing the work. Where NetworkManager does it, NetworkManager is the one to talk to. */
export const netplan: Manager = {
  name: "netplan",
  ownFiles: [`${FOLDER}/90-kvmnet-*.yaml`, ...patterns("kvmnetplan")],
  look: `set -- /run/systemd/network/10-netplan-*.network\nif [ -e "$1" ]; then\n${look}\nfi`,
  sees,
  verbs: `verb_netplan_generate() {
  netplan generate </dev/null || fail "netplan generate failed: netplan does not take its files as they are"
}`,
  unsupported,
  files,
  before: () => [],
  // Not `netplan apply`: it takes addresses away for a while, and half a minute.
  after: (change) => ["netplan_generate", reloadOrder(change)],
  afterRemoval: (change) => ["netplan_generate", removalOrder(change)],
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
