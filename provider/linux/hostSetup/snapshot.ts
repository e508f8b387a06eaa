import { sectionsOf } from "../../host/sections";
import { type OurPlace, ourPlacesIn } from "../persistence/files";
import { type Feature, features } from "./features";

/** Everything about a host that its setup is planned from. Plain data. */
export interface Setup {
  /** `debian 12` */
  readonly os: string;
  /** Of which we know packages; absent: of neither that we know. */
  readonly family?: "debian" | "rhel";
  /** How libvirt's daemons are laid out. */
  readonly layout: Layout;
  /** Packages by feature, on this system; those that all features need are in each. */
  readonly packages: Readonly<Record<Feature, readonly string[]>>;
  /** What every resource needs, of whatever feature. */
  readonly base: readonly string[];
  readonly installed: ReadonlySet<string>;
  /** systemd's units of a feature in a layout. */
  units(feature: Feature, layout: Layout): readonly Unit[];
  /** Versions of the features that answer. */
  readonly versions: Readonly<Partial<Record<Feature, string>>>;
  /** Words of those that do not. */
  readonly silent: Readonly<Partial<Record<Feature, string>>>;
  /** What uses a feature: guests, networks, bridges. Known where a record says that it is removed with its resource. */
  readonly users: Readonly<Partial<Record<Feature, readonly string[]>>>;
  /** Records of ours, by path. `mark` is absent when somebody else wrote the file. */
  readonly records: Readonly<Record<string, OurPlace>>;
  readonly generation: string;
}

export type Layout = "monolithic" | "modular";

export interface Unit {
  readonly name: string;
  readonly enabled: boolean;
  readonly active: boolean;
}

/** Reads what `look.sh` prints. */
export function parseSetup(stdout: string): Setup {
  const sections = sectionsOf(stdout);
  const all = (name: string, about?: string, more?: string) =>
    sections.find((one) => one.name === name && (about === undefined || one.device === about) && (more === undefined || one.rest[0] === more));
  const lines = (name: string, about?: string, more?: string) => (all(name, about, more)?.body ?? "").split("\n").filter(Boolean);
  const perFeature = <T>(value: (feature: Feature) => T | undefined) =>
    Object.fromEntries(
      features.flatMap((feature) => {
        const found = value(feature);
        return found === undefined ? [] : [[feature, found]];
      }),
    ) as Partial<Record<Feature, T>>;
  const system = all("system");
  const words = (name: string, feature: Feature) => lines(name, feature).flatMap((line) => line.split(" "));
  return {
    os: system?.rest.join(" ") ?? "",
    ...(system?.device === "debian" || system?.device === "rhel" ? { family: system.device } : {}),
    layout: all("layout")?.device === "modular" ? "modular" : "monolithic",
    packages: perFeature((feature) => words("packages", feature)) as Setup["packages"],
    base: lines("packages", "base").flatMap((line) => line.split(" ")),
    installed: new Set(lines("installed")),
    units: (feature, layout) => lines("units", feature, layout).map(unitLine),
    versions: perFeature((feature) => all("version", feature)?.body.trim()),
    silent: perFeature((feature) => all("silent", feature)?.body.trim()),
    users: perFeature((feature) => (all("used", feature) ? lines("used", feature) : undefined)),
    records: ourPlacesIn(all("records")?.body ?? ""),
    generation: lines("generation")[0] ?? "",
  };
}

function unitLine(line: string): Unit {
  const [name = "", state, active] = line.split(" ");
  // What something else pulls in at boot (`static`, `alias`, `indirect`) cannot be enabled.
  return { name, enabled: state !== "disabled" && state !== "masked", active: active === "active" };
}
