import { managers, managerVerbs } from "../persistence/managers";
import { lookPending } from "../persistence/pending";
import { setFunctions } from "../persistence/sriov";
import { lookLinks } from "../persistence/systemd";

/** The two remote steps of this driver, in POSIX sh. Constant texts: values reach them as arguments and on stdin. */

const say = `say() { printf '\\n== %s\\n' "$*"; }`;

const ownFiles = Object.values(managers)
  .flatMap((manager) => manager.ownFiles)
  .join(" ");
const looks = Object.values(managers)
  .map((manager) => `say look ${manager.name}\n${manager.look}`)
  .join("\n");

/** Routes of all tables and rules, with what names tables, whose our own are, and where our session's answers go. In few processes: each costs more than what it asks. */
const sayRouting = `
for family in 4 6; do
  say "inet$family"; printf 'route show table all\\nrule show\\n' | ip -j "-$family" -force -batch -
done
say tables
for f in /usr/share/iproute2/rt_tables /usr/lib/iproute2/rt_tables /etc/iproute2/rt_tables /etc/iproute2/rt_tables.d/*.conf; do
  [ -r "$f" ] && while read -r table; do printf '%s\\n' "$table"; done < "$f"
done
say session; printf '%s\\n' "\${SSH_CONNECTION:-}"
say claims
for f in /run/kvmnet/route-*.json /run/kvmnet/rule-*.json; do [ -e "$f" ] && cat "$f"; done`;

/** What ethtool says of one NIC. */
const sayEthtool = `say_ethtool() {
  for what in k l g; do say "ethtool-$what" "$1"; ethtool "-$what" "$1" 2>/dev/null; done
}`;

/**
 * Virtual functions, each with who uses it behind a `=`. Processes only for NICs that a HostInterface looks after: those with a record and, after a
 * reboot, those that a file of ours says so of.
 */
const sayNics = `
say sriov
for f in /sys/class/net/*/device/sriov_numvfs; do
  [ -e "$f" ] && read -r number < "$f" && read -r total < "\${f%numvfs}totalvfs" || continue
  f=\${f%/sriov_numvfs}; nic=\${f%/device}
  printf '%s %s %s' "\${nic##*/}" "$number" "$total"
  for v in "$f"/virtfn*; do
    [ -e "$v" ] || continue
    printf ' %s' "\${v##*virtfn}"
    [ "$v/driver" -ef /sys/bus/pci/drivers/vfio-pci ] && printf '=/vfio-pci'
    for n in "$v"/net/*; do [ -e "$n" ] && printf '=%s' "\${n##*/}"; done
  done
  echo
done
say nics
nics=
for f in /run/kvmnet/nic-*.json; do
  [ -e "$f" ] && read -r line < "$f" || continue
  printf '%s\\n' "$line"
  line=\${line#'{"device":"'}; nics="$nics \${line%%'"'*}"
done
case $files in
  *'# HostInterface '*) nics="$nics $(printf '%s\\n' "$files" | sed -n 's/^[^:]*:# HostInterface \\([^ ]*\\): written by kvmnet.*/\\1/p')" ;;
esac
[ -z "$nics" ] || command -v ethtool >/dev/null || nics=
said=' '
for nic in $nics; do
  case $said in *" $nic "*) continue ;; esac
  said="$said$nic "
  [ -e "/sys/class/net/$nic" ] && say_ethtool "$nic"
done`;

/** Prints one NIC for `nicsOf`. */
export const nicScript = `${say}
${sayEthtool}
say_ethtool "$1"
:`;

const sayHostFiles = `
say records
for f in /run/kvmnet/link-*.json; do [ -e "$f" ] && cat "$f"; done
say cards
for f in /sys/class/net/*/device; do [ -e "$f" ] && f=\${f%/device} && printf '%s\\n' "\${f##*/}"; done
for f in /sys/class/net/*/uevent; do
  read -r type < "$f"
  if [ "$type" = DEVTYPE=vxlan ]; then f=\${f%/uevent}; say fdb "\${f##*/}"; bridge -j fdb show dev "\${f##*/}"; fi
done 2>/dev/null
say vlans
for f in /sys/class/net/*/bridge/vlan_filtering; do
  [ -e "$f" ] && read -r on < "$f" && [ "$on" = 1 ] && bridge -compressvlans -j vlan show && break
done
say files
set --
for f in ${ownFiles}; do [ -f "$f" ] && set -- "$@" "$f"; done
files=
[ $# -gt 0 ] && files=$(grep -H '' "$@") && printf '%s\\n' "$files"
say enabled; ${lookLinks}
say pending; ${lookPending}
${sayNics}
${looks}
say resolved
if [ -d /run/systemd/resolve ] && dns=$(resolvectl dns 2>/dev/null); then
  printf '%s\\n' "$dns" | sed 's/^/dns /'
  resolvectl domain | sed 's/^/domain /'
fi
say resolvconf
if [ -L /etc/resolv.conf ]; then printf 'link %s\\n' "$(readlink /etc/resolv.conf)"; elif [ -e /etc/resolv.conf ]; then while IFS= read -r line || [ -n "$line" ]; do printf '|%s\\n' "$line"; done < /etc/resolv.conf; fi
:`;

/** Prints a whole host for `parseSnapshot`. */
export const snapshotScript = `${say}
${sayEthtool}
say link; ip -d -j addr show || exit
${sayRouting}
${sayHostFiles}`;

/** Exit code of `applyScript` when `unused` found somebody. */
export const IN_USE = 4;

/**
 * Carries out parts, each of orders one a line after a line `part NUMBER REQUEST…`, and prints how each ended (`== result NUMBER STATUS` and its words);
 * then the whole host as it is afterwards. Of a request that fails nothing more is carried out, of the others everything.
 * Orders for `ip` that follow one another go to a single `ip -batch`, those for `bridge` to a `bridge -batch`.
 */
export const applyScript = `${say}
fail() { printf '%s\\n' "$*" >&2; exit 3; }
flush() {
  [ -z "$batch" ] && return
  printf '%s' "$batch" | $tool -batch - || exit
  batch=
}
alias_is() {
  expected=
  case $1 in *' '*) expected=\${1#* } ;; esac
  found=$(cat "/sys/class/net/\${1%% *}/ifalias" 2>/dev/null)
  [ "$found" = "$expected" ] || fail "\${1%% *} changed its owner meanwhile: its alias is now '$found'"
}
master_is() {
  master=/sys/class/net/$1/master
  if [ -z "\${2:-}" ]; then [ ! -e "$master" ]; else [ "$master" -ef "/sys/class/net/$2" ]; fi && return
  found=$(readlink "$master" 2>/dev/null)
  fail "$1 became a port of '\${found##*/}' meanwhile"
}
run_folder() {
  [ -d /run/kvmnet ] || mkdir -p /run/kvmnet
}
# Whole or not at all: a former one may be needed to finish what a dead run began.
note() {
  run_folder && printf '%s\\n' "$2" > /run/kvmnet/.new && mv /run/kvmnet/.new "/run/kvmnet/$1" || exit
}
record() { note "link-$1.json" "$2"; }
claim() { text=$(printf %s "$2" | base64 -d) && note "$1.json" "$text" || exit; }
pending() {
  name=$1
  shift
  note "pending-$name" "$*"
}
settled() {
  for name in "$@"; do rm -f "/run/kvmnet/pending-$name"; done
}
absent() {
  # A client that died may have been faster.
  [ "$(base64 -w 0 "/run/kvmnet/$1.json" 2>/dev/null)" != "$2" ] || return 0
  shift 2
  found=$(ip "$@" 2>/dev/null | grep -v ' from ')
  [ -z "$found" ] || fail "there is one by now: $found"
}
ip_once() {
  said=$(ip "$@" 2>&1) && return
  case $said in
    *'File exists'* | *'already assigned'* | *'No such process'* | *'No such file or directory'* | *'Cannot find device'*) ;;
    *) printf 'ip %s: %s\\n' "$*" "$said" >&2; exit 2 ;;
  esac
}
set_alias() {
  text=$(printf %s "\${2:-}" | base64 -d) && ip link set dev "$1" alias "$text" || exit
}
sriov() {
  nic=$1 number=$2
  set +f
  for v in "/sys/class/net/$nic/device"/virtfn*; do
    [ "\${3:-}" != detach ] && [ "$v/driver" -ef /sys/bus/pci/drivers/vfio-pci ] && fail "the virtual function \${v##*virtfn} of $nic is in use (vfio-pci) by now"
  done
  set -f
  { ${setFunctions}; } || fail "$nic does not get $number virtual functions"
}
file() {
  folder=\${2%/*}
  [ -d "$folder" ] || mkdir -p -m 755 "$folder" || exit
  # Made where no program looks for files of its own: some take whatever lies in a folder.
  new=/etc/.kvmnet-new
  printf %s "$3" | base64 -d > $new && chmod "$1" $new && sync $new && mv $new "$2" && sync "$folder" || exit
}
file_remove() {
  rm -f "$1" || exit
  folder=\${1%/*}
  # A drop-in folder that was ours alone.
  case $folder in *.d) rmdir "$folder" 2>/dev/null && folder=\${folder%/*} ;; esac
  [ ! -d "$folder" ] || sync "$folder" || exit
}
${managerVerbs}
resolv() {
  new=/etc/resolv.conf.kvmnet
  touch /etc/resolv.conf && cp -p /etc/resolv.conf $new || exit
  { printf %s "\${2:-}" | base64 -d; sed "/^# kvmnet:$1 begin\\$/,/^# kvmnet:$1 end\\$/d" /etc/resolv.conf; } > $new && sync $new || exit
  # Where resolv.conf is a mount of its own (containers) it cannot be renamed over.
  mv $new /etc/resolv.conf 2>/dev/null || { cat $new > /etc/resolv.conf && rm $new; } || exit
}
holders() {
  find /proc/[0-9]*/fd \\( -lname /dev/net/tun -o -lname '/dev/tap[0-9]*' \\) -printf '%p %l\\n' 2>/dev/null |
  while read -r fd target; do
    pid=\${fd#/proc/}; pid=\${pid%%/*}
    tap=$(sed -n 's/^iff:[[:space:]]*//p' "/proc/$pid/fdinfo/\${fd##*/}" 2>/dev/null)
    printf -- '-- %s %s %s\\n' "$pid" "\${tap:-$target}" "$(cat "/proc/$pid/comm" 2>/dev/null)"
    tr '\\0' '\\n' < "/proc/$pid/cmdline" 2>/dev/null
  done
}
unused() {
  set +f; found=$(holders); set -f
  for device in "$@"; do
    if printf '%s\\n' "$found" | grep -q "^-- [0-9]* $device "; then printf '%s\\n' "$found"; exit 4; fi
  done
}
carry_out() {
  set -f
  batch=
  tool=
  orders=
  while IFS=' ' read -r verb rest; do
    case $verb in
      ip | bridge)
        # A batch is told the family of its rules with the call alone.
        case $rest in '-6 '*) verb='ip -6'; rest=\${rest#-6 } ;; esac
        if [ "$tool" != "$verb" ]; then flush; tool=$verb; fi
        batch="\${batch:-$orders}$rest
"
        orders="$orders
"
        continue ;;
    esac
    flush
    orders="$orders
"
    case $verb in
      alias-is) alias_is "$rest" ;;
      master-is) master_is $rest ;;
      record) record "\${rest%% *}" "\${rest#* }" ;;
      record-remove) rm -f "/run/kvmnet/link-$rest.json" || exit ;;
      claim) claim $rest ;;
      claim-remove) rm -f "/run/kvmnet/$rest.json" || exit ;;
      absent) absent $rest ;;
      ip-once) ip_once $rest ;;
      resolvectl) resolvectl $rest || exit ;;
      resolv) resolv $rest ;;
      unused) unused $rest ;;
      gone) [ ! -e "/sys/class/net/$rest" ] || ip link del dev "$rest" || [ ! -e "/sys/class/net/$rest" ] || exit ;;
      ethtool) ethtool $rest || exit ;;
      alias) set_alias $rest ;;
      sriov) sriov $rest ;;
      file) file $rest ;;
      file-remove) file_remove $rest ;;
      pending) pending $rest ;;
      settled) settled $rest ;;
      *) "verb_$verb" $rest ;;
    esac
  done
  flush
}
failed=' '
part() {
  open=
  for request in \${part#* }; do
    case $failed in *" $request "*) ;; *) open=1 ;; esac
  done
  [ -n "$open" ] || return
  words=$(printf %s "$wanted" | carry_out 2>&1)
  code=$?
  [ $code = 0 ] || failed="$failed\${part#* } "
  say result "\${part%% *}" $code
  [ -z "$words" ] || printf '%s\\n' "$words" | sed 's/^/|/'
}
part=
wanted=
while IFS= read -r line; do
  case $line in
    'part '*)
      part
      part=\${line#part }
      wanted= ;;
    *) wanted="$wanted$line
" ;;
  esac
done
part
${snapshotScript}`;
