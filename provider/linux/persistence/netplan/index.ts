import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost, Manager, Seen } from "../manager";
import { reloadOrder, removalOrder } from "../networkd";
import { patterns } from "../networkd/paths";
import { portFileOf, standsIn } from "../networkd/ports";
import { filesOf, isNetplan, look, networkOwners } from "../networkd/seen";
import { describe } from "./describe";
import { FOLDER, yamlFile } from "./paths";
import { unsupported } from "./unsupported";
import { renderYaml } from "./yaml";

const isYaml = (path: string) => path.startsWith(`${FOLDER}/`);

/** One YAML that netplan refuses would leave the host without any network at the next boot: ours goes again at once. */
const verbs = `verb_netplan_generate() {
  said=$(netplan generate 2>&1 </dev/null) || {
    [ "$1" = - ] || rm -f "$1"
    netplan generate </dev/null >/dev/null 2>&1
    fail "netplan generate failed, so $1 was taken away again: $said"
  }
}`;

/** netplan with networkd doing the work. Where NetworkManager does it, NetworkManager is the one to talk to. */
export const netplan: Manager = {
  name: "netplan",
  ownFiles: [`${FOLDER}/90-kvmnet-*.yaml`, ...patterns("kvmnetplan")],
  look: `set -- /run/systemd/network/10-netplan-*.network\nif [ -e "$1" ]; then\n${look}\nfi`,
  sees,
  verbs,
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
