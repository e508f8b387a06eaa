import test from "ava";
import fc from "fast-check";
import { batchLine } from "../../../../provider/linux/kernel/batch";
import { aliasOf, ownerOf } from "../../../../provider/linux/kernel/owner";

test("any owner survives the way through a link alias, as one word of an ip batch", (t) => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (owner) => {
      const alias = aliasOf(owner);
      return ownerOf(alias) === owner && batchLine(alias) === alias;
    }),
    { numRuns: 1000 },
  );
  t.is(aliasOf("shop/prod/br0"), "kvmnet:shop/prod/br0");
});

test("an alias that somebody else wrote is no mark", (t) => {
  for (const alias of ["", "uplink to core", "KVMNET:a/b/c", " kvmnet:a"]) {
    t.is(ownerOf(alias), "");
  }
  t.is(ownerOf("kvmnet:100%"), "100%");
});

test("a word that could be an option or end a batch line is refused", (t) => {
  for (const word of ["-force", "a b", "a\nlink del eth0", 'a"b', "a'b", "a#b", "a\\", "", "\u2028"]) {
    t.throws(() => batchLine("link", "add", word), { message: /cannot be handed to ip/ }, JSON.stringify(word));
  }
});
