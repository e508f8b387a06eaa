import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootFile } from "../manager";
import { ipSections } from "./ip";
import { connection, profilePath, profileText, setting } from "./keyfile";
import { madeBy } from "./makers";

/** The profile of a device that NetworkManager makes. */
export function profileFile(config: BootConfig): BootFile {
  const { key, device = "", maker, mac, mtu } = config;
  const made = maker ? madeBy(maker) : { type: "ethernet", sections: [] };
  const sections = [
    connection(config, { name: key, device, type: made.type }),
    { name: "ethernet", lines: [...setting("cloned-mac-address", mac), ...setting("mtu", mtu)] },
    ...made.sections,
    ...ipSections(config),
  ];
  return { path: profilePath(key), mode: "600", text: headed(config, profileText(sections)) };
}
