// node --require ./tools/typescript.cjs: TypeScript sources are loaded as JavaScript that was transpiled once (ts-node does it anew in every process,
// and each test file is a process or thread of its own). What is kept is named after the text that it was made of; types are lint's business.
const { createHash } = require("node:crypto");
const { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");

const root = path.dirname(__dirname);
const folder = path.join(root, "node_modules/.cache/kvmnet-ts");
const { version } = require("typescript/package.json");
const keptDays = 14;
/** Where the map of each loaded file lies. */
const maps = new Map();

function load(module, file) {
  const text = readFileSync(file, "utf8");
  const made = path.join(
    folder,
    `${createHash("sha256")
      .update(`${version}\0${path.relative(root, file)}\0${text}`)
      .digest("hex")
      .slice(0, 32)}.js`,
  );
  maps.set(file, `${made}.map`);
  module._compile(kept(made) ?? transpile(text, file, made), file);
}

function kept(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function transpile(text, fileName, made) {
  const ts = require("typescript");
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true, sourceMap: true };
  const { outputText, sourceMapText } = ts.transpileModule(text, { compilerOptions, fileName });
  mkdirSync(folder, { recursive: true });
  write(`${made}.map`, sourceMapText);
  write(made, outputText);
  return outputText;
}

/** Whole or not at all: many processes read and write here. */
function write(file, text) {
  const draft = `${file}.${process.pid}.${Math.random()}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** What nobody has made anew for two weeks. */
function prune() {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > keptDays * 24 * 3600_000) rmSync(file, { force: true });
  }
}

Module._extensions[".ts"] = (module, file) => load(module, file);
// Stacks name lines of the sources; maps are read when there is a stack to show.
require("@cspotcode/source-map-support").install({
  environment: "node",
  retrieveSourceMap: (source) => {
    const map = maps.has(source) ? kept(maps.get(source)) : undefined;
    return map === undefined ? null : { url: source, map };
  },
});

module.exports = { prune };
