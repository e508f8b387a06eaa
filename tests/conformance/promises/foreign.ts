import { status } from "@grpc/grpc-js";
import test from "ava";
import { type ErrorCode, KvmnetError } from "../../../provider/resource/error";
import { CheckFailed } from "../engine";
import { settled } from "../settled";
import type { Stage } from "../stage";

/** Promise 4: what is not ours stays byte-identical, and is refused with a clear error. */
export function foreign(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind, foreign: other, name } = samples;

  test.serial(`${kind.type}: an object of the same name that is not ours is refused, then adopted`, async (t) => {
    const { engine, args } = await stage().begin(t);
    await other.make(stage().host);
    const before = await other.fingerprint(stage().host);

    const foretold = await t.throwsAsync(stage().foresee(t, engine, args(other.adoptArgs)));
    t.true(foretold instanceof CheckFailed, `preview does not refuse it: ${foretold?.message}`);
    t.regex(foretold?.message ?? "", /adopt/, "preview says how to take it over");
    const refusal = await t.throwsAsync(engine.up(args(other.adoptArgs)));
    t.true(isRefusal(refusal, ["not-ours"]), refusal?.message);
    t.true(refusal?.message.includes(name), "the refusal names the object");
    t.regex(refusal?.message ?? "", /adopt/, "the refusal says how to take it over");
    t.is(engine.saved, undefined, "a refused object must not get into the state");
    t.is(await other.fingerprint(stage().host), before);

    const adopt = { ...args(other.adoptArgs), adopt: true };
    const adoption = await stage().foresee(t, engine, adopt);
    t.true(
      adoption.told.some((line) => line.includes("takes over what is there already")),
      "preview does not tell the adoption",
    );
    t.is(await other.fingerprint(stage().host), before, "a preview touched it");
    t.is(await engine.up(adopt), "create");
    await settled(t, stage(), engine, adopt);
    t.true(["same", "update"].includes(await engine.up(args(other.adoptArgs))), "once adopted, `adopt` may go");
    await settled(t, stage(), engine, args(other.adoptArgs));
    await engine.destroy();
  });

  test.serial(`${kind.type}: an object that took our object's place is neither changed nor deleted`, async (t) => {
    const { engine, args } = await stage().begin(t);
    await engine.up(args(samples.minimal));
    const { saved } = engine;
    await engine.destroy();
    await other.make(stage().host);
    const before = await other.fingerprint(stage().host);

    const later = stage().engine({ saved });
    await ignoringRefusal(() => later.destroy());
    t.is(await other.fingerprint(stage().host), before, "destroy touched it");

    const edited = stage().engine({ saved });
    await ignoringRefusal(() => edited.up(args(samples.full)));
    t.is(await other.fingerprint(stage().host), before, "up touched it");

    const refreshed = stage().engine({ saved });
    await ignoringRefusal(() => refreshed.refresh());
    await ignoringRefusal(() => refreshed.up(args(samples.full)));
    t.is(await other.fingerprint(stage().host), before, "refresh and up touched it");
    await ignoringRefusal(() => refreshed.destroy());
    t.is(await other.fingerprint(stage().host), before, "destroy after refresh touched it");
  });

  test.serial(`${kind.type}: of two stacks that want one name the second is told whose it is`, async (t) => {
    const { engine, args } = await stage().begin(t);
    await engine.up(args(samples.minimal));
    const second = stage().engine();
    const theirs = { ...args(samples.minimal), owner: "conformance/second/same" };
    const foretold = await t.throwsAsync(stage().foresee(t, second, theirs));
    t.true(foretold?.message.includes(String(args({}).owner)), `preview names the owner: ${foretold?.message}`);
    const refusal = await t.throwsAsync(second.up(theirs));
    t.true(isRefusal(refusal, ["not-ours"]), refusal?.message);
    t.true(refusal?.message.includes(String(args({}).owner)), `the refusal names the owner: ${refusal?.message}`);
    await t.throwsAsync(second.up({ ...theirs, adopt: true }), undefined, "adopt is for unmarked objects only");
    await settled(t, stage(), engine, args(samples.minimal));
  });
}

/** Through the plugin's protocol an error has a code of gRPC's, which stands for several of ours. */
function isRefusal(error: unknown, codes: readonly ErrorCode[]): boolean {
  const { cause, grpcCode } = error as { cause?: unknown; grpcCode?: status };
  const known = error instanceof KvmnetError ? error : cause;
  return known instanceof KvmnetError ? codes.includes(known.code) : grpcCode === status.FAILED_PRECONDITION;
}

/** A refusal is as good as doing nothing; the fingerprint is what counts. Anything else is a failure. */
async function ignoringRefusal(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!isRefusal(error, ["not-ours", "refused"])) {
      throw error;
    }
  }
}
