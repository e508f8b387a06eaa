import test from "ava";
import { createProvider } from "../../provider/adapter/provider";
import { connection } from "../../provider/host/connection";
import type { Step } from "../../provider/host/host";
import { Engine, type Saved } from "../conformance/engine";
import type { Samples } from "../conformance/samples";
import type { Stage } from "../conformance/stage";
import { closeHosts, openHost } from "../lab";
import { through } from "../wrapped";
import { shellDying, type Victim } from "./fault";
import { seeded } from "./random";
import { converges, type Operation, operations, prepare, rehearse } from "./scene";

const killsPerStep = Number(process.env.KVMNET_SHELL_KILLS ?? 2);

interface Timed {
  readonly step: Step;
  readonly ms: number;
}

/** The shell on the host is killed (SIGKILL) in the middle of each step that changes something, at random moments (seed printed). */
export function shellKills(stage: () => Stage, samples: Samples): void {
  for (const operation of operations(samples).filter(({ run }) => run !== "refresh")) {
    test.serial(`${samples.kind.type}: remote shell killed in the middle of ${operation.title}`, async (t) => {
      t.timeout(240_000);
      const random = seeded();
      t.log(`KVMNET_SEED=${random.seed}`);
      const scene = await stage().begin(t);
      const before = await rehearse(stage(), scene, operation);
      const timed: Timed[] = [];
      const rehearsal = await act(samples, operation, scene.args(operation.args), before.saved, (host) =>
        through(host, (step) => measure(timed, step, () => host.run(step))),
      );
      await converges(t, stage(), scene, operation, { before, saved: rehearsal.saved, refreshFirst: false, at: "undisturbed" });

      let kills = 0;
      let hits = 0;
      for (const [index, { step, ms }] of timed.entries()) {
        for (let kill = 0; step.mutates && kill < killsPerStep; kill += 1) {
          const saved = await prepare(stage(), scene.args, operation);
          // The first at once, so that one surely hits; the others may come when the step is over already.
          const afterMs = kill === 0 ? 0 : Math.round(random.next() * ms);
          const victim: Victim = kill % 2 === 0 ? "step" : "session";
          const at = `shell of the ${victim} killed ${afterMs} ms into "${step.name}" (${ms} ms)`;
          const { saved: left, failed } = await act(samples, operation, scene.args(operation.args), saved, (host, count) =>
            shellDying(host, { step: index + 1, afterMs, victim }, count),
          );
          kills += 1;
          hits += failed ? 1 : 0;
          await converges(t, stage(), scene, operation, { before, saved: left, refreshFirst: kill % 4 >= 2, at });
        }
      }
      t.log(`${hits} of ${kills} kills hit`);
      t.true(hits > 0, "no kill interrupted anything");
    });
  }
}

type Wrap = (host: Awaited<ReturnType<typeof openHost>>, count: { steps: number }) => ReturnType<typeof through>;

/** One engine run over a session of its own; an error is what we are after. Returns what the engine has saved then. */
async function act(
  samples: Samples,
  operation: Operation,
  args: Record<string, unknown>,
  saved: Saved | undefined,
  wrap: Wrap,
): Promise<{ saved: Saved | undefined; failed: boolean }> {
  const count = { steps: 0 };
  const start = () =>
    createProvider(samples.kind, {
      connectionSchema: connection(),
      openHost: async (settings) => wrap(await openHost(settings), count),
      report: () => undefined,
    });
  const engine = new Engine(start, saved);
  const failed = await (operation.run === "up" ? engine.up(args) : engine.destroy()).then(
    () => false,
    () => true,
  );
  await closeHosts();
  return { saved: engine.saved, failed };
}

async function measure<T>(timed: Timed[], step: Step, run: () => Promise<T>): Promise<T> {
  const begun = Date.now();
  try {
    return await run();
  } finally {
    timed.push({ step, ms: Date.now() - begun });
  }
}
