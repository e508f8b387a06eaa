#!/bin/sh
# A server of iperf3 for one test.
listens() { within_namespace "$1" ss -Hlnt "sport = :$2" 2>/dev/null | grep -q .; }
# `serve NAMESPACE ADDRESS PORT SECONDS`: for one test; it ends by itself, whoever has died. Whoever waits for a lock of ours must not wait for it.
# Sets `server`, or `why` where it cannot; in a subshell of its own it would end with that.
serve() {
  if listens "$1" "$3"; then
    why="somebody listens on port $3 already"
    return
  fi
  if [ "$1" = - ]; then enter=; else enter="ip netns exec $1"; fi
  # shellcheck disable=SC2086 # words
  setsid $enter timeout "$4" iperf3 -s -1 -B "$2" -p "$3" >/dev/null 2>&1 </dev/null 9>&- &
  server=$!
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    ! listens "$1" "$3" || return 0
    sleep 0.2
  done
  why="iperf3 does not listen on $2 port $3"
}
