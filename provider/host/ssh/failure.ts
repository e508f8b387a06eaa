import type { ErrorDetails } from "../../resource/error";

type Failure = Pick<ErrorDetails, "code" | "problem" | "remedy">;

interface Pattern extends Failure {
  readonly words: RegExp;
}

/** In the order in which they are tried: a line about a proxy or a changed key comes with more general ones. */
export const openFailures: readonly Pattern[] = [
  {
    words: /spawn ssh\S* ENOENT/,
    code: "tool-missing",
    problem: "ssh is not installed on this machine",
    remedy: "Install OpenSSH's client here: apt-get install openssh-client (Debian, Ubuntu) or dnf install openssh-clients (RHEL family).",
  },
  {
    words: /REMOTE HOST IDENTIFICATION HAS CHANGED|host key for \S+ has changed|differs from the key for the IP/i,
    code: "host-key-changed",
    problem: "the host shows another host key than the one we know: either it was set up anew, or somebody sits in between",
    remedy:
      "Ask whoever runs the host for its key. If it did change: `ssh-keygen -R HOST`, then connect once by hand with ssh; or set the new key as connection.hostKey.",
  },
  {
    words: /No \S+ host key is known for|Host key verification failed/i,
    code: "host-key-unknown",
    problem: "the host key is not known, and unknown keys are refused",
    remedy:
      "Connect once by hand (`ssh USER@HOST`) and compare the fingerprint, or set connection.hostKey to the line in the host's /etc/ssh/ssh_host_ed25519_key.pub.",
  },
  {
    words: /Could not resolve hostname|Name or service not known|Temporary failure in name resolution/i,
    code: "host-unknown",
    problem: "the name of the host is not known",
    remedy: "Check connection.host; it may be a DNS name, an address or a Host of your ssh config (connection.sshConfigFile, else ~/.ssh/config).",
  },
  {
    words: /Permission denied \(|Permission denied, please try again|Too many authentication failures|No more authentication methods/i,
    code: "authentication-failed",
    problem: "the host does not let us in with this user and key",
    remedy:
      "Try `ssh USER@HOST true`. Check connection.user, that the public key is in ~/.ssh/authorized_keys there, and that your agent holds the key (`ssh-add -l`).",
  },
  {
    words: /timed out/i,
    code: "deadline",
    problem: "the host did not answer in time",
    remedy: "Check the address, and that no firewall drops the port. connection.perDialTimeout allows more time (default 15 s).",
  },
  {
    words: /Connection refused/i,
    code: "connection-refused",
    problem: "nobody listens on the ssh port of the host",
    remedy: "Check connection.port, and on the host `systemctl status ssh` (RHEL family: sshd).",
  },
  {
    words: /No route to host|Network is unreachable/i,
    code: "connection-refused",
    problem: "there is no way to the host from here",
    remedy: "Check the address, your network or VPN, and that the host is up.",
  },
  {
    words: /Bad configuration option|Bad owner or permissions|Can't open user config file|unsupported option/i,
    code: "invalid-input",
    problem: "ssh does not accept its configuration",
    remedy: "Mend the ssh config file that the message names, or choose another one with connection.sshConfigFile.",
  },
  {
    words: /sudo: |spawn sudo ENOENT|not in the sudoers/i,
    code: "sudo-unavailable",
    problem: "the login user is not root and cannot use sudo without a password",
    remedy:
      "Log in as root, or on the host put `USER ALL=(ALL) NOPASSWD: ALL` into a file in /etc/sudoers.d (visudo -f). connection.become: none works without root where that suffices.",
  },
  {
    words: /Connection (closed|reset)|kex_exchange_identification|banner/i,
    code: "connection-refused",
    problem: "the host closed the connection before the login",
    remedy: "Look into the ssh server's log on the host; usual causes are MaxStartups, fail2ban or a port that is not ssh.",
  },
];

/** What ssh's words mean when no shell came up. `pinned`: connection.hostKey is set, so a key that is not known is a wrong one. */
export function openFailure(words: string, exitCode: number | null | undefined, pinned: boolean): Failure {
  const found = openFailures.find((pattern) => pattern.words.test(words));
  if (found && pinned && (found.code === "host-key-unknown" || found.code === "host-key-changed")) {
    return {
      code: "host-key-changed",
      problem: "the host does not show the host key that connection.hostKey pins",
      remedy: "Ask whoever runs the host for its key (/etc/ssh/ssh_host_ed25519_key.pub) and set connection.hostKey to it only if you trust the answer.",
    };
  }
  if (found) {
    return { code: found.code, problem: found.problem, remedy: found.remedy };
  }
  return {
    code: "connection-refused",
    problem: `no shell came up on the host${exitCode === null || exitCode === undefined ? "" : ` (ssh ended with status ${exitCode})`}`,
    remedy: "Try `ssh USER@HOST /bin/sh -c true` by hand; the login shell there must be able to run /bin/sh.",
  };
}

/** What the words of ssh-add mean when it does not take an inline key. It says little or nothing when the passphrase is wrong. */
export function keyFailure(words: string): Failure {
  if (!/Error loading key/i.test(words) || /passphrase/i.test(words)) {
    return {
      code: "authentication-failed",
      problem: "the private key is encrypted, and its passphrase is missing or wrong",
      remedy: "Set connection.privateKeyPassword to the passphrase of connection.privateKey.",
    };
  }
  return {
    code: "invalid-input",
    problem: "connection.privateKey is not a private key that ssh can read",
    remedy: "Give the whole text of the key file, from -----BEGIN to -----END with its line breaks.",
  };
}
