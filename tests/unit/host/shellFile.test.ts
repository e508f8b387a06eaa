import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { ModuleKind, transpileModule } from "typescript";
import { shellFile } from "../../../provider/host/shellFile";

const tools = require("../../../tools/shellFiles.cjs") as { inlined(code: string, folder: string): string; complaints(): string };
const { inlined } = tools;

const root = join(__dirname, "../../..");
const folder = mkdtempSync(join(tmpdir(), "shell-file-test-"));
test.after.always(() => rmSync(folder, { recursive: true }));

const sh = (text: string) => execFileSync("/bin/sh", ["-c", text], { encoding: "utf8" });

test("files are joined, comment lines stay here, Python comes as a variable", (t) => {
  const words = `"it's", '$HOME', "\\\\n"`;
  writeFileSync(join(folder, "say.sh"), "#!/bin/sh\n# what it does\nsay() { printf '<%s>' \"$1\"; } # stays\n");
  writeFileSync(join(folder, "client.py"), `# why\nimport sys\nif sys.argv:\n    # indented\n    print(${words})\n`);
  writeFileSync(join(folder, "main.sh"), "\t# indented\nsay '#1'\npython3 -c \"$client_py\"\n");
  const text = shellFile(folder, "say.sh", "client.py", "main.sh");
  t.false(/what it does|why|indented/.test(text));
  t.is(sh(text), "<#1>it's $HOME \\n\n");
});

test("the build replaces calls, as they are written and as tsc and a formatter leave them", (t) => {
  writeFileSync(join(folder, "a.sh"), 'echo "a\\n"\n');
  writeFileSync(join(folder, "b.sh"), "echo `b` $1\n");
  const text = JSON.stringify(shellFile(folder, "a.sh", "b.sh"));
  t.is(inlined('const s = shellFile(__dirname, "a.sh", "b.sh");', folder), `const s = ${text};`);
  t.is(inlined('const s = (0, shellFile_1.shellFile)(__dirname, "a.sh", "b.sh");', folder), `const s = ${text};`);
  t.is(inlined('run({ script: shellFile(\n  __dirname,\n  "a.sh",\n  "b.sh",\n) })', folder), `run({ script: ${text} })`);
});

/** What lint says of a tree that holds these files beside the code of ours that the check needs. */
function lint(files: Record<string, string>): string {
  const tree = mkdtempSync(join(folder, "tree-"));
  for (const name of ["provider/host", "sdk", "lab", "tools"]) mkdirSync(join(tree, name), { recursive: true });
  for (const name of ["tools/shellFiles.cjs", "provider/host/shellFile.ts", "tsconfig.json"]) cpSync(join(root, name), join(tree, name));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(tree, name), text);
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  return (require(join(tree, "tools/shellFiles.cjs")) as typeof tools).complaints();
}

const use = (...names: string[]) => `shellFile(__dirname, ${names.map((name) => JSON.stringify(name)).join(", ")});\n`;

test("lint takes what is right", (t) => {
  const files = {
    "lab/a.sh": "# ours\nx=$(printf '%s' \"$1\")\n",
    "lab/b.sh": 'echo "$x"\n',
    "lab/c.py": "# ours\nprint('# not a line of its own')\n",
    "lab/use.ts": use("c.py", "a.sh", "b.sh"),
  };
  t.is(lint({ ...files, "lab/b.sh": 'echo "$x" "$c_py"\n' }), "");
});

const wrong: Record<string, { files: Record<string, string>; says: RegExp }> = {
  "an unquoted variable": { files: { "sdk/a.sh": "rm $1\n" }, says: /SC2086/ },
  "bash's own words": { files: { "provider/host/a.sh": "[[ -e $1 ]]\n" }, says: /SC3010/ },
  "a shell that does not parse": { files: { "tools/a.sh": "if true; then\n" }, says: /dash.*a\.sh[\s\S]*busybox.*a\.sh/ },
  "a variable that no file sets": { files: { "lab/a.sh": 'x=1\necho "$x"\n', "lab/b.sh": 'echo "$why"\n', "lab/u.ts": use("a.sh", "b.sh") }, says: /SC2154/ },
  "a file that is not there": { files: { "lab/u.ts": use("gone.sh") }, says: /there is no .*gone\.sh/ },
  "Python that does not parse": { files: { "lab/a.py": "if True\n" }, says: /a\.py[\s\S]*expected ':'/ },
  "a comment line within a text of the shell's": {
    files: { "lab/a.sh": "cat <<END\n# written by us\nEND\n", "lab/u.ts": use("a.sh") },
    says: /part of a text/,
  },
  "a comment line within a text of Python's": { files: { "lab/a.py": "print('''\n# written by us\n''')\n" }, says: /part of a text/ },
};

for (const [name, { files, says }] of Object.entries(wrong)) {
  test(`lint finds ${name}`, (t) => {
    t.regex(lint(files), says);
  });
}

test("what tsc makes of a source of ours reads no shell file any more", (t) => {
  const source = readFileSync(join(root, "provider/host/program.ts"), "utf8");
  const { outputText } = transpileModule(source, { compilerOptions: { module: ModuleKind.CommonJS } });
  const built = inlined(outputText, join(root, "provider/host"));
  t.regex(outputText, /__dirname/);
  t.notRegex(built, /__dirname/);
  t.true(built.includes("remove_stale_scratch"));
});
