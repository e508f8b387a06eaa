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
  # Guests run on without libvirt's daemon: what cannot be told is taken for use.
  say used libvirt
  if command -v virsh >/dev/null; then
    { timeout 20 virsh -q -c qemu:///system list --name && timeout 20 virsh -q -c qemu:///system net-list --name; } 2>/dev/null ||
      echo 'perhaps guests and networks: virsh does not answer'
  fi
  say used openvswitch
  ovs_says list-br 2>/dev/null || echo 'perhaps bridges: Open vSwitch does not answer'
  say used nftables
  if command -v nft >/dev/null; then
    if tables=$(nft list tables 2>/dev/null); then printf '%s\n' "$tables" | sed -n '/^table [a-z]* kvmnet$/p'; else echo 'perhaps tables: nft does not answer'; fi
  fi
fi
say_generation setup
:
