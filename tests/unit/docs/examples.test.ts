import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { checkArgs } from "../../../provider/engine/check";
import { UNKNOWN } from "../../../provider/engine/unknowns";
import { kinds } from "../../../provider/registry";
import { errorsOf } from "../sdk/helpers/compile";
import { type Registered, run, withoutEngine } from "../sdk/helpers/program";

const root = join(__dirname, "../../..");
const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((name) => name.endsWith(".md"));

interface Example {
  readonly title: string;
  readonly program: string;
}

/** The complete programs of a page: those that import the package. */
const examples: Example[] = pages.flatMap((page) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, program = ""]) => program)
    .filter((program) => program.includes('from "pulumi-kvmnet"'))
    .map((program, i) => ({ title: `${page}, program ${i + 1}`, program })),
);

/** An output of another resource in a list, of which nothing is known without an engine. */
const unknownToo = (args: object): Record<string, unknown> => JSON.parse(JSON.stringify(args), (_key, value) => (value === null ? UNKNOWN : value));

const registered: Registered[] = [];
withoutEngine((resource) => registered.push(resource));

test("there is a complete program in every guide of a kind", (t) => {
  const shown = examples.map(({ program }) => program).join("\n");
  t.deepEqual(
    Object.keys(kinds).filter((kind) => !new RegExp(`new (kvmnet\\.)?${kind}\\(`).test(shown)),
    [],
  );
});

for (const { title, program } of examples) {
  test.serial(`${title} compiles, and its arguments pass the checks`, async (t) => {
    t.deepEqual(errorsOf(program), []);
    if (/\bawait\b/.test(program)) {
      return;
    }
    registered.length = 0;
    run(program);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const { type, inputs } of registered.filter((one) => one.type.startsWith("pulumi-nodejs:dynamic/kvmnet:"))) {
      const { connection: _connection, __provider, ...args } = inputs;
      const kind = kinds[type.split(":").at(-1) as keyof typeof kinds]();
      t.deepEqual(checkArgs(kind, unknownToo(args)).failures, [], `${type} ${String(inputs.name)}`);
    }
  });
}
