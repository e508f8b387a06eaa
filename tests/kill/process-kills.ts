import test from "ava";
import type { Samples } from "../conformance/samples";
import type { Stage } from "../conformance/stage";
import { runClient } from "./client";
import type { KillPoint } from "./fault";
import { converges, isShort, operations, prepare, rehearse } from "./scene";
import { openShells, shellsEnded } from "./sessions";

const MAX_STEPS = 40;

/** The client process is killed at every boundary between two remote steps, and while the host is at work on each step. */
export function processKills(stage: () => Stage, samples: Samples, samplesModule: string): void {
  for (const operation of operations(samples)) {
    test.serial(`${samples.kind.type}: client killed at every step of ${operation.title}`, async (t) => {
      t.timeout(240_000);
      const scene = await stage().begin(t);
      const before = await rehearse(stage(), scene, operation);
      let saved = before.saved;
      let points = 0;
      for (const point of isShort(samples) ? workPoints() : allPoints()) {
        const at = `killed ${point.when} step ${point.step}`;
        const shells = await openShells(stage().host);
        const report = await runClient({ samples: samplesModule, operation: operation.run, args: scene.args(operation.args), saved, point });
        if (report) {
          // It lived: the operation has fewer steps than this.
          t.is(report.error, undefined);
          t.true(points > 0 && point.step > report.steps, `${at}: the client should have died`);
          await stage().engine({ saved: report.saved }).destroy();
          t.deepEqual(await scene.inventory(), before.empty, "destroy after an undisturbed run left something behind");
          break;
        }
        points += 1;
        await shellsEnded(stage().host, shells);
        await converges(t, stage(), scene, operation, { before, saved, refreshFirst: point.step % 2 === 0, at });
        saved = await prepare(stage(), scene.args, operation);
      }
      t.log(`${points} kills`);
    });
  }
}

/** After a step is the same moment as before the next one, for the host; so `before` is only needed once. */
function* allPoints(): Generator<KillPoint> {
  yield { step: 1, when: "before" };
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    yield { step, when: "sent", afterMs: (step * 7) % 30 };
    yield { step, when: "done" };
  }
}

/** While the host is at work on each step. */
function* workPoints(): Generator<KillPoint> {
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    yield { step, when: "sent", afterMs: (step * 97) % 300 };
  }
}
