// The native plugin in dist/plugin: one executable file with everything in it, the schema beside it.
const { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { inlined } = require("./shellFiles.cjs");

const root = path.dirname(__dirname);
const name = "pulumi-resource-kvmnet";

/** Shell files go into the code, as in the rest of the build. */
const shellFiles = {
  name: "shell-files",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]provider[\\/].*\.ts$/ }, ({ path: file }) => {
      const code = readFileSync(file, "utf8");
      return { contents: code.includes("shellFile(") ? inlined(code, path.dirname(file)) : code, loader: "ts" };
    });
  },
};

/** Throws when it fails. */
function bundle(outdir = path.join(root, "dist", "plugin")) {
  mkdirSync(outdir, { recursive: true });
  const file = path.join(outdir, name);
  return require("esbuild")
    .build({
      entryPoints: [path.join(root, "provider", "plugin", "main.ts")],
      outfile: file,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      minify: true,
      keepNames: true,
      legalComments: "none",
      banner: { js: "#!/usr/bin/env node" },
      plugins: [shellFiles],
      logLevel: "warning",
    })
    .then(() => {
      chmodSync(file, 0o755);
      copyFileSync(path.join(root, "schema.json"), path.join(outdir, "schema.json"));
      // Where a folder above says "module", a file without an ending would be one.
      writeFileSync(path.join(outdir, "package.json"), `${JSON.stringify({ type: "commonjs" })}\n`);
    });
}

module.exports = { bundle };

if (require.main === module) {
  bundle().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
