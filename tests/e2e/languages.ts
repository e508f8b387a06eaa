import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { execa } from "execa";
import { version } from "../../package.json";

const { cacheFolder } = require("../../tools/cache.cjs") as { cacheFolder(): string };
const { ensureGo, moduleCache } = require("../../tools/go.cjs") as { ensureGo(): string; moduleCache(go: string): Record<string, string> };
const { pulumiVersion } = require("../../tools/pulumi.cjs") as { pulumiVersion: string };

const ROOT = path.resolve(__dirname, "../..");
const PYTHON_SDK = "3.272.0";

/** The first program of a page of the docs in that language: what a reader copies. */
export function documented(page: string, language: string): string {
  const [, program] = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readFileSync(path.join(ROOT, "docs", page), "utf8")) ?? [];
  if (program === undefined) {
    throw new Error(`docs/${page} has no program in ${language}`);
  }
  return program;
}

/** Folder of the commands of a virtual environment with Pulumi's SDK and ours, installed by pip as a user does it. */
export async function pythonCommands(): Promise<string> {
  const source = path.join(ROOT, "sdk/python");
  const folder = path.join(cacheFolder(), `venv-${hashOf(source, PYTHON_SDK)}`);
  if (!existsSync(path.join(folder, "complete"))) {
    for (const earlier of readdirSync(cacheFolder()).filter((name) => name.startsWith("venv-"))) {
      rmSync(path.join(cacheFolder(), earlier), { recursive: true, force: true });
    }
    const copy = path.join(folder, "source");
    await execa("python3", ["-m", "venv", folder]);
    // pip builds in the folder that it is given.
    cpSync(source, copy, { recursive: true });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `pulumi==${PYTHON_SDK}`, copy];
    await execa(path.join(folder, "bin/python"), pip);
    writeFileSync(path.join(folder, "complete"), "");
  }
  return path.join(folder, "bin");
}

/** What a program in Go needs beside it, and in its environment. The first time it is compiled takes minutes, most of them for Pulumi's own SDK. */
export function goProject(): { readonly files: Record<string, string>; readonly env: Record<string, string> } {
  const go = ensureGo();
  const cache = moduleCache(go);
  // As the CLI is built here, so that what both are made of is compiled once; checksums are added to go.sum as they come.
  const flags = ["-mod=mod", "-trimpath", "-tags=osusergo,grpcnotrace", cache.GOFLAGS ?? ""].join(" ").trim();
  return {
    files: {
      "go.mod": `module nets

go 1.25

require (
	github.com/pulumi/pulumi/sdk/v3 v${pulumiVersion}
	pulumi-kvmnet/sdk/go v${version}
)

replace pulumi-kvmnet/sdk/go => ${path.join(ROOT, "sdk/go")}
`,
    },
    env: { ...cache, PATH: path.dirname(go), CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOWORK: "off", GOROOT: "", GOFLAGS: flags },
  };
}

function hashOf(folder: string, more: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const hash = createHash("sha256").update(more);
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.relative(folder, file)).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 12);
}
