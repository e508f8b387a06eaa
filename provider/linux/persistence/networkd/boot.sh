#!/bin/sh
# Waits (30 s at most) until every `device` is there and every `port:device` has joined; then a line each: tool, words.
for each; do
  port=${each%%:*} device=${each#*:} i=0
  until [ -e "/sys/class/net/$port" ] && { [ "$port" = "$device" ] || [ -e "/sys/class/net/$device/lower_$port" ]; } || [ $i -ge 150 ]; do
    i=$((i + 1))
    sleep 0.2
  done
done
set -f
rc=0
while read -r line; do
  # shellcheck disable=SC2086 # words
  case $line in
    'sriov '*) set_functions ${line#sriov } || rc=1 ;;
    *) $line </dev/null || rc=1 ;;
  esac
done
exit $rc
