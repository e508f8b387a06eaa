import test from "ava";
import fc from "fast-check";
import { type Exclusive, Exclusives } from "../../../provider/resource/exclusive";
import { overlap, subnetOf } from "../../../provider/resource/ip";

const device = (key: string): Exclusive => ({ path: ["name"], thing: "device", key });
const subnet = (key: string): Exclusive => ({ path: ["subnets", 0, "cidr"], thing: "subnet", key });

test("two resources that take the same thing of one host clash, and the second is told of the first", (t) => {
  const exclusives = new Exclusives();
  t.deepEqual(exclusives.take("kvm1", "p/s/a", "Bridge a", [device("br0")]), []);
  t.deepEqual(exclusives.take("kvm1", "p/s/b", "OvsBridge b", [device("br0")]), [{ exclusive: device("br0"), other: "Bridge a" }]);
  t.deepEqual(exclusives.take("kvm2", "p/s/c", "Bridge c", [device("br0")]), []);
});

test("subnets clash when they overlap, and only with subnets", (t) => {
  const exclusives = new Exclusives();
  exclusives.take("kvm1", "a", "NatNetwork a", [subnet("192.168.0.0/16"), subnet("fd00::/64")]);
  t.is(exclusives.take("kvm1", "b", "NatNetwork b", [subnet("192.168.7.0/24")]).length, 1);
  t.is(exclusives.take("kvm1", "c", "NatNetwork c", [subnet("10.0.0.0/8"), subnet("fd00:0:0:1::/64"), device("192.168.0.0/16")]).length, 0);
});

test("a resource that is checked again takes back what it took", (t) => {
  const exclusives = new Exclusives();
  exclusives.take("kvm1", "a", "Bridge a", [device("br0")]);
  t.deepEqual(exclusives.take("kvm1", "a", "Bridge a", [device("br1")]), []);
  t.deepEqual(exclusives.take("kvm1", "b", "Bridge b", [device("br0")]), []);
  t.is(exclusives.take("kvm1", "c", "Bridge c", [device("br1"), device("br0")]).length, 2);
});

test("of many subnets those clash that overlap, whatever their size and family", (t) => {
  const v4 = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 8, max: 32 })).map(([byte, prefix]) => subnetOf(`10.${byte}.7.9/${prefix}`).cidr);
  const v6 = fc
    .tuple(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0, max: 128 }))
    .map(([word, prefix]) => subnetOf(`fd00:${word.toString(16)}::9/${prefix}`).cidr);
  fc.assert(
    fc.property(fc.array(fc.oneof(v4, v6), { minLength: 2, maxLength: 12 }), (subnets) => {
      const exclusives = new Exclusives();
      const held = new Set<string>();
      for (const [i, cidr] of subnets.entries()) {
        const before = subnets.slice(0, i).flatMap((one, j) => (overlap(subnetOf(one), subnetOf(cidr)) ? [`N ${j}`] : []));
        const told = exclusives.take("kvm1", `${i}`, `N ${i}`, [subnet(cidr)]).map(({ other }) => other);
        // One that was refused holds nothing.
        t.true(told.every((label) => before.includes(label)));
        t.is(
          told.length > 0,
          before.some((label) => held.has(label)),
          cidr,
        );
        if (told.length === 0) {
          held.add(`N ${i}`);
        }
      }
    }),
  );
});
