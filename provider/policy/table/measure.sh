#!/bin/sh
# Measures by iperf3 what fragments ask for, when they are put in, and writes beside each what came of it: `passed measured=BITS`, `failed measured=BITS` or
# `failed WORDS`. BITS a second, as they arrived.
# Of what `iperf3 -J` prints: how much arrived, or why nothing did.
# shellcheck disable=SC2016 # awk's own
received() {
  awk '
    /"sum_received":/ { sum = 1 }
    sum && /"bits_per_second":/ { sub(/.*:[ \t]*/, ""); bits = sprintf("%.0f", $0 + 0); exit }
    /"error":/ { sub(/.*"error":[ \t]*"/, ""); sub(/",?$/, ""); error = $0 }
    END { print bits != "" ? bits : error != "" ? error : "nothing answers" }'
}
# `ask SECONDS ARGUMENT …`: a server that comes up, or tests for somebody else, is asked again for as long.
ask() {
  end=$(($(date +%s) + $1))
  shift
  until result=$(within_namespace "$@" 2>/dev/null </dev/null 9>&- | received) && [ "${result#[0-9]}" != "$result" ]; do
    [ "$(date +%s)" -lt "$end" ] || break
    sleep 0.5
  done
}
# `measured NAMESPACE SERVER SERVER_NAMESPACE ADDRESS PORT PROTOCOL DIRECTION SECONDS WITHIN RATE LEAST MOST`; `-` for what is not set.
measured() {
  why=$({ cannot "$1" iperf3 timeout && cannot "$3" ss; } | tail -n 1)
  [ -n "$why" ] || [ "$2" = running ] || serve "$3" "$4" "$5" "$(($8 + 2 * $9 + 2))"
  if [ -n "$why" ]; then
    echo "failed it cannot be measured: $why"
    return
  fi
  from=$1 address=$4 port=$5 protocol=$6 direction=$7 seconds=$8 within=$9
  shift 9
  rate=$1 least=$2 most=$3
  # The first of several seconds is not counted: what a limit lets through at once, and the slow start of TCP.
  if [ "$seconds" = 1 ]; then skip=0; else skip=1; fi
  set -- "$from" timeout "$((seconds + within))" iperf3 -c "$address" -p "$port" -t "$((seconds - skip))" -O "$skip" -J
  [ "$protocol" = tcp ] || set -- "$@" -u
  [ "$direction" = send ] || set -- "$@" -R
  [ "$rate" = - ] || set -- "$@" -b "$rate"
  ask "$within" "$@"
  case $result in
    [0-9]*) awk -v is="$result" -v least="$least" -v most="$most" \
      'BEGIN { print ((least != "-" && is + 0 < least + 0) || (most != "-" && is + 0 > most + 0) ? "failed" : "passed") " measured=" is }' ;;
    *) echo "failed it cannot be measured: $result" ;;
  esac
}
# One after another: two at once would measure each other.
measure_all() {
  for file in $(fragments_with measure "$1"); do
    # shellcheck disable=SC2046 # words
    set -- $(sed -n 's/^measure //p' "$file")
    conclude "$file" measured "$@" || return
  done
}
