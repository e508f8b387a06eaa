import test from "ava";
import { claim, isStill, mayDelete } from "../../../provider/ovs/mark";
import { KvmnetError } from "../../../provider/resource/error";

const row = (owner: string, uuid = "1") => ({ name: "br0", uuid, externalIds: (owner ? { "kvmnet-owner": owner } : {}) as Record<string, string> });
const args = { name: "br0", owner: "p/s/me" };

test("ours is claimed, theirs is not, and unmarked only on demand", (t) => {
  t.notThrows(() => claim(row("p/s/me"), args, "a bridge"));
  t.regex(t.throws(() => claim(row(""), args, "a bridge"), { instanceOf: KvmnetError })?.message ?? "", /adopt: true/);
  t.notThrows(() => claim(row(""), { ...args, adopt: true }, "a bridge"));
  t.regex(t.throws(() => claim(row("p/s/you"), { ...args, adopt: true }, "a bridge"))?.message ?? "", /belongs to p\/s\/you/);
});

test("what took the place of our row is not our row", (t) => {
  const last = { owner: "p/s/me", uuid: "1" };
  t.true(isStill(row("p/s/me"), last));
  t.true(isStill(row("p/s/me", "2"), last));
  t.true(isStill(row(""), last));
  t.false(isStill(row("", "2"), last));
  t.false(isStill(row("p/s/you"), last));
});

test("only a marked row is deleted", (t) => {
  const last = { owner: "p/s/me", uuid: "1" };
  t.true(mayDelete(row("p/s/me"), last));
  t.false(mayDelete(row("", "2"), last));
  t.false(mayDelete(row("p/s/you"), last));
  t.throws(() => mayDelete(row(""), last), { message: /took our mark off/ });
});
