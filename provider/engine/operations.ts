import type { Host } from "../host/host";
import { canonicalText } from "../resource/canonical";
import { type Change, type PropertyPath, pathIn, pathText, valueAt } from "../resource/change";
import { KvmnetError } from "../resource/error";
import { type Circumstances, impactText } from "../resource/impact";
import type { AnyKind, CommonState } from "../resource/kind";
import type { z } from "../resource/zod";
import { checkArgs, type Failure, type Findings } from "./check";
import { checkConnection, credentialsOf, ofConnection, resolveConnection } from "./connection";
import { argsOf, changesOf, claiming, hostChanges, marksOf, ownMark, refuse, replacedBy, rewritten } from "./diff";
import { operation } from "./failure";
import { type Foreseen, foreseeCreate, foreseeUpdate, takenBy } from "./foresee";
import type { Json } from "./json";
import type { Outlook } from "./outlook";
import { NOTHING, Shown } from "./shown";
import { folded, kindState, observedInputs, refreshed, type Stored, stored, unfolded } from "./state";
import { hasUnknown } from "./unknowns";

/** What the operations need from the world around them. */
export interface Surroundings<C = unknown> {
  readonly connectionSchema: z.ZodType<C>;
  openHost(connection: C): Promise<Host>;
  /** What the run knows ahead of its changes; absent: nothing but the last states. */
  readonly outlook?: Outlook<C>;
}

export interface Difference extends Circumstances {
  readonly changes: readonly Change[];
  /** Top-level properties for which the resource is replaced. */
  readonly replaces: readonly string[];
  /** The state must be written anew, whether or not an argument changed. */
  readonly rewrite: boolean;
  /** The properties for which it must. */
  readonly rewritten: readonly string[];
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
  /** `isNew`: no state of it is known, so that no `diff` follows. `secrets`: the places that the program keeps secret; later operations on the same inputs know them. */
  check(news: Json, isNew: boolean, secrets?: readonly PropertyPath[]): Promise<Findings>;
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
  /** Inputs that a check of this process passed, with what may be shown of them. A diff of others belongs to a refresh, where nothing is about to be changed. */
  const checked = new Map<string, Shown>();
  const mayShow = (inputs: Json) => checked.get(canonicalText(inputs)) ?? NOTHING;

  const label = (name: unknown) => `${kind.type} ${String(name ?? "")}`.trimEnd();
  const resolve = (connection: unknown) => resolveConnection(around.connectionSchema, connection, stackConnection);
  const open = async (connection: unknown) => around.openHost(resolve(connection));

  async function openSame(last: Stored, connection: unknown): Promise<Host> {
    const host = await open(connection);
    if (last.machineId && host.facts.machineId !== last.machineId) {
      throw wrongHost(host, last);
    }
    return host;
  }

  /** Brings what is really there in step with the arguments; makes it anew when it is gone. */
  async function converge(host: Host, last: Stored, args: Json, may: Shown): Promise<object> {
    const fresh: (CommonState & Json) | undefined = last.incomplete ? undefined : await kind.read(host, last.name, kindState(last));
    const claimed = last.incomplete ? args : claiming(last, args);
    if (!fresh) {
      return kind.create(host, claimed);
    }
    const taken = takenBy(host, fresh, last, args);
    if (taken) {
      throw taken;
    }
    const plan = hostChanges(kind, fresh, args, last.marked);
    refuse(kind, last.name, plan, may);
    return plan.length === 0 ? fresh : kind.update(host, fresh, claimed, plan);
  }

  /** The resource against the host as it is now; `undefined` where a preview has to do with the last state. */
  async function lookedAt(last: Stored, news: Json): Promise<Foreseen | undefined> {
    const { outlook } = around;
    const host = await outlook?.host(resolve(news.connection), last.readAt);
    if (!outlook || !host) {
      return undefined;
    }
    if (last.machineId && host.facts.machineId !== last.machineId) {
      throw wrongHost(host, last);
    }
    return foreseeUpdate(kind, host, last, news).catch((error) => outlook.lost(resolve(news.connection), error, last.readAt));
  }

  /** What stands against a resource that passes every check of its own: others of the program, and for a new one the host. */
  async function ahead(outlook: Outlook, inputs: Json, isNew: boolean, may: Shown): Promise<Failure[]> {
    const connection = resolve(inputs.connection);
    const known = Object.fromEntries(Object.entries(argsOf(inputs)).filter(([, value]) => !hasUnknown(value)));
    const name = label(inputs.name);
    const clashes = outlook.clashes(connection, String(inputs.owner), name, kind.exclusives?.(known) ?? []);
    const failures = clashes.map(({ exclusive, other }) => ({
      property: pathText(exclusive.path),
      reason: `the ${exclusive.thing} ${may.isSecret(exclusive.path) ? "" : `${exclusive.key} `}is what ${other} of this program takes on the same host as well; choose another`,
    }));
    if (failures.length > 0 || !isNew) {
      return failures;
    }
    const host = await outlook.host(connection);
    const seen = host && (await foreseeCreate(kind, host, inputs).catch((error) => outlook.lost(connection, error)));
    if (seen?.takesOver) {
      outlook.say(`${name}: takes over what is there already, and changes: ${impactText(seen.changes) || "nothing"}`);
    }
    if (seen && !seen.refusal && seen.notes.length > 0) {
      outlook.say(`${name}: ${seen.notes.join("; ")}`);
    }
    const refusal = seen?.refusal && may.error(seen.refusal.with({ host: host?.label }));
    const property = refusal?.details.property ?? "name";
    // That what the program makes first is not there yet is no news.
    if (refusal && property !== "name" && outlook.makes(connection, valueAt(inputs, pathIn(property)))) {
      outlook.expectNew(connection, String(inputs.name));
      return [];
    }
    if (refusal && (outlook.changesBefore(connection) || setUpFirst.has(refusal.code))) {
      outlook.say(`${name}: as the host is now, this would be refused; resources that the program changes before it may mend that: ${refusal.message}`);
      return [];
    }
    outlook.expectChange(connection);
    if (!refusal && seen && !seen.takesOver) {
      outlook.expectNew(connection, String(inputs.name));
    }
    return refusal ? [{ property, reason: refusal.message }] : [];
  }

  function refuseUnlessChanged(refusal: KvmnetError | undefined, connection: unknown): void {
    if (refusal && around.outlook?.changesBefore(resolve(connection))) {
      around.outlook.say(`as the host is now, this would be refused; resources that the program changes before it may mend that: ${refusal.message}`);
    } else if (refusal) {
      throw refusal;
    }
  }

  return {
    configure(connection) {
      stackConnection = connection;
    },

    async check(news, isNew, secrets = []) {
      const { connection, ...args } = withoutNulls(news) as Json;
      const { inputs, failures, doubts } = checkArgs(kind, args, secrets);
      const result = connection === undefined ? inputs : { ...inputs, connection };
      const may = new Shown(result, [...secrets, ...credentialsOf(connection)]);
      checked.set(canonicalText(result), may);
      const all = [...checkConnection(around.connectionSchema, connection, stackConnection, ofConnection(secrets)), ...failures];
      const found = all.length > 0 || !around.outlook || hasUnknown(connection) ? [] : await ahead(around.outlook, result, isNew, may);
      return { inputs: result, failures: [...all, ...found], doubts };
    },

    diff(olds, news) {
      return operation(label(olds.name), mayShow(news), async () => {
        const last = unfolded(kind, olds);
        const ahead = checked.has(canonicalText(news));
        const seen = ahead && !last.incomplete && !hasUnknown(news.connection) ? await lookedAt(last, news) : undefined;
        const changes = seen?.changes ?? (last.incomplete ? [] : changesOf(kind, last, news));
        const replaces = last.incomplete && last.name !== news.name ? ["name"] : replacedBy(changes);
        if (ahead) {
          refuse(kind, last.name, changes, mayShow(news));
          refuseUnlessChanged(seen?.refusal, news.connection);
        }
        if (ahead && changes.length > 0) {
          around.outlook?.expectChange(resolve(news.connection));
        }
        const asOf = around.outlook && !seen ? (last.readAt ?? "a time that an earlier release did not note") : undefined;
        const anew = rewritten(kind, last, news);
        return {
          changes,
          replaces,
          drifted: seen?.drifted ?? [],
          notes: seen?.notes ?? [],
          ...(asOf !== undefined && { asOf }),
          rewrite: last.incomplete === true || anew.length > 0,
          rewritten: anew,
          ahead,
        };
      });
    },

    create(inputs) {
      const args = argsOf(inputs);
      const id = String(args.name);
      let machineId = "";
      const outputs = (state: object, more?: object) => folded(kind, { ...stored(kind, state, args, machineId, inputs.connection), ...more });
      return operation(
        label(id),
        mayShow(inputs),
        async () => {
          const host = await open(inputs.connection);
          machineId = host.facts.machineId;
          return { id, outputs: outputs(await kind.create(host, args)) };
        },
        (partial) => ({ id, outputs: outputs({ name: id, owner: args.owner, ...partial }, { incomplete: true }) }),
      );
    },

    read(id, olds) {
      return operation(label(id), NOTHING, async () => {
        const last = unfolded(kind, olds);
        const host = await openSame(last, olds.connection);
        const known = last.stateVersion !== undefined;
        // The id may be one that a person typed for an import; the name is the object's.
        const state = await kind.read(host, known ? last.name : id, known && !last.incomplete ? kindState(last) : undefined);
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
        mayShow(news),
        async () => {
          const last = unfolded(kind, olds);
          return outputs(await converge(await openSame(last, news.connection), last, args, mayShow(news)), last);
        },
        (partial) => {
          const last = unfolded(kind, olds);
          return {
            id,
            outputs: outputs({ ...kindState(last), ...partial }, last, { incomplete: last.incomplete, readAt: last.readAt, marked: marksOf(last, args) }),
          };
        },
      );
    },

    delete(id, olds) {
      return operation(label(id), NOTHING, async () => {
        const last = unfolded(kind, olds);
        const host = await openSame(last, olds.connection);
        await kind.delete(host, { ...kindState(last), owner: ownMark(last) });
      });
    },
  };
}

/** What a bare host lacks: HostSetup, of which we are not told, may bring it before this resource is made. */
const setUpFirst: ReadonlySet<string> = new Set(["tool-missing", "daemon-not-running"]);

function wrongHost(host: Host, last: Stored): KvmnetError {
  return new KvmnetError({
    code: "wrong-host",
    host: host.label,
    problem: `this is another machine (machine-id ${host.facts.machineId}) than the one that holds ${last.name} (${last.machineId})`,
    remedy:
      "objects do not move between hosts. Destroy it with the old connection first, or give it another logical name; if the old machine is gone for good: pulumi state delete URN",
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
