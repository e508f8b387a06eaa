import type { BootConfig, Maker } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost } from "../manager";
import { renderSections, type Section, section } from "./ini";
import { settingSections } from "./network";
import { baseFile, dropIn, isNetplan, type Prefix, portFile } from "./paths";
import { rivalOfPort } from "./ports";

/** A device that somebody else describes, or nobody: what is added to it lies in a drop-in. */

/** Rules and routes without a device: networkd keeps them with the loopback device, whose own addresses it never touches. */
const NO_DEVICE = "lo";

/** The device that a description without a maker is about. */
export const subjectOf = (config: BootConfig): string => config.device ?? config.routes?.find((route) => route.dev)?.dev ?? NO_DEVICE;

/** The file that the drop-in goes to: the device's own, else a base of ours that a verb makes. */
const networkOf = (device: string, host: BootHost): string => host.owners[device]?.source ?? baseFile(device);

/** Devices that need a base: nobody's `.network` is about them. */
export function basesOf(config: BootConfig, host: BootHost): string[] {
  const subjects = [...(config.maker ? [] : [subjectOf(config)]), ...(stackedKey(config.maker) && config.maker?.lowerDevice ? [config.maker.lowerDevice] : [])];
  return subjects.filter((device) => networkOf(device, host) === baseFile(device));
}

/** Addresses, routes, rules, settings of a device that is there. */
export function settingFile(config: BootConfig, host: BootHost): BootFile {
  return dropInFile(networkOf(subjectOf(config), host), config, settingSections(config, false));
}

/**
 * A device upon another one is named in the lower one's `.network`. Also in the file that would stand in for that one: whether the lower device is, or
 * becomes, a port of a bridge has nothing to do with this resource.
 */
export function stackedFiles(config: BootConfig & { readonly maker: Maker }, host: BootHost): BootFile[] {
  const { lowerDevice } = config.maker;
  const key = stackedKey(config.maker);
  if (!lowerDevice || !key) {
    return [];
  }
  const sections = [section("Network", [[key, config.device]])];
  const network = networkOf(lowerDevice, host);
  const networks = new Set([network, ...standIns(lowerDevice, host, isNetplan(network) ? ["kvmnet", "kvmnetplan"] : ["kvmnet"])]);
  return [...networks].map((network) => dropInFile(network, config, sections));
}

/** What netplan adds to the lower device's file is added to whatever stands in for that one, too. */
export function stackedOnPort(config: BootConfig & { readonly maker: Maker }, host: BootHost): BootFile[] {
  const { lowerDevice } = config.maker;
  const key = stackedKey(config.maker);
  const sections = [section("Network", [[key ?? "", config.device]])];
  return lowerDevice && key ? standIns(lowerDevice, host, ["kvmnet", "kvmnetplan"]).map((network) => dropInFile(network, config, sections, "kvmnetplan")) : [];
}

/** The files that would stand in for a device's own while it is a port: of a bridge that networkd keeps, or netplan. */
function standIns(device: string, host: BootHost, prefixes: readonly Prefix[]): string[] {
  return prefixes.map((prefix) => portFile(prefix, device, rivalOfPort(host.owners[device])));
}

/** A VXLAN device without a lower one stands alone (`Independent=`). */
function stackedKey(maker: Maker | undefined): string | undefined {
  return (
    maker &&
    { vlan: "VLAN", macvlan: "MACVLAN", macvtap: "MACVTAP", vxlan: "VXLAN", bridge: undefined, bond: undefined, veth: undefined, dummy: undefined }[maker.kind]
  );
}

function dropInFile(network: string, config: BootConfig, sections: readonly Section[], prefix: Prefix = "kvmnet"): BootFile {
  return { path: dropIn(network, prefix, config.key), mode: "644", text: headed(config, renderSections(sections)) };
}
