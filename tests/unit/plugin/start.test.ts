import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";

/** What starts the plugin keeps what V8 made of its code, and never depends on it. */

const START = path.resolve(__dirname, "../../../provider/plugin/start.cjs");

function folderWith(t: ExecutionContext, program: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-start-"));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(START, path.join(folder, "start.cjs"));
  writeFileSync(path.join(folder, "plugin.cjs"), program);
  return folder;
}

const run = async (folder: string) => (await execa(process.execPath, [path.join(folder, "start.cjs"), "127.0.0.1:1"])).stdout;
const caches = (folder: string) => readdirSync(folder).filter((name) => name.includes(".cache"));

const PROGRAM = `const path = require("node:path"); console.log(path.basename(__dirname) === path.basename(path.dirname(process.argv[1])), process.argv[2]);`;

test("the first process keeps the code for the next, which runs the same", async (t) => {
  const folder = folderWith(t, PROGRAM);
  t.is(await run(folder), "true 127.0.0.1:1");
  const [cache = ""] = caches(folder);
  t.is(cache, `BUILD-${process.version}-${process.arch}.cache`);
  const kept = readFileSync(path.join(folder, cache));
  t.is(await run(folder), "true 127.0.0.1:1");
  t.deepEqual(readFileSync(path.join(folder, cache)), kept);
});

test("what is no such code is not run, and made anew", async (t) => {
  const folder = folderWith(t, PROGRAM);
  await run(folder);
  const file = path.join(folder, caches(folder)[0] ?? "");
  for (const broken of [Buffer.alloc(0), Buffer.from("nonsense"), readFileSync(file).subarray(0, 200)]) {
    writeFileSync(file, broken);
    t.is(await run(folder), "true 127.0.0.1:1");
    t.notDeepEqual(readFileSync(file), broken);
  }
});

test("what was kept of another build goes, and what a killed process has left", async (t) => {
  const folder = folderWith(t, PROGRAM);
  for (const name of ["0123-v1.0.0-x64.cache", "0123-v1.0.0-x64.cache.77"]) {
    writeFileSync(path.join(folder, name), "");
  }
  await run(folder);
  t.deepEqual(caches(folder), [`BUILD-${process.version}-${process.arch}.cache`]);
});

test("where nothing can be kept it starts all the same", async (t) => {
  const folder = folderWith(
    t,
    `require("node:fs").mkdirSync(require("node:path").join(__dirname, "BUILD-" + process.version + "-" + process.arch + ".cache", "x"), { recursive: true }); console.log("up");`,
  );
  t.is(await run(folder), "up");
  t.is(await run(folder), "up");
});
