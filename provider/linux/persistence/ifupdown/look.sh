#!/bin/sh
# What is up, and every line of `interfaces` and the files that it names that says what a device gets, with file and number. 
look_ifupdown() {
  if [ -f /etc/network/interfaces ] && [ -x /sbin/ifup ]; then
    # shellcheck disable=SC2086 # patterns of the file
    (
      cd /etc/network || exit
      set -- /etc/network/interfaces
      while read -r word rest; do
        case $word in
          source) for f in $rest; do [ -f "$f" ] && set -- "$@" "$f"; done ;;
          source-directory | source-dir)
            for f in "${rest%/}"/*; do
              case ${f##*/} in *[!A-Za-z0-9_-]*) ;; *) [ -f "$f" ] && set -- "$@" "$f" ;; esac
            done ;;
        esac
      done < /etc/network/interfaces
      for f in /etc/systemd/system/*.wants/networking.service /etc/rcS.d/S*networking; do [ -e "$f" ] && echo enabled && break; done
      grep -HnE '^[[:space:]]*(auto|allow-|iface|source|(pre-|post-)?up .*ip .*addr)' "$@"
      [ -f /run/network/ifstate ] && sed 's/^/state /' /run/network/ifstate
      :
    )
  fi
}
