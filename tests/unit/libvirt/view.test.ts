import test from "ava";
import fc from "fast-check";
import { differences } from "../../../provider/libvirt/view";

/** The same value with the keys of every object the other way round, as two programs may write them. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(turned);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, part]) => [key, turned(part)]),
      )
    : value;
}

test("the order of keys is no difference, at any depth, in lists as well", (t) => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => differences(value, turned(value), []).length === 0));
  const group = { name: "all", vlan: { trunk: true, tags: [{ id: 10, nativeMode: "untagged" }, { id: 20 }] } };
  t.deepEqual(differences({ portGroups: [group] }, { portGroups: [turned(group)] }, []), []);
});

test("another value in a list is one", (t) => {
  const groups = (id: number) => ({ portGroups: [{ name: "all", vlan: { tags: [{ id }] } }] });
  t.deepEqual(
    differences(groups(10), groups(20), []).map(({ path }) => path),
    [["portGroups"]],
  );
});
