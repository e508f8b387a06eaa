#!/bin/sh
# What a libvirt that was killed, or could not go on, leaves of a network and does not know afterwards: the bridge, its dnsmasq, its firewall rules.
# They are those of the stored definition while the network does not run, and those that a step was about to end: a definition may say others by now.

# UUID, bridge, MAC address: what is about to be ended.
leaves() {
  [ -z "$notes" ] || echo "$2 $3" 2>/dev/null >>"$notes/bridges-$1"
  return 0
}
left() { [ -z "$notes" ] || rm -f "$notes/bridges-$1"; }
sweep() {
  fresh
  tell net-dumpxml "$1"
  tell net-info "$1"
  settle || return 0
  bridge=$(sed -n "s/^  <bridge name='\([^']*\)'.*/\1/p" out)
  address=$(sed -n "s/^  <mac address='\([^']*\)'.*/\1/p" out)
  {
    [ -z "$notes" ] || cat "$notes/bridges-$1" 2>/dev/null
    echo "$bridge $address"
  } >strays || return 0
  running=$bridge
  ! grep -q '^Active: *no' out || running=''
  while read -r bridge address; do
    if [ -n "$address" ] && [ "$bridge" != "$running" ]; then remove_bridge "$bridge" "$address" || return; fi
  done <strays
  left "$1"
}
# Only with its MAC address and without ports. A device of this name that is another's has another's dnsmasq and rules as well.
remove_bridge() {
  if [ -d /sys/class/net/"$1" ]; then
    read -r present </sys/class/net/"$1"/address
    [ -d /sys/class/net/"$1"/bridge ] && [ "$present" = "$2" ] || return 0
    for port in /sys/class/net/"$1"/brif/*; do
      if [ -e "$port" ] && [ "${port##*/}" != "$1-nic" ]; then return 0; fi
    done
  fi
  end_dnsmasq "$1"
  for device in "$1" "$1-nic"; do
    if [ -d /sys/class/net/"$device" ]; then tool ip link delete "$device" || return; fi
  done
  forget_rules "$1"
}
# It would listen on every network that later gets a bridge of this name.
end_dnsmasq() {
  for process in /proc/[0-9]*; do
    comm=''
    { read -r comm <"$process"/comm; } 2>/dev/null
    [ "$comm" = dnsmasq ] || continue
    tr '\0' '\n' <"$process"/cmdline 2>/dev/null | grep -q '^--conf-file=/var/lib/libvirt/dnsmasq/' || continue
    tr '\0' '\n' <"$process"/environ 2>/dev/null | grep -Fxq "VIR_BRIDGE_NAME=$1" || continue
    kill "${process#/proc/}" 2>/dev/null
    tries=20
    while [ -d "$process" ] && [ "$tries" -gt 0 ]; do
      sleep 0.1
      tries=$((tries - 1))
    done
  done
}
# The next start would add a second set, of which its end takes one away: what they accept would stay open, whatever the network has become.
forget_rules() {
  for family in iptables ip6tables; do
    "$family-save" 2>/dev/null >rules || continue
    rules_of "$1" >strays-of-it
    while read -r table rule; do
      set -f
      # shellcheck disable=SC2086 # a rule is words
      "$family" -w 5 -t "$table" -D $rule </dev/null 2>/dev/null
      set +f
    done <strays-of-it
  done
  return 0
}
# Those in libvirt's chains that name a bridge, and what is done to packets of its subnet on their way out, unless another network has that by now.
# A rule with a comment is not libvirt's.
rules_of() {
  bridge=$1 awk '
    /^\*/ { table = substr($1, 2) }
    !/^-A LIBVIRT_/ || /--comment/ { next }
    {
      named = 0
      from = ""
      for (i = 3; i < NF; i++) {
        if ($i ~ /^-[io]$/ && $(i + 1) == ENVIRON["bridge"]) named = 1
        if ($i == "-s") from = $(i + 1)
      }
    }
    NR == FNR {
      if ($2 == "LIBVIRT_FWO" && named) mine[from] = 1
      if ($2 == "LIBVIRT_FWO" && !named) theirs[from] = 1
      next
    }
    named || ($2 == "LIBVIRT_PRT" && from != "" && (from in mine) && !(from in theirs)) {
      sub(/^-A /, "")
      print table, $0
    }
  ' rules rules
}
