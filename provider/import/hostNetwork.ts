import type { Json } from "../engine/json";
import { kindOf, sectionNames } from "../linux/hostNetwork/sections";
import { type Item, isResource, type ResourceItem } from "./item";

const NAME = "network";

/** The devices, routes and rules among these items as one `HostNetwork`, in the place of the last of them; what cannot be taken over stays apart. */
export function asHostNetwork(items: readonly Item[]): Item[] {
  const sectionOf = (item: ResourceItem) => sectionNames.find((section) => kindOf(section).type === item.kind);
  const members = items.filter(isResource).filter((item) => item.blocked.length === 0 && sectionOf(item) !== undefined);
  const last = members.at(-1);
  if (!last) {
    return [...items];
  }
  const args: Json = Object.fromEntries(
    sectionNames.flatMap((section) => {
      const mine = members.filter((item) => sectionOf(item) === section);
      return mine.length > 0 ? [[section, Object.fromEntries(mine.map((item) => [item.name, item.args]))]] : [];
    }),
  );
  const remarks = members.flatMap((item) => item.remarks.map((remark) => `${sectionOf(item)}.${item.name}: ${remark}`));
  const whole: ResourceItem = { kind: "HostNetwork", name: NAME, args, remarks, blocked: [] };
  return items.flatMap((item) => (item === last ? [whole] : (members as readonly Item[]).includes(item) ? [] : [item]));
}

/** What a program has of a device that a `HostNetwork` makes: its name, once it is made. */
export const namesMadeBy = (args: Json): string[] =>
  sectionNames.filter((section) => section !== "routes" && section !== "rules").flatMap((section) => Object.keys((args[section] as Json | undefined) ?? {}));
