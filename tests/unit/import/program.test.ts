import test from "ava";
import fc from "fast-check";
import ts from "typescript";
import type { Item } from "../../../provider/import/item";
import { programOf } from "../../../provider/import/program";

interface Made {
  readonly kind: string;
  readonly name: string;
  readonly args: Record<string, unknown>;
}

/** Runs a program against an SDK that only notes what is made, with Pulumi's outputs as plain values. */
function run(text: string): Made[] {
  const made: Made[] = [];
  const kinds = new Proxy(
    {},
    {
      get: (_target, kind) =>
        class {
          readonly name: string;
          constructor(name: string, args: Record<string, unknown>) {
            this.name = name;
            made.push({ kind: String(kind), name, args });
          }
        },
    },
  );
  const { outputText, diagnostics } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics?.length) {
    throw new Error(diagnostics.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n")).join("\n"));
  }
  new Function("require", "exports", outputText)(() => kinds, {});
  return made;
}

const kind = fc.constantFrom("NatNetwork", "Bridge", "OvsBridge", "OvsPort", "MacvtapInterface");
const awkward = fc.constantFrom(
  "new",
  "br-int",
  "br_int",
  "connection",
  "kvmnet",
  "9lives",
  "ä",
  "",
  "a\nb",
  ["`$", "{1}`"].join(""),
  "*/",
  "//",
  "__proto__",
  "x".repeat(150),
);
const anyText = fc.oneof(awkward, fc.string({ unit: "binary" }));
const remarks = fc.array(fc.oneof(anyText, fc.constant('x\u2028throw new Error("escaped")'), fc.constant('x\nthrow new Error("escaped")')), { maxLength: 2 });
const value = fc.oneof(fc.jsonValue(), awkward);
const args = fc
  .dictionary(fc.oneof(fc.constantFrom("bridge", "lowerDevice", "ports", "subnets"), anyText), value, { maxKeys: 4 })
  .map(({ connection: _connection, adopt: _adopt, ...rest }) => rest);
const resource = fc.record({ kind, name: anyText, args, remarks, blocked: fc.oneof(fc.constant([]), remarks) });
const items: fc.Arbitrary<Item[]> = fc.array(fc.oneof(resource, fc.record({ name: anyText, remark: anyText })), { maxLength: 6 });

test("every program is TypeScript, and makes exactly what was found", (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(
        items,
        fc.option(fc.dictionary(fc.constantFrom("host", "user", "sshConfigFile"), anyText), { nil: undefined }),
        anyText,
        (found, connection, label) => {
          const made = run(programOf(found, { label, ...(connection && { connection }) }));
          const wanted = found.flatMap((item) => ("kind" in item && item.blocked.length === 0 ? [item] : []));
          const own = { ...(connection && { connection }), adopt: true };
          t.deepEqual(
            made,
            wanted.map((one) => ({ kind: one.kind, name: one.name, args: { ...own, ...one.args } })),
          );
        },
      ),
      { numRuns: 150 },
    ),
  );
});

const plain = (kindName: string, name: string, more = {}) => ({ kind: kindName, name, args: more, remarks: [], blocked: [] });

test("a device that the program makes is named by reference; one that it does not make by its name", (t) => {
  const text = programOf(
    [plain("OvsBridge", "br-int"), plain("OvsPort", "p0", { bridge: "br-int", peer: "br-int" }), plain("OvsPort", "p1", { bridge: "other" })],
    { label: "kvm1" },
  );
  t.true(text.includes('  bridge: brInt.name,\n  peer: "br-int",\n'), text);
  t.true(text.includes('  bridge: "other",\n'), text);
});

test("a forward in OVN names the logical switch, and one of a host the network of that name", (t) => {
  const text = programOf(
    [
      plain("NatNetwork", "web"),
      plain("LogicalSwitch", "web"),
      plain("PortForward", "here", { network: "web" }),
      plain("PortForward", "there", { network: "web", on: "ovn" }),
    ],
    { label: "kvm1" },
  );
  const constant = (kind: string) => new RegExp(`const (\\w+) = new kvmnet\\.${kind}\\(`).exec(text)?.[1];
  t.regex(text, new RegExp(`"here", \\{[^}]*network: ${constant("NatNetwork")}\\.name`));
  t.regex(text, new RegExp(`"there", \\{[^}]*network: ${constant("LogicalSwitch")}\\.name`));
});

test("what is not adopted stands there as a comment with its reasons, and nobody refers to it", (t) => {
  const blocked = { ...plain("OvsBridge", "br-int", { stp: true }), blocked: ["it belongs to a/b/c"] };
  const text = programOf([blocked, plain("OvsPort", "p0", { bridge: "br-int" })], { label: "kvm1" });
  t.true(text.includes("// Not adopted: OvsBridge br-int:\n// - it belongs to a/b/c\n// const brInt = new kvmnet.OvsBridge("), text);
  t.true(text.includes('  bridge: "br-int",\n'), text);
});

test("names become constants that read well", (t) => {
  const text = programOf(
    ["default", "br-int", "BR0", "lan.example", "lan-example", "9lives", "ä"].map((name) => plain("Bridge", name)),
    { label: "kvm1" },
  );
  t.deepEqual(
    [...text.matchAll(/^const (\w+) = new/gm)].map((match) => match[1]),
    ["defaultBridge", "brInt", "bR0", "lanExample", "lanExampleBridge", "_9lives", "bridge"],
  );
});
