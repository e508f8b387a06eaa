// What the build makes with a bundler: the native plugin in dist/plugin (one file with everything in it, what starts it, and the schema), and the library that lays out drawings.
const { createHash } = require("node:crypto");
const { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
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
  const file = path.join(outdir, "plugin.cjs");
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
      plugins: [shellFiles],
      logLevel: "warning",
    })
    .then(() => {
      const build = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
      for (const earlier of readdirSync(outdir).filter((one) => /\.cache(\.\d+)?$/.test(one))) rmSync(path.join(outdir, earlier));
      const start = path.join(outdir, name);
      writeFileSync(start, readFileSync(path.join(root, "provider", "plugin", "start.cjs"), "utf8").replace('"BUILD"', JSON.stringify(build)));
      chmodSync(start, 0o755);
      copyFileSync(path.join(root, "schema.json"), path.join(outdir, "schema.json"));
      // By the version the SDK knows it; and where a folder above says "module", a file without an ending would be one.
      writeFileSync(path.join(outdir, "package.json"), `${JSON.stringify({ name, version: require("../package.json").version, type: "commonjs" })}\n`);
    });
}

/** The one file that needs the library for layouts, with the library and its licence in it: who installs the package gets no dependency for it, and who never draws does not load it. */
function bundleLayout(outdir = path.join(root, "dist", "provider", "draw")) {
  const licence = readFileSync(path.join(root, "node_modules", "@dagrejs", "dagre", "LICENSE"), "utf8").trim();
  return require("esbuild").build({
    entryPoints: [path.join(root, "provider", "draw", "dagre.ts")],
    outfile: path.join(outdir, "dagre.js"),
    allowOverwrite: true,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    banner: { js: `/*! @dagrejs/dagre, @dagrejs/graphlib\n${licence}\n*/` },
    legalComments: "none",
    logLevel: "warning",
  });
}

module.exports = { bundle, bundleLayout };

if (require.main === module) {
  Promise.all([bundle(), bundleLayout()]).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
