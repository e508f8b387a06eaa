#!/bin/sh
# `netplan_try REMOVED PATH TEXT`: what netplan makes of all YAMLs, with this one and without those that go (`A,B,-`), in a root of its own: nothing is done when it refuses.
verb_netplan_try() {
  root=$(mktemp -d) || exit
  for folder in lib etc run; do
    [ ! -d "/$folder/netplan" ] || { mkdir -p "$root/$folder" && cp -a "/$folder/netplan" "$root/$folder/"; } || exit
  done
  mkdir -p "$root/etc/netplan"
  for gone in $(printf %s "$1" | tr , ' '); do [ "$gone" = - ] || rm -f "$root$gone"; done
  text=${rest#* } text=${text#* }
  (umask 077 && printf %b "$text" > "$root$2") || exit
  said=$(netplan generate --root-dir "$root" 2>&1 </dev/null)
  code=$?
  rm -rf "$root"
  [ $code = 0 ] || fail "netplan refuses $2 beside the host's other YAMLs, so nothing was changed: $(printf %s "$said" | sed "s|$root||g")"
}
# One YAML that netplan refuses would leave the host without any network at the next boot: ours goes again at once.
verb_netplan_generate() {
  said=$(netplan generate 2>&1 </dev/null) || {
    [ "$1" = - ] || rm -f "$1"
    netplan generate </dev/null >/dev/null 2>&1
    fail "netplan generate failed, so $1 was taken away again: $said"
  }
}
