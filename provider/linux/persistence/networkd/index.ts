import { posix } from "node:path";
import type { BootConfig } from "../config";
import { fileStem } from "../files";
import type { BootChange, BootFile, BootHost, Manager } from "../manager";
import { basesOf, settingFile, stackedFiles } from "./additions";
import { commandFiles } from "./commands";
import { deviceFiles } from "./device";
import { type Prefix, patterns } from "./paths";
import { portFileOf } from "./ports";
import { look, networkdSees } from "./seen";
import { unsupported } from "./unsupported";
import { verbs } from "./verbs";

/** systemd-networkd: files in /etc/systemd/network. */
export const networkd: Manager = {
  name: "networkd",
  ownFiles: patterns("kvmnet"),
  look,
  sees: networkdSees,
  verbs,
  unsupported,
  files,
  // A port's leased or static addresses go with the kernel's own change; networkd lets them go when it reads its files again.
  before: () => [],
  after: (change) => [...unitOrders(change, "kvmnet"), reloadOrder(change)],
  afterRemoval: (change) => [...unitOrders(change, "kvmnet"), removalOrder(change)],
};

function files(config: BootConfig, host: BootHost): BootFile[] {
  const { maker } = config;
  return [
    ...(maker ? [...deviceFiles({ ...config, maker }), ...stackedFiles({ ...config, maker }, host)] : [settingFile(config, host)]),
    ...(config.ports ?? []).map((port) => portFileOf(config, port, host, "kvmnet")),
    ...commandFiles(config, host, "kvmnet"),
  ];
}

const words = (devices: readonly string[]) => [...new Set(devices)].join(",") || "-";

const portsOf = (config: BootConfig) => (config.ports ?? []).map((port) => port.device);

export function reloadOrder({ config, host }: BootChange): string {
  const own = config.maker && config.device ? [config.device] : [];
  return `networkd_reload ${words(basesOf(config, host).map((device) => `${device}/${fileStem(device)}`))} ${words(own)} ${words(portsOf(config))}`;
}

/** The device goes next: nothing of it is to be set again. */
export function removalOrder({ config, leaving }: BootChange): string {
  const own = config.maker && config.device ? [config.device] : [];
  return `networkd_reload - - ${words([...own, ...portsOf(config), ...leaving])}`;
}

/** Units with commands are enabled; they run at the next boot, the kernel has it all already. */
export function unitOrders({ written, removed }: BootChange, prefix: Prefix): string[] {
  const [, , pattern = ""] = patterns(prefix);
  const units = (paths: readonly string[]) => paths.filter((path) => path.startsWith(pattern.replace("*.service", ""))).map((path) => posix.basename(path));
  return [...units(written).map((unit) => `networkd_unit ${unit}`), ...units(removed).map((unit) => `networkd_unit_gone ${unit}`)];
}
