#!/bin/sh
# Verbs of the network: expectations first. `rest` holds the words of an order as one, for those that have blanks in them.
verb_alias_is() {
  expected=
  case $rest in *' '*) expected=${rest#* } ;; esac
  found=
  IFS= read -r found 2>/dev/null < "/sys/class/net/$1/ifalias"
  [ "$found" = "$expected" ] || stale "$1 changed its owner meanwhile: its alias is now '$found'"
}
verb_master_is() {
  master=/sys/class/net/$1/master
  if [ -z "${2:-}" ]; then [ ! -e "$master" ]; else [ "$master" -ef "/sys/class/net/$2" ]; fi && return
  found=$(readlink "$master" 2>/dev/null)
  stale "$1 became a port of '${found##*/}' meanwhile"
}
verb_absent() {
  found=$(ip "$@" 2>/dev/null | grep -v ' from ')
  [ -z "$found" ] || stale "there is one by now: $found"
}
# How many rules have this priority, with what follows `ip`: FAMILY PRIORITY NUMBER.
verb_rules_are() {
  [ "$(ip "-$1" rule show pref "$2" 2>/dev/null | wc -l)" -eq "$3" ] || stale "there are other rules with priority $2 by now"
}
holders() {
  find /proc/[0-9]*/fd \( -lname /dev/net/tun -o -lname '/dev/tap[0-9]*' \) -printf '%p %l\n' 2>/dev/null |
    while read -r fd target; do
      pid=${fd#/proc/}; pid=${pid%%/*}
      tap=$(sed -n 's/^iff:[[:space:]]*//p' "/proc/$pid/fdinfo/${fd##*/}" 2>/dev/null)
      printf -- '-- %s %s %s\n' "$pid" "${tap:-$target}" "$(cat "/proc/$pid/comm" 2>/dev/null)"
      tr '\0' '\n' < "/proc/$pid/cmdline" 2>/dev/null
    done
}
verb_unused() {
  set +f; found=$(holders); set -f
  for device; do
    if printf '%s\n' "$found" | grep -q "^-- [0-9]* $device "; then printf '%s\n' "$found"; exit 4; fi
  done
}
verb_record() { note "link-$1.json" "${rest#* }"; }
verb_record_remove() { rm -f "/run/kvmnet/link-$1.json"; }
verb_claim() { note "$1.json" "${rest#* }"; }
verb_claim_remove() { rm -f "/run/kvmnet/$1.json"; }
verb_pending() {
  name=$1
  shift
  note "pending-$name" "$*"
}
# A manager that could not be told is told again by the next run.
verb_settled() {
  [ -z "$incomplete" ] || return 0
  for name; do rm -f "/run/kvmnet/pending-$name"; done
}
# What may be there, or gone, by now: by a manager's doing, or with a device that another request of the same step has removed.
verb_ip_once() { once ip "$@"; }
verb_bridge_once() { once bridge "$@"; }
once() {
  said=$("$@" 2>&1) && return
  case $said in
    *'File exists'* | *'already assigned'* | *'No such process'* | *'No such file or directory'* | *'Cannot find device'* | *'Cannot assign requested address'*) ;;
    *) printf '%s: %s\n' "$*" "$said" >&2; exit 2 ;;
  esac
}
# In an undo: DEVICE IFINDEX and what follows `ip` to make it, unless it is still the one that was seen.
verb_again() {
  device=$1 index=
  read -r index 2>/dev/null < "/sys/class/net/$1/ifindex"
  [ "$index" != "$2" ] || return 0
  [ -z "$index" ] || ip link del dev "$1" || return
  shift 2
  ip "$@"
}
# In an undo: words after `ip` that show a route, `--`, and those that set it.
verb_route_back() {
  shown=
  while [ "$1" != -- ]; do shown="$shown $1"; shift; done
  shift
  said=$(ip "$@" 2>&1) && return
  # shellcheck disable=SC2086 # words
  [ -n "$(ip $shown 2>/dev/null)" ] || { printf 'ip %s: %s\n' "$*" "$said" >&2; return 1; }
}
# For a moment: without a carrier it goes on as well.
verb_ready() {
  tries=20
  until grep -q up "/sys/class/net/$1/operstate" || [ "$tries" -eq 0 ]; do tries=$((tries - 1)) && sleep 0.1; done
}
verb_gone() { [ ! -e "/sys/class/net/$1" ] || ip link del dev "$1" || [ ! -e "/sys/class/net/$1" ]; }
# The text of an alias in the form of `printf %b`.
verb_alias() {
  text=
  case $rest in *' '*) text=$(printf %b "${rest#* }") ;; esac
  ip link set dev "$1" alias "$text"
}
verb_resolvectl() { resolvectl "$@"; }
verb_ethtool() { ethtool "$@"; }
verb_sriov() {
  nic=$1 number=$2
  set +f
  for v in "/sys/class/net/$nic/device"/virtfn*; do
    [ "${3:-}" != detach ] && [ "$v/driver" -ef /sys/bus/pci/drivers/vfio-pci ] && fail "the virtual function ${v##*virtfn} of $nic is in use (vfio-pci) by now"
  done
  set -f
  set_functions "$nic" "$number" || fail "$nic does not get $number virtual functions"
}
# DEVICE, as a pattern of sed, and our block for it.
verb_resolv() {
  text=
  case $rest in *' '*) text=${rest#* } ;; esac
  new=/etc/resolv.conf.kvmnet
  touch /etc/resolv.conf && cp -p /etc/resolv.conf $new || exit
  { printf %b "$text"; sed "/^# kvmnet:$1 begin\$/,/^# kvmnet:$1 end\$/d" /etc/resolv.conf; } > $new && sync $new || exit
  # Where resolv.conf is a mount of its own (containers) it cannot be renamed over. What comes after relies on it: mv's word alone is not enough.
  { mv $new /etc/resolv.conf && [ ! -e $new ]; } 2>/dev/null || { cat $new > /etc/resolv.conf && rm $new; }
}
