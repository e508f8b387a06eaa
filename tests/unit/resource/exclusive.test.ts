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

const octet = fc.integer({ min: 0, max: 3 });
const cidr = fc.oneof(
  fc.tuple(octet, octet, octet, fc.integer({ min: 0, max: 32 })).map(([a, b, c, prefix]) => subnetOf(`10.${a}.${b}.${c * 64}/${prefix}`).cidr),
  fc.tuple(octet, octet, fc.integer({ min: 0, max: 128 })).map(([a, b, prefix]) => subnetOf(`fd00:${a}::${b}/${prefix}`).cidr),
);

test("subnets clash exactly when they overlap", (t) => {
  fc.assert(
    fc.property(cidr, cidr, (one, other) => {
      const exclusives = new Exclusives();
      exclusives.take("kvm1", "a", "NatNetwork a", [subnet(one)]);
      return exclusives.take("kvm1", "b", "NatNetwork b", [subnet(other)]).length === (overlap(subnetOf(one), subnetOf(other)) ? 1 : 0);
    }),
  );
  t.pass();
});

test("a thousand resources are asked about in less than a second of CPU", (t) => {
  const exclusives = new Exclusives();
  const started = process.cpuUsage();
  for (let i = 0; i < 1000; i++) {
    const clashes = exclusives.take("kvm1", `p/s/${i}`, `NatNetwork n${i}`, [
      device(`virbr${i}`),
      subnet(`10.${i >> 8}.${i & 255}.0/24`),
      subnet(`fd00:${i}::/64`),
    ]);
    t.is(clashes.length, 0);
  }
  const { user } = process.cpuUsage(started);
  t.true(user < 1_000_000, `${user / 1000} ms`);
});
