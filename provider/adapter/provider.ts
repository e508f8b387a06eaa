import { type Checked, forEngine } from "../engine/check";
import { impactLine } from "../engine/diff";
import type { Json } from "../engine/json";
import { operationsOf, type Surroundings } from "../engine/operations";
import type { PropertyPath } from "../resource/change";
import type { AnyKind } from "../resource/kind";
import { forHost } from "./failure";

/** What the dynamic provider needs from the world around it. */
export interface HostSurroundings<C = unknown> extends Surroundings<C> {
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
  diff(id: string, olds: Json, news: Json): Promise<{ changes: boolean; replaces: readonly string[]; deleteBeforeReplace: boolean }>;
  create(inputs: Json): Promise<{ id: string; outs: Json }>;
  read(id: string, props: Json): Promise<{ id?: string; props?: Json; inputs?: Json }>;
  update(id: string, olds: Json, news: Json): Promise<{ outs: Json }>;
  delete(id: string, props: Json): Promise<void>;
}

/** One resource kind as a Pulumi dynamic provider. `__provider`, the text by which the host finds us, stays on this side of the door. */
export function createProvider(kind: AnyKind, around: HostSurroundings): DynamicProvider {
  const operations = operationsOf(kind, around);

  return {
    // Synchronous up to the assignment: the host calls other methods without waiting for the promise.
    async configure({ config }) {
      operations.configure(config.get("kvmnet:connection"));
      around.outlook?.configure(config.get("kvmnet:preview"));
    },

    async check(olds, news) {
      const { inputs, failures, doubts } = await operations.check(
        plain(news),
        Object.keys(olds ?? {}).length === 0,
        news.__secrets as PropertyPath[] | undefined,
      );
      for (const { property, reason } of doubts) {
        around.report(`${kind.type} ${String(inputs.name ?? "")}: warning: ${property} ${reason}`);
      }
      return { inputs, failures: failures.map(forEngine) };
    },

    diff(_id, olds, news) {
      return forHost(async () => {
        const { changes, replaces, rewrite, ahead, ...circumstances } = await operations.diff(plain(olds), plain(news));
        const line = ahead && impactLine(kind, String(olds.name), changes, circumstances);
        if (line) {
          around.report(line);
        }
        // A state without a text was written by another door; only an update gives it one, without which refresh and destroy would find no code.
        const changed = changes.length > 0 || replaces.length > 0 || rewrite || olds.__provider !== news.__provider;
        return { changes: changed, replaces, deleteBeforeReplace: true };
      });
    },

    create(inputs) {
      return forHost(async () => {
        const { id, outputs } = await operations.create(plain(inputs));
        return { id, outs: outputs };
      }, inputs.__provider);
    },

    read(id, props) {
      return forHost(async () => {
        const found = await operations.read(id, plain(props));
        return found ? { id, props: found.outputs, ...(found.inputs ? { inputs: found.inputs } : {}) } : {};
      });
    },

    update(id, olds, news) {
      return forHost(async () => ({ outs: await operations.update(id, plain(olds), plain(news)) }), news.__provider);
    },

    delete(id, props) {
      return forHost(() => operations.delete(id, plain(props)));
    },
  };
}

/** `__secrets`: the places that the program keeps secret, which the engine does not tell a dynamic provider. The SDK class says them to `check`, and no state keeps them. */
function plain({ __provider, __secrets, ...properties }: Json): Json {
  return properties;
}
