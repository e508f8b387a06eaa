import type { z } from "zod";
import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState } from "../resource/kind";
import { type Checked, checkArgs } from "./check";
import { checkConnection, resolveConnection } from "./connection";
import { argsOf, changesOf, hostChanges, impactLine, needsRewrite, refuse, replacedBy } from "./diff";
import { forEngine } from "./failure";
import { canonicalText, type Json } from "./json";
import { kindState, migrate, observedInputs, refreshed, type Stored, stored } from "./state";

/** What the adapter needs from the world around it. */
export interface Surroundings<C = unknown> {
  readonly connectionSchema: z.ZodType<C>;
  openHost(connection: C): Promise<Host>;
  /** Shows a line to the user. */
  report(line: string): void;
}

/** The part of the engine's `config` that we use (`@pulumi/pulumi/dynamic`). */
export interface EngineConfig {
  get(key: string): unknown;
}

export interface DynamicProvider {
  configure(request: { config: EngineConfig }): Promise<void>;
  check(olds: Json, news: Json): Promise<Checked>;
  diff(id: string, olds: Json, news: Json): Promise<{ changes: boolean; replaces: string[]; deleteBeforeReplace: boolean }>;
  create(inputs: Json): Promise<{ id: string; outs: Json }>;
  read(id: string, props: Json): Promise<{ id?: string; props?: Json; inputs?: Json }>;
  update(id: string, olds: Json, news: Json): Promise<{ outs: Json }>;
  delete(id: string, props: Json): Promise<void>;
}

/** One resource kind as a Pulumi dynamic provider: translates, and keeps the promises that are the same for all kinds. */
export function createProvider(kind: AnyKind, around: Surroundings): DynamicProvider {
  let fromConfig: unknown;
  /** Inputs that a check of this process passed. A diff of others belongs to a refresh, where nothing is about to be changed. */
  const checked = new Set<string>();

  const label = (name: unknown) => `${kind.type} ${String(name ?? "")}`.trimEnd();
  const open = async (connection: unknown) => around.openHost(resolveConnection(around.connectionSchema, connection, fromConfig));

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
    // Synchronous up to the assignment: the host calls other methods without waiting for the promise.
    async configure({ config }) {
      fromConfig = config.get("kvmnet:connection");
    },

    async check(_olds, news) {
      const { __provider, connection, ...args } = withoutNulls(news) as Json;
      const { inputs, failures, doubts } = checkArgs(kind, args);
      for (const { property, reason } of doubts) {
        around.report(`${label(args.name)}: warning: ${property} ${reason}`);
      }
      const all = [...checkConnection(around.connectionSchema, connection, fromConfig), ...failures];
      const result = connection === undefined ? inputs : { ...inputs, connection };
      checked.add(canonicalText(result));
      return { inputs: result, failures: all };
    },

    diff(_id, olds, news) {
      return forEngine(label(olds.name), async () => {
        const last = migrate(kind, olds);
        const { __provider, ...inputs } = news;
        const changes = last.incomplete ? [] : changesOf(kind, last, inputs);
        const replaces = last.incomplete && last.name !== news.name ? ["name"] : replacedBy(changes);
        if (checked.has(canonicalText(inputs))) {
          refuse(kind, last.name, changes);
          const line = impactLine(kind, last.name, changes);
          if (line) {
            around.report(line);
          }
        }
        return { changes: changes.length > 0 || replaces.length > 0 || needsRewrite(kind, last, news), replaces, deleteBeforeReplace: true };
      });
    },

    create(inputs) {
      const args = argsOf(inputs);
      const id = String(args.name);
      let machineId = "";
      const outputs = (state: object) => stored(kind, state, args, machineId, inputs.connection);
      return forEngine(
        label(id),
        async () => {
          const host = await open(inputs.connection);
          machineId = host.facts.machineId;
          return { id, outs: outputs(await kind.create(host, args)) };
        },
        (partial) => ({ id, properties: { ...outputs({ name: id, owner: args.owner, ...partial }), incomplete: true, __provider: inputs.__provider } }),
      );
    },

    read(id, props) {
      return forEngine(label(id), async () => {
        const last = migrate(kind, props);
        const host = await openSame(last, props.connection);
        const known = props.stateVersion !== undefined;
        const state = await kind.read(host, id, known && !last.incomplete ? kindState(last) : undefined);
        if (!state && !known) {
          throw new KvmnetError({ code: "refused", host: host.label, problem: "does not exist, so it cannot be looked up" });
        }
        if (!state) {
          return {};
        }
        const outputs = refreshed(kind, state, last, host.facts.machineId);
        return { id, props: outputs, ...(known ? { inputs: observedInputs(outputs) } : {}) };
      });
    },

    update(id, olds, news) {
      const last = migrate(kind, olds);
      const args = argsOf(news);
      const outputs = (state: object) => stored(kind, state, args, last.machineId, news.connection);
      return forEngine(
        label(id),
        async () => ({ outs: outputs(await converge(await openSame(last, news.connection), last, args)) }),
        (partial) => ({
          id,
          properties: { ...outputs({ ...kindState(last), ...partial }), ...(last.incomplete ? { incomplete: true } : {}), __provider: news.__provider },
        }),
      );
    },

    delete(id, props) {
      return forEngine(label(id), async () => {
        const last = migrate(kind, props);
        await kind.delete(await openSame(last, props.connection), kindState(last));
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
