#!/bin/sh
# `ifupdown_take DEVICE lease|static`: runs the device's stanza, which finds everything as it should be, so that ifupdown counts it as up; and starts or
# stops the DHCP client. A lease may take its time: the client goes on by itself.
# `ifupdown_forget DEVICE`: after its stanza is gone, `ifdown` forgets the device without touching it (0.8.41: "ignoring unknown interface").
ifupdown_leased() {
  pid=$(cat "/run/dhclient.$1.pid" 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dhclient ]
}
# Killed, not asked: a client that ends in order releases its lease, and its script then drops every address of the device, also those that are not leased.
ifupdown_unlease() {
  if ifupdown_leased "$1"; then
    kill -KILL "$pid"
    ip -4 addr flush dev "$1" dynamic 2>/dev/null
    for router in $(sed -n 's/^ *option routers \(.*\);$/\1/p' "/var/lib/dhcp/dhclient.$1.leases" 2>/dev/null | tail -n 1 | tr , ' '); do
      ip -4 route del default via "$router" dev "$1" proto boot 2>/dev/null
    done
  fi
  rm -f "/run/dhclient.$1.pid"
}
verb_ifupdown_take() {
  force=
  [ "$2" = lease ] || ifupdown_unlease "$1"
  if ifquery --state "$1" >/dev/null 2>&1; then
    if [ "$2" = static ] || ifupdown_leased "$1"; then return; fi
    force=--force
  fi
  mkdir -p /run/kvmnet
  setsid ifup $force "$1" >"/run/kvmnet/ifup-$1.log" 2>&1 </dev/null &
  job=$!
  rounds=300
  [ "$2" = lease ] && rounds=75
  while [ $rounds -gt 0 ] && kill -0 $job 2>/dev/null; do sleep 0.2; rounds=$((rounds - 1)); done
  if kill -0 $job 2>/dev/null; then
    [ "$2" = lease ] && return
    kill $job
    fail "ifup $1 did not end within 60 s: $(tail -n 5 "/run/kvmnet/ifup-$1.log")"
  fi
  wait $job || fail "ifup $1: $(tail -n 5 "/run/kvmnet/ifup-$1.log")"
  rm -f "/run/kvmnet/ifup-$1.log"
}
verb_ifupdown_forget() {
  ifupdown_unlease "$1"
  ifquery "$1" >/dev/null 2>&1 || ifdown "$1" >/dev/null 2>&1 || :
}
