#!/bin/sh
# `netplan_try REMOVED PATH TEXT`: what netplan makes of all YAMLs, with this one and without those that go (`A,B,-`), in a root of its own: nothing is done when it refuses.
# One of several is tried with those before it: a VLAN beside the bond that it is to stand on.
netplan_gone='' netplan_tried=''
verb_netplan_try() {
  text=${rest#* }
  netplan_gone="$netplan_gone$1," netplan_tried="$netplan_tried$2 ${text#* }$newline"
  root=$(mktemp -d) || exit
  for folder in lib etc run; do
    [ ! -d "/$folder/netplan" ] || { mkdir -p "$root/$folder" && cp -a "/$folder/netplan" "$root/$folder/"; } || exit
  done
  mkdir -p "$root/etc/netplan"
  for gone in $(printf %s "$netplan_gone" | tr , ' '); do [ "$gone" = - ] || rm -f "$root$gone"; done
  printf %s "$netplan_tried" | (umask 077 && while read -r path text; do printf %b "$text" > "$root$path" || exit; done) || exit
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
