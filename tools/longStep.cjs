// A command that takes long and says much: one line with the time it has taken and the time to expect, everything else in a log.
// As a command, node tools/longStep.cjs TITLE SECONDS LOG COMMAND ARGS…: what `longStep` runs, so that the line moves on while its caller waits.
const { spawn, spawnSync } = require("node:child_process");
const { closeSync, mkdirSync, openSync, readFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { cacheFolder } = require("./cache.cjs");

const lastLines = 20;

/** Runs it to its end; throws when it fails, the end of its log being on stderr then. `seconds` is what it takes on two idle cores. */
function longStep({ title, seconds, log }, argv, options = {}) {
  const file = logFile(log);
  const done = spawnSync(process.execPath, [__filename, title, String(seconds), file, ...argv], { ...options, stdio: ["ignore", 2, 2] });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`failed: ${title}; the whole log: ${file}`);
}

function logFile(name) {
  return path.join(cacheFolder(), "logs", `${name}.log`);
}

function run(title, expected, file, [command, ...args]) {
  mkdirSync(path.dirname(file), { recursive: true });
  const output = openSync(file, "w");
  const started = Date.now();
  const line = progressLine(`${title} (about ${spoken(expected)}; log: ${file})`);
  const child = spawn(command, args, { stdio: ["ignore", output, output] });
  closeSync(output);
  const timer = setInterval(() => line.tick((Date.now() - started) / 1000, expected), 1000);
  // Ctrl-C reaches the whole group; the command ends in its own way, and we after it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  child.on("error", (error) => {
    clearInterval(timer);
    line.end(`failed: ${error.message}`);
    process.exitCode = 127;
  });
  child.on("exit", (code, signal) => {
    clearInterval(timer);
    process.exitCode = code ?? 128 + (os.constants.signals[signal] ?? 0);
    const taken = spoken((Date.now() - started) / 1000);
    line.end(process.exitCode === 0 ? `done in ${taken}` : `failed after ${taken}; the end of its log:`);
    if (process.exitCode !== 0) process.stderr.write(tail(readFileSync(file, "utf8")));
  });
}

/** At a terminal the line is written over each second; else it grows by a dot, so that a log shows that we are alive. */
function progressLine(text) {
  const terminal = process.stderr.isTTY;
  process.stderr.write(`  ${text} `);
  let dots = 0;
  return {
    tick(seconds, expected) {
      if (terminal) process.stderr.write(`\r\x1b[K  ${text}: ${clock(seconds)} of about ${clock(expected)}`);
      else if (Math.floor(seconds / 10) > dots) {
        dots++;
        process.stderr.write(".");
      }
    },
    end: (result) => process.stderr.write(terminal ? `\r\x1b[K  ${text}: ${result}\n` : ` ${result}\n`),
  };
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const spoken = (seconds) => (seconds < 100 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`);

const tail = (text) => `${text.trimEnd().split("\n").slice(-lastLines).join("\n")}\n`;

module.exports = { longStep };

if (require.main === module) {
  const [title, seconds, file, ...argv] = process.argv.slice(2);
  run(title, Number(seconds), file, argv);
}
