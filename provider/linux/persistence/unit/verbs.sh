#!/bin/sh
# `unit_lease UNIT DEVICE`: enables and starts the DHCP client, or starts it anew when its description changed. `unit_unlease DEVICE LEASES` takes away
# what the client got.
# `unit_reload networkd|networkmanager`: they read that a device is none of theirs.
verb_unit_lease() {
  verb_enable_unit "$1"
  systemctl --no-block restart "$1" || fail "$1 does not start"
}
verb_unit_unlease() {
  ip -4 addr flush dev "$1" dynamic 2>/dev/null
  for router in $(sed -n 's/^ *option routers \(.*\);$/\1/p' "$2" 2>/dev/null | tail -n 1 | tr , ' '); do
    ip -4 route del default via "$router" dev "$1" proto boot 2>/dev/null
  done
  :
}
verb_unit_reload() {
  case $1 in
    networkd) networkctl reload || fail "networkctl reload failed" ;;
    networkmanager) nmcli general reload conf || fail "nmcli general reload conf failed" ;;
  esac
}
