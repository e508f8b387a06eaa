import test from "ava";
import { type KindName, kindNames } from "../../provider/registry";
import { namespacePlace, type Place, vmPlace } from "../vm/place";
import { lookAtNeighbours, makeNeighbours, removeNeighbours } from "./neighbours";
import { drift } from "./promises/drift";
import { foreign } from "./promises/foreign";
import { imported } from "./promises/imported";
import { inputs } from "./promises/inputs";
import { lifecycle } from "./promises/lifecycle";
import { lookedUp } from "./promises/lookedUp";
import { renamed } from "./promises/renamed";
import { steps } from "./promises/steps";
import { unknowns } from "./promises/unknowns";
import type { Samples } from "./samples";
import { type Door, Stage } from "./stage";

const { turn } = require("../../tools/test/files.cjs") as { turn: number };

type Promised = (stage: () => Stage, samples: Samples) => void;

/** Of what both doors share, each kind is tried through one of them: half of the kinds through either, by turns of the day or by KVMNET_SEED. `KVMNET_DOOR`: all through this one. */
const doorOf = (type: string): Door => {
  const named = process.env.KVMNET_DOOR;
  const inTurn = (kindNames.indexOf(type as KindName) & 1) === turn ? "plugin" : "dynamic";
  return named === "plugin" || named === "dynamic" ? named : inTurn;
};

const ALL: readonly Promised[] = [inputs, unknowns, lifecycle, lookedUp, drift, foreign, renamed, imported, steps];

/** The promises of ARCHITECTURE.md as tests, for one resource kind on a host of its own; `promises` where others are shown elsewhere. */
export function conformance(all: Samples, promises: readonly Promised[] = ALL): void {
  const samples = all.lab === "vm" && process.env.KVMNET_VM !== "all" ? shortened(all) : all;
  const door = doorOf(all.kind.type);
  let stage: Stage;
  let place: Place;
  let neighbours: string;

  test.serial.before("a host with neighbours", async () => {
    const preparation = {
      prepare: async (host: Stage["host"]) => {
        await makeNeighbours(host);
        await samples.setUp?.(host);
        neighbours = await lookAtNeighbours(host);
      },
      tidy: async (host: Stage["host"]) => {
        await samples.tearDown?.(host);
        await removeNeighbours(host);
      },
    };
    place = samples.lab === "vm" ? vmPlace(samples.kind.type.toLowerCase(), preparation) : await namespacePlace(preparation);
    stage = new Stage(samples, place.host, place.connection, door);
  });

  const current = () => stage;
  for (const promise of promises) {
    promise(current, samples);
  }

  test.serial(
    `${samples.kind.type}: after all this (through the ${door === "plugin" ? "plugin" : "dynamic provider"}) the neighbours are as they were`,
    async (t) => {
      await stage.end();
      const now = await lookAtNeighbours(stage.host);
      t.is(now, neighbours);
    },
  );

  test.serial.after.always("leave the host as it was", () => place?.leave());
}

/** One edit of each impact and three drifts: on an emulated machine, where steps take ten times as long. */
function shortened(samples: Samples): Samples {
  const impacts = new Set<string>();
  return { ...samples, edits: samples.edits.filter(({ impact }) => !impacts.has(impact) && impacts.add(impact)), drifts: samples.drifts.slice(0, 3) };
}
