import test from "ava";
import { takeHost } from "../lab";
import { lookAtNeighbours, makeNeighbours, removeNeighbours } from "./neighbours";
import { drift } from "./promises/drift";
import { foreign } from "./promises/foreign";
import { inputs } from "./promises/inputs";
import { lifecycle } from "./promises/lifecycle";
import { steps } from "./promises/steps";
import { unknowns } from "./promises/unknowns";
import type { Samples } from "./samples";
import { Stage } from "./stage";

/** The promises of DESIGN 1 as tests, for one resource kind on a host of its own. */
export function conformance(samples: Samples): void {
  let stage: Stage;
  let release: () => Promise<void>;
  let neighbours: string;

  test.serial.before("a host with neighbours", async () => {
    const taken = await takeHost();
    release = taken.release;
    stage = new Stage(samples, taken.host, taken.connection);
    await samples.tearDown?.(taken.host);
    await makeNeighbours(taken.host);
    await samples.setUp?.(taken.host);
    neighbours = await lookAtNeighbours(taken.host);
  });

  const current = () => stage;
  inputs(current, samples);
  unknowns(current, samples);
  lifecycle(current, samples);
  drift(current, samples);
  foreign(current, samples);
  steps(current, samples);

  test.serial(`${samples.kind.type}: after all this the neighbours are as they were`, async (t) => {
    t.is(await lookAtNeighbours(stage.host), neighbours);
  });

  test.serial.after.always("leave the host as it was", async () => {
    if (stage) {
      await samples.tearDown?.(stage.host);
      await removeNeighbours(stage.host);
    }
    await release?.();
  });
}
