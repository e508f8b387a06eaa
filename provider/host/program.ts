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

const environment = `
LC_ALL=C; PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH; export LC_ALL PATH
unset IFS ENV BASH_ENV CDPATH
umask 077
uid=$(id -u)
if [ -n "\${1:-}" ]; then SSH_CONNECTION=$1; export SSH_CONNECTION; fi
`;

/** Everything with shell builtins: a process for each tool would cost more than the session. */
const facts = `
fact() { printf '%s %s\\n' "$1" "$2"; }
first_line() { if [ -r "$1" ]; then IFS= read -r line <"$1"; printf '%s\\n' "$line"; else echo; fi; }
below() {
  case "$devices" in *" $1 "*) return ;; esac
  devices="$devices$1 "
  for link in "/sys/class/net/$1"/lower_*; do
    if [ -e "$link" ]; then below "\${link##*/lower_}"; fi
  done
}
above() {
  for link in "/sys/class/net/$1"/upper_*; do
    if [ -e "$link" ] && [ "/sys/class/net/$1/master" -ef "$link" ]; then
      devices="$devices\${link##*/upper_} "
      above "\${link##*/upper_}"
    fi
  done
}
after_dev() {
  while [ $# -gt 1 ]; do
    if [ "$1" = dev ]; then printf '%s\\n' "$2"; return; fi
    shift
  done
}
over_ovs() {
  [ -S /var/run/openvswitch/db.sock ] || return 0
  bridge=$(ovs-vsctl --timeout=5 iface-to-br "$1" 2>/dev/null) || bridge=$1
  for port in $(ovs-vsctl --timeout=5 list-ifaces "$bridge" 2>/dev/null) "$bridge"; do
    if [ -e "/sys/class/net/$port" ]; then below "$port"; fi
  done
}
path_of() {
  below "$1"
  above "$1"
  over_ovs "$1"
}
session() {
  client=\${1%% *}; server=\${1#* * }; server=\${server%% *}
  case "$client" in
    *%*) device=\${client#*%} ;;
    *[.:]*) device=$(after_dev $(ip -o route get "$client" 2>/dev/null)) ;;
    *) return ;;
  esac
  devices=" "
  if [ -n "$device" ]; then path_of "$device"; fi
  for device in $(ip -o addr show to "\${server%\\%*}" 2>/dev/null | while read -r _ name _; do echo "$name"; done); do
    path_of "$device"
  done
  for device in $devices; do fact session "$device"; done
}
echo ${beginMark}
fact uid "$uid"
fact machine-id "$(first_line /etc/machine-id)"
fact boot-id "$(first_line /proc/sys/kernel/random/boot_id)"
fact hostname "$(first_line /proc/sys/kernel/hostname)"
fact kernel "$(first_line /proc/sys/kernel/osrelease)"
if [ -d /run/systemd/system ]; then fact systemd yes; fi
release=/etc/os-release; [ -r "$release" ] || release=/usr/lib/os-release
if [ -r "$release" ]; then while IFS= read -r line || [ -n "$line" ]; do fact os "$line"; done <"$release"; fi
IFS=:
for tool in ${knownTools.join(" ")}; do
  for folder in $PATH; do
    if [ -f "$folder/$tool" ] && [ -x "$folder/$tool" ]; then fact tool "$tool $folder/$tool"; break; fi
  done
done
unset IFS
session "$1"
`;

/**
 * Turns what came in the environment into the script with its positional parameters. Values never stand in argv, where
 * every user of the host could read them; each argument has a ":" in front, because field splitting drops empty fields.
 */
const loader = `IFS="
"; set -f; set -- $KVMNET_ARGS; set +f; unset IFS
for kvmnet_script do shift; set -- "$@" "\${kvmnet_script#:}"; done
kvmnet_script=$KVMNET_SCRIPT; unset KVMNET_ARGS KVMNET_SCRIPT
eval "$kvmnet_script"`;

/**
 * A request is one line of numbers, the arguments (a line each), the script (lines, only the first time this shell gets it)
 * and the input. `read` takes single bytes and `head` is the last to read, so nothing is taken that belongs to a later request.
 * The input is held in a variable until the script runs: a script that does not read it leaves nothing behind on the stream.
 */
const loop = `
newline='
'
loader='${loader}'
lock_folder=/run/kvmnet
if [ "$uid" != 0 ]; then lock_folder=\${XDG_RUNTIME_DIR:-/tmp}/kvmnet-$uid; fi
lines() {
  text=
  count=0
  while [ "$count" -lt "$1" ]; do
    IFS= read -r line || exit 1
    text="$text$2$line$newline"
    count=$((count + 1))
  done
}
lock_holder() {
  inode=$(ls -di "$lock_folder" | { read -r number _; echo "$number"; })
  while read -r _ kind _ _ pid device _; do
    case "$kind $device" in "FLOCK "*":$inode") echo "the lock on $lock_folder is held by process $pid" ;; esac
  done </proc/locks
}
carry_out() {
  [ -d "$lock_folder" ] || mkdir -m 700 "$lock_folder" 2>/dev/null
  if [ ! -O "$lock_folder" ]; then echo "$lock_folder is not ours" >&2; return 1; fi
  set -- flock "$lock" -o -w "$wait" -E ${lockTimeoutCode} "$lock_folder" timeout -k 2 "$seconds" /bin/sh -c "$loader"
  if [ "$bytes" -gt 0 ]; then printf %s "\${input%x}" | "$@"; else "$@" </dev/null; fi
}
echo ${readyMark}
while IFS=' ' read -r nonce seconds lock wait id script_lines bytes arguments; do
  lines "$arguments" :
  KVMNET_ARGS=$text
  if [ "$script_lines" -gt 0 ]; then
    lines "$script_lines" ""
    eval "script_$id=\\$text"
  fi
  eval "KVMNET_SCRIPT=\\$script_$id"
  if [ "$bytes" -gt 0 ]; then input=$(head -c "$bytes"; printf x); fi
  export KVMNET_ARGS KVMNET_SCRIPT
  carry_out
  code=$?
  unset KVMNET_ARGS KVMNET_SCRIPT input
  if [ "$code" = ${lockTimeoutCode} ]; then lock_holder >&2; fi
  printf '%s %s\\n' "$nonce" "$code"
  printf '%s %s\\n' "$nonce" "$code" >&2
done
exit 0
`;

/** The program in one compound command, so that no shell starts it before it has read all of it. */
export function program(withFacts: boolean): string {
  return `{\n${environment}${withFacts ? facts : ""}${loop}}\n`;
}
