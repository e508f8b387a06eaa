import { aliasOf } from "../../kernel/owner";
import type { BootConfig, Maker } from "../config";
import { headed } from "../files";
import type { BootFile, BootHost } from "../manager";
import { renderSections, type Section, section } from "./ini";
import { netdevSections } from "./netdev";
import { settingSections } from "./network";
import { deviceFile } from "./paths";

/** The files of a device that we make. */
export function deviceFiles(config: BootConfig & { readonly maker: Maker }, host: BootHost): BootFile[] {
  const device = config.device ?? config.key;
  const rival = host.rivals?.[device];
  const file = (ending: "netdev" | "network" | "link", sections: readonly Section[]): BootFile => ({
    path: deviceFile(device, ending, rival),
    mode: "644",
    text: headed(config, renderSections(sections)),
  });
  return [
    file("netdev", netdevSections(config)),
    file("network", [section("Match", [["Name", device]]), ...settingSections(config, true)]),
    file("link", linkSections(config, device)),
  ];
}

/** udev puts our mark on the device. It takes this file in place of its default one, so the policy for the MAC is repeated. */
function linkSections({ owner, maker, mac }: BootConfig, device: string): Section[] {
  return [
    section("Match", [["OriginalName", device]]),
    section("Link", [
      ["Alias", aliasOf(owner)],
      // As 99-default.link and 98-net-bonding.link have it: a bond takes its first port's MAC.
      ["MACAddressPolicy", mac || maker?.kind === "bond" ? "none" : "persistent"],
    ]),
  ];
}
