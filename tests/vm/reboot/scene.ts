import { posix } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionContext } from "ava";
import { createProvider } from "../../../provider/adapter/provider";
import { argsOf } from "../../../provider/engine/diff";
import { kindState, unfolded } from "../../../provider/engine/state";
import { connection } from "../../../provider/host/connection";
import type { Host, Output, Step } from "../../../provider/host/host";
import { Snapshots } from "../../../provider/host/snapshots";
import type { AnyKind } from "../../../provider/resource/kind";
import { Engine } from "../../conformance/engine";
import type { Input } from "../../conformance/samples";
import { seeded } from "../../kill/random";
import { openHost } from "../../lab";
import { through, withSnapshots } from "../../wrapped";
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

/** A program of several resources on one machine. What stands in one wave does not depend on each other: it is made at the same time, as an engine does. */
export class RebootScene {
  private readonly waves: readonly (readonly Subject[])[];
  private wrap: (host: Host) => Host = (host) => host;
  /** The provider process's own, for all resources. */
  private session: Promise<Host> | undefined;

  constructor(
    private readonly taken: TakenVm,
    waves: readonly (readonly Resource[])[],
  ) {
    this.waves = waves.map((wave) => wave.map(({ kind, args }) => ({ kind, args: this.argsFor(kind, args), engine: new Engine(() => this.provider(kind)) })));
  }

  get vm(): TakenVm["vm"] {
    return this.taken.vm;
  }

  private get subjects(): readonly Subject[] {
    return this.waves.flat();
  }

  async up(): Promise<void> {
    this.newProcess();
    for (const wave of this.waves) {
      await all(wave, ({ engine, args }) => engine.up(args));
    }
  }

  async destroy(): Promise<void> {
    this.newProcess();
    for (const wave of [...this.waves].reverse()) {
      await all(wave, ({ engine }) => engine.destroy());
    }
  }

  private async refreshed(): Promise<readonly { readonly subject: Subject; readonly read: string }[]> {
    this.newProcess();
    return all(this.subjects, async (subject) => ({ subject, read: await subject.engine.refresh() }));
  }

  /** Refresh and preview find nothing to do for any resource. */
  async inStep(t: ExecutionContext, when: string): Promise<void> {
    for (const { subject, read } of await this.refreshed()) {
      const { kind, args, engine } = subject;
      const { op, inputs } = await engine.preview(args);
      const what = `${kind.type} ${args.name}, ${when}: ${JSON.stringify(kind.plan(kindState(unfolded(kind, engine.saved?.outputs ?? {})), argsOf(inputs)), null, 1)}`;
      t.is(read, "same", `refresh of ${what}`);
      t.is(op, "same", `preview of ${what}`);
    }
  }

  /**
   * Made, rebooted, everything as before and in step; destroyed, and nothing of it is left. `drift`: changed by hand and mended before the reboot. `deaf`: path of
   * the manager's tool, which fails at first. `tidy`: for what stays on purpose. `lasting`: another reboot brings nothing of it back either.
   * `complaints`: a command that has nothing to say while the manager is content with all files. `limits`: what may differ after the reboot.
   */
  async rebooted(
    t: ExecutionContext,
    { drift = false, deaf = "", tidy = "true", lasting = false, complaints = "", limits = [] as readonly RegExp[] } = {},
  ): Promise<void> {
    t.teardown(() => this.destroy().catch(() => undefined));
    const empty = await this.calm();
    if (deaf) {
      await this.untold(t, deaf);
    }
    await this.up();
    await this.inStep(t, "when just made");
    if (complaints) {
      t.is(await this.vm.sh(complaints), "");
    }
    if (drift) {
      await this.changedByHand(t);
    }
    const before = await this.calm();
    t.true(differences(empty, before).length > 0, "the comparison does not see what was made");
    const saved = this.subjects.map(({ engine }) => engine.saved);
    await this.vm.reboot();
    await this.becomes(t, before, "after the reboot", limits);
    await this.inStep(t, "after the reboot");
    // Nobody has to refresh before a destroy.
    for (const [index, { engine }] of this.subjects.entries()) {
      engine.saved = saved[index];
    }
    await this.leavesNothing(t, empty, tidy);
    if (lasting) {
      await this.vm.reboot();
      await this.becomes(t, empty, "after destroy and a reboot");
    }
  }

  /** The plug is pulled at a random moment (seed printed) while the host is at work on the first creation; the next up finishes it. */
  async powerLost(t: ExecutionContext, { tidy = "true" } = {}): Promise<void> {
    t.teardown(() => this.destroy().catch(() => undefined));
    const random = seeded();
    t.log(`KVMNET_SEED=${random.seed}`);
    const empty = await this.calm();
    const workMs = await this.timed();
    const whole = await this.calm();
    await this.leavesNothing(t, empty, tidy);

    const afterMs = Math.round(random.next() * workMs);
    t.log(`power lost ${afterMs} ms into the work of about ${workMs} ms`);
    const done = await this.upUntilPowerLoss(afterMs);
    t.log(done ? "it was over by then" : "it was interrupted");
    await this.up();
    await this.inStep(t, "made after the power loss");
    await this.becomes(t, whole, "after the power loss and another up");
    await this.leavesNothing(t, empty, tidy);
  }

  private async leavesNothing(t: ExecutionContext, empty: RunningState, tidy: string): Promise<void> {
    await this.destroy();
    await this.vm.sh(tidy);
    await this.becomes(t, empty, "after destroy");
  }

  /** An up that writes files and cannot tell anybody of them: it takes them back, and what it can tell nobody of even then is noted. */
  private async untold(t: ExecutionContext, tool: string): Promise<void> {
    const ours = async () => (await this.vm.sh("find /etc -name '*kvmnet*' -type f")).split("\n").filter(Boolean);
    const before = await ours();
    await this.vm.sh(`mount --bind /bin/false ${tool}`);
    try {
      await t.throwsAsync(this.up());
    } finally {
      await this.vm.sh(`umount ${tool}`);
    }
    const noted = (await this.vm.sh("cat /run/kvmnet/pending-* 2>/dev/null || true")).split(/\s/);
    const made = this.subjects.flatMap((subject) => this.filesOf(subject));
    const left = (await ours()).filter((file) => ![...before, ...noted, ...made].includes(file));
    t.deepEqual(left, [], "files that nobody was told of, and that no note names");
  }

  /** What the state says that a resource is kept by. */
  private filesOf({ kind, engine }: Subject): readonly string[] {
    const { boot } = unfolded(kind, engine.saved?.outputs ?? {}) as { boot?: { files?: Record<string, string> } };
    return Object.keys(boot?.files ?? {});
  }

  /** Every file of ours has a further line, or every other unit is disabled; bridges a further address, routes and rules are gone: each is seen, and the next up mends it. */
  private async changedByHand(t: ExecutionContext): Promise<void> {
    const lines = this.subjects.flatMap(({ kind, args, engine }, index) => {
      const files = this.filesOf({ kind, args, engine });
      t.true(files.length > 0, `${kind.type} ${args.name} is kept by no file`);
      const change = (file: string) =>
        file.startsWith("/etc/systemd/system/") && index % 2 === 1 ? `systemctl -q disable ${posix.basename(file)}` : `echo '# by hand' >> ${file}`;
      return [...files.map(change), byHand[kind.type]?.(args.name, index) ?? ""];
    });
    await this.vm.sh(lines.join("\n"));
    for (const { subject, read } of await this.refreshed()) {
      const { kind, args, engine } = subject;
      t.is(read, "update", `what was changed by hand of ${kind.type} ${args.name} was not seen`);
      t.is((await engine.preview(args)).op, "update", `${kind.type} ${args.name}`);
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

  private async becomes(t: ExecutionContext, expected: RunningState, when: string, limits: readonly RegExp[] = []): Promise<void> {
    const deadline = Date.now() + CALM_MS;
    const look = async () => differences(expected, await runningState(this.vm)).filter((line) => !limits.some((limit) => limit.test(line)));
    let differ = await look();
    while (differ.length > 0 && Date.now() < deadline) {
      await sleep(300);
      differ = await look();
    }
    t.deepEqual(differ, [], when);
  }

  /** The state once it does not change any more. */
  async calm(): Promise<RunningState> {
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

  /** Nothing that was read before is known in it. */
  private newProcess(): void {
    this.session = undefined;
  }

  private provider(kind: AnyKind) {
    return createProvider(kind, {
      connectionSchema: connection(),
      openHost: (settings) => {
        this.session ??= openHost(settings).then((host) => this.wrap(withSnapshots(host, new Snapshots())));
        return this.session;
      },
      report: () => undefined,
    });
  }

  private argsFor(kind: AnyKind, args: Resource["args"]): Subject["args"] {
    return { owner: `reboot/stack/${kind.type}-${args.name}`, connection: this.taken.connection, ...args };
  }
}

interface Subject extends Resource {
  readonly engine: Engine;
}

/** Waits for all of them, also when one fails. */
async function all<T, R>(subjects: readonly T[], action: (subject: T) => Promise<R>): Promise<R[]> {
  const results = await Promise.allSettled(subjects.map(action));
  const failed = results.find((result) => result.status === "rejected");
  if (failed) {
    throw failed.reason;
  }
  return results.map((result) => (result as PromiseFulfilledResult<R>).value);
}

function signal(): { readonly given: Promise<void>; give(): void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
