import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const ROOT = path.resolve(__dirname, "../..");
let made: string | undefined;

/**
 * The provider and what the child needs, as JavaScript in a folder inside node_modules: a child process starts in a
 * third of the time that it would take to transpile for itself, and there are hundreds of them.
 */
export function compiled(): string {
  made ??= make(["provider", "lab", "tests"].flatMap((folder) => sources(path.join(ROOT, folder))));
  return made;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|sh|py)$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function make(files: readonly string[]): string {
  const texts = files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
  const hash = createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 16);
  const cache = path.join(ROOT, "node_modules/.cache/kvmnet-kill");
  const target = path.join(cache, hash);
  if (existsSync(target)) {
    return target;
  }
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${target}.`);
  for (const { file, text } of texts) {
    const out = path.join(draft, path.relative(ROOT, file)).replace(/\.ts$/, ".js");
    mkdirSync(path.dirname(out), { recursive: true });
    if (!file.endsWith(".ts")) {
      // What is sent to hosts, which the code reads from beside itself.
      writeFileSync(out, text);
      continue;
    }
    const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
    writeFileSync(out, ts.transpileModule(text, { compilerOptions: options, fileName: file }).outputText);
  }
  try {
    renameSync(draft, target);
  } catch {
    // Another test file was faster; its folder holds the same.
    rmSync(draft, { recursive: true, force: true });
  }
  return target;
}
