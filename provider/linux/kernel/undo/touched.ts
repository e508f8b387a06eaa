import { findLink, type Snapshot } from "../snapshot";

/** What orders change, read from the orders themselves: whatever a kind sends is undone without the kind saying how. */
export interface Touched {
  /** Devices that are made, under each of their names. */
  readonly made: ReadonlySet<string>;
  /** Devices that are there and are taken away, for good or to be made anew. */
  readonly deleted: ReadonlySet<string>;
  readonly masters: ReadonlySet<string>;
  /** `mtu`, `address`, `alias`, by device. */
  readonly settings: readonly { readonly device: string; readonly name: string }[];
  readonly portOptions: readonly { readonly device: string; readonly word: string }[];
  readonly functions: readonly { readonly device: string; readonly index: number }[];
  readonly upDown: ReadonlySet<string>;
  readonly addresses: readonly { readonly device: string; readonly address: string }[];
  /** The words after `ip route replace` and `ip route del`. */
  readonly routes: readonly (readonly string[])[];
  /** `add …` or `del …`, with `-6` in front where it belongs. */
  readonly rules: readonly string[];
  readonly vlans: ReadonlySet<string>;
  /** `append MAC dev DEVICE dst PEER`, `del …`. */
  readonly fdb: readonly string[];
  /** Orders that are no commands of `ip` or `bridge`. */
  readonly others: readonly (readonly string[])[];
}

export function touchedBy(seen: Snapshot, orders: readonly string[]): Touched {
  const made = new Set<string>();
  const deleted = new Set<string>();
  const masters = new Set<string>();
  const upDown = new Set<string>();
  const vlans = new Set<string>();
  const settings: { device: string; name: string }[] = [];
  const portOptions: { device: string; word: string }[] = [];
  const functions: { device: string; index: number }[] = [];
  const addresses: { device: string; address: string }[] = [];
  const routes: string[][] = [];
  const rules: string[] = [];
  const fdb: string[] = [];
  const others: string[][] = [];

  const setLink = (device: string, [what = "", ...words]: readonly string[]) => {
    if (what === "name") {
      made.add(words[0] ?? "");
    } else if (what === "master" || what === "nomaster") {
      masters.add(device);
    } else if (what === "up" || what === "down") {
      upDown.add(device);
    } else if (what === "vf") {
      functions.push({ device, index: Number(words[0]) });
    } else if (what === "type" && words[0] === "bridge_slave") {
      portOptions.push(...words.slice(1).flatMap((word, i) => (i % 2 === 0 ? [{ device, word }] : [])));
    } else if (what !== "type") {
      settings.push({ device, name: what });
    }
  };
  const ip = ([object = "", verb = "", ...words]: readonly string[], family: string) => {
    const after = (word: string) => words[words.indexOf(word) + 1] ?? "";
    if (object === "link" && verb === "add") {
      made.add(after("name"));
      const peer = words.indexOf("peer");
      if (peer >= 0) {
        made.add(words[peer + 2] ?? "");
      }
    } else if (object === "link" && verb === "del") {
      (findLink(seen, after("dev")) ? deleted : made).add(after("dev"));
    } else if (object === "link") {
      setLink(after("dev"), words.slice(2));
    } else if (object === "addr") {
      const host = (verb === "flush" ? after("to") : (words[0] ?? "")).split("/")[0] ?? "";
      addresses.push({ device: after("dev"), address: host });
    } else if (object === "route") {
      routes.push([verb, ...words]);
    } else if (object === "rule") {
      rules.push([...(family ? [family] : []), "rule", verb, ...words].join(" "));
    }
  };
  for (const order of orders) {
    const [verb = "", ...words] = order.split(" ");
    if (verb === "ip" || verb === "ip_once") {
      const family = words[0] === "-6" ? "-6" : "";
      ip(family ? words.slice(1) : words, family);
    } else if (verb === "bridge" && words[0] === "vlan") {
      vlans.add(words[3] ?? "");
    } else if (verb === "bridge") {
      fdb.push(words.slice(1).join(" "));
    } else if (verb === "gone") {
      (findLink(seen, words[0] ?? "") ? deleted : made).add(words[0] ?? "");
    } else if (verb === "alias") {
      settings.push({ device: words[0] ?? "", name: "alias" });
    } else {
      others.push([verb, ...words]);
    }
  }
  return { made, deleted, masters, settings, portOptions, functions, upDown, addresses, routes, rules, vlans, fdb, others };
}
