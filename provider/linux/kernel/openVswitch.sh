#!/bin/sh
# Verbs of Open vSwitch's database: ports that carry addresses of the host. Each is one transaction, and waits for ovs-vswitchd.
# In `rest` an owner is the last word, in the form of `printf %b`.
ovs_tells() {
  said=$(ovs-vsctl --timeout=10 "$@" 2>&1) || fail "ovs-vsctl: $said"
}
ovs_marks() { printf 'external_ids:kvmnet-owner=%b' "${rest#"$1 "}"; }
# BRIDGE NIC MAC|- OWNER
verb_ovs_join() {
  bridge=$1 nic=$2 mac=$3
  owner=$(ovs_marks "$1 $2 $3")
  set -- -- add-port "$bridge" "$nic" -- set Port "$nic" "$owner"
  if [ "$mac" = - ]; then
    set -- "$@" 'external_ids:kvmnet-uplink=""'
  else
    set -- "$@" "external_ids:kvmnet-uplink=\"$mac\"" -- set Bridge "$bridge" "other_config:hwaddr=\"$mac\""
  fi
  ovs_tells "$@"
  error=$(ovs-vsctl --timeout=10 get Interface "$nic" error)
  case $error in '[]' | '""') ;; *) fail "Open vSwitch could not make $nic a port of $bridge: $error" ;; esac
  read -r mac < "/sys/class/net/$bridge/address" && announce "link set dev $bridge address $mac"
}
# BRIDGE NIC MAC|-: a MAC address that the bridge has been told since is not the one to be forgotten.
verb_ovs_leave() {
  bridge=$1 nic=$2 mac=${3#-}
  set -- -- --if-exists del-port "$bridge" "$nic"
  [ -z "$mac" ] || set -- "$@" -- --if-exists remove Bridge "$bridge" other_config "hwaddr=\"$mac\""
  ovs_tells "$@"
  [ ! -r "/sys/class/net/$nic/address" ] || { read -r mac < "/sys/class/net/$nic/address" && announce "link set dev $nic address $mac"; }
}
# NIC MAC|- OWNER
verb_ovs_mark() {
  owner=$(ovs_marks "$1 $2")
  mac=${2#-}
  ovs_tells -- set Port "$1" "$owner" "external_ids:kvmnet-uplink=\"$mac\""
}
# In an undo: NIC -|OWNER
verb_ovs_unmark() {
  owner=$(ovs_marks "$1")
  nic=$1 known=$2
  set -- -- remove Port "$nic" external_ids kvmnet-uplink
  if [ "$known" = - ]; then set -- "$@" -- remove Port "$nic" external_ids kvmnet-owner; else set -- "$@" -- set Port "$nic" "$owner"; fi
  ovs_tells "$@"
}
