import type { Facts } from "../../host/host";
import { contains, isIp, subnetOf } from "../../resource/ip";
import { answerWay, type Session } from "./routing/answer";
import { findLink, type Snapshot } from "./snapshot";
import { touchedBy } from "./undo/touched";

type Orders = readonly (readonly string[])[];

/** The devices by which we reach the host: those of the session when it began, and those that it would have now. */
export function wayDevices(seen: Snapshot, facts: Facts): string[] {
  if (facts.sessionDevices.length === 0) {
    return [];
  }
  const { session, routes, rules } = seen.routing;
  const answers = session && answerWay({ routes, rules }, session);
  const over = [...(answers?.matchAll(/over (\S+)/g) ?? [])].map(([, device]) => device ?? "");
  const found = new Set<string>();
  const add = (name: string): void => {
    const link = findLink(seen, name);
    if (!link || found.has(name)) {
      return;
    }
    found.add(name);
    const below = [...(link.lower && link.kind !== "veth" ? [link.lower] : []), ...seen.links.filter((one) => one.master === name).map((one) => one.name)];
    for (const other of [...below, ...(link.master ? [link.master] : [])]) {
      add(other);
    }
  };
  for (const device of [...over, ...(session ? [holderOf(seen, session.server)] : [])]) {
    add(device);
  }
  return [...new Set([...facts.sessionDevices, ...found])];
}

/** Why these orders may cut us off, read from the orders themselves; `undefined` when they cannot. */
export function touchesWayIn(seen: Snapshot, facts: Facts, orders: readonly string[]): string | undefined {
  const way = wayDevices(seen, facts);
  if (way.length === 0) {
    return undefined;
  }
  const words = orders.map((order) => order.split(" "));
  const device = words.flatMap((order) => devicesChangedBy(order)).find((name) => way.includes(name));
  return device === undefined ? takesOver(seen, words, way) : `${device} carries the SSH session that kvmnet comes in by`;
}

/** Devices that are named where something about them changes; a device that is made on another one leaves that as it is. */
function devicesChangedBy([verb = "", ...words]: readonly string[]): string[] {
  if (/^(alias_is|master_is|absent|rules_are|files_are|unused|alias|record|record_remove|claim|claim_remove|pending|settled|file|file_remove)$/.test(verb)) {
    return [];
  }
  // Features such as checksums, and virtual functions: not what comes through the card itself.
  if ((verb === "ethtool" && words[0] === "-K") || words[4] === "vf") {
    return [];
  }
  const [object, what] = words[0] === "-6" ? words.slice(1) : words;
  if ((verb === "ip" || verb === "ip_once") && object === "link" && what === "add") {
    return words.includes("passthru") ? after(words, "link", 2) : [];
  }
  if ((verb === "ip" || verb === "ip_once" || verb === "bridge") && object !== "rule") {
    return [...after(words, "dev"), ...after(words, "master")];
  }
  return words.flatMap((word) => word.split(","));
}

function after(words: readonly string[], word: string, from = 0): string[] {
  return words.flatMap((each, i) => (each === word && i >= from ? [words[i + 1] ?? ""] : []));
}

/** What draws our answers to another device, or changes how the host finds names. */
function takesOver(seen: Snapshot, orders: Orders, way: readonly string[]): string | undefined {
  const { session } = seen.routing;
  const gateways = seen.routes.filter((route) => route.dst === "default" && way.includes(route.dev)).flatMap(({ via }) => via ?? []);
  const wanted = session ? [session.client, ...gateways] : gateways;
  for (const [verb = "", ...all] of orders) {
    const [object = "", what = "", subject = ""] = all[0] === "-6" ? all.slice(1) : all;
    if (verb === "resolv") {
      return "the host's name servers change";
    }
    if (verb !== "ip" && verb !== "ip_once") {
      continue;
    }
    const [target] =
      object === "addr" && what !== "flush" && what !== "del"
        ? [subject]
        : object === "route"
          ? [/^(unicast|blackhole|unreachable|prohibit|throw)$/.test(subject) ? (all[3] ?? "") : subject]
          : [];
    if (target !== undefined && covers(target, wanted, seen, session)) {
      return `${object === "addr" ? `the subnet of ${target}` : `the route to ${target}`} covers the way that our answers take`;
    }
  }
  return undefined;
}

/** A default route matters only where its metric is as good as that of the one we use. */
function covers(target: string, wanted: readonly string[], seen: Snapshot, session: Session | undefined): boolean {
  if (target === "default") {
    // Its kind says so, with what it knows of metrics and tables (`Work.danger`).
    return false;
  }
  const [address = "", prefix] = target.split("/");
  if (!isIp(address)) {
    return false;
  }
  const subnet = subnetOf(prefix === undefined ? `${address}/${address.includes(":") ? 128 : 32}` : target);
  const way = session && answerWay({ routes: seen.routing.routes, rules: seen.routing.rules }, session);
  return way !== undefined && wanted.some((one) => one.includes(":") === address.includes(":") && contains(subnet, one));
}

/** Addresses of the session's family that orders set, where they take away the one that we came in by. */
export function movedTo(seen: Snapshot, works: readonly (readonly string[])[]): string[] {
  const { session } = seen.routing;
  const orders = works.flat();
  const touched = touchedBy(seen, orders);
  const set = orders
    .map((order) => order.split(" "))
    .flatMap(([verb, object, what, address = ""]) =>
      verb === "ip" && object === "addr" && /^(add|replace)$/.test(what ?? "") ? [address.split("/")[0] ?? ""] : [],
    );
  const mine = touched.addresses.some(({ address }) => address === session?.server) && !set.includes(session?.server ?? "");
  return session && mine ? [...new Set(set)].filter((address) => address.includes(":") === session.server.includes(":")) : [];
}

/** Whose state has to be as before when it has gone back: what orders name, and the way in. */
export function pictured(seen: Snapshot, facts: Facts, works: readonly (readonly string[])[]): string[] {
  const { made, deleted, masters, upDown, settings, addresses } = touchedBy(seen, works.flat());
  const named = [...made, ...deleted, ...masters, ...upDown, ...settings.map(({ device }) => device), ...addresses.map(({ device }) => device)];
  return [...new Set([...wayDevices(seen, facts), ...named])].filter((name) => name !== "" && (findLink(seen, name) !== undefined || made.has(name)));
}

function holderOf(seen: Snapshot, address: string): string {
  return seen.links.find((link) => link.addresses.some((one) => one.address.split("/")[0] === address))?.name ?? "";
}
