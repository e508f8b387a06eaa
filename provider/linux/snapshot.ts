import type { Host } from "../host/host";
import { type DnsSnapshot, dnsOf } from "./dns";
import { type Link, linksOf } from "./link";
import { type PortRecord, parseRecords } from "./record";
import { type Route, routesOf } from "./route";
import { snapshotScript } from "./scripts";

/** Everything about the host's network devices that plans are made from. Plain data. */
export interface Snapshot {
  readonly links: readonly Link[];
  readonly routes: readonly Route[];
  /** What ports were before a bridge of ours took them, by bridge. */
  readonly records: Readonly<Record<string, readonly PortRecord[]>>;
  /** SHA-256 of each boot unit of ours, by unit name. */
  readonly units: Readonly<Record<string, string>>;
  readonly dns: DnsSnapshot;
}

/** The whole host in one step, shared by all who ask at the same time. */
export function hostSnapshot(host: Host): Promise<Snapshot> {
  return host.snapshot("linux.network", async () => {
    const { stdout } = await host.run({ name: "read the network devices", script: snapshotScript, needs: ["ip"] });
    return parseSnapshot(stdout);
  });
}

/** Reads what `snapshotScript` and `applyScript` print: sections that start with a line `== name [device]`. */
export function parseSnapshot(stdout: string): Snapshot {
  const sections = stdout
    .split(/^== /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf("\n");
      const [name = "", device] = section.slice(0, end).split(" ");
      return { name, device, body: section.slice(end + 1) };
    });
  const bodies = (name: string) => sections.filter((section) => section.name === name);
  const body = (name: string) =>
    bodies(name)
      .map((section) => section.body)
      .join("");
  return {
    links: linksOf(bodies("link").flatMap((section) => jsonLines(section.body))),
    routes: ([4, 6] as const).flatMap((family) => bodies(`route${family}`).flatMap((section) => routesOf(jsonLines(section.body), family, section.device))),
    records: parseRecords(body("records")),
    units: Object.fromEntries(body("units").trim().split("\n").filter(Boolean).map(unitLine)),
    dns: dnsOf(body("resolved"), body("resolvconf")),
  };
}

export function findLink(snapshot: Snapshot, name: string): Link | undefined {
  return snapshot.links.find((link) => link.name === name);
}

/** Each `ip -j` call prints one array on a line of its own, or nothing at all. */
function jsonLines(body: string): Record<string, unknown>[] {
  return body
    .split("\n")
    .filter((line) => line.startsWith("["))
    .flatMap((line) => JSON.parse(line));
}

/** `<sha256>  /etc/systemd/system/kvmnet-link-br0.service` */
function unitLine(line: string): [string, string] {
  const [hash = "", path = ""] = line.split(/\s+/);
  return [path.slice(path.lastIndexOf("/") + 1), hash];
}
