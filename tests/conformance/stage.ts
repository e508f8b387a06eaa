import { AsyncLocalStorage } from "node:async_hooks";
import type { ExecutionContext } from "ava";
import { createProvider } from "../../provider/adapter/provider";
import { argsOf } from "../../provider/engine/diff";
import { kindState } from "../../provider/engine/state";
import { connection } from "../../provider/host/connection";
import type { Host, Step } from "../../provider/host/host";
import { Snapshots } from "../../provider/host/snapshots";
import type { Change } from "../../provider/resource/change";
import { openHost } from "../lab";
import { Engine, type Saved } from "./engine";
import type { Input, Samples } from "./samples";
import type { Properties } from "./wire";

export const OWNER = "conformance/stack/subject";

export interface SentStep {
  readonly step: Step;
  /** Sent to load a snapshot, which all resources of a phase share. */
  readonly shared: boolean;
}

const loading = new AsyncLocalStorage<boolean>();

/** What one test works with; everything that it leaves behind is removed when it ends. */
export interface Scene {
  readonly engine: Engine;
  readonly args: (input: Input) => Properties;
  readonly inventory: () => Promise<readonly string[]>;
  /** Every remote step that the provider has sent since the scene began. */
  readonly sent: () => readonly SentStep[];
  /** Every line that it has shown to the user. */
  readonly told: () => readonly string[];
}

/** A resource kind on a real host: the samples, the administrator's own session, and engines that work through the adapter. */
export class Stage {
  private steps: SentStep[] = [];
  private lines: string[] = [];
  private engines: Engine[] = [];
  private touched = false;
  /** The administrator's own session. */
  readonly host: Host;

  /** `take` gives the host when the first step is sent: what sends nothing needs none. */
  constructor(
    readonly samples: Samples,
    private readonly take: () => Promise<Host>,
    private readonly settings: object,
  ) {
    this.host = hostLater(() => this.taken());
  }

  engine({ saved }: { saved?: Saved } = {}): Engine {
    const start = () => {
      // A phase has a provider process of its own: it shares the session here, to save time, but not what was read before.
      const snapshots = new Snapshots();
      return createProvider(this.samples.kind, {
        connectionSchema: connection(),
        openHost: async (settings) => {
          await this.taken();
          return this.counted(await openHost(settings), snapshots);
        },
        report: (line) => this.lines.push(line),
      });
    };
    const engine = new Engine(start, saved);
    this.engines.push(engine);
    return engine;
  }

  /** The kind's own plan on what the engine holds. */
  plan(engine: Engine, inputs: Properties): Change[] {
    return this.samples.kind.plan(kindState(engine.saved?.outputs ?? {}), argsOf(inputs));
  }

  async begin(t: ExecutionContext): Promise<Scene> {
    this.engines = [];
    this.touched = false;
    const engine = this.engine();
    const args = (input: Input) => ({ name: this.samples.name, owner: OWNER, connection: this.settings, ...input });
    t.teardown(() => this.clear(args({})));
    this.steps = [];
    this.lines = [];
    return {
      engine,
      args,
      inventory: async () => [...(await this.samples.inventory(this.host))].sort(),
      sent: () => this.steps,
      told: () => this.lines,
    };
  }

  /** Whatever a test left, ours or not, so that a failure does not make the following tests fail as well. */
  private async clear(args: Properties): Promise<void> {
    if (!this.touched) {
      return;
    }
    const found = this.engine();
    found.saved = await found.get(this.samples.name, args).catch(() => undefined);
    for (const engine of this.engines) {
      await engine.destroy().catch(() => undefined);
    }
    await this.samples.foreign.remove(this.host);
  }

  private taken(): Promise<Host> {
    this.touched = true;
    return this.take();
  }

  private counted(host: Host, snapshots: Snapshots): Host {
    const run = async (step: Step) => {
      this.steps.push({ step, shared: loading.getStore() ?? false });
      try {
        return await host.run(step);
      } finally {
        if (step.mutates) {
          snapshots.drop();
        }
      }
    };
    const snapshot: Host["snapshot"] = (key, load) => snapshots.get(key, () => loading.run(true, load));
    return { label: host.label, facts: host.facts, libvirtUri: host.libvirtUri, run, snapshot };
  }
}

/** A host that is taken when it is first asked to do something; nothing is known of it before. */
function hostLater(take: () => Promise<Host>): Host {
  let host: Host | undefined;
  const taken = async () => {
    host = await take();
    return host;
  };
  return {
    label: "the host of this stage",
    get facts() {
      if (!host) {
        throw new Error("nothing is known of the host yet: run a step on it first");
      }
      return host.facts;
    },
    libvirtUri: "qemu:///system",
    run: async (step) => (await taken()).run(step),
    snapshot: async (key, load) => (await taken()).snapshot(key, load),
  };
}
