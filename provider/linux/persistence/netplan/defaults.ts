import type { BootRoute } from "../config";
import { type Entry, entriesOf } from "../networkd/entries";
import type { Files } from "../networkd/seen";
import { ownYamls } from "./paths";

/** A default route by what netplan compares: two of one table and metric are in conflict to it, over whichever devices. */
export const defaultWord = ({ family, table, metric }: Pick<BootRoute, "family" | "table" | "metric">): string =>
  `${family} ${table === "254" ? "main" : table} ${metric}`;

/** The default routes of somebody's YAMLs, out of what netplan made of these, whether they are in force or not. */
export function defaultsOf(files: Files): string[] {
  const words = [...files].flatMap(([path, lines]) => {
    const [, id] = /^\/run\/systemd\/network\/10-netplan-(.+)\.network$/.exec(path) ?? [];
    return id && !ownYamls(id).some((yaml) => files.has(yaml)) ? sectionsOf(lines).flatMap(defaultOf) : [];
  });
  return [...new Set(words)].sort();
}

function sectionsOf(lines: readonly string[]): Entry[][] {
  const sections = new Map<number, Entry[]>();
  for (const entry of entriesOf(lines)) sections.set(entry.number, [...(sections.get(entry.number) ?? []), entry]);
  return [...sections.values()];
}

/** `gateway4` and `gateway6` become a `Gateway` of `[Network]`. */
function defaultOf(section: readonly Entry[]): string[] {
  const value = (key: string) => section.find((entry) => entry.key === key)?.value;
  const gateways = section.filter(({ key }) => key === "Gateway").map((entry) => entry.value);
  const family = (text: string) => (text.includes(":") ? 6 : 4);
  if (section[0]?.section === "Network") {
    return gateways.map((via) => defaultWord({ family: family(via), table: "main", metric: 0 }));
  }
  const to = value("Destination") ?? gateways[0] ?? "";
  const whole = value("Destination") === undefined ? gateways.length > 0 : ["0.0.0.0/0", "::/0"].includes(to);
  return section[0]?.section === "Route" && whole
    ? [defaultWord({ family: family(to), table: value("Table") ?? "main", metric: Number(value("Metric") ?? 0) })]
    : [];
}
