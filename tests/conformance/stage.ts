import { AsyncLocalStorage } from "node:async_hooks";
import { isDeepStrictEqual } from "node:util";
import type { ExecutionContext } from "ava";
import { createProvider } from "../../provider/adapter/provider";
import { argsOf } from "../../provider/engine/diff";
import { Outlook } from "../../provider/engine/outlook";
import { kindState, unfolded } from "../../provider/engine/state";
import { connection } from "../../provider/host/connection";
import type { Host, Step } from "../../provider/host/host";
import { Onlooker } from "../../provider/host/onlooker";
import { Snapshots } from "../../provider/host/snapshots";
import type { Change } from "../../provider/resource/change";
import { openHost } from "../lab";
import { withSnapshots } from "../wrapped";
import { Engine, type Op, type Saved } from "./engine";
import { pluginDoor } from "./pluginDoor";
import type { Input, Samples } from "./samples";
import { settled } from "./settled";
import type { Properties } from "./wire";

/** A busy test machine is no reason to do without a look. */
const patienceMs = 60_000;

export const OWNER = "conformance/stack/subject";

/** By which of Pulumi's protocols the kind is driven. */
export type Door = "dynamic" | "plugin";

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

/** An object that a test left as it found it, for the next that begins with the same. */
interface Standing {
  readonly input: string;
  readonly saved: Saved;
}

/** Without the moment at which it was read. */
const timeless = (saved: Saved | undefined) => JSON.parse(JSON.stringify(saved ?? null, (key, value) => (key === "readAt" ? undefined : value)));

/** A resource kind on a real host: the samples, the administrator's own session, and engines that work through the adapter. */
export class Stage {
  private steps: SentStep[] = [];
  private lines: string[] = [];
  private engines: Engine[] = [];
  private touched = false;
  private standing: Standing | undefined;
  private opened: { close(): void }[] = [];
  /** The administrator's own session. */
  readonly host: Host;

  /** `take` gives the host when the first step is sent: what sends nothing needs none. */
  constructor(
    readonly samples: Samples,
    private readonly take: () => Promise<Host>,
    private readonly settings: object,
    private readonly door: Door = "dynamic",
  ) {
    this.host = hostLater(() => this.taken());
  }

  /** `looks`: its previews look at the host, as those of users do. `stays`: all of its phases in one provider process, which saves its start. */
  engine({ saved, looks = false, stays = false }: { saved?: Saved; looks?: boolean; stays?: boolean } = {}): Engine {
    const begin = async () => {
      // A phase has a provider process of its own: it shares the session here, to save time, but not what was read before.
      const snapshots = new Snapshots();
      const report = (line: string) => void this.lines.push(line);
      const opened = async (settings: unknown) => {
        await this.taken();
        return this.counted(await openHost(settings), snapshots);
      };
      const outlook = looks ? new Outlook(async (settings) => new Onlooker(await opened(settings)), report, patienceMs) : undefined;
      const around = { connectionSchema: connection(), openHost: opened, outlook };
      if (this.door === "dynamic") {
        return createProvider(this.samples.kind, { ...around, report });
      }
      const plugin = await pluginDoor(this.samples.kind, around, report);
      this.opened.push(plugin);
      return plugin;
    };
    let begun: ReturnType<typeof begin> | undefined;
    const start = () => {
      begun = stays && begun ? begun : begin();
      return begun;
    };
    const engine = new Engine(start, saved);
    this.engines.push(engine);
    return engine;
  }

  /** The kind's own plan on what the engine holds. */
  plan(engine: Engine, inputs: Properties): Change[] {
    return this.samples.kind.plan(kindState(unfolded(this.samples.kind, engine.saved?.outputs ?? {})), argsOf(inputs));
  }

  /** A preview that looks at the host, of what the engine holds. Nothing that could change the host may be sent for it. */
  async foresee(t: ExecutionContext, engine: Engine, args: Properties): Promise<{ readonly op: Op; readonly told: readonly string[] }> {
    const [before, lines] = [this.steps.length, this.lines.length];
    try {
      const { op } = await this.engine({ saved: engine.saved, looks: true }).preview(args);
      return { op, told: this.lines.slice(lines) };
    } finally {
      const changing = this.steps.slice(before).filter(({ step }) => step.mutates);
      t.deepEqual(
        changing.map(({ step }) => step.name),
        [],
        "a preview sent what could change the host",
      );
    }
  }

  async begin(t: ExecutionContext): Promise<Scene> {
    await this.end();
    t.teardown(() => this.clear());
    return this.scene(this.engine());
  }

  /** With an object made of `input`. One that a test leaves as it was (the whole state is compared) stays for the next that wants the same: making and removing it is shown elsewhere. */
  async beginWith(t: ExecutionContext, input: Input): Promise<Scene> {
    const wanted = JSON.stringify(input);
    if (this.standing?.input !== wanted) {
      await this.end();
    }
    const { standing } = this;
    this.standing = undefined;
    this.engines = [];
    this.touched = true;
    const engine = this.engine({ saved: standing?.saved });
    let found = standing?.saved;
    t.teardown(async () => {
      if (t.passed && found && isDeepStrictEqual(timeless(engine.saved), timeless(found))) {
        this.standing = { input: wanted, saved: found };
      } else {
        await this.clear();
      }
    });
    const scene = this.scene(engine);
    if (!found) {
      await engine.up(scene.args(input));
      await settled(t, this, engine, scene.args(input));
      found = engine.saved;
    }
    return scene;
  }

  /** Nothing stands any more. */
  async end(): Promise<void> {
    if (this.standing) {
      this.engine({ saved: this.standing.saved });
      this.standing = undefined;
      await this.clear();
    }
    this.engines = [];
    this.touched = false;
  }

  private args(input: Input): Properties {
    return { name: this.samples.name, owner: OWNER, connection: this.settings, ...input };
  }

  private scene(engine: Engine): Scene {
    this.steps = [];
    this.lines = [];
    return {
      engine,
      args: (input) => this.args(input),
      inventory: async () => [...(await this.samples.inventory(this.host))].sort(),
      sent: () => this.steps,
      told: () => this.lines,
    };
  }

  /** Whatever a test left, ours or not, so that a failure does not make the following tests fail as well. */
  private async clear(): Promise<void> {
    try {
      await this.removeAll(this.args({}));
    } finally {
      for (const door of this.opened.splice(0)) {
        door.close();
      }
    }
  }

  private async removeAll(args: Properties): Promise<void> {
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
    const met = (step: Step) => void this.steps.push({ step, shared: loading.getStore() ?? false });
    const own = withSnapshots(host, snapshots, met);
    return { ...own, facts: host.facts, snapshot: (key, load, since) => own.snapshot(key, () => loading.run(true, load), since) };
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
