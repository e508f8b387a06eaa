import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import { createProvider } from "../../../provider/adapter/provider";
import { connection } from "../../../provider/host/connection";
import type { Host, Output, Step } from "../../../provider/host/host";
import { Snapshots } from "../../../provider/host/snapshots";
import type { AnyKind } from "../../../provider/resource/kind";
import { Engine } from "../../conformance/engine";
import type { Input } from "../../conformance/samples";
import { through } from "../../kill/fault";
import { seeded } from "../../kill/random";
import { openHost } from "../../lab";
import type { TakenVm } from "../machine";
import { differences, type RunningState, runningState } from "./state";

/** One resource of the program under test; `args` hold its name. */
export interface Resource {
  readonly kind: AnyKind;
  readonly args: Input & { readonly name: string };
}

/** What somebody types. */
const byHand: Readonly<Record<string, (name: string, index: number) => string>> = {
  Bridge: (name, index) => `ip addr add 203.0.113.${index + 1}/32 dev ${name}`,
  PolicyRule: () => "ip rule del priority 1000",
};

/** A port's STP state, IPv6's duplicate address detection and a manager's second thoughts take their time. */
const CALM_MS = 40_000;

/** A program of several resources, made in this order and destroyed in reverse, on one machine. */
export class RebootScene {
  private readonly engines: readonly Engine[];
  private wrap: (host: Host) => Host = (host) => host;

  constructor(
    private readonly taken: TakenVm,
    private readonly resources: readonly Resource[],
  ) {
    this.engines = resources.map(({ kind }) => new Engine(() => this.provider(kind)));
  }

  get vm(): TakenVm["vm"] {
    return this.taken.vm;
  }

  async up(): Promise<string[]> {
    const ops: string[] = [];
    for (const [index, engine] of this.engines.entries()) {
      ops.push(await engine.up(this.args(index)));
    }
    return ops;
  }

  async destroy(): Promise<void> {
    for (const engine of [...this.engines].reverse()) {
      await engine.destroy();
    }
  }

  /** Refresh and preview find nothing to do for any resource. */
  async inStep(t: ExecutionContext, when: string): Promise<void> {
    for (const [index, engine] of this.engines.entries()) {
      const { kind, args } = this.resources[index] as Resource;
      const what = `${kind.type} ${args.name}, ${when}`;
      const read = await engine.refresh();
      const differences = async () => JSON.stringify(engine.saved?.outputs, null, 1);
      t.is(read, "same", `refresh of ${what}: ${read === "same" ? "" : await differences()}`);
      t.is((await engine.preview(this.args(index))).op, "same", `preview of ${what}`);
    }
  }

  /** Made, rebooted, everything as before and in step; destroyed, and nothing of it is left. `drift`: changed by hand and mended before the reboot. `tidy`: for what stays on purpose. */
  async rebooted(t: ExecutionContext, { drift = false, tidy = "true" } = {}): Promise<void> {
    t.teardown(() => this.destroy().catch(() => undefined));
    const empty = await this.calm();
    await this.up();
    await this.inStep(t, "when just made");
    if (drift) {
      await this.changedByHand(t);
    }
    const before = await this.calm();
    t.true(differences(empty, before).length > 0, "the comparison does not see what was made");
    await this.vm.reboot();
    await this.becomes(t, before, "after the reboot");
    await this.inStep(t, "after the reboot");
    await this.destroy();
    await this.vm.sh(tidy);
    await this.becomes(t, empty, "after destroy");
  }

  /** The plug is pulled at a random moment (seed printed) while the host is at work on the first creation; the next up finishes it. */
  async powerLost(t: ExecutionContext): Promise<void> {
    t.teardown(() => this.destroy().catch(() => undefined));
    const random = seeded();
    t.log(`KVMNET_SEED=${random.seed}`);
    const empty = await this.calm();
    const workMs = await this.timed();
    const whole = await this.calm();
    await this.destroy();
    await this.becomes(t, empty, "after the rehearsal");

    const afterMs = Math.round(random.next() * workMs);
    t.log(`power lost ${afterMs} ms into the work of about ${workMs} ms`);
    const done = await this.upUntilPowerLoss(afterMs);
    t.log(done ? "it was over by then" : "it was interrupted");
    await this.up();
    await this.inStep(t, "made after the power loss");
    await this.becomes(t, whole, "after the power loss and another up");
    await this.destroy();
    await this.becomes(t, empty, "after destroy");
  }

  /** Every file of ours has a further line, bridges a further address, routes and rules are gone: each is seen, and the next up mends it. */
  private async changedByHand(t: ExecutionContext): Promise<void> {
    for (const [index, engine] of this.engines.entries()) {
      const { kind, args } = this.resources[index] as Resource;
      const outputs = engine.saved?.outputs as { boot?: { files?: Record<string, string> } };
      const files = Object.keys(outputs.boot?.files ?? {});
      t.true(files.length > 0, `${kind.type} ${args.name} is kept by no file`);
      const lines = files.map((file) => `echo '# by hand' >> ${file}`);
      await this.vm.sh([...lines, byHand[kind.type]?.(args.name, index) ?? ""].join("\n"));
    }
    for (const [index, engine] of this.engines.entries()) {
      const { kind, args } = this.resources[index] as Resource;
      t.is(await engine.refresh(), "update", `what was changed by hand of ${kind.type} ${args.name} was not seen`);
      t.is((await engine.preview(this.args(index))).op, "update", `${kind.type} ${args.name}`);
    }
    await this.up();
    await this.inStep(t, "when mended");
  }

  /** How long the host is at work on all changing steps of an up. */
  private async timed(): Promise<number> {
    let total = 0;
    this.wrap = (host) =>
      through(host, async (step) => {
        const begun = Date.now();
        const output = await host.run(step);
        total += step.mutates ? Date.now() - begun : 0;
        return output;
      });
    await this.up();
    this.wrap = (host) => host;
    return total;
  }

  /** True when the up had ended before the plug was pulled. */
  private async upUntilPowerLoss(afterMs: number): Promise<boolean> {
    const armed = signal();
    const working = signal();
    const lost = this.vm.powerLoss(async () => {
      armed.give();
      await working.given;
      await sleep(afterMs);
    });
    await armed.given;
    this.wrap = (host) =>
      through(host, (step: Step): Promise<Output> => {
        if (step.mutates) {
          working.give();
        }
        return host.run(step);
      });
    const done = await this.up().then(
      () => true,
      () => false,
    );
    this.wrap = (host) => host;
    // An up that failed before any work would leave us waiting.
    working.give();
    await lost;
    return done;
  }

  private async becomes(t: ExecutionContext, expected: RunningState, when: string): Promise<void> {
    const deadline = Date.now() + CALM_MS;
    let differ = differences(expected, await runningState(this.vm));
    while (differ.length > 0 && Date.now() < deadline) {
      await sleep(1000);
      differ = differences(expected, await runningState(this.vm));
    }
    t.deepEqual(differ, [], when);
  }

  /** The state once it does not change any more. */
  private async calm(): Promise<RunningState> {
    const deadline = Date.now() + CALM_MS;
    let state = await runningState(this.vm);
    for (;;) {
      await sleep(2000);
      const next = await runningState(this.vm);
      if (differences(state, next).length === 0 || Date.now() > deadline) {
        return next;
      }
      state = next;
    }
  }

  private provider(kind: AnyKind) {
    // A provider process of its own per phase, as with a real engine: nothing that was read before is known in it.
    const snapshots = new Snapshots();
    return createProvider(kind, {
      connectionSchema: connection(),
      openHost: async (settings) => this.wrap(withSnapshots(await openHost(settings), snapshots)),
      report: () => undefined,
    });
  }

  private args(index: number): Input {
    const { kind, args } = this.resources[index] as Resource;
    return { owner: `reboot/stack/${kind.type}-${args.name}`, connection: this.taken.connection, ...args };
  }
}

function withSnapshots(host: Host, snapshots: Snapshots): Host {
  const run: Host["run"] = async (step) => {
    try {
      return await host.run(step);
    } finally {
      if (step.mutates) {
        snapshots.drop();
      }
    }
  };
  return { label: host.label, facts: host.facts, libvirtUri: host.libvirtUri, run, snapshot: (key, load) => snapshots.get(key, load) };
}

function signal(): { readonly given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
