import path from "node:path";
import test from "ava";
import type { Samples } from "../conformance/samples";
import { Stage } from "../conformance/stage";
import { takeHost } from "../lab";
import { processKills } from "./process-kills";
import { shellKills } from "./shell-kills";

/** Promise 3 for one resource kind: interrupted anywhere, the next run converges. */
export function killTests(samples: Samples, samplesModule: string): void {
  let stage: Stage;
  let release: () => Promise<void>;

  test.serial.before("a host", async () => {
    const taken = await takeHost();
    release = taken.release;
    stage = new Stage(samples, taken.host, taken.connection);
    await samples.tearDown?.(taken.host);
    await samples.setUp?.(taken.host);
  });

  processKills(() => stage, samples, path.resolve(__dirname, samplesModule));
  shellKills(() => stage, samples);

  test.serial.after.always("leave the host as it was", async () => {
    if (stage) {
      await samples.tearDown?.(stage.host);
    }
    await release?.();
  });
}
