import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import test from "ava";
import type { Connection } from "../../../provider/host/connection";
import { type OpenHost, openHost } from "../../../provider/host/hosts";
import { type ErrorCode, KvmnetError } from "../../../provider/resource/error";
import { freePort, type Sshd, startSshd } from "./sshd";

let sshd: Sshd;

test.before(async () => {
  sshd = await startSshd();
});

test.after.always(() => sshd?.stop());

const root = (more: Partial<Connection> = {}): Connection => ({
  host: "127.0.0.1",
  port: sshd.port,
  user: "root",
  privateKey: sshd.key,
  hostKey: sshd.hostKey,
  ...more,
});

async function using<T>(connection: Connection, work: (host: OpenHost) => Promise<T>): Promise<T> {
  const host = await openHost(connection);
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}

const sh = (host: OpenHost, script: string, more = {}) => host.run({ name: "try", script, ...more });

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

const openCode = async (connection: Connection): Promise<ErrorCode> => {
  const error = await failure(using(connection, async () => undefined));
  for (const secret of [sshd.password, sshd.passphrase, ...bodyOf(sshd.key), ...bodyOf(sshd.stranger)]) {
    if (error.message.includes(secret)) {
      throw new Error("the error tells a secret");
    }
  }
  return error.code;
};

/** Lines of a private key that are different for every key. */
const bodyOf = (key: string) => key.trim().split("\n").slice(2, -1);

const logins = () => sshd.log().split(/Accepted \S+ for /).length - 1;

const config = (name: string, text: string) => {
  const path = join(sshd.folder, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

test.serial("an inline key with a pinned host key; all shells share one connection", async (t) => {
  const before = logins();
  await using(root(), async (host) => {
    t.is(host.label, `root@127.0.0.1:${sshd.port}`);
    t.deepEqual(host.facts.sessionDevices, ["lo"]);
    const script = 'read -r stat </proc/$PPID/stat; set -- $stat; echo "$4"; sleep 0.3';
    const parents = await Promise.all([1, 2, 3, 4].map(() => sh(host, script)));
    t.true(new Set(parents.map((output) => output.stdout)).size > 1, "several shells");
    const input = "ü\n".repeat(100_000);
    t.is((await sh(host, "cat", { input })).stdout, input);
  });
  t.is(logins(), before + 1);
});

test("an encrypted inline key needs its passphrase", async (t) => {
  const encrypted = { privateKey: sshd.encrypted };
  await using(root({ ...encrypted, privateKeyPassword: sshd.passphrase }), async (host) => t.is((await sh(host, "id -u")).stdout, "0\n"));
  t.is(await openCode(root({ ...encrypted, privateKeyPassword: "wrong" })), "authentication-failed");
  t.is(await openCode(root(encrypted)), "authentication-failed");
});

test("a key with Windows line ends or without its last line break is taken; something else is refused", async (t) => {
  await using(root({ privateKey: sshd.key.replaceAll("\n", "\r\n").trim() }), async (host) => t.is((await sh(host, "id -u")).stdout, "0\n"));
  t.is(await openCode(root({ privateKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n" })), "invalid-input");
});

test("a password", async (t) => {
  const alice = { user: "alice", privateKey: undefined, become: "none" as const, agentSocketPath: "/nowhere" };
  await using(root({ ...alice, password: sshd.password }), async (host) => t.is((await sh(host, "id -un")).stdout, "alice\n"));
  t.is(await openCode(root({ ...alice, password: "wrong" })), "authentication-failed");
});

test("wrong key, unknown name, refused, silent server", async (t) => {
  t.is(await openCode(root({ privateKey: sshd.stranger })), "authentication-failed");
  t.is(await openCode(root({ host: "kvm.invalid" })), "host-unknown");
  t.is(await openCode(root({ port: await freePort() })), "connection-refused");
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  t.teardown(() => silent.close());
  const { port } = silent.address() as { port: number };
  t.is(await openCode(root({ port, perDialTimeout: 1 })), "deadline");
  t.is(await openCode(root({ sshConfigFile: config("bad", "NoSuchOption yes\n") })), "invalid-input");
});

test("host keys: unknown, changed and other than pinned are refused; known ones are fine", async (t) => {
  const knownBy = (name: string, hostKey: string) => {
    const known = config(`${name}.known`, hostKey && `[127.0.0.1]:${sshd.port} ${hostKey}\n`);
    return root({ hostKey: undefined, sshConfigFile: config(name, `StrictHostKeyChecking accept-new\nUserKnownHostsFile ${known}\n`) });
  };
  t.is(await openCode(knownBy("unknown", "")), "host-key-unknown");
  t.is(readFileSync(join(sshd.folder, "unknown.known"), "utf8"), "", "nothing was learnt behind the user's back");
  t.is(await openCode(knownBy("changed", sshd.otherHostKey)), "host-key-changed");
  await using(knownBy("known", sshd.hostKey), async (host) => t.is((await sh(host, "id -u")).stdout, "0\n"));
  t.is(await openCode(root({ hostKey: sshd.otherHostKey })), "host-key-changed");
});

test("ProxyJump and everything else from the ssh config", async (t) => {
  const known = config("jump.known", `jump ${sshd.hostKey}\ntarget ${sshd.hostKey}\n`);
  const host = (name: string, more: string) => `Host ${name}\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User root\n  HostKeyAlias ${name}\n${more}`;
  const common = `  IdentityFile ${sshd.folder}/key\n  UserKnownHostsFile ${known}\n`;
  const sshConfigFile = config("jump", `${host("jump", common)}${host("target", `${common}  ProxyJump jump\n`)}`);
  const before = logins();
  await using({ host: "target", sshConfigFile }, async (target) => t.is((await sh(target, "id -u")).stdout, "0\n"));
  t.true(logins() >= before + 2);
});

test("a jump host of the ssh config does not get the password of the host", async (t) => {
  const known = config("greedy.known", `greedy ${sshd.hostKey}\n`);
  const greedy = `Host greedy\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User alice\n  HostKeyAlias greedy\n  UserKnownHostsFile ${known}\n  PubkeyAuthentication no\n`;
  const sshConfigFile = config("greedy", `${greedy}Host 127.0.0.1\n  ProxyJump greedy\n`);
  const error = await failure(openHost(root({ user: "alice", privateKey: undefined, password: sshd.password, become: "none", sshConfigFile })));
  t.is(error.code, "authentication-failed");
  t.regex(error.message, /alice@127.0.0.1|greedy/);
});

test("a proxy with credentials of its own", async (t) => {
  const proxy = { host: "127.0.0.1", port: sshd.port, user: "alice", password: sshd.password, hostKey: sshd.hostKey, agentSocketPath: "/nowhere" };
  await using(root({ proxy }), async (host) => t.is((await sh(host, "id -u")).stdout, "0\n"));
  const keyed = { host: "127.0.0.1", port: sshd.port, user: "root", privateKey: sshd.key, hostKey: sshd.hostKey };
  await using(root({ proxy: keyed, privateKey: sshd.encrypted, privateKeyPassword: sshd.passphrase }), async (host) =>
    t.is((await sh(host, "id -u")).stdout, "0\n"),
  );
  t.is(await openCode(root({ proxy: { ...keyed, hostKey: sshd.otherHostKey } })), "host-key-changed");
});

const sudo = existsSync("/usr/bin/sudo") ? test : test.skip;

sudo("a user with passwordless sudo works as root, and the way in is still known", async (t) => {
  await using(root({ user: "carol" }), async (host) => {
    t.is((await sh(host, "id -u")).stdout, "0\n");
    t.deepEqual(host.facts.sessionDevices, ["lo"]);
    const input = "ü\r\n\u0003".repeat(100_000);
    t.deepEqual(await sh(host, "cat; echo end >&2", { input, mutates: true }), { stdout: input, stderr: "end\n", code: 0 });
  });
});

test("a user without sudo is told so", async (t) => {
  t.is(await openCode(root({ user: "alice" })), "sudo-unavailable");
  await using(root({ user: "alice", become: "none" }), async (host) => {
    t.is((await sh(host, "id -un", { mutates: true })).stdout, "alice\n");
    t.is((await failure(sh(host, "echo >/etc/nope"))).code, "permission-denied");
  });
});

test("a connection cut in the middle", async (t) => {
  const cut = (file: string) => `
    echo x >>"$1/${file}"
    if [ "$(wc -l <"$1/${file}")" = 1 ]; then
      pid=$$
      while read -r stat </proc/$pid/stat; do
        case "$stat" in *"(sshd)"*) kill -9 "$pid"; sleep 1; break ;; esac
        set -- "$1" $stat; pid=$5
      done
    fi
    echo done`;
  await using(root(), async (host) => {
    const args = [sshd.folder];
    t.is((await sh(host, cut("reads"), { args })).stdout, "done\n", "reads are done again over a new connection");
    t.is(readFileSync(join(sshd.folder, "reads"), "utf8"), "x\nx\n");
    const error = await failure(sh(host, cut("changes"), { args, mutates: true }));
    t.is(error.code, "connection-lost");
    t.is((await sh(host, "echo on", { mutates: true })).stdout, "on\n");
    t.is(readFileSync(join(sshd.folder, "changes"), "utf8"), "x\n", "changes are not");
  });
});

test("deadlines: on the host, and on our side when the host does not answer", async (t) => {
  await using(root(), async (host) => {
    t.is((await failure(sh(host, "sleep 60", { timeoutMs: 200 }))).code, "deadline");
    t.is((await sh(host, "echo on")).stdout, "on\n");
    // The shell is three generations up: timeout and flock, which must end and give the lock back, are in between.
    const freeze =
      'read -r stat </proc/$PPID/stat; set -- $stat; read -r stat </proc/$4/stat; set -- $stat; echo "$4" >"$KVMNET_TEST/frozen"; kill -STOP "$4"; sleep 0.2';
    const error = await failure(sh(host, freeze.replace("$KVMNET_TEST", sshd.folder), { timeoutMs: 500 }));
    process.kill(Number(readFileSync(join(sshd.folder, "frozen"), "utf8")), "SIGKILL");
    t.is(error.code, "deadline");
    t.is((await sh(host, "echo on")).stdout, "on\n");
  });
});

/** Where a secret can be seen: arguments and environment of every process but ours and the server's, and files. */
function seen(secrets: readonly string[]): string[] {
  const places: string[] = [];
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)) {
    for (const file of ["cmdline", "environ"]) {
      places.push(`/proc/${pid}/${file}`);
    }
  }
  const parents = [process.env.XDG_RUNTIME_DIR, "/tmp", "/run", "/var/tmp", "/dev/shm"].filter((parent) => parent && existsSync(parent));
  const fresh = ["-xdev", "-maxdepth", "3", "-type", "f", "-newer", join(sshd.folder, "config"), "-size", "-200k"];
  // Others' folders come and go meanwhile: find's exit status does not matter.
  const files = spawnSync("find", [...(parents as string[]), ...fresh], { encoding: "utf8", maxBuffer: 1e8 }).stdout.split("\n");
  places.push(...files.filter((file) => file && !file.startsWith(sshd.folder)));
  return places.filter((place) => {
    try {
      const content = readFileSync(place, "utf8");
      return secrets.some((secret) => content.includes(secret));
    } catch {
      return false;
    }
  });
}

test.serial("no secret is in the arguments or the environment of a process, or in a file", async (t) => {
  const marker = `control-${process.pid}`;
  const control = spawn("sleep", ["20"], { argv0: marker, env: { MARK: `${marker}-env` } });
  const leak = join("/tmp", marker);
  writeFileSync(leak, `${marker}-file`);
  t.teardown(() => {
    control.kill();
    execFileSync("rm", ["-f", leak]);
  });
  t.deepEqual(seen([`${marker}-env`]), [`/proc/${control.pid}/environ`], "the search finds what there is");
  t.deepEqual(seen([marker]).sort(), [`/proc/${control.pid}/cmdline`, `/proc/${control.pid}/environ`, leak].sort());

  const secrets = [...bodyOf(sshd.key), ...bodyOf(sshd.encrypted), sshd.password, sshd.passphrase];
  const found: string[] = [];
  let looks = 0;
  const watch = async (opening: Promise<OpenHost>) => {
    let opened = false;
    opening.finally(() => {
      opened = true;
    });
    do {
      found.push(...seen(secrets));
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 1));
    } while (!opened);
    const host = await opening;
    const step = sh(host, 'cat; echo "$1"; sleep 0.3', { args: ["argument"], input: "text" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    found.push(...seen(secrets));
    await step;
    await host.close();
  };
  await watch(openHost(root()));
  await watch(openHost(root({ privateKey: sshd.encrypted, privateKeyPassword: sshd.passphrase })));
  await watch(openHost(root({ user: "alice", privateKey: undefined, password: sshd.password, become: "none", agentSocketPath: "/nowhere" })));
  t.deepEqual([...new Set(found)], []);
  t.true(looks >= 6, `looked ${looks} times while connecting`);
});

test("scripts and their arguments do not show in the host's process list", async (t) => {
  await using(root(), async (host) => {
    const step = sh(host, ": only-in-script; sleep 2; : $1", { args: ["only-in-args"] });
    const look = () =>
      readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .map((pid) => {
          try {
            return readFileSync(`/proc/${pid}/cmdline`, "utf8");
          } catch {
            return "";
          }
        });
    let lines = look();
    for (const end = Date.now() + 15_000; Date.now() < end && !lines.some((line) => line.includes("KVMNET_SCRIPT")); lines = look()) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    t.true(
      lines.some((line) => line.includes("KVMNET_SCRIPT")),
      "the step is running",
    );
    t.false(lines.some((line) => line.includes("only-in-")));
    await step;
  });
});

/** Processes of ours that a client with this mark in its environment left running. */
const leftovers = (mark: string) =>
  readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(mark) && !/ Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
      return false;
    }
  });

const client = (mark: string, text: string) =>
  spawn(process.execPath, ["-r", "ts-node/register", "-e", text], {
    env: { ...process.env, KVMNET_MARK: mark, TS_NODE_TRANSPILE_ONLY: "1", CONNECTION: JSON.stringify(root()) },
    stdio: ["ignore", "pipe", "inherit"],
  });

const openThere = `require("./provider/host/hosts").openHost(JSON.parse(process.env.CONNECTION))`;

test("a program that does not close its hosts ends all the same, and nothing stays behind", async (t) => {
  const mark = `mark-idle-${process.pid}`;
  const child = client(
    mark,
    `${openThere}.then((host) => host.run({ name: "x", script: "echo ran" })).then((output) => console.log(output.stdout, process.pid))`,
  );
  let stdout = "";
  child.stdout.on("data", (data) => {
    stdout += data;
  });
  // Well before an idle session closes of itself.
  const tooLong = setTimeout(() => child.kill(), 30_000);
  t.is(await new Promise((resolve) => child.once("close", resolve)), 0);
  clearTimeout(tooLong);
  t.regex(stdout, /ran/);
  await eventually(t, () => leftovers(mark).length === 0);
  t.false(readdirSync("/tmp").some((name) => name.startsWith("kvmnet-") && name.includes(`-${child.pid}-`)));
});

test("a client that is killed leaves no ssh, no agent and no shell behind", async (t) => {
  const mark = `mark-killed-${process.pid}`;
  const child = client(mark, `${openThere}.then((host) => { console.log("open"); return host.run({ name: "x", script: "sleep 30" }); })`);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  t.true(leftovers(mark).length >= 3, "client, ssh and agent run");
  child.kill("SIGKILL");
  await eventually(t, () => leftovers(mark).length === 0);
  const folders = () => readdirSync("/tmp").filter((name) => name.startsWith("kvmnet-") && name.includes(`-${child.pid}-`)).length;
  await using(root(), async () => t.is(folders(), 0, "the next client removes its private folder"));
});

async function eventually(t: { true(value: boolean, message?: string): unknown }, condition: () => boolean): Promise<void> {
  for (let i = 0; i < 300 && !condition(); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  t.true(condition());
}
