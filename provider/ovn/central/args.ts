import { ip } from "../../resource/ip";
import type { CommonArgs, Problem } from "../../resource/kind";
import { repeated } from "../../resource/repeated";
import { field, given, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { tlsFiles } from "../tls/files";

const port = () => z.int("must be 1 to 65535").min(1, "must be 1 to 65535").max(65_535, "must be 1 to 65535");

export const centralArgs = z.strictObject({
  address: field(ip(), {
    description:
      "Address of this host at which the other hosts reach the databases. A change cuts the hosts off until they have the new one; what is set up forwards on.",
    term: "Connection.target",
  }),
  southboundPort: field(port().default(6642), {
    description: "Port of the southbound database, which the hosts connect to.",
    term: "Connection.target",
  }),
  northboundPort: field(port().optional(), {
    description:
      "Port of the northbound database; usually 6641. Not set: it is not opened. It need not be, for these resources reach it over the connection to the host; whoever reaches it can change every network.",
    term: "Connection.target",
  }),
  probeMilliseconds: field(z.int().min(0, "must not be negative").optional(), {
    description: "How long a host may be silent before the connection to it is tried; 0: never. Not set: not managed (OVN's default, 5000).",
    unit: "milliseconds",
    term: "Connection.inactivity_probe",
  }),
  tls: field(orNone(tlsFiles()).optional(), {
    description:
      "Let nobody in but by TLS, with a certificate that the CA has signed: files of this host, of which nothing but the names is kept. " +
      "`southboundRemote` begins with `ssl:` then. `none`: without (`tcp:`). Not set: not managed; new databases are without. " +
      "From one to the other the hosts are cut off until they do the same; what is set up forwards on. Members of a `cluster` reach one another by it as well: each says its own files, and all of them or none. There is no change from one to the other while others are members.",
    term: "SSL, Connection.target",
  }),
  cluster: field(
    z
      .strictObject({
        members: field(z.array(ip()).min(1, "must name at least this host"), {
          description:
            "`address` of every host of the cluster, this one as well, in the same order on each. The first makes the cluster where there is none yet; the others join.",
        }),
      })
      .optional(),
    {
      description:
        "The databases are kept by several hosts (RAFT), three as a rule: they go on while more than half of them are there. Each host has an OvnCentral. Databases of the first that are there already become the cluster's. Not set: not managed; new ones are of this host alone.",
      term: "ovsdb-tool create-cluster, join-cluster",
    },
  ),
  gone: field(z.array(ip()).optional(), {
    description:
      "Former members of the cluster that are gone for good and cannot leave by themselves: they are taken out of it. Say it at one of the others. A member that comes back all the same is no member any more.",
    term: "cluster/kick",
  }),
  onRowsLeft: field(z.enum(["refuse", "discard"]).optional(), {
    description:
      "When it is removed while switches, routers or other rows are in the databases, or hosts are joined: `refuse` it and name them, or remove the databases with all that is in them (`discard`). Not set: `refuse`.",
  }),
});

export type CentralArgs = CommonArgs & z.infer<typeof centralArgs>;

function* onePortEach(args: CentralArgs): Iterable<Problem> {
  if (args.northboundPort === args.southboundPort) {
    yield { path: ["northboundPort"], reason: `is southboundPort as well: ${args.southboundPort}` };
  }
}

function* oneAddress(args: CentralArgs): Iterable<Problem> {
  if (["0.0.0.0", "::"].includes(args.address)) {
    yield { path: ["address"], reason: "stands for every address, and nobody connects to that: say the one that the other hosts are to use" };
  }
}

function* membersOfOne(args: CentralArgs): Iterable<Problem> {
  const members = args.cluster?.members ?? [];
  yield* repeated("members", members, ["cluster", "members"]);
  if (args.cluster && !members.includes(args.address)) {
    yield { path: ["cluster", "members"], reason: `does not name this host, which has the address ${args.address}` };
  }
  for (const [i, one] of (args.gone ?? []).entries()) {
    if (one === args.address || members.includes(one)) {
      yield { path: ["gone", i], reason: `is a member: ${one}` };
    }
  }
}

/** Files of a member stand among the options of OVN's units, which a shell takes apart. */
function* plainFiles({ cluster, tls }: CentralArgs): Iterable<Problem> {
  for (const [which, path] of Object.entries((cluster && given(tls)) ?? {})) {
    if (!/^[\w/.+@:-]+$/.test(path)) {
      yield { path: ["tls", which], reason: `may have letters, digits and / . _ - + @ : alone in a cluster, as it becomes an option of OVN's units: ${path}` };
    }
  }
}

export const centralRules = [onePortEach, oneAddress, membersOfOne, plainFiles];

/** The members reach each other's northbound database, so that northd works whichever of them leads. */
export const completeCentral = (args: Partial<CentralArgs>): Partial<CentralArgs> =>
  args.cluster && args.northboundPort === undefined ? { ...args, northboundPort: 6641 } : args;
