import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { isGuestPort, type Link } from "../kernel/link";
import { ownerOf } from "../kernel/owner";
import { missing, refusal } from "../kernel/refuse";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { recordOf } from "./observe";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

const made: Readonly<Record<string, string>> = {
  bridge: "Bridge",
  bond: "Bond",
  vlan: "Vlan",
  vxlan: "Vxlan",
  dummy: "Dummy",
  macvlan: "Macvlan",
  macvtap: "MacvtapInterface",
};

/** What a HostInterface may be of. */
export const isNetworkCard = (link: Link) => link.name !== "lo" && made[link.kind ?? ""] === undefined && !isGuestPort(link);

/** The NIC, if it may be looked after: it is there, and nobody else's. `last`: what we knew of ours. */
export function nicToTake(snapshot: Snapshot, args: HostInterfaceArgs, last?: HostInterfaceState): Link {
  const resource = `HostInterface ${args.name}`;
  const link = findLink(snapshot, args.name);
  if (!link) {
    const { problem, remedy } = missing(args.name);
    throw refusal(resource, "name", problem, remedy);
  }
  const kind = made[link.kind ?? ""];
  if (kind || isGuestPort(link)) {
    const problem = `${args.name} is ${kind ? `a ${link.kind}` : "a guest's NIC"}, not a network card of the host`;
    throw refusal(resource, "name", problem, kind ? `use \`${kind}\` with \`adopt: true\`` : "use `DomainInterface`");
  }
  const record = recordOf(snapshot, link);
  const owner = link.owner || record?.owner || "";
  if (owner !== "" && !isMine(owner, args, last)) {
    throw new KvmnetError({
      code: "not-ours",
      resource,
      problem: `${args.name} is looked after by ${owner} already`,
      remedy: "remove it from that program first, or describe it there",
    });
  }
  if (link.alias !== "" && ownerOf(link.alias) === "" && !isMine(record?.owner ?? "", args, last) && !args.adopt) {
    throw new KvmnetError({
      code: "not-ours",
      resource,
      problem: `somebody has given ${args.name} the alias ${JSON.stringify(link.alias)}, which our mark would take the place of`,
      remedy: "set `adopt: true` (the alias is given back on removal), or take the alias away",
    });
  }
  return link;
}
