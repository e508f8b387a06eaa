#!/usr/bin/env node
// What Pulumi starts: the plugin, which is beside this file, with what V8 made of its code in an earlier process. To make that anew takes longer than all the rest of a start.
const { closeSync, constants, openSync, readFileSync, readdirSync, renameSync, rmSync, writeSync } = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

/** Filled in by the build: code that V8 made of another text would be run without a question. */
const build = "BUILD";

const file = path.join(__dirname, "plugin.cjs");
// Beside the plugin, and nowhere that others may write: what is in it is run.
const cache = path.join(__dirname, `${build}-${process.version}-${process.arch}.cache`);

const cachedData = read();
const script = new vm.Script(Module.wrap(readFileSync(file, "utf8")), { filename: file, cachedData });
if (!cachedData || script.cachedDataRejected) process.once("exit", keep);
script.runInThisContext()(exports, require, module, file, __dirname);

function read() {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** At the end, with all functions that were used. Where the folder is not ours to write, it is done without. */
function keep() {
  const draft = `${cache}.${process.pid}`;
  try {
    const handle = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
    try {
      writeSync(handle, script.createCachedData());
    } finally {
      closeSync(handle);
    }
    // Of other builds, and of processes that were killed while they wrote.
    const others = readdirSync(__dirname).filter((name) => /\.cache(\.\d+)?$/.test(name) && name !== path.basename(draft));
    for (const name of others) rmSync(path.join(__dirname, name), { force: true });
    renameSync(draft, cache);
  } catch {
    rmSync(draft, { force: true });
  }
}
