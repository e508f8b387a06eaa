import test from "ava";
import { settled } from "../settled";
import { OWNER, type Stage } from "../stage";

const RENAMED = "conformance/renamed/other";
const STRANGER = "conformance/stranger/same";

/** By these a host or a daemon tells one object from another that has taken its place. */
const IDENTITY = ["ifindex", "uuid", "mac", "targetDevice", "alias", "bridgeName", "macAddress"];

/** Promise 4: a resource that is called otherwise by now (an alias, a renamed stack or project) takes its object along, and nobody else's. */
export function renamed(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind } = samples;

  test.serial(`${kind.type}: renamed, it takes its object along, and only the mark changes`, async (t) => {
    const { engine, args, inventory, told } = await stage().begin(t);
    const [former, anew] = [args(samples.full), { ...args(samples.full), owner: RENAMED }];
    await engine.up(former);
    const there = await inventory();
    const unmarked = (names: readonly string[]) => names.map((one) => one.replaceAll(OWNER, "").replaceAll(RENAMED, "")).sort();
    const identity = () => IDENTITY.map((property) => engine.saved?.outputs[property]);
    const [same, early] = [identity(), engine.saved];

    const removed = stage().engine({ saved: early });
    const { op } = await stage().foresee(t, engine, anew);
    t.is(op, "update");
    t.regex(told().at(-1) ?? "", /impact none/, "it disturbs nobody");
    t.is(await engine.up(anew), "update");
    t.is(engine.saved?.outputs.owner, RENAMED);
    t.deepEqual(identity(), same, "it is another object");
    t.deepEqual(unmarked(await inventory()), unmarked(there), "more than the mark has changed");

    // A run that died after the mark was written and before the state was.
    const killed = stage().engine({ saved: early });
    await killed.up(anew);
    t.is(killed.saved?.outputs.owner, RENAMED);
    t.deepEqual(unmarked(await inventory()), unmarked(there));
    await settled(t, stage(), killed, anew);

    // What another program has taken over meanwhile stays with it, whether or not a refresh has seen it.
    const theirs = stage().engine({ saved: killed.saved });
    await theirs.up({ ...args(samples.full), owner: STRANGER });
    const taken = await inventory();
    await t.throwsAsync(stage().foresee(t, killed, anew), { message: /conformance\/stranger\/same/ });
    await killed.refresh();
    await t.throwsAsync(killed.up(anew), { message: /conformance\/stranger\/same/ }, "refreshed");
    await killed.destroy().catch(() => undefined);
    await removed.destroy().catch(() => undefined);
    t.deepEqual(await inventory(), taken, "it was touched");
    await theirs.destroy();
  });
}
