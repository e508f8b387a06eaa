import { shellFile } from "./shellFile";

/** What a shell program does on the host: it says what it found, then carries out requests until its stdin ends. */

export const knownTools = [
  "virsh",
  "ip",
  "bridge",
  "tc",
  "nft",
  "iptables",
  "ip6tables",
  "ovs-vsctl",
  "ovs-ofctl",
  "ovsdb-client",
  "ovn-controller",
  "ovn-northd",
  "conntrack",
  "iperf3",
  "openssl",
  "docker",
  "ethtool",
  "systemctl",
  "systemd-run",
  "nmcli",
  "networkctl",
  "netplan",
  "ifup",
  "ifreload",
  "flock",
  "timeout",
  "head",
  "dnsmasq",
  "qemu-system-x86_64",
  "sysctl",
  "modprobe",
  "resolvectl",
] as const;

export const beginMark = "kvmnet-facts-1";
export const readyMark = "kvmnet-ready-1";

/** Exit status of a step that did not get the host's lock in time. */
export const lockTimeoutCode = 213;

/**
 * The command line that ssh hands to the login shell, whichever that is: no single quote, no backslash and no `!` inside.
 * sudo forgets SSH_CONNECTION, so it goes along as "$1".
 */
export const loginCommand = {
  none: `exec /bin/sh -c 'exec /bin/sh -s -- "$SSH_CONNECTION"'`,
  sudo: `exec /bin/sh -c 'exec sudo -n /bin/sh -s -- "$SSH_CONNECTION"'`,
  auto: `exec /bin/sh -c 'if [ "$(id -u)" = 0 ]; then exec /bin/sh -s -- "$SSH_CONNECTION"; else exec sudo -n /bin/sh -s -- "$SSH_CONNECTION"; fi'`,
} as const;

/** The program in one compound command, so that no shell starts it before it has read all of it. */
export function program(withFacts: boolean, goneMark: string): string {
  const text = withFacts ? shellFile(__dirname, "environment.sh", "facts.sh", "loop.sh") : shellFile(__dirname, "environment.sh", "loop.sh");
  const words = [beginMark, readyMark, goneMark, lockTimeoutCode, ...knownTools];
  return `{\nset -- "$1" ${words.join(" ")}\n${text}}\n`;
}

/** A script as it is sent: with its arguments in place. */
export function stepScript(script: string): string {
  return shellFile(__dirname, "step.sh") + script;
}
