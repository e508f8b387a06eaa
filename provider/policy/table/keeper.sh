#!/bin/sh
# Runs on the host without us, from /etc/kvmnet/policy-keeper. `load`: our tables, at boot and after nftables.service has flushed all tables.
# `keep`: puts our tables and the accepts back whenever somebody has taken them away.
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
[ -d /run/kvmnet ] || mkdir -m 700 /run/kvmnet
restore() {
  (
    # Not while a step of ours puts in another one.
    flock -w 30 9 || exit
    there=" $(families_there | tr '\n' ' ')"
    for family in $(families_in "$policy_file"); do
      case $there in *" $family "*) ;; *) load_tables "$policy_file"; break ;; esac
    done
    hold_accepts
  ) 9>/run/kvmnet/policy-hold
}
case ${1:-} in
  load)
    # Not an older file after a newer one that a step of ours puts in at this moment; a boot must not hang on it.
    (
      flock -w 10 9
      [ ! -e "$policy_file" ] || load_tables "$policy_file"
    ) 9>/run/kvmnet/policy-hold
    ;;
  keep)
    restore
    # An event starts a look, and what comes within a moment of it belongs to it. Every minute one without an event, for what nft does not tell of (iptables-legacy).
    { nft monitor & while sleep 60; do echo look; done; } | while read -r _; do
      timeout 0.1 cat >/dev/null
      restore
    done
    ;;
esac
