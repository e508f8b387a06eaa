#!/bin/sh
# Our table, made of fragments: files of which each belongs to one resource. A line of a fragment is the name of a chain and a rule, or `accept FAMILY BRIDGE`.
policy_folder=/etc/kvmnet/policy.d
policy_file=/etc/kvmnet/policy.nft
# What a look has seen of the fragments, as one word.
fragments_hash() {
  hash=$(grep -aHs '' "$policy_folder"/*.rules | sha256sum)
  hash=${hash%% *}
}
# `compose FOLDER`: what nft reads. It takes the table away first: all of it is replaced in one transaction, or nothing.
compose() {
  set -- "$1"/*.rules
  printf 'table inet kvmnet {}\ndelete table inet kvmnet\n'
  [ -e "$1" ] || return 0
  printf 'table inet kvmnet {\n\tcomment "written by kvmnet: see /etc/kvmnet/policy.d"\n'
  # Ahead of iptables' and firewalld's (-100), so that what we refused to share with them is ours.
  compose_chain kvmnet_dstnat 'nat hook prerouting priority -110' "$@"
  compose_chain kvmnet_local 'nat hook output priority -110' "$@"
  # Ahead of libvirt's masquerade (100).
  compose_chain kvmnet_srcnat 'nat hook postrouting priority 90' "$@"
  # A guest that reaches another one by an address of the host must not be told of a shorter way: its connection would be torn in two.
  printf '\tchain kvmnet_redirects {\n\t\ttype filter hook output priority 0; policy accept;\n'
  printf '\t\tct status dnat icmp type redirect drop\n\t\tct status dnat icmpv6 type nd-redirect drop\n\t}\n}\n'
}
compose_chain() {
  chain=$1
  printf '\tchain %s {\n\t\ttype %s; policy accept;\n' "$chain" "$2"
  shift 2
  sed -n "s/^$chain /		/p" "$@" || return
  printf '\t}\n'
}
# Which accepts the fragments ask for: a line `FAMILY BRIDGE` for each.
accepts_wanted() { sed -n 's/^accept //p' "$policy_folder"/*.rules 2>/dev/null | sort -u; }
