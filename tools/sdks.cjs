// The SDKs for Python and Go, made of schema.json by Pulumi's own generators (tools/sdkgen). What they were made of and what came out is noted in
// tools/sdkgen/made.json, so that whether they are up to date is known without Go.
//   node tools/sdks.cjs           writes them, when they are not
//   node tools/sdks.cjs --check   fails when they are not
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("./cache.cjs");
const { dropModuleCache, ensureGo } = require("./go.cjs");
const { compile } = require("./goBuild.cjs");
const { pulumiVersion } = require("./pulumi.cjs");

const root = path.dirname(__dirname);
const languages = ["python", "go"];
const generator = ["main.go", "go.mod", "go.sum"].map((name) => path.join("tools", "sdkgen", name));
const note = path.join("tools", "sdkgen", "made.json");
/** Written by hand, beside what is generated. */
const ours = "README.md";

function facts() {
  return { of: hashOf(["schema.json", ...generator]), files: hashOf(languages.flatMap(generatedFiles)) };
}

function generatedFiles(language) {
  const folder = path.join("sdk", language);
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== path.join(folder, ours) && !file.includes("__pycache__"))
    .sort();
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  return hash.digest("hex").slice(0, 32);
}

const isUpToDate = () =>
  existsSync(path.join(root, note)) && JSON.stringify(JSON.parse(readFileSync(path.join(root, note), "utf8"))) === JSON.stringify(facts());

/** Builds the generator where the cache lacks it: minutes on a machine that has never built the Pulumi CLI, else seconds. */
function ensureGenerator() {
  const file = path.join(cacheFolder(), `sdkgen-${hashOf(generator).slice(0, 12)}`, "sdkgen");
  if (!existsSync(file)) {
    compile(ensureGo(), { folder: "sdkgen", packageName: ".", output: file, seconds: 300, pulumi: pulumiVersion });
    dropModuleCache();
  }
  return file;
}

function generate() {
  const sdkgen = ensureGenerator();
  for (const language of languages) {
    const draft = path.join(root, "sdk", `.${language}-${process.pid}`);
    try {
      const done = spawnSync(sdkgen, [path.join(root, "schema.json"), language, draft], { encoding: "utf8" });
      if (done.status !== 0) throw new Error(`${language}: ${done.error?.message ?? done.stderr}`);
      const target = path.join(root, "sdk", language);
      if (existsSync(path.join(target, ours))) renameSync(path.join(target, ours), path.join(draft, ours));
      rmSync(target, { recursive: true, force: true });
      renameSync(draft, target);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  writeFileSync(path.join(root, note), `${JSON.stringify(facts(), null, 2)}\n`);
}

function main(check) {
  if (isUpToDate()) return console.log("the SDKs for Python and Go are up to date");
  if (check) throw new Error("the SDKs for Python and Go are not up to date; run: npm run generate");
  generate();
  console.log(`written: ${languages.map((language) => `sdk/${language}`).join(", ")}`);
}

try {
  main(process.argv.includes("--check"));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
