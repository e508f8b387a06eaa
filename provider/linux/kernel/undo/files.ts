import { posix } from "node:path";
import { fileStem, writeOrder } from "../../persistence/files";
import { modeOf } from "../../persistence/managers";
import { dnsOrders } from "../dns";
import { recordOrders } from "../record";
import type { Snapshot } from "../snapshot";

type Orders = readonly (readonly string[])[];

/**
 * Files of ours as they were, and those told of it who were told of the others: only when the note says that telling had begun. What a manager lets go of
 * before that is given back in any case.
 */
export function filesBack(seen: Snapshot, orders: Orders): string[] {
  const begins = orders.flatMap(([verb], i) => (verb === "pending" && i > 0 ? [i] : []));
  return [0, ...begins].flatMap((begin, i) => notedFilesBack(seen, orders.slice(begin, begins[i])));
}

/** Those of one note. */
function notedFilesBack(seen: Snapshot, orders: Orders): string[] {
  const paths = orders.flatMap(([verb, first = "", second = ""]) => (verb === "file" ? [second] : verb === "file_remove" ? [first] : []));
  const files = [...new Set(paths)].map((path) => {
    const text = seen.persistence.texts[path];
    return text === undefined ? `file_remove ${path}` : writeOrder({ path, mode: modeOf(path), text });
  });
  const pending = orders.find(([verb]) => verb === "pending");
  const telling = [...new Set(orders.flatMap((order) => toldBack(seen, order)))];
  const freed = orders.flatMap(([verb, port]) => (verb === "nm_leave_alone" ? [`nm_give_back ${port}`] : []));
  if (!pending) {
    return [...files, ...freed];
  }
  const [, stem = "", key = ""] = pending;
  const untold = seen.persistence.pending[key] ? [] : [`settled ${stem}`];
  return [`when_pending ${stem}`, ...files, ...telling, ...untold, "when_pending", ...freed];
}

/** What a manager is told so that it takes note of the files as they were. */
function toldBack(seen: Snapshot, [verb = "", ...words]: readonly string[]): string[] {
  const isThere = (unit: string) => Object.keys(seen.persistence.texts).some((path) => posix.basename(path) === unit);
  switch (verb) {
    case "enable_unit":
    case "forget_units":
    case "unit_lease": {
      const units = verb === "unit_lease" ? words.slice(0, 1) : words;
      return units.map((unit) => (isThere(unit) ? `enable_unit ${unit}` : `forget_units ${unit}`));
    }
    case "networkd_reload": {
      const [, own, ports, added, priorities] = words;
      const watched = [...new Set([ports, added].flatMap((list = "-") => list.split(",")).filter((word) => word !== "-"))].join(",") || "-";
      return [`networkd_reload - ${own} - ${watched} ${priorities}`];
    }
    case "netplan_generate":
      return ["netplan_generate -"];
    case "nm_load":
    case "nm_drop":
      return [`nm_load ${words.join(" ")}`];
    case "nm_keep":
      return [`nm_load ${words[2]}`];
    case "nm_run":
    case "nm_let_go": {
      const [device = "", uuid = ""] = words;
      const isKnown = Object.values(seen.persistence.texts).some((text) => text.includes(`\nuuid=${uuid}\n`));
      return [`${isKnown ? "nm_run" : "nm_let_go"} ${device} ${uuid}`];
    }
    case "nm_bare":
    case "nm_port":
      return [`nm_give_back ${words[0]}`];
    case "nm_refresh":
      return [`nm_refresh ${words[0]} ${words[1]} leave`];
    case "ifupdown_take":
    case "ifupdown_forget": {
      const [device = ""] = words;
      const text = seen.persistence.texts[`/etc/network/interfaces.d/kvmnet-${fileStem(device)}`];
      return [text === undefined ? `ifupdown_forget ${device}` : `ifupdown_take ${device} ${/ inet dhcp$/m.test(text) ? "lease" : "static"}`];
    }
    case "unit_reload":
      return [`unit_reload ${words[0]}`];
    default:
      return [];
  }
}

/** Name servers of devices that are there. */
export function serversBack(seen: Snapshot, orders: Orders): string[] {
  const { manager, links } = seen.dns;
  const named = orders.flatMap(([verb, first = "", second = ""]) =>
    verb === "resolvectl" ? [second] : verb === "resolv" ? [first.replaceAll("[.]", ".")] : [],
  );
  const there = [...new Set(named)].filter((device) => manager === "resolv.conf" || seen.links.some((link) => link.name === device));
  return there.flatMap((device) => dnsOrders(manager, device, links[device] ?? { servers: [], search: [] }));
}

/** What is noted in /run. */
export function notesBack(seen: Snapshot, orders: Orders): string[] {
  const records = orders.flatMap(([verb, device = ""]) => (verb?.startsWith("record") ? [device] : []));
  const claims = orders.flatMap(([verb, key = ""]) => (verb === "claim" || verb === "claim_remove" ? [key] : []));
  return [
    ...[...new Set(records)].flatMap((device) => recordOrders(device, seen.records[device] ?? [])),
    ...[...new Set(claims)].map((key) => {
      const claim = seen.routing.claims.find((one) => fileStem(one.key) === key);
      const nic = Object.values(seen.nicRecords).find(({ device }) => fileStem(`nic-${device}`) === key);
      return claim || nic ? `claim ${key} ${JSON.stringify(claim ?? nic)}` : `claim_remove ${key}`;
    }),
  ];
}
