// What the build makes with a bundler: the native plugin in dist/plugin (one file with everything in it, what starts it, and the schema), and the files that stand alone for a library.
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
      plugins: [shellFiles, noLanguages],
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

/** The languages of zod's messages: ours are our own, and each of the fifty would be a module to load. */
const noLanguages = {
  name: "no-languages",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents: "" }));
  },
};

/** Files that are the only ones to need a library, with the library and its licence in them: fewer modules to load. What no type of ours refers to is then no dependency of the package. */
const alone = {
  "draw/dagre": ["@dagrejs/dagre", "@dagrejs/dagre, @dagrejs/graphlib"],
  "resource/zod": ["zod", "zod"],
};

function bundleAlone([file, [library, title]]) {
  const licence = readFileSync(path.join(root, "node_modules", library, "LICENSE"), "utf8").trim();
  return require("esbuild").build({
    entryPoints: [path.join(root, "provider", `${file}.ts`)],
    outfile: path.join(root, "dist", "provider", `${file}.js`),
    allowOverwrite: true,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    banner: { js: `/*! ${title}\n${licence}\n*/` },
    legalComments: "none",
    plugins: [noLanguages],
    logLevel: "warning",
  });
}

module.exports = { bundle };

if (require.main === module) {
  Promise.all([bundle(), ...Object.entries(alone).map(bundleAlone)]).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
