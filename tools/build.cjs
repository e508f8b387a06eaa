// npm run build: the package's code in dist/, with the shell files in their places, the pages' files, and what is bundled.
const { spawnSync } = require("node:child_process");
const { cpSync, existsSync, readdirSync, rmSync } = require("node:fs");
const path = require("node:path");
const { inlineInto } = require("./shellFiles.cjs");

const root = path.dirname(__dirname);

/** Throws when it fails; what the compiler says goes to our stdout. */
function build() {
  run(require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json");
  removeStale();
  inlineInto(path.join(root, "dist"));
  copyPages();
  run(path.join(__dirname, "bundle.cjs"));
}

/** What an earlier build made of sources that are there no more would be packed with the rest. */
function removeStale() {
  const source = (file) => file.replace(/(\.d)?\.(ts|js)$/, ".ts");
  for (const folder of ["provider", "sdk"]) {
    const made = readdirSync(path.join(root, "dist", folder), { recursive: true }).filter((file) => /\.(js|d\.ts)$/.test(file));
    const stale = made.filter((file) => path.basename(path.dirname(file)) !== "page" && !existsSync(path.join(root, folder, source(file))));
    for (const file of stale) rmSync(path.join(root, "dist", folder, file));
  }
}

/** Style and script of pages, which go to a browser as they are. */
function copyPages() {
  const provider = path.join(root, "provider");
  const pages = readdirSync(provider, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name === "page");
  for (const { parentPath } of pages) {
    const folder = path.join(path.relative(provider, parentPath), "page");
    cpSync(path.join(provider, folder), path.join(root, "dist", "provider", folder), { recursive: true });
  }
}

function run(...argv) {
  const done = spawnSync(process.execPath, argv, { cwd: root, stdio: ["ignore", 1, 2] });
  if (done.status !== 0) throw new Error("the build failed; see above");
}

module.exports = { build };

if (require.main === module) {
  try {
    build();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
