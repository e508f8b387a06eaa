// Which test files can see a change: those that import a changed file, directly or over others.
const { execFileSync } = require("node:child_process");
const { existsSync, readdirSync, readFileSync, statSync } = require("node:fs");
const path = require("node:path");
const { filesOf, root, runsStacks, testPhases } = require("./files.cjs");

/** A change of one of these may show anywhere. */
const everywhere = /^(package(-lock)?\.json|tsconfig.*\.json|ava\.config\.cjs|tools\/(test|typescript|results)[^/]*\.cjs|lab\/(?!vm\/|README).*)$/;
/** What a test reads without importing it: the package as it is packed, the examples, the docs. */
const packed = /^(provider|sdk|examples)\//;
const tellsNothing = /\.md$/;

/** Changed since the commit at which this branch left `base`, committed or not. */
function changedFiles(base) {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const since = base ?? ["origin/main", "main"].find((name) => exists(git, name)) ?? "HEAD";
  const from = git("merge-base", "HEAD", since).trim();
  const names = [git("diff", "--name-only", "--relative", from), git("ls-files", "--others", "--exclude-standard")];
  return [...new Set(names.join("\n").split("\n").filter(Boolean))];
}

function exists(git, name) {
  try {
    git("rev-parse", "--verify", "--quiet", `${name}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

/** The test files that these changes concern. */
function testsOf(changed) {
  const all = testPhases.flatMap(filesOf);
  const told = changed.filter((file) => !tellsNothing.test(file));
  if (told.some((file) => everywhere.test(file))) return all;
  const seen = new Set(told);
  const docs = changed.some((file) => tellsNothing.test(file));
  return all.filter(
    (test) =>
      [...reached(test)].some((file) => seen.has(file) || told.some((other) => isBeside(file, other))) ||
      (runsStacks(test) && told.some((file) => packed.test(file))) ||
      (docs && test.startsWith("tests/unit/docs/")) ||
      (test.startsWith("tests/unit/docs/") && told.some((file) => file.startsWith("examples/"))),
  );
}

/** A script or a table is read by sources of its folder, or of the nearest folder above that has any. */
function isBeside(source, other) {
  if (/\.(ts|cjs)$/.test(other)) return false;
  let folder = path.dirname(other);
  while (folder !== "." && !readdirSyncOr(folder).some((name) => name.endsWith(".ts"))) folder = path.dirname(folder);
  return path.dirname(source) === folder;
}

function readdirSyncOr(folder) {
  return existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [];
}

/** A file and all that it imports. */
function reached(start) {
  const found = new Set();
  const open = [start];
  while (open.length > 0) {
    const file = open.pop();
    if (found.has(file)) continue;
    found.add(file);
    open.push(...importsOf(file));
  }
  return found;
}

const known = new Map();

function importsOf(file) {
  if (!known.has(file)) known.set(file, /\.(ts|cjs)$/.test(file) ? readImports(file) : []);
  return known.get(file);
}

/** By its text: `from "…"`, `import("…")`, `require("…")`, and paths that are handed on as strings. A path with a variable in it stands for its whole folder. */
function readImports(file) {
  const text = readFileSync(path.join(root, file), "utf8");
  const words = [...text.matchAll(/["'`](\.{1,2}\/[^"'`\n]*)["'`]/g)].map(([, word]) => word);
  return words.flatMap((word) => {
    const place = path.join(path.dirname(file), word.split("${")[0]);
    if (word.includes("${")) {
      const folder = word.split("${")[0].endsWith("/") ? place : path.dirname(place);
      return isFolder(folder)
        ? readdirSyncOr(folder)
            .filter((name) => /\.ts$/.test(name))
            .map((name) => path.join(folder, name))
        : [];
    }
    return [place, `${place}.ts`, path.join(place, "index.ts")].filter(isFile);
  });
}

const isFile = (name) => existsSync(path.join(root, name)) && statSync(path.join(root, name)).isFile();
const isFolder = (name) => existsSync(path.join(root, name)) && statSync(path.join(root, name)).isDirectory();

module.exports = { changedFiles, testsOf };
