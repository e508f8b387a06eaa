import test from "ava";
import fc from "fast-check";
import { askedOf } from "../../../provider/linux/hostNetwork/members";
import { inOrder } from "../../../provider/linux/hostNetwork/order";
import type { HostNetworkArgs } from "../../../provider/linux/hostNetwork/types";

const names = ["a", "b", "c", "d", "e", "f", "g", "h"] as const;
const section = fc.constantFrom("interfaces", "dummies", "bonds", "vlans", "vxlans", "macvlans", "bridges", "veths");

/** Devices of which each may stand on those that come before it in `names`, given in any order. */
const network = fc
  .record({
    sections: fc.array(section, { minLength: names.length, maxLength: names.length }),
    below: fc.array(fc.nat(255), { minLength: 8, maxLength: 8 }),
    shuffled: fc.shuffledSubarray([...names], { minLength: names.length }),
  })
  .map(({ sections, below, shuffled }) => {
    const all: Record<string, Record<string, object>> = {};
    for (const name of shuffled) {
      const i = names.indexOf(name);
      const on = names.slice(0, i).filter((_, j) => ((below[i] ?? 0) >> j) & 1);
      const where = sections[i] as string;
      const args = ["bonds", "bridges"].includes(where) ? { ports: on } : where === "veths" ? { peer: `${name}p` } : on[0] ? { lowerDevice: on[0] } : {};
      all[where] = { ...all[where], [name]: args };
    }
    return { ...all, routes: { r: { destination: "default", device: names[below[0] as number & 7] ?? "a" } } } as unknown as HostNetworkArgs;
  });

test("each comes after what it stands on, once, whatever the order in which they are given", (t) => {
  fc.assert(
    fc.property(network, (args) => {
      const asked = askedOf(args);
      const { ordered, cycle } = inOrder(asked);
      const place = new Map(ordered.map(({ section: where, name }, i) => [where === "routes" ? `route ${name}` : name, i]));
      return (
        cycle.length === 0 &&
        place.size === asked.length &&
        ordered.every(({ args: own }, i) => {
          const { ports = [], lowerDevice, device } = own as { ports?: string[]; lowerDevice?: string; device?: string };
          return [...ports, lowerDevice, device].every((name) => name === undefined || (place.get(name) ?? -1) < i);
        })
      );
    }),
    { numRuns: 500 },
  );
  t.pass();
});

test("those that stand on each other are all that is left", (t) => {
  const args = { bridges: { a: { ports: ["b"] }, c: { ports: ["d"] } }, vlans: { b: { lowerDevice: "a", vlanId: 1 } }, dummies: { d: {} } };
  const { ordered, cycle } = inOrder(askedOf(args as unknown as HostNetworkArgs));
  t.deepEqual(
    ordered.map(({ name }) => name),
    ["d", "c"],
  );
  t.deepEqual(cycle.map(({ name }) => name).sort(), ["a", "b"]);
});
