#!/bin/sh
# The same as of networkd, which does the work, and the names of all YAMLs.
look_netplan() {
  set -- /run/systemd/network/10-netplan-*.network
  if [ -e "$1" ]; then
    look_networkd
    for yaml in /lib/netplan/*.yaml /etc/netplan/*.yaml /run/netplan/*.yaml; do [ ! -e "$yaml" ] || printf 'yaml %s\n' "$yaml"; done
  fi
}
