import type { z } from "zod";
import type { Host } from "../host/host";
import type { Change } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState } from "../resource/kind";
import { type Checked, checkArgs } from "./check";
import { checkConnection, resolveConnection } from "./connection";
import { argsOf, changesOf, hostChanges, needsRewrite, refuse, replacedBy } from "./diff";
import { operation } from "./failure";
import { canonicalText, type Json } from "./json";
import { folded, kindState, observedInputs, refreshed, type Stored, stored, unfolded } from "./state";

/** What the operations need from the world around them. */
export interface Surroundings<C = unknown> {
  readonly connectionSchema: z.ZodType<C>;
  openHost(connection: C): Promise<Host>;
}

export interface Difference {
  readonly changes: readonly Change[];
  /** Top-level properties for which the resource is replaced. */
  readonly replaces: readonly string[];
  /** No argument changed, but the state must be written anew. */
  readonly rewrite: boolean;
  /** Whether the changes are about to be made. A refresh asks the same question the other way round, and must not warn of anything. */
  readonly ahead: boolean;
}

export interface Found {
  readonly outputs: Json;
  /** What the program would have to say for the host to be as it is; absent for a mere look-up. */
  readonly inputs?: Json;
}

/** What Pulumi asks of one resource kind, whichever door it comes through. Inputs and outputs hold nothing that is the door's own. */
export interface Operations {
  /** The stack's connection, for resources that have none of their own. */
  configure(stackConnection: unknown): void;
  check(news: Json): Checked;
  diff(olds: Json, news: Json): Promise<Difference>;
  create(inputs: Json): Promise<{ id: string; outputs: Json }>;
  /** `undefined`: it is gone. */
  read(id: string, olds: Json): Promise<Found | undefined>;
  update(id: string, olds: Json, news: Json): Promise<Json>;
  delete(id: string, olds: Json): Promise<void>;
}

/** The operations of one kind, and the promises that are the same for all kinds. */
export function operationsOf(kind: AnyKind, around: Surroundings): Operations {
  let stackConnection: unknown;
  /** Inputs that a check of this process passed. A diff of others belongs to a refresh, where nothing is about to be changed. */
  const checked = new Set<string>();

  const label = (name: unknown) => `${kind.type} ${String(name ?? "")}`.trimEnd();
  const open = async (connection: unknown) => around.openHost(resolveConnection(around.connectionSchema, connection, stackConnection));

  async function openSame(last: Stored, connection: unknown): Promise<Host> {
    const host = await open(connection);
    if (last.machineId && host.facts.machineId !== last.machineId) {
      throw wrongHost(host, last);
    }
    return host;
  }

  /** Brings what is really there in step with the arguments; makes it anew when it is gone. */
  async function converge(host: Host, last: Stored, args: Json): Promise<object> {
    const fresh: (CommonState & Json) | undefined = last.incomplete ? undefined : await kind.read(host, last.name, kindState(last));
    if (!fresh) {
      return kind.create(host, args);
    }
    if (fresh.owner && fresh.owner !== last.owner && fresh.owner !== args.owner) {
      throw notOurs(host, fresh.owner);
    }
    const plan = hostChanges(kind, fresh, args);
    refuse(kind, last.name, plan);
    return plan.length === 0 ? fresh : kind.update(host, fresh, args, plan);
  }

  return {
    configure(connection) {
      stackConnection = connection;
    },

    check(news) {
      const { connection, ...args } = withoutNulls(news) as Json;
      const { inputs, failures } = checkArgs(kind, args);
      const result = connection === undefined ? inputs : { ...inputs, connection };
      checked.add(canonicalText(result));
      return { inputs: result, failures: [...checkConnection(around.connectionSchema, connection, stackConnection), ...failures] };
    },

    diff(olds, news) {
      return operation(label(olds.name), () => {
        const last = unfolded(kind, olds);
        const changes = last.incomplete ? [] : changesOf(kind, last, news);
        const replaces = last.incomplete && last.name !== news.name ? ["name"] : replacedBy(changes);
        const ahead = checked.has(canonicalText(news));
        if (ahead) {
          refuse(kind, last.name, changes);
        }
        return { changes, replaces, rewrite: needsRewrite(kind, last, news), ahead };
      });
    },

    create(inputs) {
      const args = argsOf(inputs);
      const id = String(args.name);
      let machineId = "";
      const outputs = (state: object, more?: object) => folded(kind, { ...stored(kind, state, args, machineId, inputs.connection), ...more });
      return operation(
        label(id),
        async () => {
          const host = await open(inputs.connection);
          machineId = host.facts.machineId;
          return { id, outputs: outputs(await kind.create(host, args)) };
        },
        (partial) => ({ id, outputs: outputs({ name: id, owner: args.owner, ...partial }, { incomplete: true }) }),
      );
    },

    read(id, olds) {
      return operation(label(id), async () => {
        const last = unfolded(kind, olds);
        const host = await openSame(last, olds.connection);
        const known = last.stateVersion !== undefined;
        const state = await kind.read(host, id, known && !last.incomplete ? kindState(last) : undefined);
        if (!state && !known) {
          throw new KvmnetError({ code: "refused", host: host.label, problem: "does not exist, so it cannot be looked up" });
        }
        if (!state) {
          return undefined;
        }
        const now = refreshed(kind, state, last, host.facts.machineId);
        return { outputs: folded(kind, now), ...(known ? { inputs: observedInputs(now) } : {}) };
      });
    },

    update(id, olds, news) {
      const args = argsOf(news);
      const outputs = (state: object, last: Stored, more?: object) => folded(kind, { ...stored(kind, state, args, last.machineId, news.connection), ...more });
      return operation(
        label(id),
        async () => {
          const last = unfolded(kind, olds);
          return outputs(await converge(await openSame(last, news.connection), last, args), last);
        },
        (partial) => {
          const last = unfolded(kind, olds);
          return { id, outputs: outputs({ ...kindState(last), ...partial }, last, { incomplete: last.incomplete }) };
        },
      );
    },

    delete(id, olds) {
      return operation(label(id), async () => {
        const last = unfolded(kind, olds);
        await kind.delete(await openSame(last, olds.connection), kindState(last));
      });
    },
  };
}

function wrongHost(host: Host, last: Stored): KvmnetError {
  return new KvmnetError({
    code: "wrong-host",
    host: host.label,
    problem: `this is another machine (machine-id ${host.facts.machineId}) than the one that holds ${last.name} (${last.machineId})`,
    remedy:
      "objects do not move between hosts. Destroy it with the old connection first, or give it another logical name; if the old machine is gone for good: pulumi state delete URN",
  });
}

function notOurs(host: Host, owner: string): KvmnetError {
  return new KvmnetError({
    code: "not-ours",
    host: host.label,
    problem: `belongs to ${owner} by now`,
    remedy: "use another name, or remove one of the two resources from its program",
  });
}

/** A property that is null is not set, as everywhere in Pulumi. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([key, inner]) => [key, withoutNulls(inner)]),
  );
}
