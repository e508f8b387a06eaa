import { isDeepStrictEqual } from "node:util";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { isMine } from "../../resource/claim";
import { bracketed } from "../../resource/endpoint";
import { KvmnetError } from "../../resource/error";
import { given } from "../../resource/schema";
import { askedOf, refuseUnfit, type Tls, type TlsFiles } from "../tls/files";
import { type CentralArgs, centralArgs, centralRules, completeCentral } from "./args";
import { optionsOfOthers, renderConfiguration } from "./configuration";
import { clusterOptions, filesIn, membersIn } from "./options";
import { type Central, contents, databases, isClustered, isShared, isThere, isUnused, type Protocol, type Side } from "./snapshot";
import { type CentralState, centralImpacts, centralState, observeCentral, planCentral } from "./state";
import { centralWorld, type Listen, type Work } from "./world";

/** Stands for databases that others have set up. */
const WHOLE_HOST = "central";

const kind: RoundKind<CentralArgs, CentralState, Central, Work> = {
  type: "OvnCentral",
  description:
    "OVN's databases on a host, and northd, which makes flows of what stands in them: what the hosts of an OVN join. Removed, it takes the databases with it, and refuses to while something is in them. A host has one.",
  args: centralArgs,
  state: centralState,
  rules: centralRules,
  impacts: centralImpacts,
  complete: completeCentral,
  plan: planCentral,
  exclusives: () => [{ path: ["name"], thing: "central databases of OVN", key: "central" }],
  world: centralWorld,
  id: {
    form: "NAME",
    words: `NAME is the name of the resource that the databases were made by; \`${WHOLE_HOST}\` stands for those that others have set up`,
    examples: [WHOLE_HOST],
    normal: (text) => (/^[^/]+$/.test(text) ? text : undefined),
  },
  there: (seen) => {
    const name = seen.configuration.mark?.name;
    const observe = (called: string) => observeCentral(seen, called);
    // What a package has started and nobody uses is nothing to be imported.
    return !isThere(seen) || isUnused(seen) ? [] : name === undefined ? [{ id: WHOLE_HOST, observe }] : [{ id: name, name, observe: () => observe(name) }];
  },
  observe: (seen, name, last) => ((last ? isStill(seen, last) : isCalled(seen, name)) ? observeCentral(seen, name, last) : undefined),
  partial: (seen, wish) => {
    const known = "put" in wish ? wish.put : wish.remove;
    const state = observeCentral(seen, known.name, known);
    return state?.owner === known.owner ? state : undefined;
  },
  closer: (seen, wish) => ("put" in wish ? askedAbout(seen, wish.put) : []),
  decide: (seen, wish, _facts, written) => ("put" in wish ? put(seen, wish.put, wish.last, written) : remove(seen, wish.remove)),
};

export const ovnCentral = roundKind(kind);

type Decision = Verdict<Work, CentralState | undefined>;

const isCalled = ({ configuration: { mark } }: Central, name: string) => mark === undefined || mark.name === name;

/** Whether they are those that a state speaks of. */
const isStill = (seen: Central, last: CentralState) => last.owner === (seen.configuration.mark?.owner ?? "") && !(last.owner === "" && isUnused(seen));

function put(seen: Central, args: CentralArgs, last: CentralState | undefined, written: boolean): Decision {
  const { mark, others } = seen.configuration;
  const fresh = !isThere(seen) || isUnused(seen);
  if (!fresh) {
    claim(seen, args, last);
  }
  const there = fresh ? undefined : observeCentral(seen, args.name, args);
  const changes = there && [...planCentral(there, args), ...renamed(seen, args)];
  if (there && changes?.length === 0) {
    return { is: "settled", result: there };
  }
  if (written && there?.error !== undefined) {
    throw new KvmnetError({
      code: "step-failed",
      step: "verify OVN's databases",
      problem: `OVN's databases are set up, but do not work: ${there.error}`,
      remedy: "see what the logs in /var/log/ovn say, then run it again",
    });
  }
  if (args.cluster) {
    refuseCluster(seen, args, there?.tls);
  }
  refuseUnfit(askedAbout(seen, args), seen.inspected);
  refuseForeignFiles(seen, args);
  const tls = args.tls ?? there?.tls;
  const options = args.cluster ? clusterOptions(args, tls) : seen.configuration.options;
  const text = renderConfiguration({
    ...(others !== undefined && { others }),
    mark: { owner: args.owner, name: args.name, ran: mark?.ran ?? isUnused(seen) },
    options,
  });
  return {
    is: "work",
    step: there ? "change OVN's databases" : "make OVN's databases",
    work: {
      after: "put",
      seen: seen.text ?? null,
      text: text ?? null,
      options,
      anew: !isDeepStrictEqual(options, seen.configuration.options),
      cluster: args.cluster
        ? {
            address: args.address,
            others: args.cluster.members.filter((member) => member !== args.address),
            // One that has been of a cluster does not make a second one.
            makes: args.cluster.members[0] === args.address && last?.northboundServer === undefined,
          }
        : null,
      gone: args.gone ?? [],
      listen: listensOf(args, args.cluster !== undefined || isClustered(seen), tls),
      probe: args.probeMilliseconds ?? null,
      tls: given(tls) ?? null,
    },
    ...(changes && { changes }),
  };
}

/** The rows of a cluster are every member's, so they name no member's address. */
function listensOf({ address, northboundPort, southboundPort }: CentralArgs, clustered: boolean, tls: Tls | undefined): Record<Side, Listen | null> {
  const own = clustered ? (address.includes(":") ? "::" : "0.0.0.0") : address;
  const at = (port: number) => ({ target: `p${given(tls) ? "ssl" : "tcp"}:${port}:${bracketed(own)}`, address, port });
  return { northbound: northboundPort === undefined ? null : at(northboundPort), southbound: at(southboundPort) };
}

/** Those that an administrator has given to a database serve connections of his as well. */
function refuseForeignFiles(seen: Central, { tls, adopt, northboundPort, cluster }: CentralArgs): void {
  const files = given(tls);
  const theirs = cluster
    ? undefined
    : [seen.southbound, ...(northboundPort === undefined ? [] : [seen.northbound])].find(
        ({ ssl }) => ssl && !ssl.marked && !isDeepStrictEqual(ssl.files, files),
      )?.ssl;
  if (files && theirs && !adopt) {
    throw new KvmnetError({
      code: "not-ours",
      property: "tls",
      problem: `a database has files for TLS already, which carry no mark of ours: ${namesOf(theirs.files)}`,
      remedy: "say those in `tls`, which leaves them as they are, or set `adopt: true` to put yours in their place",
    });
  }
}

const namesOf = ({ privateKey, certificate, caCertificate }: TlsFiles) => [privateKey, certificate, caCertificate].join(", ");

function refuseCluster(seen: Central, args: CentralArgs, tls: Tls | undefined): void {
  refuseOtherProtocol(seen, args, given(args.tls ?? tls) ? "ssl" : "tcp");
  const theirs = optionsOfOthers(seen.configuration);
  if (theirs !== undefined) {
    throw new KvmnetError({
      code: "refused",
      property: "cluster",
      problem: `/etc/default/ovn-central has options of others, which ours would take the place of: ${theirs}`,
      remedy: "take them out of the file",
    });
  }
  const inside = contents(seen);
  if (!isClustered(seen) && inside.length > 0 && args.cluster?.members[0] !== args.address) {
    throw new KvmnetError({
      code: "refused",
      property: "cluster",
      problem: `the host has databases of its own, which would be lost when it joins: ${inside.join("; ")}`,
      remedy: "name it first in `members` of all, so that they become the cluster's, or remove what is in them",
    });
  }
}

/** How members reach one another stands in the file of each, and in what all of them have agreed on. */
function refuseOtherProtocol(seen: Central, { address }: CentralArgs, wanted: Protocol): void {
  const { options } = seen.configuration;
  const known = databases(seen).some(({ runs }) => runs) ? databases(seen).flatMap(({ cluster }) => cluster?.members ?? []) : (membersIn(options) ?? []);
  const others = [...new Set(known)].filter((member) => member !== address);
  const told: Protocol = filesIn(options) ? "ssl" : "tcp";
  const differs = databases(seen).some(({ cluster, runs }) => (runs ? cluster?.clusterId !== undefined && cluster.protocol !== wanted : told !== wanted));
  if (differs && others.length > 0) {
    throw new KvmnetError({
      code: "refused",
      property: "tls",
      problem: `the members of the cluster reach one another ${wanted === "ssl" ? "without" : "by"} TLS, and their addresses are fixed in their files: ${others.join(", ")} would lose this one`,
      remedy:
        "let the others leave first (take them out of the program, and out of `members`), change `tls` of the last one, which keeps what is in it, and make the others anew with the same `tls`",
    });
  }
}

/** Of a member, files are shown to the others, and by others to it. */
function askedAbout(seen: Central, { tls, cluster, address }: CentralArgs): string[] {
  const joined = databases(seen).every((database) => database.cluster?.clusterId !== undefined && database.cluster.protocol === "ssl");
  const others = joined ? [] : (cluster?.members.filter((member) => member !== address) ?? []);
  return askedOf(
    tls,
    cluster ? ["server", "client"] : ["server"],
    others.map((other) => ({ address: other, port: RAFT_PORT })),
  );
}

/** Of the northbound database (central.py). */
const RAFT_PORT = 6643;

/** The name on the host is only how it is found again. */
const renamed = ({ configuration: { mark } }: Central, { name }: CentralArgs) =>
  mark === undefined || mark.name === name ? [] : [{ path: ["name"], from: mark.name, to: name, impact: "none" as const, why: "only the mark is written" }];

function claim(seen: Central, args: CentralArgs, last: CentralState | undefined): void {
  const owner = seen.configuration.mark?.owner ?? "";
  if (isMine(owner, args, last) || (owner === "" && (args.adopt || last?.owner === ""))) {
    return;
  }
  const inside = contents(seen);
  throw new KvmnetError({
    code: "not-ours",
    property: "name",
    problem: `the host has databases of OVN already${inside.length > 0 ? ` (${inside.join("; ")})` : ""}, which ${owner === "" ? "carry no mark of ours" : `belong to ${owner}`}`,
    remedy: owner === "" ? "set `adopt: true` to take them over" : `a host can have them once: remove them from ${owner} first`,
  });
}

function remove(seen: Central, state: CentralState): Decision {
  const { mark, others } = seen.configuration;
  if (!isThere(seen) || !isStill(seen, state)) {
    return { is: "settled", result: undefined };
  }
  if (!mark) {
    throw new KvmnetError({
      code: "not-ours",
      problem: "OVN's databases carry no mark of ours, so they are not removed",
      remedy: "to have them removed, run `pulumi up` once, which marks them; to keep them, remove them from the state (`pulumi state delete`)",
    });
  }
  const shared = isShared(seen);
  if (state.onRowsLeft !== "discard" && !shared) {
    refuseWithRows(seen);
  }
  return {
    is: "work",
    step: "remove OVN's databases",
    work: {
      after: "remove",
      seen: seen.text ?? null,
      text: others ?? null,
      ran: mark.ran,
      empty: state.onRowsLeft !== "discard" && !shared,
      options: seen.configuration.options,
    },
  };
}

/** Databases that do not run cannot be asked what is in them, and are data all the same. */
function refuseWithRows(seen: Central): void {
  const silent = databases(seen).some(({ stored, runs }) => stored && !runs);
  const inside = contents(seen);
  if (silent || inside.length > 0) {
    throw new KvmnetError({
      code: "refused",
      problem: silent ? "a database of OVN does not run, so nobody can say what is in it" : `OVN's databases are not empty: ${inside.join("; ")}`,
      remedy: `${silent ? "run `pulumi up` first, which starts it" : "remove those first"}, or allow it with onRowsLeft: "discard"`,
    });
  }
}
