#!/bin/sh
# What the host runs for itself: a change under guard, and what takes it back. Then a device of a bridge may have lost its addresses, with its MTU or altogether.
addresses_back() {
  # shellcheck disable=SC2046 # names of devices
  guard_picture $(cat "$guard_pending/devices") > "$guard_pending/now"
  grep -vxFf "$guard_pending/now" "$guard_pending/before" |
    while read -r line; do
      family=-4
      case $line in
        'route over '*)
          route=${line#*: } device=${line#route over }
          case $route in *:*) family=-6 ;; esac
          # shellcheck disable=SC2086 # words
          ip $family route replace $route dev "${device%%: *}"
          ;;
        *' has '*)
          address=${line#* has }
          case $address in *:*) set -- nodad ;; *) set -- ;; esac
          ip addr replace "$address" dev "${line%% *}" "$@"
          ;;
      esac
    done
}
say_transact
code=$?
[ ! -e "$guard_pending/back" ] || addresses_back
[ "$code" = 0 ]
