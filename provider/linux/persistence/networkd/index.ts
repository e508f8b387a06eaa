import { posix } from "node:path";
import type { BootConfig } from "../config";
import { fileStem } from "../files";
import type { BootChange, BootFile, BootHost, Manager } from "../manager";
import { basesOf, settingFile, stackedFiles, subjectOf } from "./additions";
import { commandFiles } from "./commands";
import { deviceFiles } from "./device";
import { isDeviceNetwork, patterns, unitPattern } from "./paths";
import { portFileOf } from "./ports";
import { networkdSees } from "./seen";
import { unsupported } from "./unsupported";

/** systemd-networkd: files in /etc/systemd/network. */
export const networkd: Manager = {
  name: "networkd",
  ownFiles: [...patterns("kvmnet"), unitPattern],
  sees: networkdSees,
  unsupported,
  files,
  sourceAmong: (paths, device) => paths.find((path) => isDeviceNetwork(device, path)),
  // A port's leased or static addresses go with the kernel's own change; networkd lets them go when it reads its files again.
  before: () => [],
  after: (change) => [...unitOrders(change), reloadOrder(change)],
  afterRemoval: (change) => [...unitOrders(change), removalOrder(change)],
};

function files(config: BootConfig, host: BootHost): BootFile[] {
  const { maker } = config;
  return [
    ...(maker ? [...deviceFiles({ ...config, maker }, host), ...stackedFiles({ ...config, maker }, host)] : [settingFile(config, host)]),
    ...(config.ports ?? []).map((port) => portFileOf(config, port, host, "kvmnet")),
    ...commandFiles(config, host),
  ];
}

const words = (all: readonly (string | number)[]) => [...new Set(all)].join(",") || "-";

const portsOf = (config: BootConfig) => (config.ports ?? []).map((port) => port.device);

const ownOf = (config: BootConfig) => (config.maker && config.device ? [config.device] : []);

/** The device whose `.network` gets something added. */
const addedTo = (config: BootConfig): string[] => (config.maker ? (config.maker.lowerDevice ? [config.maker.lowerDevice] : []) : [subjectOf(config)]);

const priorities = (config: BootConfig) => (config.rules ?? []).map((rule) => rule.priority);

export function reloadOrder({ config, host }: BootChange): string {
  const bases = basesOf(config, host).map((device) => `${device}/${fileStem(device)}`);
  return ["networkd_reload", words(bases), words(ownOf(config)), words(portsOf(config)), words(addedTo(config)), words(priorities(config))].join(" ");
}

/** The device goes next: nothing of it is to be set again. */
export function removalOrder({ config, leaving }: BootChange): string {
  const gone = [...ownOf(config), ...portsOf(config), ...leaving];
  return ["networkd_reload", "-", "-", words(gone), words(addedTo(config)), words(priorities(config))].join(" ");
}

/** One reload for several: each of its lists has what is in any of theirs. */
export function joinReloads(orders: readonly string[]): string {
  const [lists = [], ...more] = orders.map((order) =>
    order
      .split(" ")
      .slice(1)
      .map((list) => list.split(",").filter((word) => word !== "-")),
  );
  return ["networkd_reload", ...lists.map((list, i) => words([...list, ...more.flatMap((others) => others[i] ?? [])]))].join(" ");
}

/** Units with commands are enabled; they run at the next boot, the kernel has it all already. */
function unitOrders({ written, removed }: BootChange): string[] {
  const [before = "", after = ""] = unitPattern.split("*");
  const units = (paths: readonly string[]) => paths.filter((path) => path.startsWith(before) && path.endsWith(after)).map((path) => posix.basename(path));
  return [...units(written).map((unit) => `enable_unit ${unit}`), ...units(removed).map((unit) => `forget_units ${unit}`)];
}
