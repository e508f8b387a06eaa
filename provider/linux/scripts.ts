/** The two remote steps of this driver, in POSIX sh. Constant texts: values reach them as arguments and on stdin. */

const say = `say() { printf '\\n== %s\\n' "$*"; }`;

const sayHostFiles = `
say records
for f in /run/kvmnet/link-*.json; do [ -e "$f" ] && cat "$f"; done
say units
set -- /etc/systemd/system/kvmnet-link-*.service
[ -e "$1" ] && sha256sum "$@"
say resolved
if [ -d /run/systemd/resolve ] && dns=$(resolvectl dns 2>/dev/null); then
  printf '%s\\n' "$dns" | sed 's/^/dns /'
  resolvectl domain | sed 's/^/domain /'
fi
say resolvconf
if [ -L /etc/resolv.conf ]; then printf 'link %s\\n' "$(readlink /etc/resolv.conf)"; elif [ -e /etc/resolv.conf ]; then sed 's/^/|/' /etc/resolv.conf; fi
:`;

/** Prints a whole host for `parseSnapshot`. */
export const snapshotScript = `${say}
say link; ip -d -j addr show || exit
say route4; ip -j -4 route show table all
say route6; ip -j -6 route show table all
${sayHostFiles}`;

/** Exit code of `applyScript` when `unused` found somebody. */
export const IN_USE = 4;

/**
 * Carries out the orders on stdin, one a line, then prints a snapshot of the devices given as arguments.
 * All `ip` orders that follow one another go to a single `ip -batch`.
 */
export const applyScript = `set -f
${say}
fail() { printf '%s\\n' "$*" >&2; exit 3; }
batch=
flush() {
  [ -z "$batch" ] && return
  printf '%s' "$batch" | ip -batch - || exit
  batch=
}
alias_is() {
  expected=
  case $1 in *' '*) expected=\${1#* } ;; esac
  found=$(cat "/sys/class/net/\${1%% *}/ifalias" 2>/dev/null)
  [ "$found" = "$expected" ] || fail "\${1%% *} changed its owner meanwhile: its alias is now '$found'"
}
master_is() {
  found=$(readlink "/sys/class/net/$1/master" 2>/dev/null)
  [ "\${found##*/}" = "\${2:-}" ] || fail "$1 became a port of '\${found##*/}' meanwhile"
}
record() {
  mkdir -p /run/kvmnet && printf '%s\\n' "$2" > "/run/kvmnet/link-$1.json.new" && mv "/run/kvmnet/link-$1.json.new" "/run/kvmnet/link-$1.json" || exit
}
unit() {
  printf %s "$2" | base64 -d > "/etc/systemd/system/$1.new" && chmod 644 "/etc/systemd/system/$1.new" && mv "/etc/systemd/system/$1.new" "/etc/systemd/system/$1" || exit
  systemctl daemon-reload && systemctl enable "$1" || exit
}
unit_remove() {
  systemctl disable "$1" 2>/dev/null
  rm -f "/etc/systemd/system/$1" || exit
  systemctl daemon-reload
}
resolv() {
  new=/etc/resolv.conf.kvmnet
  touch /etc/resolv.conf && cp -p /etc/resolv.conf $new || exit
  { printf %s "\${2:-}" | base64 -d; sed "/^# kvmnet:$1 begin\\$/,/^# kvmnet:$1 end\\$/d" /etc/resolv.conf; } > $new || exit
  # Where resolv.conf is a mount of its own (containers) it cannot be renamed over.
  mv $new /etc/resolv.conf 2>/dev/null || { cat $new > /etc/resolv.conf && rm $new; } || exit
}
holders() {
  find /proc/[0-9]*/fd \\( -lname /dev/net/tun -o -lname '/dev/tap[0-9]*' \\) -printf '%p %l\\n' 2>/dev/null |
  while read -r fd target; do
    pid=\${fd#/proc/}; pid=\${pid%%/*}
    tap=$(sed -n 's/^iff:[[:space:]]*//p' "/proc/$pid/fdinfo/\${fd##*/}" 2>/dev/null)
    printf '== %s %s %s\\n' "$pid" "\${tap:-$target}" "$(cat "/proc/$pid/comm" 2>/dev/null)"
    tr '\\0' '\\n' < "/proc/$pid/cmdline" 2>/dev/null
  done
}
unused() {
  set +f; found=$(holders); set -f
  for device in "$@"; do
    if printf '%s\\n' "$found" | grep -q "^== [0-9]* $device "; then printf '%s\\n' "$found"; exit 4; fi
  done
}
while IFS=' ' read -r verb rest; do
  case $verb in
    ip) batch="$batch$rest
" ; continue ;;
  esac
  flush
  case $verb in
    alias-is) alias_is "$rest" ;;
    master-is) master_is $rest ;;
    record) record "\${rest%% *}" "\${rest#* }" ;;
    record-remove) rm -f "/run/kvmnet/link-$rest.json" || exit ;;
    resolvectl) resolvectl $rest || exit ;;
    resolv) resolv $rest ;;
    unused) unused $rest ;;
    unit) unit $rest ;;
    unit-remove) unit_remove $rest ;;
    *) fail "unknown order $verb" ;;
  esac
done
flush
for device in "$@"; do
  say link
  ip -d -j addr show dev "$device" 2>/dev/null
  say link
  ip -d -j addr show master "$device" 2>/dev/null
  say route4 "$device"; ip -j -4 route show table all dev "$device" 2>/dev/null
  say route6 "$device"; ip -j -6 route show table all dev "$device" 2>/dev/null
done
set +f
${sayHostFiles}`;
