import test from "ava";
import fc from "fast-check";
import type { Row } from "../../../provider/host/ovsdbValue";
import { parseNorthbound } from "../../../provider/ovn/northbound/rows";
import { addressOfAnother } from "../../../provider/ovn/switchAddresses";

const uuid = (name: string): Row[string] => ["uuid", name];
const words = fc.constantFrom("02:00:00:00:00:01", "02:00:00:00:00:02", "10.0.0.1", "10.0.0.2", "10.0.0.3", "unknown");
const ports = fc.array(fc.record({ here: fc.boolean(), addresses: fc.array(fc.array(words.map(String), { minLength: 1, maxLength: 3 })) }), { maxLength: 6 });

test("whoever has an address on the switch is found, and nobody of another switch, nor the port that may", (t) => {
  fc.assert(
    fc.property(ports, fc.array(words.map(String)), fc.nat(6), (all, asked, ownIndex) => {
      const rows = all.map(
        ({ addresses }, i): Row => ({
          _uuid: uuid(`p${i}`),
          name: `port${i}`,
          type: "",
          addresses: ["set", addresses.map((one) => one.join(" "))],
          dynamic_addresses: ["set", []],
          options: ["map", []],
        }),
      );
      const on: Row = { _uuid: uuid("s"), name: "s", ports: ["set", rows.flatMap((row, i) => (all[i]?.here ? [row._uuid] : []))] };
      const seen = parseNorthbound({ tables: { Logical_Switch: [on], Logical_Switch_Port: rows }, schema: { version: "7", mirrorTypes: [] }, southbound: {} });
      const taken = addressOfAnother(seen, on, asked, ({ name }) => name === `port${ownIndex}`);
      const others = all.flatMap(({ here, addresses }, i) => (here && i !== ownIndex ? [{ name: `port${i}`, has: addresses.flat() }] : []));
      if (taken) {
        t.true(asked.includes(taken.address) && others.some(({ name, has }) => name === taken.port && has.includes(taken.address)));
      } else {
        t.false(others.some(({ has }) => asked.some((one) => has.includes(one))));
      }
    }),
  );
});
