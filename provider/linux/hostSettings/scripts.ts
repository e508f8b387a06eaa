import { keyPatterns } from "./settings";

/** The two remote steps of host settings, in POSIX sh. Constant texts: values reach them on stdin. */

const FOLDERS = "/etc/sysctl.d/*.conf /run/sysctl.d/*.conf /usr/local/lib/sysctl.d/*.conf /usr/lib/sysctl.d/*.conf /lib/sysctl.d/*.conf";
const OURS = "/etc/sysctl.d/90-kvmnet-*.conf /run/sysctl.d/90-kvmnet-*.conf /etc/modules-load.d/90-kvmnet-*.conf /etc/udev/rules.d/90-kvmnet-*.rules";

// The sysctls of a guest's tap (vnetN) are nobody's to declare, and on a host with many guests they would be most of the answer.
const look = `
say() { printf '\\n== %s\\n' "$*"; }
cd /proc/sys || exit
say values
grep -Hs '' ${keyPatterns.join(" ")} net/netfilter/nf_conntrack_count | grep -v '/vnet[0-9]'
say names
printf '%s\\n' ${FOLDERS}
say own
grep -aHs '' ${OURS}
say lines
grep -aHns '^[[:space:]]*[^#;[:space:]].*=' ${FOLDERS}
say defaults
grep -s '^0\\{32\\} 00 ' /proc/net/ipv6_route
say networks
grep -Hs "<forward \\|<bridge \\|family='ipv6'" /run/libvirt/network/*.xml
say session
set -- \${SSH_CONNECTION:-}
case "\${1:-}" in
  *%*) echo "client $1" ;;
  *[.:]*) echo "client $1"; ip -o route get "$1" | sed 's/^/out /'; ip -o addr show to "$3" | sed 's/^/in /' ;;
esac
:`;

/** Prints everything that host settings are planned from, for `parseSettings`. */
export const lookScript = look;

/** Carries out the orders on stdin, one a line, then looks. A file is on the disk before a value is set: it says what was there before. */
export const changeScript = `
fail() { printf '%s\\n' "$*" >&2; exit 3; }
expect() {
  found=
  if [ -e "$1" ]; then found=$(grep -a '' "$1" | sha256sum); found=\${found%% *}; fi
  [ "$found" = "\${2:-}" ] || fail "$1 was changed meanwhile"
}
file() {
  folder=\${1%/*}
  [ -d "$folder" ] || mkdir -m 755 -p "$folder" || exit
  printf %s "$2" | base64 -d > "$1.kvmnet-new" && chmod 644 "$1.kvmnet-new" && sync "$1.kvmnet-new" && mv "$1.kvmnet-new" "$1" && sync "$folder" || exit
}
value() {
  [ -e "/proc/sys/$1" ] || fail "/proc/sys/$1 is not there"
  printf '%s\\n' "$2" > "/proc/sys/$1" || fail "/proc/sys/$1 does not take $2"
}
while IFS=' ' read -r verb first second; do
  case $verb in
    expect) expect "$first" "$second" ;;
    file) file "$first" "$second" ;;
    file-remove) rm -f "$first" "$first.kvmnet-new" && sync "\${first%/*}" || exit ;;
    module) modprobe -- "$first" || fail "the kernel module $first cannot be loaded" ;;
    value) value "$first" "$second" ;;
    *) fail "unknown order $verb" ;;
  esac
done
${look}`;
