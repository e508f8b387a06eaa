// In which order test files begin, by how long each took last time on this machine.
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("../cache.cjs");
const { root } = require("./files.cjs");

const file = path.join(cacheFolder(), "test-times.json");
/** Where nothing is known yet, in seconds. */
const usual = { unit: 2, conformance: 40, kill: 80, guests: 60, e2e: 40, vm: 90 };

function known() {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  } catch {
    return {};
  }
}

/** Test files: those that take several hosts of the lab, which stand idle while they are gathered later on, then the longest. */
function inOrder(files) {
  const times = known();
  const seconds = (name) => times[name] ?? usual[name.split("/")[1]] ?? 0;
  const hosts = new Map(files.map((name) => [name, Number(/\btakeHosts\((\d)\)/.exec(readFileSync(path.join(root, name), "utf8"))?.[1] ?? 1)]));
  return [...files].sort((one, other) => hosts.get(other) - hosts.get(one) || seconds(other) - seconds(one));
}

function remember(byFile) {
  const times = known();
  for (const [name, { ms, failed }] of byFile) if (failed === 0) times[name] = Math.round(ms / 100) / 10;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(times, null, 1));
  renameSync(`${file}.${process.pid}`, file);
}

/** The files that took most time in their tests, in lines. */
function slowest(byFile, count = 10) {
  return [...byFile]
    .sort(([, one], [, other]) => other.ms - one.ms)
    .slice(0, count)
    .map(([name, { ms, passed, failed }]) => `  ${String(Math.round(ms / 1000)).padStart(5)} s  ${name} (${passed + failed} tests)`);
}

module.exports = { inOrder, remember, slowest };
