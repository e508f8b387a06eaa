import type { BootConfig } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost } from "../manager";
import { ipSections } from "./ip";
import { connection, profilePath, profileText, type Section, setting } from "./keyfile";
import { madeBy } from "./makers";
import { keptLines } from "./ports";

/** The profile of a device that NetworkManager makes, or finds as Open vSwitch has made it. */
export function profileFile(config: BootConfig, host: BootHost): BootFile {
  const { key, device = "", maker, mac, mtu } = config;
  const made = maker ? madeBy(maker) : { type: "generic", sections: [] };
  const sections = [
    connection(config, host, { name: key, device, type: made.type }),
    { name: "ethernet", lines: !maker ? [] : [...setting("cloned-mac-address", mac), ...setting("mtu", mtu)] },
    ...made.sections,
    ...ipSections(config).map((section) => withRules(section, config, host)),
  ];
  return { path: profilePath(key), mode: "600", text: headed(config, profileText(sections)) };
}

/** Rules of profiles that ports had are the host's, and a port's profile has no place for them. */
function withRules({ name, lines }: Section, { ports = [] }: BootConfig, host: BootHost): Section {
  const brought = ports.flatMap(({ device }) => keptLines(host.owners[device], name));
  return { name, lines: [...lines, ...brought.map((line, index) => line.replace(/^routing-rule\d+/, `routing-rule${index + 1}`))] };
}
