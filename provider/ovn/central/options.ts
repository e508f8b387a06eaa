import { bracketed } from "../../resource/endpoint";
import { given } from "../../resource/schema";
import type { Tls, TlsFiles } from "../tls/files";
import type { CentralArgs } from "./args";

/** What ovn-ctl is told of a cluster. Pure. */
export function clusterOptions({ address, cluster, northboundPort, southboundPort }: CentralArgs, tls: Tls | undefined): string[] {
  if (!cluster) {
    return [];
  }
  const files = given(tls);
  const all = (port: number | undefined) => cluster.members.map((member) => `${files ? "ssl" : "tcp"}:${bracketed(member)}:${port}`).join(",");
  const other = cluster.members.find((member) => member !== address);
  return [
    ...SIDES.map((side) => `--db-${side}-cluster-local-addr=${bracketed(address)}`),
    // On the first as well: where its database is lost, ovn-ctl must not make a second cluster at the next boot.
    ...(other === undefined ? [] : SIDES.map((side) => `--db-${side}-cluster-remote-addr=${bracketed(other)}`)),
    // By the sockets of its own host, as is usual, northd would do nothing while the two databases have their leaders on different hosts.
    `${NORTHD}=${all(northboundPort)}`,
    `--ovn-northd-sb-db=${all(southboundPort)}`,
    // Not from the tables of the databases: those are all members' alike, and empty before a member has joined.
    ...(files
      ? [
          ...SIDES.flatMap((side) => [LOCAL, REMOTE].map((end) => `--db-${side}-cluster-${end}-proto=ssl`)),
          ...READERS.flatMap((reader) => filesFor(reader, files)),
        ]
      : []),
  ];
}

const SIDES = ["nb", "sb"];
const [LOCAL, REMOTE] = ["local", "remote"];
const READERS = ["nb-db", "sb-db", "northd"];
const WORDS = { privateKey: "key", certificate: "cert", caCertificate: "ca-cert" } as const;
const whiches = Object.keys(WORDS) as (keyof TlsFiles)[];
const option = (reader: string, which: keyof TlsFiles) => `--ovn-${reader}-ssl-${WORDS[which]}=`;
const filesFor = (reader: string, files: TlsFiles) => whiches.map((which) => `${option(reader, which)}${files[which]}`);
const NORTHD = "--ovn-northd-nb-db";

/** The members that northd is told of. */
export function membersIn(options: readonly string[]): string[] | undefined {
  const remotes = options.find((option) => option.startsWith(`${NORTHD}=`))?.slice(NORTHD.length + 1);
  return remotes?.split(",").map((remote) => remote.replace(/^(?:tcp|ssl):\[?(.*?)\]?:\d+$/, "$1"));
}

/** By which files a member reaches the others; `undefined`: without TLS. */
export function filesIn(options: readonly string[]): TlsFiles | undefined {
  const [reader] = READERS;
  const named = whiches.map((which) => [which, pathAfter(options, option(reader as string, which))] as const);
  return named.every(([, path]) => path !== undefined) ? (Object.fromEntries(named) as TlsFiles) : undefined;
}

const pathAfter = (options: readonly string[], begins: string) => options.find((one) => one.startsWith(begins))?.slice(begins.length);
