import type { Host } from "../../host/host";
import { lookAt } from "../../host/round/round";
import { sectionsOf } from "../../host/sections";
import { keptNote } from "../persistence/kept";
import { managers, sharedOrders } from "../persistence/managers";
import { guestsHolding, inUse } from "./guests";
import { nicsOf } from "./nic";
import { confirmScript, lookScript, nicScript, stepsScript, writeScript } from "./scripts";
import { parseSnapshot, type Snapshot } from "./snapshot";
import { stepWorld } from "./steps";
import { movedTo, pictured, touchesWayIn } from "./wayIn";

/** The host's network: devices, addresses, routes, rules, and what brings them back after a reboot. */
export const network = stepWorld<Snapshot>({
  name: "network",
  what: "the host's network",
  lookStep: "read the network devices",
  needs: ["ip"],
  args: Object.values(managers).flatMap(({ ownFiles }) => ownFiles),
  lookScript,
  writeScript,
  stepsScript,
  confirmScript,
  dangerOf: (seen, facts, { orders }) => touchesWayIn(seen, facts, orders),
  pictured: (seen, facts, works) =>
    pictured(
      seen,
      facts,
      works.map(({ orders }) => orders),
    ),
  movedTo: (seen, works) =>
    movedTo(
      seen,
      works.map(({ orders }) => orders),
    ),
  shared: sharedOrders,
  parse: parseSnapshot,
  closer: askEthtool,
  foretell: async (host, _seen, { work, changes }) => {
    if (work.held) {
      const guests = await guestsHolding(host, work.held.links);
      if (guests.length > 0) {
        throw inUse(work.held.resource, guests);
      }
    }
    return keptNote(work.orders, changes === undefined);
  },
});

/** The whole host in one step, shared by all who ask at the same time. */
export const hostSnapshot = (host: Host): Promise<Snapshot> => lookAt(host, network);

/** NICs that nobody has asked ethtool about, because nothing of ours looks after them yet. */
async function askEthtool(host: Host, seen: Snapshot, nics: readonly string[]): Promise<Snapshot> {
  const answers = await Promise.all(
    nics.map(async (nic) => {
      const { stdout } = await host.run({ name: "read the network card", script: nicScript(), args: [nic], needs: ["ethtool"] });
      return [nic, { ...seen.nics[nic], ...nicsOf(sectionsOf(stdout))[nic] }] as const;
    }),
  );
  return { ...seen, nics: { ...seen.nics, ...Object.fromEntries(answers) } };
}
