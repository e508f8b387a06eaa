import type { Link } from "../link";
import { ownerOf } from "../owner";
import { findLink, type Snapshot } from "../snapshot";

const ETHERNET = 1500;

/** A device that is made: `link LOWER name NAME type KIND …`. */
export function withLink(seen: Snapshot, words: readonly string[]): Snapshot {
  const type = words.indexOf("type");
  const [making, options] = [words.slice(0, type), words.slice(type + 2)];
  const word = (name: string, among = making) => (among.includes(name) ? among[among.indexOf(name) + 1] : undefined);
  const [name, kind = ""] = [word("name") ?? "", words[type + 1]];
  // A VXLAN names its way out among its own options.
  const lower = word("link") ?? (kind === "vxlan" ? word("dev", options) : undefined);
  const peer = kind === "veth" ? word("name", options) : undefined;
  const below = lower === undefined ? undefined : findLink(seen, lower);
  const made = { kind, mtu: below?.mtu ?? ETHERNET, mac: word("address") ?? "" };
  const links = [
    newLink(seen, { ...made, name, ...((lower ?? peer) && { lower: lower ?? peer }) }),
    ...(peer === undefined ? [] : [newLink(seen, { ...made, mac: "", name: peer, lower: name })]),
  ];
  return { ...seen, links: [...seen.links.filter((link) => !links.some((one) => one.name === link.name)), ...links] };
}

function newLink(seen: Snapshot, facts: Pick<Link, "name" | "kind" | "mtu" | "mac"> & Partial<Link>): Link {
  const ifindex = Math.max(0, ...seen.links.map((link) => link.ifindex)) + 1;
  return { ifindex, up: false, alias: "", owner: "", addresses: [], data: {}, portData: {}, ...facts };
}

/** The words after `link set dev DEVICE`. */
export function withLinkSet(seen: Snapshot, device: string, [what = "", value = ""]: readonly string[]): Snapshot {
  const change = (edit: (link: Link) => Link) => ({ ...seen, links: seen.links.map((link) => (link.name === device ? edit(link) : link)) });
  switch (what) {
    case "name":
      return renamed(seen, device, value);
    case "master":
      return change((link) => ({ ...link, master: value }));
    case "nomaster":
      return change(({ master: _, ...link }) => link);
    case "up":
      return change((link) => ({ ...link, up: true }));
    case "down":
      return change((link) => ({ ...link, up: false }));
    case "mtu":
      return change((link) => ({ ...link, mtu: Number(value) }));
    case "address":
      return change((link) => ({ ...link, mac: value }));
    case "alias":
      return change((link) => ({ ...link, alias: value, owner: ownerOf(value) }));
    default:
      return seen;
  }
}

function renamed(seen: Snapshot, from: string, to: string): Snapshot {
  const other = (name: string | undefined) => (name === from ? to : name);
  return {
    ...seen,
    links: seen.links.map((link) => ({
      ...link,
      name: link.name === from ? to : link.name,
      ...(link.lower !== undefined && { lower: other(link.lower) as string }),
      ...(link.master !== undefined && { master: other(link.master) as string }),
    })),
  };
}

/** What the kernel takes away with a device: what is made on it, the other end of a pair, routes; its ports are nobody's. */
export function withoutLink(seen: Snapshot, name: string): Snapshot {
  if (!findLink(seen, name)) {
    return seen;
  }
  const gone = new Set([name]);
  const isAbove = (link: Link) => link.kind !== undefined && link.lower !== undefined && gone.has(link.lower) && !gone.has(link.name);
  for (let above = seen.links.filter(isAbove); above.length > 0; above = seen.links.filter(isAbove)) {
    for (const link of above) {
      gone.add(link.name);
    }
  }
  const links = seen.links
    .filter((link) => !gone.has(link.name))
    .map(({ master, ...link }) => (master === undefined || gone.has(master) ? link : { ...link, master }));
  return {
    ...seen,
    links,
    routes: seen.routes.filter(({ dev }) => !gone.has(dev)),
    routing: { ...seen.routing, routes: seen.routing.routes.filter(({ hops }) => !hops.some(({ device }) => gone.has(device))) },
  };
}
