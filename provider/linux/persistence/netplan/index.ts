import { posix } from "node:path";
import { escapedText } from "../../kernel/text";
import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootChange, BootFile, BootHost, Manager, Seen } from "../manager";
import { reloadOrder, removalOrder } from "../networkd";
import { stackedOnPort } from "../networkd/additions";
import { isNetplan, netplanNetwork, patterns as networkPatterns } from "../networkd/paths";
import { portFileOf, standsIn } from "../networkd/ports";
import { filesOf, networkOwners } from "../networkd/seen";
import { defaultsOf } from "./defaults";
import { describe } from "./describe";
import { isOwnYaml, isYaml, ownYamls, patterns, yamlFile } from "./paths";
import { unsupported } from "./unsupported";
import { renderYaml } from "./yaml";

/** netplan with networkd doing the work. Where NetworkManager does it, NetworkManager is the one to talk to. */
export const netplan: Manager = {
  name: "netplan",
  ownFiles: [...patterns, ...networkPatterns("kvmnetplan")],
  sees,
  unsupported,
  files,
  sourceAmong: (paths, device) => (paths.some((path) => ownYamls(device).includes(path)) ? netplanNetwork(device) : undefined),
  before: tried,
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
  return [
    { path: yamlFile(config.key, host), mode: "600", text },
    ...ports.map((port) => portFileOf(config, port, host, "kvmnetplan")),
    ...stackedOnPort({ ...config, maker }, host),
  ];
}

/** netplan itself is asked what it makes of all YAMLs together, before anything is touched. */
function tried({ config, host, written, removed }: BootChange): string[] {
  const yaml = files(config, host).find(({ path }) => isYaml(path) && written.includes(path));
  return yaml ? [`netplan_try ${[...removed.filter(isYaml), "-"].join(",")} ${yaml.path} ${escapedText(yaml.text)}`] : [];
}

function sees(text: string): Seen {
  const all = filesOf(text);
  const owners = networkOwners(all).filter(({ details }) => isNetplan(details.source ?? ""));
  const devices = owners.map(({ device, details }) => {
    const ours = ownYamls(device).some((path) => all.has(path));
    return [device, ours ? { source: details.source, ours, addressed: false } : details] as const;
  });
  const lastFile = [...text.matchAll(/^yaml (.+)$/gm)]
    .map(([, path = ""]) => path)
    .filter((path) => !isOwnYaml(path))
    .sort(byName)
    .at(-1);
  const defaults = defaultsOf(all);
  return { running: owners.length > 0, devices: Object.fromEntries(devices), ...(lastFile && { lastFile }), ...(defaults.length > 0 && { defaults }) };
}

const byName = (a: string, b: string): number => (posix.basename(a) < posix.basename(b) ? -1 : 1);
