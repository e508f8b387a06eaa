import { bracketed } from "../../resource/endpoint";
import type { CentralArgs } from "./args";

/** What ovn-ctl is told of a cluster. Pure. */
export function clusterOptions({ address, cluster, northboundPort, southboundPort }: CentralArgs): string[] {
  if (!cluster) {
    return [];
  }
  const all = (port: number | undefined) => cluster.members.map((member) => `tcp:${bracketed(member)}:${port}`).join(",");
  const other = cluster.members.find((member) => member !== address);
  return [
    ...SIDES.map((side) => `--db-${side}-cluster-local-addr=${bracketed(address)}`),
    // On the first as well: where its database is lost, ovn-ctl must not make a second cluster at the next boot.
    ...(other === undefined ? [] : SIDES.map((side) => `--db-${side}-cluster-remote-addr=${bracketed(other)}`)),
    // By the sockets of its own host, as is usual, northd would do nothing while the two databases have their leaders on different hosts.
    `${NORTHD}=${all(northboundPort)}`,
    `--ovn-northd-sb-db=${all(southboundPort)}`,
  ];
}

const SIDES = ["nb", "sb"];
const NORTHD = "--ovn-northd-nb-db";

/** The members that northd is told of. */
export function membersIn(options: readonly string[]): string[] | undefined {
  const remotes = options.find((option) => option.startsWith(`${NORTHD}=`))?.slice(NORTHD.length + 1);
  return remotes?.split(",").map((remote) => remote.replace(/^tcp:\[?(.*?)\]?:\d+$/, "$1"));
}
