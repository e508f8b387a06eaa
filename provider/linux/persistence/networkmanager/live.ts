import { familyOf } from "../../../resource/ip";
import type { BootConfig } from "../config";
import { addressesOf, methodOf, nativeRoutes, routeWords } from "./ip";

/**
 * A device's IP settings as words for `nmcli device modify`, with `_` for a blank inside a value. All of them: what is not named goes. A bridge that NetworkManager does not
 * run gets its name servers like this until the next boot.
 */
export function liveWords(config: BootConfig): string[] {
  const { servers, search } = config.dns ?? { servers: [], search: [] };
  const families = ([4, 6] as const).filter((family) => family === 6 || methodOf(config, family) !== "disabled");
  const first = families.find((family) => methodOf(config, family) !== "ignore");
  return families.flatMap((family) => {
    const manual = methodOf(config, family) === "manual";
    const own = servers.filter((server) => familyOf(server) === family);
    const words = [
      ["method", manual ? "manual" : "link-local"],
      ["addresses", addressesOf(config, family).join(",")],
      // Left alone it is the one that NetworkManager has found, with a metric of its own.
      ["gateway", manual ? "_" : ""],
      ["route-metric", manual ? (family === 4 ? "0" : "256") : ""],
      [
        "routes",
        nativeRoutes(config, family)
          .map((route) => routeWords(route).join("_"))
          .join(","),
      ],
      ["dns", own.join(",")],
      ["dns-search", first === family ? search.join(",") : ""],
      ["addr-gen-mode", family === 6 ? "eui64" : ""],
    ];
    return words.filter(([, value]) => value !== "").flatMap(([name, value = ""]) => [`ipv${family}.${name}`, value]);
  });
}
