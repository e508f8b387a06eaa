import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A real ssh server on 127.0.0.1 with accounts of its own: it runs in a mount namespace whose /etc is an overlay. */
export interface Sshd {
  readonly folder: string;
  readonly port: number;
  /** The server's public host key, and private keys that it accepts (`key`, `encrypted` with `passphrase`) or not (`stranger`). */
  readonly hostKey: string;
  readonly otherHostKey: string;
  readonly key: string;
  readonly encrypted: string;
  readonly stranger: string;
  readonly passphrase: string;
  /** Of both users: `alice` may not use sudo, `carol` may, without a password. */
  readonly password: string;
  /** What the server logged since it started. */
  log(): string;
  stop(): void;
}

const config = (folder: string, port: number) => `
Port ${port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile /etc/authorized
PidFile none
UsePAM no
PermitRootLogin yes
PasswordAuthentication yes
AllowTcpForwarding yes
MaxSessions 10
MaxStartups 100
LogLevel VERBOSE
Subsystem sftp internal-sftp
`;

const inNamespace = `
set -e
mount -t tmpfs none "$1/overlay"
mkdir "$1/overlay/up" "$1/overlay/work"
mount -t overlay -o "lowerdir=/etc,upperdir=$1/overlay/up,workdir=$1/overlay/work" none /etc
for user in alice carol; do
  useradd --no-create-home --home-dir / --shell /bin/bash --password "$2" "$user"
done
mkdir -p /etc/sudoers.d /run/sshd /run/kvmnet
# A lock of its own.
mount -t tmpfs -o mode=700 none /run/kvmnet
printf 'Defaults use_pty\\ncarol ALL=(ALL) NOPASSWD: ALL\\n' >/etc/sudoers.d/carol
chmod 440 /etc/sudoers.d/carol
cat "$1/key.pub" "$1/encrypted.pub" >/etc/authorized
chmod 644 /etc/authorized
exec /usr/sbin/sshd -D -e -f "$1/config"
`;

export async function startSshd(): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), "sshd-test-"));
  const passphrase = `phrase "${process.pid}" $HOME 'ü'`;
  const password = `word-${process.pid} $(x)`;
  const port = await freePort();
  for (const [name, phrase] of Object.entries({ host: "", other: "", key: "", stranger: "", encrypted: passphrase })) {
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", phrase, "-C", "", "-f", join(folder, name)]);
  }
  mkdirSync(join(folder, "overlay"));
  writeFileSync(join(folder, "config"), config(folder, port));
  const hash = execFileSync("openssl", ["passwd", "-6", "-stdin"], { input: `${password}\n`, encoding: "utf8" }).trim();
  const child = spawn("unshare", ["--mount", "--propagation", "private", "sh", "-c", inNamespace, "sh", folder, hash], { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.on("data", (data) => {
    log += data;
  });
  await listening(child, () => log);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const texts = {
    hostKey: read("host.pub").trim(),
    otherHostKey: read("other.pub").trim(),
    key: read("key"),
    encrypted: read("encrypted"),
    stranger: read("stranger"),
  };
  // The texts go to the client as values; the files must not be what it finds.
  rmSync(join(folder, "encrypted"));
  chmodSync(join(folder, "key"), 0o600);
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, port, passphrase, password, ...texts, log: () => log, stop };
}

async function listening(child: ChildProcess, log: () => string): Promise<void> {
  for (let i = 0; i < 200 && !log().includes("Server listening"); i++) {
    if (child.exitCode !== null) {
      throw new Error(`sshd did not start: ${log()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
