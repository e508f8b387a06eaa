import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import fc from "fast-check";
import { parseFacts } from "../../../provider/host/facts";
import type { Step } from "../../../provider/host/host";
import { type OpenHost, openHost } from "../../../provider/host/hosts";
import { Shell } from "../../../provider/host/shell";
import { type ErrorCode, KvmnetError } from "../../../provider/resource/error";

let host: OpenHost;
const folder = mkdtempSync(join(tmpdir(), "host-test-"));

test.before(async () => {
  host = await openHost({ transport: "local" });
});

test.after.always(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

const run = (script: string, more: Partial<Step> = {}) => host.run({ name: "try", script, ...more });

async function failure(running: Promise<unknown>): Promise<KvmnetError> {
  const error = await running.then(
    () => new Error("it did not fail"),
    (reason) => reason,
  );
  if (!(error instanceof KvmnetError)) {
    throw error;
  }
  return error;
}

/** A zombie counts: whoever should reap it is not our business. */
function isGone(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** A signal reaches a process that does not run just now a moment later. */
async function goes(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50 && !isGone(pid); tries++) {
    await sleep(100);
  }
  return isGone(pid);
}

const code = async (running: Promise<unknown>): Promise<ErrorCode> => (await failure(running)).code;

test("facts of this machine", (t) => {
  t.is(host.facts.machineId, readFileSync("/etc/machine-id", "utf8").trim());
  t.is(host.facts.kernel, readFileSync("/proc/sys/kernel/osrelease", "utf8").trim());
  t.regex(host.facts.tools.ip ?? "", /^\/.*\/ip$/);
  t.deepEqual(host.facts.sessionDevices, []);
  t.is(host.label, "local");
});

test("any arguments and any input arrive as they are", async (t) => {
  const printable = fc.string({ unit: fc.constantFrom(..."aZ09 '\"\\$`*?[]{}()<>|&;#~!=%:-üß日🙂") });
  await fc.assert(
    fc.asyncProperty(fc.array(printable, { maxLength: 6 }), fc.string({ unit: "grapheme", maxLength: 2000 }), async (args, raw) => {
      const input = raw.replaceAll("\0", "");
      const { stdout } = await run('printf "%s\\n" "$#" "$@"; cat', { args, input });
      return stdout === [args.length, ...args].map((line) => `${line}\n`).join("") + input;
    }),
    { numRuns: 60 },
  );
  t.pass();
});

test("empty arguments and option-like arguments survive", async (t) => {
  const { stdout } = await run('for a do printf "<%s>" "$a"; done', { args: ["", "-n", "", "--", "*", "$(id)", ""] });
  t.is(stdout, "<><-n><><--><*><$(id)><>");
});

test("a large input reaches a script that reads it, and does no harm to one that does not", async (t) => {
  const input = "häl\nlo ".repeat(100_000);
  t.is((await run("wc -c", { input })).stdout.trim(), String(Buffer.byteLength(input)));
  t.is((await run("exit 0", { input })).stdout, "");
  t.is((await run("head -c 3; exec 0<&-; echo", { input })).stdout, "hä\n");
  t.is((await run("echo in step")).stdout, "in step\n");
});

test("a large output arrives whole on both streams", async (t) => {
  const { stdout, stderr } = await run('i=0; while [ $i -lt 20000 ]; do echo "out $i"; echo "err $i" >&2; i=$((i + 1)); done');
  t.is(stdout.split("\n").length, 20_001);
  t.true(stderr.endsWith("err 19999\n"));
});

test("output without a final line break, and output that looks like an end mark", async (t) => {
  t.deepEqual(await run("printf abc; printf def >&2"), { stdout: "abc", stderr: "def", code: 0 });
  t.is((await run("echo 0123456789abcdef0123456789abcdef 0; echo kvmnet-ready-1")).stdout, "0123456789abcdef0123456789abcdef 0\nkvmnet-ready-1\n");
});

test("the script runs as promised: root, C locale, umask 077, sbin on PATH, no stdin, no leftovers of ours", async (t) => {
  const { stdout } = await run(
    'id -u; echo "$LC_ALL"; umask; cat; env | grep -c -E "KVMNET_(ARGS|SCRIPT)"; case ":$PATH:" in *:/usr/sbin:*) echo sbin ;; esac',
  );
  t.is(stdout, "0\nC\n0077\n0\nsbin\n");
});

test("scripts see nothing of one another", async (t) => {
  await run("left=over; cd /tmp; set -e; exec 3>&1; trap 'echo trapped' EXIT; umask 000");
  t.is((await run('echo "[$left]"; umask')).stdout, "[]\n0077\n");
});

test("exit codes: expected ones are answers, others are errors with the tool's words", async (t) => {
  t.is((await run("exit 3", { expect: [0, 3] })).code, 3);
  const error = await failure(run("echo 'error: no such thing' >&2; exit 4", { name: "look for it" }));
  t.like(error.details, { code: "step-failed", exitCode: 4, step: "look for it", toolOutput: "error: no such thing\n", host: "local" });
  t.is(await code(run("kill -9 $$")), "step-failed");
});

test("what cannot be sent is refused before it is", async (t) => {
  t.is(await code(run("echo", { args: ["a\nb"] })), "invalid-input");
  t.is(await code(run("echo", { input: "a\0b" })), "invalid-input");
  t.is(await code(run("echo", { args: ["x".repeat(130_000)] })), "invalid-input");
});

test("a missing tool is named with its package", async (t) => {
  const error = await failure(run("nmcli-of-tomorrow", { needs: ["nmcli-of-tomorrow"] }));
  t.is(error.code, "tool-missing");
  t.regex(error.message, /nmcli-of-tomorrow/);
  t.is(await code(run("frobnicate --now")), "tool-missing");
});

test("the deadline ends the script with all its processes, and the shell goes on", async (t) => {
  const error = await failure(run(`sh -c 'echo $$ >${folder}/pid; exec sleep 60' & wait`, { timeoutMs: 300 }));
  t.is(error.code, "deadline");
  const pid = Number(readFileSync(`${folder}/pid`, "utf8"));
  t.true(await goes(pid));
  t.is(await code(run("trap '' TERM; sleep 60; sleep 60", { timeoutMs: 300 })), "deadline");
  t.is((await run("echo on")).stdout, "on\n");
});

test("an exit code of 124 of the script's own is not a deadline", async (t) => {
  t.is(await code(run("exit 124")), "step-failed");
});

test("steps run side by side, mutating ones one after another", async (t) => {
  const mark = `${folder}/overlap`;
  const script = `if mkdir ${mark}; then sleep 0.1; rmdir ${mark}; else exit 9; fi`;
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => run(script, { mutates: true })));
  const meet = `touch ${folder}/$1; until [ -e ${folder}/$2 ]; do sleep 0.05; done`;
  await Promise.all([run(meet, { args: ["a", "b"], timeoutMs: 20_000 }), run(meet, { args: ["b", "a"], timeoutMs: 20_000 })]);
  t.pass();
});

test("a mutating step waits for other runs' lock, also in other processes", async (t) => {
  // flock(1) would make a file of it.
  await run("true", { mutates: true });
  const child = spawn("flock", ["/run/kvmnet", "sh", "-c", `echo; sleep 0.5; touch ${folder}/released`]);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  t.is((await run(`ls ${folder}/released`, { mutates: true })).stdout, `${folder}/released\n`);
});

test("reads do not stand in line behind changes", async (t) => {
  const order: string[] = [];
  const changes = Array.from({ length: 12 }, (_, i) => i).map((i) => run("sleep 0.15", { mutates: true }).then(() => order.push(`change ${i}`)));
  await new Promise((resolve) => setTimeout(resolve, 50));
  const read = run("echo").then(() => order.push("read"));
  await Promise.all([...changes, read]);
  t.true(order.indexOf("read") < 4, order.join());
});

test("a read waits for a change under way in another process, whoever started it", async (t) => {
  const other = await openHost({ transport: "local" });
  t.teardown(() => other.close());
  const order: string[] = [];
  const change = other.run({ name: "change", script: `echo begun >${folder}/begun; sleep 0.5; echo`, mutates: true }).then(() => order.push("change"));
  while (!existsSync(`${folder}/begun`)) await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([change, run("echo").then(() => order.push("read"))]);
  t.deepEqual(order, ["change", "read"]);
});

test("an answer ends where it ends, whatever a stray process writes after it", async (t) => {
  const own = await openHost({ transport: "local" });
  t.teardown(() => own.close());
  const file = join(folder, "stray");
  const stray = `(trap '' TERM; i=0; while [ $i -lt 3000 ]; do echo stray >&2; sleep 0.01; i=$((i + 1)); done) & echo $! >${file}; kill -9 $$`;
  t.is(await code(own.run({ name: "dies", script: stray, timeoutMs: 20_000 })), "step-failed");
  // It writes on for half a minute at least: nobody has waited for its silence.
  t.notThrows(() => process.kill(Number(readFileSync(file, "utf8")), "SIGKILL"));
});

test("the lock does not outlive its step in processes that the step leaves behind", async (t) => {
  const { stdout } = await run("sleep 600 >/dev/null 2>&1 & echo $!", { mutates: true });
  t.teardown(() => process.kill(Number(stdout)));
  t.is((await run("echo free", { mutates: true })).stdout, "free\n");
});

test("snapshots are shared until something changes", async (t) => {
  const own = await openHost({ transport: "local" });
  t.teardown(() => own.close());
  let loads = 0;
  const load = async () => {
    loads += 1;
    return (await own.run({ name: "look", script: "sleep 0.2; echo seen" })).stdout;
  };
  const change = (more: Partial<Step> = {}) => own.run({ name: "change", script: "true", mutates: true, ...more });
  await Promise.all([own.snapshot("a", load), own.snapshot("a", load), own.snapshot("a", load)]);
  await own.snapshot("a", load);
  t.is(loads, 1, "callers at the same time and shortly after share it");
  await change();
  await own.snapshot("a", load);
  t.is(loads, 2, "a change drops it");
  await t.throwsAsync(change({ script: "exit 1" }));
  const early = own.snapshot("a", load);
  t.is(loads, 3, "so does a failed change");
  await change();
  const late = own.snapshot("a", load);
  await Promise.all([early, late]);
  t.is(loads, 4, "who asks after a change does not get a read from before it");
  const changing = change({ script: "sleep 0.4" });
  await own.snapshot("b", load);
  await changing;
  await own.snapshot("b", load);
  t.is(loads, 6, "a read during a change is not used after it");
  await t.throwsAsync(own.snapshot("c", () => Promise.reject(new Error("no"))));
  t.is(await own.snapshot("c", async () => 1), 1, "a failed read is not kept");
});

test("a shell that dies in the middle: reads are done again, changes are not", async (t) => {
  const own = await openHost({ transport: "local" });
  t.teardown(() => own.close());
  // The shell is three generations up: timeout and flock are in between.
  const dieOnce = (file: string) =>
    `echo x >>${folder}/${file}; if [ "$(wc -l <${folder}/${file})" = 1 ]; then read -r stat </proc/$PPID/stat; set -- $stat; read -r stat </proc/$4/stat; set -- $stat; kill -9 "$4"; sleep 0.3; fi; echo done`;
  t.is((await own.run({ name: "read", script: dieOnce("read") })).stdout, "done\n");
  t.is(readFileSync(`${folder}/read`, "utf8"), "x\nx\n");
  const error = await failure(own.run({ name: "change", script: dieOnce("change"), mutates: true }));
  t.is(error.code, "connection-lost");
  t.regex(error.message, /may or may not have been carried out/);
  t.is(readFileSync(`${folder}/change`, "utf8"), "x\n");
  t.is((await own.run({ name: "go on", script: "echo on", mutates: true })).stdout, "on\n");
});

test("a closed host refuses steps and ends those under way", async (t) => {
  const own = await openHost({ transport: "local" });
  const running = code(own.run({ name: "sleep", script: "sleep 1", mutates: true }));
  setTimeout(() => own.close(), 200);
  t.is(await running, "connection-lost");
  t.is(await code(own.run({ name: "late", script: "true" })), "connection-lost");
});

for (const shell of [["bash", "--posix"], ["dash"], ["busybox", "sh"]]) {
  test(`the program runs in ${shell.join(" ")}`, async (t) => {
    const [command = "", ...args] = shell;
    const child = spawn(command, [...args, "-s", "--", "127.0.0.1 1 127.0.0.1 22"]);
    const { shell: running, greeting } = await Shell.start(child, true);
    t.deepEqual(parseFacts(greeting).sessionDevices, ["lo"]);
    const output = await running.run({
      script: 'cat; printf "<%s>" "$@"',
      args: ["", "ü b"],
      input: "ä\n",
      timeoutMs: 5000,
      lock: "shared",
      lockWaitMs: 60_000,
    });
    t.deepEqual(output, { stdout: "ä\n<><ü b>", stderr: "", code: 0 });
    running.end();
  });
}
