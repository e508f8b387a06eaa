import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { connection } from "../provider/host/connection";
import { functions } from "../provider/lookup/functions";
import { kindNames, kinds } from "../provider/registry";
import { functionModel, modelOf, objectModel } from "./generate/model";
import { packageSchema } from "./generate/packageSchema";
import { pictures } from "./generate/pictures";
import { indexPage, referencePage } from "./generate/reference";
import { connectionFile, fileName, indexFile, sdkFile, typesFile } from "./generate/sdk";
import { shapesOf } from "./generate/shapes";

/** Modules of the SDK that are not for users, or that are listed anyway. */
const NOT_EXPORTED = ["index.ts", "connection.ts", "commandHostSetupScripts.ts", "door.ts", "plugin.ts", "pluginFiles.ts", "secrets.ts"];

const root = join(__dirname, "..");

/** Everything that follows from the schemas, and pictures from what was recorded, by path. */
function generated(): Map<string, string> {
  const models = kindNames.map((name) => modelOf(kinds[name]()));
  const settings = objectModel(connection(), "Connection");
  const looks = Object.entries(functions).map(([name, one]) => functionModel(name, one));
  const shapes = shapesOf(models);
  const files = new Map<string, string>();
  for (const model of models) {
    files.set(`sdk/${fileName(model.type)}.ts`, formatted(sdkFile(model, shapes), "sdk.ts"));
    files.set(`docs/reference/${fileName(model.type)}.md`, referencePage(model));
  }
  files.set("sdk/types.ts", formatted(typesFile(shapes), "sdk.ts"));
  files.set("sdk/connection.ts", formatted(connectionFile(settings), "sdk.ts"));
  files.set("sdk/index.ts", formatted(indexFile(models, handwritten(files)), "sdk.ts"));
  files.set("docs/reference/README.md", indexPage(models, settings));
  for (const [path, svg] of pictures()) {
    files.set(path, svg);
  }
  files.set("schema.json", formatted(JSON.stringify(packageSchema(models, shapes, settings, looks, packageJson()), null, 2), "schema.json"));
  return files;
}

/** The modules of the SDK that people wrote and that users see. */
function handwritten(files: ReadonlyMap<string, string>): string[] {
  const modules = readdirSync(join(root, "sdk")).filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts") && !files.has(`sdk/${name}`));
  return modules.filter((name) => !NOT_EXPORTED.includes(name)).map((name) => name.slice(0, -3));
}

function packageJson(): { version: string; description: string; keywords: string[]; license: string } {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
}

function formatted(text: string, name: string): string {
  const biome = require.resolve("@biomejs/biome/bin/biome");
  const style = ["--indent-style=space", "--indent-width=2", "--line-width=160", "--vcs-enabled=false"];
  return execFileSync(process.execPath, [biome, "format", `--stdin-file-path=${name}`, ...style], {
    input: text,
    encoding: "utf8",
    cwd: join(root, "tools", "generate"),
  });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

const files = generated();
const stale = [...files].filter(([path, text]) => read(path) !== text).map(([path]) => path);
const orphans = readdirSync(join(root, "docs/reference"), { withFileTypes: true })
  .map((entry) => `docs/reference/${entry.name}`)
  .filter((path) => !files.has(path));

if (process.argv.includes("--check")) {
  if (stale.length + orphans.length > 0) {
    console.error(`not up to date: ${[...stale, ...orphans].join(", ")}; run: npm run generate`);
    process.exit(1);
  }
  console.log(`${files.size} generated files are up to date`);
} else {
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files.get(path) as string);
  }
  for (const path of orphans) {
    rmSync(join(root, path));
  }
  console.log(stale.length + orphans.length > 0 ? `written: ${[...stale, ...orphans].join(", ")}` : `${files.size} generated files are up to date`);
}
