import type { DynamicProvider } from "../../provider/adapter/provider";
import { overWire, type Properties } from "./wire";

/**
 * A model of what the Pulumi engine and its dynamic-provider host do with one resource: which calls, in which order,
 * with which values (pkg/resource/deploy/step.go and step_generator.go of v3.259; cmd/dynamic-provider/index.js).
 * Real engines are the business of tests/e2e; this one makes thousands of runs affordable.
 */

export interface Failure {
  readonly property: string;
  readonly reason: string;
}

/** What the engine keeps of a resource between two runs. */
export interface Saved {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly initErrors: readonly string[];
}

export type Op = "create" | "same" | "update" | "replace";

export interface Preview {
  readonly op: Op;
  readonly replaces: readonly string[];
  readonly inputs: Properties;
  /** Set for a replacement: whether the old object goes first. */
  readonly deleteBeforeReplace: boolean;
}

/** The engine refuses to go on: `check` reported failures. */
export class CheckFailed extends Error {
  constructor(readonly failures: readonly Failure[]) {
    super(failures.map(({ property, reason }) => `${property}: ${reason}`).join("\n"));
  }
}

/** What arrives at the engine of a program's arguments: the SDK leaves out what is undefined. */
const registered = (args: Properties): Properties => JSON.parse(JSON.stringify(args));

export const PROVIDER_TEXT = 'exports.handler = () => require("pulumi-kvmnet/dynamic").v1';

export class Engine {
  saved: Saved | undefined;

  /** Every phase (preview, up, refresh, destroy) runs in a provider process of its own: `start` makes its provider. */
  constructor(
    private readonly start: () => DynamicProvider | Promise<DynamicProvider>,
    saved?: Saved,
    private readonly providerText = PROVIDER_TEXT,
  ) {
    this.saved = saved && overWire(saved);
  }

  async preview(args: Properties): Promise<Preview> {
    return this.decide(await this.start(), args);
  }

  /** Preview, then the real thing in a second phase that checks and diffs again. */
  async up(args: Properties): Promise<Op> {
    await this.preview(args);
    const provider = await this.start();
    const { op, inputs, deleteBeforeReplace } = await this.decide(provider, args);
    const old = this.saved;
    if (op === "same" && old) {
      this.saved = { ...old, inputs };
    } else if (op === "create") {
      await this.create(provider, inputs);
    } else if (op === "update" && old) {
      await this.update(provider, old, inputs);
    } else if (op === "replace" && old) {
      await this.replace(provider, old, args, deleteBeforeReplace);
    }
    return op;
  }

  /** `read` with the last outputs, then `diff` of what was found against the old inputs. The program does not run. */
  async refresh(): Promise<"same" | "update" | "delete"> {
    const old = this.saved;
    if (!old) {
      return "same";
    }
    const provider = await this.start();
    const found = await provider.read(old.id, overWire(old.outputs));
    if (!found.id) {
      this.saved = undefined;
      return "delete";
    }
    const outputs = this.withProvider(found.props, old.outputs);
    const inputs = found.inputs ? this.withProvider(found.inputs, old.outputs) : old.inputs;
    this.saved = { id: found.id, inputs, outputs, initErrors: [] };
    const { changes } = await this.diff(provider, this.saved, old.inputs);
    return changes ? "update" : "same";
  }

  /** `delete` with the outputs in the state; the program does not run. */
  async destroy(): Promise<void> {
    if (this.saved) {
      const provider = await this.start();
      await provider.delete(this.saved.id, overWire(this.saved.outputs));
      this.saved = undefined;
    }
  }

  /** `Kind.get(name, id)`: the given properties travel as inputs and as state. */
  async get(id: string, props: Properties): Promise<Saved | undefined> {
    const provider = await this.start();
    const given = overWire({ ...props, __provider: this.providerText });
    const found = await provider.read(id, given);
    return found.id ? { id: found.id, inputs: given, outputs: this.withProvider(found.props, given), initErrors: [] } : undefined;
  }

  private async decide(provider: DynamicProvider, args: Properties): Promise<Preview> {
    const inputs = await this.check(provider, this.saved?.inputs ?? {}, args);
    if (!this.saved) {
      return { op: "create", inputs, replaces: [], deleteBeforeReplace: false };
    }
    const { changes, replaces, deleteBeforeReplace } = await this.diff(provider, this.saved, inputs);
    if (changes && replaces.length > 0) {
      return { op: "replace", inputs, replaces, deleteBeforeReplace };
    }
    // An unchanged resource that was left unfinished gets an empty update, to finish it.
    const op = changes || this.saved.initErrors.length > 0 ? "update" : "same";
    return { op, inputs, replaces, deleteBeforeReplace };
  }

  private async check(provider: DynamicProvider, olds: Properties, args: Properties): Promise<Properties> {
    const news = overWire({ ...registered(args), __provider: this.providerText });
    const result = await provider.check(overWire(olds), news);
    if (result.failures.length > 0) {
      throw new CheckFailed(overWire(result.failures) as Failure[]);
    }
    return this.withProvider(result.inputs, news);
  }

  private async diff(provider: DynamicProvider, old: Saved, news: Properties) {
    return overWire(await provider.diff(old.id, overWire(old.outputs), overWire(news)));
  }

  private async create(provider: DynamicProvider, inputs: Properties): Promise<void> {
    try {
      const { id, outs } = await provider.create(overWire(inputs));
      this.saved = { id, inputs, outputs: this.withProvider(outs, inputs), initErrors: [] };
    } catch (error) {
      const partial = partialOf(error);
      if (partial) {
        this.saved = { ...partial, inputs };
      }
      throw error;
    }
  }

  private async update(provider: DynamicProvider, old: Saved, inputs: Properties): Promise<void> {
    try {
      const result = await provider.update(old.id, overWire(old.outputs), overWire(inputs));
      this.saved = { id: old.id, inputs, outputs: this.withProvider(result.outs, inputs), initErrors: [] };
    } catch (error) {
      const partial = partialOf(error);
      if (partial) {
        // Old inputs with new outputs: the next up tries the update again.
        this.saved = { ...partial, id: old.id, inputs: old.inputs };
      }
      throw error;
    }
  }

  private async replace(provider: DynamicProvider, old: Saved, args: Properties, deleteFirst: boolean): Promise<void> {
    // The new object does not inherit anything from the old one: inputs are checked again with no olds.
    const inputs = await this.check(provider, {}, args);
    const remove = () => provider.delete(old.id, overWire(old.outputs));
    if (deleteFirst) {
      await remove();
      this.saved = undefined;
      await this.create(provider, inputs);
    } else {
      await this.create(provider, inputs);
      await remove();
    }
  }

  private withProvider(result: Properties | undefined, source: Properties): Properties {
    return overWire({ ...result, __provider: source.__provider });
  }
}

/** An error with an id is ErrorResourceInitFailed: the object exists, but is not finished. The host does not add `__provider` here. */
function partialOf(error: unknown): Omit<Saved, "inputs"> | undefined {
  const { id, properties, reasons } = error as { id?: string; properties?: Properties; reasons?: string[] };
  return id ? { id, outputs: overWire(properties ?? {}), initErrors: reasons ?? [] } : undefined;
}
