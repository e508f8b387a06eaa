import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type { Connection } from "../../../provider/host/connection";
import type { Step } from "../../../provider/host/host";
import { type OpenHost, openHost } from "../../../provider/host/hosts";
import { KvmnetError } from "../../../provider/resource/error";
import { type Sshd, startSshd } from "./sshd";

/** Shells, connections and clients that are killed or go silent, and runs that are cancelled, with a step under way and without. */

let sshd: Sshd;
test.before(async () => {
  sshd = await startSshd();
});
test.after.always(() => sshd?.stop());

const connections: Record<string, () => Connection> = {
  local: () => ({ transport: "local" }),
  ssh: () => ({ host: "127.0.0.1", port: sshd.port, user: "root", privateKey: sshd.key, hostKey: sshd.hostKey }),
};

async function opened(t: ExecutionContext, name: string): Promise<OpenHost> {
  const host = await openHost(connections[name]?.() ?? {});
  t.teardown(() => host.close());
  return host;
}

const run = (host: OpenHost, script: string, more: Partial<Step> = {}) => host.run({ name: "try", script, ...more });

/** Between the step and its shell are timeout and flock; above the process that serves is the one that waits for it. */
const above = `above() { read -r stat <"/proc/$1/stat"; set -- \${stat##*) }; up=$2; }; above $PPID; above "$up"; serves=$up; above "$up"; waits=$up; `;

const errorOf = (running: Promise<unknown>): Promise<KvmnetError> =>
  running.then(
    () => Promise.reject(new Error("it did not fail")),
    (error) => (error instanceof KvmnetError ? error : Promise.reject(error)),
  );

async function eventually(condition: () => boolean | Promise<boolean>, seconds = 30): Promise<boolean> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(100)) {
    if (await condition()) return true;
  }
  return condition();
}

const alive = (pid: number) => {
  try {
    return !/ Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

/** Four shells, each with its two processes, the first one first. */
async function shellsOf(host: OpenHost): Promise<{ serves: number; waits: number }[]> {
  const meeting = mkdtempSync(join(tmpdir(), "kvmnet-shells-"));
  const script = `${above} echo "$serves $waits"; : >"$1/$serves"; until set -- "$1" "$1"/* && [ $# = 5 ]; do sleep 0.1; done`;
  const all = await Promise.all([1, 2, 3, 4].map(() => run(host, script, { args: [meeting] })));
  rmSync(meeting, { recursive: true });
  const pairs = all.map(({ stdout }) => stdout.trim().split(" ").map(Number));
  return pairs.map(([serves = 0, waits = 0]) => ({ serves, waits })).sort((a, b) => a.serves - b.serves);
}

for (const name of Object.keys(connections)) {
  for (const part of ["serves", "waits"] as const) {
    test.serial(`${name}: each idle shell is killed (the process that ${part}): the next steps go to others, and wait for nothing`, async (t) => {
      const host = await opened(t, name);
      const shells = await shellsOf(host);
      t.is(new Set(shells.map((shell) => shell[part])).size, 4);
      for (const shell of shells) {
        process.kill(shell[part], "SIGKILL");
        await sleep(300);
        t.is((await run(host, "echo on", { mutates: true, timeoutMs: 20_000 })).stdout, "on\n");
      }
    });

    test.serial(`${name}: a shell is killed under a step (the process that ${part})`, async (t) => {
      t.timeout(120_000);
      const host = await opened(t, name);
      const shells = await shellsOf(host);
      for (const mutates of [false, true]) {
        const file = `/tmp/kvmnet-lost-${process.pid}-${name}-${part}-${mutates}`;
        t.teardown(() => rmSync(file, { force: true }));
        // The second time it finds the file, and is done.
        const script = `${above} if [ ! -s "$1" ]; then echo "$serves $waits $$" >"$1"; sleep 40; fi; echo done`;
        const step = run(host, script, { args: [file], mutates });
        const outcome = mutates ? errorOf(step) : step;
        const pids = () => read(file).trim().split(" ").map(Number);
        t.true(await eventually(() => pids().length === 3));
        const [serves = 0, waits = 0, itself = 0] = pids();
        t.true(shells.some((shell) => shell.serves === serves));
        const before = Date.now();
        process.kill(part === "serves" ? serves : waits, "SIGKILL");
        const result = await outcome;
        t.true(Date.now() - before < 10_000, `noticed after ${Date.now() - before} ms`);
        if (result instanceof KvmnetError) {
          t.is(result.code, "connection-lost");
          t.regex(result.message, /may or may not have been carried out/);
        } else {
          t.is(result.stdout, "done\n", "a step that only reads is done again");
        }
        t.true(await eventually(() => !alive(itself), mutates ? 20 : 8), "what is left of the step ends");
        t.is((await run(host, "echo on", { mutates: true })).stdout, "on\n", "and its lock is free");
      }
    });
  }
}

const read = (file: string) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

test.serial("ssh: a line that goes silent is given up within a minute, in true words", async (t) => {
  t.timeout(120_000);
  const host = await opened(t, "ssh");
  // What is above the shells is sshd's process for this connection: stopped, it answers no more, and its end of the line stays open.
  const { stdout } = await run(host, `${above} above "$waits"; echo "$up"`);
  const pid = Number(stdout);
  t.regex(readFileSync(`/proc/${pid}/comm`, "utf8"), /^sshd/);
  const step = errorOf(run(host, "sleep 100", { mutates: true, timeoutMs: 110_000 }));
  await sleep(500);
  process.kill(pid, "SIGSTOP");
  t.teardown(() => alive(pid) && process.kill(pid, "SIGKILL"));
  const before = Date.now();
  const error = await step;
  t.true(Date.now() - before < 60_000);
  t.is(error.code, "connection-lost");
  process.kill(pid, "SIGKILL");
  t.is((await run(host, "echo on", { mutates: true, timeoutMs: 30_000 })).stdout, "on\n");
});

/** A client in a process of its own, to be killed; `begun` when its step has written its process id. */
async function client(t: ExecutionContext, connection: Connection, step: Partial<Step> & { script: string }): Promise<{ kill(): void; pid: number }> {
  const text = `require("./provider/host/hosts").openHost(JSON.parse(process.env.CONNECTION)).then((host) => host.run(JSON.parse(process.env.STEP))).then(() => {}, (error) => console.error(error.message))`;
  const file = `/tmp/kvmnet-client-${process.pid}-${Math.random()}`;
  const script = `echo $$ >'${file}'; ${step.script}`;
  const env = { ...process.env, TS_NODE_TRANSPILE_ONLY: "1", CONNECTION: JSON.stringify(connection), STEP: JSON.stringify({ name: "try", ...step, script }) };
  const child = spawn(process.execPath, ["-r", "ts-node/register", "-e", text], { env, stdio: ["ignore", "ignore", "inherit"] });
  t.teardown(() => child.kill("SIGKILL"));
  t.true(await eventually(() => read(file).endsWith("\n"), 60));
  const pid = Number(read(file));
  execFileSync("rm", [file]);
  return { kill: () => child.kill("SIGKILL"), pid };
}

const listScratch = async (host: OpenHost) => (await run(host, "cd /run/kvmnet && ls -d scratch-* 2>/dev/null; :")).stdout;

for (const name of Object.keys(connections)) {
  test.serial(`${name}: a client is killed while a step hangs that only reads: it ends at once, and its folder goes`, async (t) => {
    const host = await opened(t, name);
    const { kill, pid } = await client(t, connections[name]?.() ?? {}, { script: 'scratch || exit; : >"$scratch/file"; sleep 55; sleep 55' });
    t.regex(await listScratch(host), new RegExp(`-${pid}\n`), "it has a folder");
    kill();
    t.true(await eventually(() => !alive(pid), 8));
    t.true(await eventually(async () => !new RegExp(`-${pid}\n`).test(await listScratch(host)), 8));
  });
}

test.serial("ssh: a client is killed while a step changes something: it comes to its end", async (t) => {
  const host = await opened(t, "ssh");
  const file = `/tmp/kvmnet-finished-${process.pid}`;
  t.teardown(() => execFileSync("rm", ["-f", file]));
  const { kill } = await client(t, connections.ssh?.() ?? {}, { script: 'scratch || exit; sleep 3; echo done >"$1"', args: [file], mutates: true });
  kill();
  await run(host, "true", { mutates: true });
  t.is(read(file), "done\n", "whoever comes next has waited for it");
  t.true(await eventually(async () => (await listScratch(host)) === "", 30));
});

test.serial("ssh: a client is killed while a step that changes something hangs: within a minute all of it is gone", async (t) => {
  t.timeout(120_000);
  const host = await opened(t, "ssh");
  const stubborn = "trap '' TERM; scratch || exit; while :; do sleep 1; done";
  const { kill, pid } = await client(t, connections.ssh?.() ?? {}, { script: stubborn, mutates: true, timeoutMs: 110_000 });
  kill();
  const before = Date.now();
  t.is((await run(host, "echo on", { mutates: true })).stdout, "on\n", "its lock is free");
  t.true(Date.now() - before < 60_000);
  t.false(alive(pid));
  t.true(await eventually(async () => !new RegExp(`-${pid}\n`).test(await listScratch(host)), 8));
});

test.serial("local: folders of a shell that was killed go with the next shell, those of steps under way stay", async (t) => {
  const host = await opened(t, "local");
  const orphan = errorOf(run(host, `${above} scratch || exit; kill -9 "$serves" "$waits"; exec sleep 0.5`, { mutates: true }));
  await orphan;
  const busy = run(host, 'scratch || exit; sleep 4; [ -d "$scratch" ] && echo "$$"');
  const mine = async () => (await listScratch(host)).split("\n").filter((line) => line !== "");
  t.true(await eventually(async () => (await mine()).length >= 1));
  await sleep(1000);
  const next = await opened(t, "local");
  await run(next, "true");
  const { stdout } = await busy;
  t.regex(stdout, /^\d+\n$/, "its folder was there to its end");
  for (const left of await mine()) {
    t.true(alive(Number(left.split("-").at(-1))), left);
  }
});

for (const name of Object.keys(connections)) {
  test.serial(`${name}: cancelling lets a step finish that is about to, and those that follow it at once`, async (t) => {
    const host = await opened(t, name);
    const work = async () => [await run(host, "sleep 0.5; echo 1", { mutates: true }), await run(host, "sleep 0.3; echo 2")].map(({ stdout }) => stdout);
    const working = work();
    await sleep(200);
    const before = Date.now();
    await host.cancel();
    t.deepEqual(await working, ["1\n", "2\n"]);
    t.true(Date.now() - before < 1500);
    t.is((await errorOf(run(host, "true"))).code, "cancelled");
  });

  test.serial(`${name}: cancelling ends what hangs within 5 s, also what waits for the lock or ignores TERM, and leaves no lock`, async (t) => {
    const host = await opened(t, name);
    const hang = (script: string, mutates: boolean) => errorOf(run(host, `echo $$ >>"$1"; ${script}`, { args: [file], mutates, timeoutMs: 100_000 }));
    const file = `/tmp/kvmnet-cancel-${process.pid}-${name}`;
    t.teardown(() => execFileSync("rm", ["-f", file]));
    const steps = [hang("trap '' TERM; while :; do sleep 1; done", true)];
    t.true(await eventually(() => read(file) !== ""));
    steps.push(hang("sleep 100", true), hang("sleep 100", true), hang("cat /dev/zero >/dev/null", false));
    await sleep(300);
    const before = Date.now();
    await host.cancel();
    const errors = await Promise.all(steps);
    t.true(Date.now() - before < 5000, `${Date.now() - before} ms`);
    t.deepEqual(
      errors.map(({ code }) => code),
      ["cancelled", "cancelled", "cancelled", "cancelled"],
    );
    const pids = read(file).trim().split("\n").map(Number);
    t.is(pids.length, 1, "those that waited for the lock were not begun");
    const next = await opened(t, name);
    const after = Date.now();
    await run(next, "true", { mutates: true });
    t.true(Date.now() - after < 5000, "the lock is free");
    t.true(pids.every((pid) => !alive(pid)));
  });
}

test.serial("cancelling a session with nothing under way takes no time, and ends its processes", async (t) => {
  const host = await opened(t, "ssh");
  const shells = await shellsOf(host);
  const before = Date.now();
  await host.cancel();
  t.true(Date.now() - before < 1000);
  t.true(await eventually(() => shells.every(({ serves, waits }) => !alive(serves) && !alive(waits))));
  t.deepEqual(
    readdirSync("/run/kvmnet").filter((entry) => shells.some(({ waits }) => entry.startsWith(`scratch-${waits}-`))),
    [],
  );
});
