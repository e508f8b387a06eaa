#!/bin/sh
# A server for a test of another host. `start NAMESPACE ADDRESS PORT SECONDS` prints its process, or `cannot WHY`; `stop PROCESS` ends what is left of it.
case $1 in
  start)
    why=$(cannot "$2" ss setsid | tail -n 1)
    [ -n "$why" ] || serve "$2" "$3" "$4" "$5"
    if [ -n "$why" ]; then echo "cannot $why"; else echo "${server:?}"; fi
    ;;
  stop)
    if grep -qs iperf3 "/proc/$2/cmdline"; then kill "$2"; fi
    ;;
esac
