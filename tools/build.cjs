// npm run build: the package's code in dist/, with the shell files in their places, and the native plugin.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { inlineInto } = require("./shellFiles.cjs");

const root = path.dirname(__dirname);

/** Throws when it fails; what the compiler says goes to our stdout. */
function build() {
  run(require.resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json");
  inlineInto(path.join(root, "dist"));
  run(path.join(__dirname, "bundle.cjs"));
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
