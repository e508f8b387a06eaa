import test from "ava";
import fc from "fast-check";
import ts from "typescript";
import { argNames } from "../../../provider/engine/args";
import { kinds } from "../../../provider/registry";
import { FORMS, formOf, linesFor } from "../../../provider/view/draft";

test("each form has a field for every argument of its kind", (t) => {
  for (const name of FORMS) {
    const { properties } = formOf(name) as { properties: Record<string, { description?: string }> };
    t.deepEqual(Object.keys(properties), argNames(kinds[name]()), name);
  }
});

test("lines of a program say exactly what was filled in, whatever it is, and nothing in it runs", (t) => {
  const run = (text: string) => {
    const made: unknown[] = [];
    class NatNetwork {
      constructor(...given: unknown[]) {
        made.push(...given);
      }
    }
    new Function("kvmnet", ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.None } }).outputText)({
      NatNetwork,
    });
    return made;
  };
  const json = fc.dictionary(
    fc.string({ unit: "binary" }).filter((key) => !["name", "__proto__"].includes(key)),
    fc.jsonValue({ stringUnit: "binary", noUnicodeString: false }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), json, (name, args) => {
      const [called, given] = run(linesFor("NatNetwork", { ...args, name }));
      t.is(called, name);
      t.deepEqual(JSON.parse(JSON.stringify(given)), JSON.parse(JSON.stringify(args)));
    }),
    { numRuns: 60 },
  );
});
