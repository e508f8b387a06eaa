// What runs programs in other languages than Node's beside the Pulumi CLI, for tests: an official CLI has all of them, otherwise each is built, once, when it is first asked for.
const { chmodSync, copyFileSync, existsSync } = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("./cache.cjs");
const { dropModuleCache, ensureGo } = require("./go.cjs");
const { compile, moduleFolder } = require("./goBuild.cjs");
const { ensurePulumi, pulumiVersion } = require("./pulumi.cjs");

const sdk = "github.com/pulumi/pulumi/sdk/v3";

/** The hosts for Python and Go became modules that are not published: the last releases that had them in the SDK's module serve today's CLI as well. */
const hosts = {
  yaml: { packageName: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml", seconds: 130 },
  python: { packageName: `${sdk}/python/cmd/pulumi-language-python`, seconds: 60, scripts: ["python/cmd/pulumi-language-python-exec"] },
  go: { packageName: `${sdk}/go/pulumi-language-go`, seconds: 60 },
};

/** Folder with the host for programs in `language`. */
async function ensureLanguageHost(language) {
  const { packageName, seconds, scripts = [] } = hosts[language];
  const name = `pulumi-language-${language}`;
  const official = await ensurePulumi();
  if (existsSync(path.join(official, name))) return official;
  const bin = path.join(cacheFolder(), `pulumi-${language}-${pulumiVersion}`);
  if (existsSync(path.join(bin, name))) return bin;
  const go = ensureGo();
  compile(go, { folder: name, packageName, output: path.join(bin, name), seconds, pulumi: pulumiVersion });
  for (const script of scripts) {
    const file = path.join(bin, path.basename(script));
    copyFileSync(path.join(moduleFolder(go, name, sdk), script), file);
    chmodSync(file, 0o755);
  }
  dropModuleCache();
  return bin;
}

module.exports = { ensureLanguageHost };
