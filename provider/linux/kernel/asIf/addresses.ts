import { canonicalInterfaceAddress, familyOf, subnetOf } from "../../../resource/ip";
import { bareAddress, detailsOf, withPeer } from "../address";
import type { Link } from "../link";
import { findLink, type Snapshot } from "../snapshot";
import { withoutRoute, withRoute } from "./routes";

/** The words after `addr replace`, as `addressWords` writes them. */
export function withAddress(seen: Snapshot, device: string, words: readonly string[]): Snapshot {
  const link = findLink(seen, device);
  if (!link) {
    return seen;
  }
  const [first = ""] = words;
  const word = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const [peer, length] = (word("peer") ?? "").split("/");
  const address = canonicalInterfaceAddress(peer ? `${first}/${length}` : first);
  const dynamic = words.includes("valid_lft");
  const noprefixroute = words.includes("noprefixroute");
  const info = {
    ...(peer && { address: peer }),
    ...(noprefixroute && { noprefixroute }),
    broadcast: word("broadcast") === "+" ? undefined : word("broadcast"),
  };
  const { broadcast: _, ...details } = detailsOf(info, address, device);
  const added = { address, scope: word("scope") ?? "global", dynamic, details };
  const same = (one: Link["addresses"][number]) => bareAddress(one.address) === address && one.details.peer === details.peer;
  const others = link.addresses.filter((one) => !same(one));
  const again = others.some((one) => one.address === address) ? { ...added, address: withPeer(address, details) } : added;
  const shown = withAddresses(seen, device, [...others, again]);
  return noprefixroute ? shown : withRoute(shown, [...subnetWords(address, device), "proto", "kernel", "scope", "link"]);
}

/** `HOST/32`, as a flush says it. */
export function withoutAddress(seen: Snapshot, device: string, which: string): Snapshot {
  const [host = ""] = which.split("/");
  const link = findLink(seen, device);
  const gone = link?.addresses.filter(({ address }) => address.split("/")[0] === host) ?? [];
  if (!link || gone.length === 0) {
    return seen;
  }
  const left = link.addresses.filter((one) => !gone.includes(one));
  const subnets = gone
    .map(({ address }) => bareAddress(address))
    .filter((address) => !left.some((one) => subnetOf(bareAddress(one.address)).cidr === subnetOf(address).cidr));
  const shown = subnets.reduce((now, address) => withoutRoute(now, subnetWords(address, device)), withAddresses(seen, device, left));
  const family = familyOf(host);
  // With the last address of a family the kernel drops what is routed over the device (IPv4).
  return family === 4 && !left.some(({ address }) => familyOf(address) === 4) ? withoutRoutesOver(shown, device) : shown;
}

const subnetWords = (address: string, device: string) => [subnetOf(address).cidr, "dev", device];

function withAddresses(seen: Snapshot, device: string, addresses: Link["addresses"]): Snapshot {
  return { ...seen, links: seen.links.map((link) => (link.name === device ? { ...link, addresses } : link)) };
}

function withoutRoutesOver(seen: Snapshot, device: string): Snapshot {
  return {
    ...seen,
    routes: seen.routes.filter((route) => !(route.family === 4 && route.dev === device)),
    routing: { ...seen.routing, routes: seen.routing.routes.filter(({ family, hops }) => !(family === 4 && hops.some((hop) => hop.device === device))) },
  };
}
