#!/bin/sh
# Verbs of Open vSwitch's database: ports that carry addresses of the host. Each is one transaction, and waits for ovs-vswitchd.
# In `rest` an owner is the last word, in the form of `printf %b`.
ovs_tells() {
  if [ -S /run/openvswitch/db.sock ]; then
    said=$(ovs-vsctl --timeout=10 "$@" 2>&1) || fail "ovs-vsctl: $said"
  else
    ovs_tells_file "$@"
  fi
}
# Before its server has started, as when a boot takes back what was not confirmed: by one of our own, for this transaction.
ovs_tells_file() {
  own=/run/kvmnet/ovsdb
  said=$(ovsdb-server --detach --no-chdir --pidfile=$own.pid --unixctl=$own.ctl --log-file=/dev/null --remote=punix:$own.sock /etc/openvswitch/conf.db 2>&1) ||
    fail "ovsdb-server does not open /etc/openvswitch/conf.db: $said"
  said=$(ovs-vsctl --no-wait --timeout=10 --db=unix:$own.sock "$@" 2>&1)
  code=$?
  read -r pid < $own.pid && kill "$pid"
  tries=20
  while [ -d "/proc/$pid" ] && [ $tries -gt 0 ]; do tries=$((tries - 1)) && sleep 0.1; done
  [ $code = 0 ] || fail "ovs-vsctl: $said"
}
# Those around learn where the host's address is now. Where it is taken back the guard sees to that.
ovs_announces() {
  if [ -z "$undoing" ] && [ -r "/sys/class/net/$1/address" ] && read -r mac < "/sys/class/net/$1/address"; then announce "link set dev $1 address $mac"; fi
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
  [ -S /run/openvswitch/db.sock ] || return 0
  error=$(ovs-vsctl --timeout=10 get Interface "$nic" error)
  case $error in '[]' | '""') ;; *) fail "Open vSwitch could not make $nic a port of $bridge: $error" ;; esac
  ovs_announces "$bridge"
}
# BRIDGE NIC MAC|-: a MAC address that the bridge has been told since is not the one to be forgotten.
verb_ovs_leave() {
  bridge=$1 nic=$2 mac=${3#-}
  set -- -- --if-exists del-port "$bridge" "$nic"
  [ -z "$mac" ] || set -- "$@" -- --if-exists remove Bridge "$bridge" other_config "hwaddr=\"$mac\""
  ovs_tells "$@"
  ovs_announces "$nic"
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
