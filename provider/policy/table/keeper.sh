#!/bin/sh
# Runs on the host without us, from /etc/kvmnet/policy-keeper. `load`: our tables, at boot and after nftables.service has flushed all tables.
# `switches`: our flows, when ovs-vswitchd was started. `keep`: puts tables, flows, accepts and limits of devices back whenever somebody has taken them away, and
# has the flows follow the ports of guests.
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
    hold_limits
    switch_flows put "$policy_folder"
  ) 9>/run/kvmnet/policy-hold
}
# Not an older file after a newer one that a step of ours puts in at this moment; a boot must not hang on it.
locked() {
  (
    flock -w 10 9
    "$@"
  ) 9>/run/kvmnet/policy-hold
}
load() { [ ! -e "$policy_file" ] || load_tables "$policy_file"; }
# The commands of nftables.service without our drop-in, an administrator's drop-ins included: systemd knows only what came of all of them.
# shellcheck disable=SC2016 # awk's own
commands_of() {
  for unit in /etc /run /usr/local/lib /usr/lib /lib; do
    unit=$unit/systemd/system/nftables.service
    [ ! -f "$unit" ] || break
  done
  set -- "$1" "$unit"
  for part in /usr/lib/systemd/system/nftables.service.d/*.conf /etc/systemd/system/nftables.service.d/*.conf; do
    [ ! -f "$part" ] || [ "${part##*/}" = kvmnet-policy.conf ] || set -- "$@" "$part"
  done
  verb=$1
  shift
  awk -v verb="$verb" '
    index($0, verb "=") != 1 { next }
    { command = substr($0, length(verb) + 2); sub(/^[-@:+!]*/, "", command); if (command == "") n = 0; else all[++n] = command }
    END { for (i = 1; i <= n; i++) print all[i] }' "$@"
}
# In place of a command of nftables.service, which flushes every table: the same together with our tables, as one transaction. Between the two
# there would be a moment in which all that we close is open. What we do not know how to join is run as it is, and ours put back at once.
instead() {
  commands_of "$1" | while read -r command; do
    case $command in
      */nft' -f '/*) text="include \"${command##* -f }\"" ;;
      */nft' flush ruleset') text='flush ruleset' ;;
      */nft" '"*"'") text=${command#*"'"} text=${text%"'"} ;;
      *) text= ;;
    esac
    if [ -z "$text" ] || ! { printf '%s\n' "$text"; cat "$policy_file"; } | nft -f -; then
      sh -c "$command" || exit
      load
    fi
  done
}
# On a host with Open vSwitch: guests' ports, as they come and go, and bridges that lose their flows when these columns change.
ports() {
  while command -v ovsdb-client >/dev/null; do
    ovsdb-client monitor Open_vSwitch Bridge name,fail_mode,controller 2>/dev/null &
    ovsdb-client monitor Open_vSwitch Interface name,ofport,external_ids 2>/dev/null
    wait
    sleep 5
  done
}
case ${1:-} in
  load) locked load ;;
  switches) locked switch_flows put "$policy_folder" ;;
  instead) locked instead "$2" ;;
  keep)
    restore
    # An event starts a look, and what comes within a moment of it belongs to it. Every minute one without an event, for what nft does not tell of (iptables-legacy).
    { nft monitor & ip -o monitor link & ports & while sleep 60; do echo look; done; } | while read -r _; do
      timeout 0.1 cat >/dev/null
      restore
    done
    ;;
esac
