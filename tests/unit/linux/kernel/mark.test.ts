import test from "ava";
import type { Link } from "../../../../provider/linux/kernel/link";
import { mayRemove, stillOurs } from "../../../../provider/linux/kernel/mark";

const link = (more: Partial<Link> = {}) => ({ name: "br0", ifindex: 7, alias: "", owner: "p/s/br0", ...more }) as Link;
const state = (bootId?: string) => ({ name: "br0", owner: "p/s/br0", ifindex: 7, hostFacts: { sessionDevices: [], ...(bootId && { bootId }) } });
const boot = { bootId: "b1" };

test("a marked device of ours may be removed, whatever its index", (t) => {
  t.notThrows(() => mayRemove(link({ alias: "kvmnet:p/s/br0", ifindex: 9 }), state("b1"), "Bridge", boot));
});

test("one that only its file says is ours: the same one, or brought back by a boot", (t) => {
  t.notThrows(() => mayRemove(link(), state("b1"), "Bridge", boot));
  t.notThrows(() => mayRemove(link({ ifindex: 9 }), state("b0"), "Bridge", boot));
  t.throws(() => mayRemove(link({ ifindex: 9 }), state("b1"), "Bridge", boot), { message: /no longer carries our mark/ });
  t.throws(() => mayRemove(link({ ifindex: 9 }), state(), "Bridge", boot), { message: /no longer carries our mark/ }, "a state from before boots were known");
});

test("somebody else's may not be removed", (t) => {
  t.throws(() => mayRemove(link({ owner: "p/s/other" }), state("b1"), "Bridge", boot), { message: /belongs to p\/s\/other now/ });
  t.throws(() => mayRemove(link({ owner: "" }), state("b0"), "Bridge", boot), { message: /no longer carries our mark/ });
});

test("an unmarked device is ours only as the very one that we knew, in the same boot", (t) => {
  const found = { ...state("b1"), owner: "" };
  t.is(stillOurs(found, state("b1"), boot), found);
  t.is(stillOurs(found, state("b0"), boot), undefined);
  t.is(stillOurs({ ...found, ifindex: 8 }, state("b1"), boot), undefined);
});
