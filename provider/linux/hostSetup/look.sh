#!/bin/sh
# Prints everything that a setup is planned from, for parseSetup.
records='/var/lib/kvmnet/setup-*'
setup_read_system
setup_read_units
say system "${family:--}" "$system"
say layout "$(setup_layout auto)"
all=
for feature in base $setup_features; do
  packages=$(setup_packages "$feature")
  all="$all $packages"
  say packages "$feature"
  printf '%s\n' "$packages"
done
say installed
# shellcheck disable=SC2086 # a package a word
setup_installed $all
for feature in $setup_features; do
  for layout in monolithic modular; do
    wanted=$(setup_units "$feature" "$layout")
    [ -n "$wanted" ] || continue
    say units "$feature" "$layout"
    for unit in $wanted; do
      echo "$unit $(setup_unit_is "$unit") $(systemctl is-active "$unit")"
    done
  done
  case $feature in libvirt) tool=virsh ;; openvswitch) tool=ovs-vsctl ;; nftables) tool=nft ;; esac
  command -v "$tool" >/dev/null || continue
  if answer=$(setup_version "$feature"); then say version "$feature"; else say silent "$feature"; fi
  printf '%s\n' "$answer"
done
say records
# shellcheck disable=SC2086 # patterns
grep -aHs '' $records
# shellcheck disable=SC2086 # patterns
if grep -qs '^onDelete=remove$' $records; then
  say used libvirt
  if command -v virsh >/dev/null; then
    timeout 20 virsh -q -c qemu:///system list --name
    timeout 20 virsh -q -c qemu:///system net-list --name
  fi
  say used openvswitch
  command -v ovs-vsctl >/dev/null && ovs-vsctl --timeout=20 list-br
  say used nftables
  command -v nft >/dev/null && nft list tables 2>/dev/null | sed -n '/^table inet kvmnet$/p'
fi
say_generation setup
:
