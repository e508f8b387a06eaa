import path from "node:path";
import test from "ava";
import type { Samples } from "../conformance/samples";
import { Stage } from "../conformance/stage";
import { namespacePlace, type Place, vmPlace } from "../vm/place";
import { processKills } from "./process-kills";
import { shellKills } from "./shell-kills";

/** Promise 3 for one resource kind: interrupted anywhere, the next run converges. */
export function killTests(samples: Samples, samplesModule: string): void {
  let stage: Stage;
  let place: Place;

  test.serial.before("a host", async () => {
    const preparation = {
      prepare: async (host: Stage["host"]) => samples.setUp?.(host),
      tidy: async (host: Stage["host"]) => samples.tearDown?.(host),
    };
    place = samples.lab === "vm" ? vmPlace(`kill-${samples.kind.type.toLowerCase()}`, preparation) : await namespacePlace(preparation);
    stage = new Stage(samples, place.host, place.connection);
  });

  processKills(() => stage, samples, path.resolve(__dirname, samplesModule));
  shellKills(() => stage, samples);

  test.serial.after.always("leave the host as it was", () => place?.leave());
}
