import type { Surroundings } from "./engine/operations";
import { Outlook } from "./engine/outlook";
import type { Connection } from "./host/connection";

/** Hosts for the operations of a door: those of this process, each connected on first use. Loaded when the first resource comes. */
export function surroundings(report: (line: string) => void): Surroundings & { readonly outlook: Outlook } {
  const { connection } = require("./host/connection") as typeof import("./host/connection");
  const { hosts } = require("./host/pool") as typeof import("./host/pool");
  const { Onlooker } = require("./host/onlooker") as typeof import("./host/onlooker");
  const { noticesTo } = require("./host/notice") as typeof import("./host/notice");
  noticesTo(report);
  const openHost = (settings: unknown) => hosts.get(settings as Connection);
  // One for all kinds: resources of one program get in each other's way whatever kind they are.
  const outlook = new Outlook(async (settings) => new Onlooker(await openHost(settings)), report);
  return { connectionSchema: connection(), openHost, outlook };
}
