// The `.sh` and `.py` files that the code sends to hosts: put into the built code, so that it reads no file and may be bundled; and checked for lint.
require("ts-node/register/transpile-only");
const { spawnSync } = require("node:child_process");
const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { shellFile } = require("../provider/host/shellFile.ts");

const root = path.dirname(__dirname);
/** A file, or a list of files by its name: as it is written, and as tsc makes of it. */
const PART = /"([^"\\]+)"|\.\.\.(?:\w+\.)?(\w+Files)\b/;
const PARTS = `(?:(?:${PART.source})\\s*,?\\s*)+`;
const call = new RegExp(`(?:\\(0, \\w+\\.shellFile\\)|\\bshellFile)\\(\\s*__dirname\\s*,\\s*(?<parts>${PARTS})\\)`, "g");
const definition = new RegExp(`^export const (?<name>\\w+Files) = \\[\\s*(?<parts>${PARTS})\\] as const;`, "gm");

let lists;

/** The lists of files that calls may name; the names are one of a kind. */
function listed(name) {
  lists ??= new Map(sourcesIn(".ts").flatMap((file) => [...readFileSync(file, "utf8").matchAll(definition)].map(({ groups }) => [groups.name, groups.parts])));
  if (!lists.has(name)) throw new Error(`there is no list of files ${name}`);
  return namesIn(lists.get(name));
}

const namesIn = (parts) => [...parts.matchAll(new RegExp(PART, "g"))].flatMap(([, file, list]) => file ?? listed(list));

/** The code with each call of `shellFile` replaced by the text; `folder` holds the files. A bundler that starts from the sources uses it as well. */
function inlined(code, folder) {
  return code.replace(call, (...found) => JSON.stringify(shellFile(folder, ...namesIn(found.at(-1).parts))));
}

/** Puts the texts into what tsc has written to `dist`. */
function inlineInto(dist) {
  for (const file of filesIn(dist, ".js")) {
    const code = readFileSync(file, "utf8");
    if (!code.includes("shellFile")) continue;
    const text = inlined(code, path.join(root, path.relative(dist, path.dirname(file))));
    if (/\bshellFile\)?\(__dirname/.test(text)) throw new Error(`${path.relative(root, file)}: shellFile wants __dirname and literal names, or lists of such`);
    if (text !== code) writeFileSync(file, text);
  }
}

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`))
    .sort();
}

/** Without the SDKs that are generated for other languages: nothing of them goes to a host. */
const generated = ["python", "go"].map((language) => path.join(root, "sdk", language) + path.sep);
const sourcesIn = (ending) =>
  ["provider", "sdk", "lab", "tools"]
    .flatMap((folder) => filesIn(path.join(root, folder), ending))
    .filter((file) => !generated.some((folder) => file.startsWith(folder)));

/** All complaints about shell and Python files, as text; "" when there are none. */
function complaints() {
  const scripts = sourcesIn(".sh");
  const programs = sourcesIn(".py");
  const joins = sourcesIn(".ts").flatMap(joinsIn);
  const sent = new Set(joins.flatMap(({ files }) => files));
  return [
    // SC3013: `-ef` and its like are in dash and busybox, and in POSIX since 2024.
    // Variables of one file may be set or used in others; that those which are used are set is checked where files are joined.
    run("shellcheck", ["-s", "sh", "-e", "SC3013,SC2154,SC2034", ...scripts]),
    ...scripts.flatMap((file) => [run("dash", ["-n", file]), run("busybox", ["sh", "-n", file])]),
    ...joins.map(joinComplaints),
    ...programs.map(pythonComplaints),
    ...[...sent].filter((file) => file.endsWith(".sh") && existsSync(file)).map(commentComplaints),
  ]
    .filter(Boolean)
    .join("\n");
}

function joinsIn(source) {
  const folder = path.dirname(source);
  return [...readFileSync(source, "utf8").matchAll(call)].map(({ groups }) => ({
    source,
    names: namesIn(groups.parts),
    files: namesIn(groups.parts).map((name) => path.join(folder, name)),
  }));
}

function joinComplaints({ source, names, files }) {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) return `${source}: there is no ${missing.join(", ")}`;
  const text = shellFile(path.dirname(source), ...names);
  const said = run("shellcheck", ["-s", "sh", "-i", "SC2154", "-"], text) || run("dash", ["-n"], text);
  return said && `${source}, joined from ${names.join(" and ")}:\n${said}`;
}

function pythonComplaints(file) {
  const same = `
import ast, py_compile, re, sys
py_compile.compile(sys.argv[1], cfile=sys.argv[2], doraise=True)
text = open(sys.argv[1]).read()
if ast.dump(ast.parse(text)) != ast.dump(ast.parse(re.sub(r"(?m)^[ \\t]*#.*\\n", "", text))):
    sys.exit(sys.argv[1] + ": a line that begins with # is part of a text; it would not reach the host")`;
  const scratch = mkdtempSync(path.join(tmpdir(), "kvmnet-lint-"));
  try {
    return run("python3", ["-c", same, file, path.join(scratch, "compiled")]);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Bash prints a function as it has understood it, without comments but with every text: with and without comment lines it must understand the same. */
function commentComplaints(file) {
  const understood = (text) => spawnSync("bash", ["--posix", "-c", `f() {\n${text}:\n}\ndeclare -f f`], { encoding: "utf8" }).stdout;
  return understood(readFileSync(file, "utf8")) === understood(shellFile(path.dirname(file), path.basename(file)))
    ? ""
    : `${file}: a line that begins with # is part of a text or stands in $(…); it would not reach the host`;
}

/** What a tool that failed has to say. */
function run(command, args, input) {
  const done = spawnSync(command, args, { cwd: root, encoding: "utf8", input });
  return done.status === 0 ? "" : `${command}: ${done.error?.message ?? `${done.stdout}${done.stderr}`}`;
}

module.exports = { complaints, inlined, inlineInto };

if (require.main === module) {
  const said = complaints();
  console.log(said);
  process.exitCode = said === "" ? 0 : 1;
}
