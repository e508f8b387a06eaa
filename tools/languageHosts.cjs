// What runs programs in other languages than Node's beside the Pulumi CLI, for tests: an official CLI has all of them, otherwise each is built, once, when it is first asked for.
// As a command: node tools/languageHosts.cjs → all of them. Whole test runs do this first: what is built at the same time shares a module cache that goes after it.
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

const nameOf = (language) => `pulumi-language-${language}`;

/** Folder with the host for programs in `language`. */
async function ensureLanguageHost(language) {
  await ensureLanguageHosts([language]);
  const official = await ensurePulumi();
  return existsSync(path.join(official, nameOf(language))) ? official : folderOf(language);
}

async function ensureLanguageHosts(languages) {
  const official = await ensurePulumi();
  const missing = languages.filter((language) => ![official, folderOf(language)].some((folder) => existsSync(path.join(folder, nameOf(language)))));
  if (missing.length === 0) return;
  const go = ensureGo();
  for (const language of missing) build(go, language);
  dropModuleCache();
}

const folderOf = (language) => path.join(cacheFolder(), `pulumi-${language}-${pulumiVersion}`);

function build(go, language) {
  const { packageName, seconds, scripts = [] } = hosts[language];
  const name = nameOf(language);
  const bin = folderOf(language);
  compile(go, { folder: name, packageName, output: path.join(bin, name), seconds, pulumi: pulumiVersion });
  for (const script of scripts) {
    const file = path.join(bin, path.basename(script));
    copyFileSync(path.join(moduleFolder(go, name, sdk), script), file);
    chmodSync(file, 0o755);
  }
}

module.exports = { ensureLanguageHost };

if (require.main === module) {
  ensureLanguageHosts(Object.keys(hosts)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
