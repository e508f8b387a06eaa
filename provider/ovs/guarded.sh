#!/bin/sh
# What the host runs for itself: a change under guard, and what takes it back. Open vSwitch leaves a device with the MTU that it was asked for last, and a
# device that lost IPv6 for that, or was made anew, has lost its addresses.
devices_back() {
  # shellcheck disable=SC2046 # names of devices
  guard_picture $(cat "$guard_pending/devices") > "$guard_pending/now"
  lost=$(grep -vxFf "$guard_pending/now" "$guard_pending/before")
  printf '%s\n' "$lost" | sed -n 's/^\([^ ]*\) is .*, MTU \([0-9]*\), .*/\1 \2/p' | while read -r device mtu; do ip link set dev "$device" mtu "$mtu"; done
  # shellcheck disable=SC2086 # words
  printf '%s\n' "$lost" | sed -n 's/^\([^ ]*\) has /\1 /p' | while read -r device address; do
    case $address in *:*) set -- nodad ;; *) set -- ;; esac
    ip addr replace $address dev "$device" "$@"
  done
  # shellcheck disable=SC2086 # words
  printf '%s\n' "$lost" | sed -n 's/^route over \([^ ]*\): /\1 /p' | while read -r device route; do
    case $route in *:*) set -- -6 ;; *) set -- -4 ;; esac
    ip "$@" route replace $route dev "$device"
  done
}
say_transact
code=$?
[ ! -e "$guard_pending/back" ] || devices_back
[ "$code" = 0 ]
