import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { changesOf, rewritten } from "../../../provider/engine/diff";
import type { Json } from "../../../provider/engine/json";
import { folded, observedInputs, unfolded } from "../../../provider/engine/state";
import { type KindName, kindNames, kinds } from "../../../provider/registry";
import { bookkeepingOf } from "../../../provider/resource/schema";

interface Recorded {
  readonly type: KindName;
  readonly id: string;
  readonly inputs: Json;
  readonly outputs: Json;
}

/** States as release 0.1.0 wrote them, of the program of tests/e2e, from `pulumi stack export`. */
const recorded: Recorded[] = JSON.parse(readFileSync(join(__dirname, "recorded/release-0.1.0.json"), "utf8"));

for (const { type, id, inputs, outputs } of recorded) {
  const kind = kinds[type]();

  test(`a ${type} of release 0.1.0: nothing to do, and its inputs are still what the host shows`, (t) => {
    const state = unfolded(kind, outputs);
    t.is(state.name, id);
    t.deepEqual(changesOf(kind, state, inputs), []);
    t.deepEqual(rewritten(kind, state, inputs), []);
    t.deepEqual(observedInputs(state), inputs);
  });

  test(`a ${type} of release 0.1.0 loses nothing when it is stored anew`, (t) => {
    const state = unfolded(kind, outputs);
    const anew = folded(kind, state);
    t.deepEqual(unfolded(kind, anew), state);
    const hidden = new Set([...bookkeepingOf(kind.state), "stateVersion", "managed", "readAt"]);
    t.deepEqual(Object.keys(anew).sort(), [...Object.keys(outputs).filter((key) => !hidden.has(key)), "__kvmnet"].sort());
  });
}

test("no kind hides what is also an argument: a program reads those", (t) => {
  for (const name of kindNames) {
    const kind = kinds[name]();
    t.deepEqual(
      bookkeepingOf(kind.state).filter((property) => property in kind.impacts),
      [],
      name,
    );
  }
});
