import { isDeepStrictEqual } from "node:util";
import test from "ava";
import fc from "fast-check";
import { completeBridge } from "../../../../provider/linux/bridge/complete";
import { vlanLines } from "../../../../provider/linux/bridge/vlanLines";
import { normalVlans, singleVlans, type VlanRange, vlansOf } from "../../../../provider/linux/kernel/bridgeVlans";

const vlansOfPort = (options: object) => completeBridge({ portOptions: { eth1: options } }).portOptions?.eth1;
const lines = (wanted: VlanRange[], present?: VlanRange[]) => vlanLines("eth1", wanted, present).map(({ line }) => line);

test("what the bridge tool shows is brought into normal form, compressed or not", (t) => {
  // iproute2 6.1 on Linux 6.1, without and with -compressvlans
  const single = JSON.parse(
    '[{"ifname":"vv","vlans":[{"vlan":1,"flags":["Egress Untagged"]},{"vlan":20},{"vlan":21},{"vlan":40,"flags":["PVID"]}]}]',
  ) as unknown[];
  const ranges = JSON.parse(
    '[{"ifname":"vv","vlans":[{"vlan":1,"flags":["Egress Untagged"]},{"vlan":20,"vlanEnd":21,"flags":[]},{"vlan":40,"flags":["PVID"]}]}]',
  ) as unknown[];
  const expected = {
    vv: [
      { id: 1, untagged: true },
      { id: 20, to: 21 },
      { id: 40, pvid: true },
    ],
  };
  t.deepEqual(vlansOf(single), expected);
  t.deepEqual(vlansOf(ranges), expected);
});

test("short forms are VLANs in full", (t) => {
  t.deepEqual(vlansOfPort({ accessVlan: 100, isolated: true }), { isolated: true, vlans: [{ id: 100, pvid: true, untagged: true }] });
  t.deepEqual(vlansOfPort({ trunkVlans: ["20-29", 10, 11] }), {
    vlans: [
      { id: 10, to: 11 },
      { id: 20, to: 29 },
    ],
  });
  t.deepEqual(vlansOfPort({ trunkVlans: ["10-12"], nativeVlan: 11 }), {
    vlans: [{ id: 10 }, { id: 11, pvid: true, untagged: true }, { id: 12 }],
  });
  t.deepEqual(vlansOfPort({ trunkVlans: [] }), { vlans: [] });
});

test("completing twice changes nothing more", (t) => {
  const once = completeBridge({ vlans: [{ id: 3 }, { id: 2 }], portOptions: { eth1: { trunkVlans: [1, "2-4"], nativeVlan: 1 } } });
  t.deepEqual(completeBridge(once), once);
});

test("a port leaves and joins only the VLANs that differ, and has a port VLAN throughout", (t) => {
  const access = (id: number) => ({ id, pvid: true, untagged: true });
  t.deepEqual(lines([{ id: 10 }, access(20)], [access(10), { id: 30, to: 32 }]), [
    "vlan add dev eth1 vid 20 pvid untagged",
    "vlan add dev eth1 vid 10",
    "vlan del dev eth1 vid 30-32",
  ]);
  t.deepEqual(lines([access(10)], [access(10)]), []);
});

test("of a port of which nothing is known every other VLAN is removed", (t) => {
  t.deepEqual(
    lines([
      { id: 10, pvid: true, untagged: true },
      { id: 20, to: 29 },
    ]),
    [
      "vlan add dev eth1 vid 10 pvid untagged",
      "vlan add dev eth1 vid 20-29",
      "vlan del dev eth1 vid 1-9",
      "vlan del dev eth1 vid 11-19",
      "vlan del dev eth1 vid 30-4094",
    ],
  );
  t.deepEqual(lines([]), ["vlan del dev eth1 vid 1-4094"]);
});

const vlan = fc.record({ id: fc.integer({ min: 1, max: 30 }), length: fc.integer({ min: 0, max: 6 }), untagged: fc.boolean() });
const list = fc.array(vlan, { maxLength: 8 }).map((vlans) => {
  const taken = new Map<number, VlanRange>();
  for (const { id, length, untagged } of vlans) {
    for (const one of singleVlans({ id, to: id + length, untagged })) {
      taken.set(one.id, one);
    }
  }
  const [first, ...rest] = taken.values();
  return normalVlans(first ? [{ ...first, pvid: true }, ...rest] : []);
});

/** What the kernel does with a line of ours. */
function carriedOut(present: readonly VlanRange[], orders: readonly string[]): VlanRange[] {
  const there = new Map(present.flatMap(singleVlans).map((one) => [one.id, one]));
  for (const order of orders) {
    const [, verb, , , , range = "", ...flags] = order.split(" ");
    const [id = 0, to = id] = range.split("-").map(Number);
    for (const one of singleVlans({ id, to, pvid: flags.includes("pvid"), untagged: flags.includes("untagged") })) {
      for (const other of one.pvid ? there.values() : []) {
        there.set(other.id, singleVlans({ ...other, pvid: false })[0] ?? other);
      }
      if (verb === "add") {
        there.set(one.id, one);
      } else {
        there.delete(one.id);
      }
    }
  }
  return normalVlans([...there.values()]);
}

test("the lines lead from any VLANs to any others, whether what is there is known or not", (t) => {
  fc.assert(
    fc.property(list, list, (from, to) => {
      return isDeepStrictEqual(carriedOut(from, lines(to, from)), to) && isDeepStrictEqual(carriedOut(from, lines(to)), to);
    }),
    { numRuns: 40 },
  );
  t.pass();
});
