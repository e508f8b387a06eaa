#!/bin/sh
# Replaces our tables. $1: the fragments as they were seen, one word; the rest as for a look. Orders on stdin (orders.sh). All fragments change, or none.
seen=$1
shift
fail() {
  say failed
  printf '%s\n' "$*"
  exit 0
}
# Whole, and on the disk, before it has its name.
put_file() {
  folder=${1%/*}
  [ -d "$folder" ] || (umask 022 && mkdir -p "$folder") || return
  (umask 022 && cp "$2" "$folder/.kvmnet-new") && sync "$folder/.kvmnet-new" && mv "$folder/.kvmnet-new" "$1" && [ ! -e "$folder/.kvmnet-new" ] && sync "$folder"
}
staged() { cp -a "$policy_folder"/*.rules "$1" 2>/dev/null; :; }
# What the orders make of the fragments in a folder.
# shellcheck disable=SC2046 # names, which are words
carry_out() {
  copy_new "$1" && (cd "$1" && rm -f $(ordered remove "${scratch:?}" | sed 's/.*\///'))
}
copy_new() {
  target=$1
  set -- "$scratch/put"/*
  [ ! -e "$1" ] || cp "$@" "$target"
}
# Each is whole, and on the disk, before it has its name; many at once, as a process for each would take longer than nft.
# shellcheck disable=SC2046 # paths, which are words
put_fragments() {
  (umask 022 && mkdir -p "$policy_folder" && mkdir "$policy_folder.new" && copy_new "$policy_folder.new") || return
  set -- "$policy_folder.new"/*.rules
  if [ -e "$1" ]; then
    sync -f "$policy_folder.new" || return
    mv -t "$policy_folder" "$@" || return
  fi
  rmdir "$policy_folder.new" && rm -f $(ordered remove "$scratch") && forget_results && sync "$policy_folder"
}
# What was there before, whatever has failed. What has not changed is not touched: a full disk may be why.
take_back() {
  rm -rf "$policy_folder.new" "$policy_file.new"
  drop_notes
  for file in "$policy_folder"/*.rules; do
    [ -e "$scratch/before/${file##*/}" ] || rm -f "$file"
  done
  for file in "$scratch/before"/*.rules; do
    [ ! -e "$file" ] || cmp -s "$file" "$policy_folder/${file##*/}" || cp -a "$file" "$policy_folder"
  done
  compose "$scratch/before" > "$scratch/old.nft" && load_tables "$scratch/old.nft"
  cmp -s "$scratch/old.nft" "$policy_file" || cat "$scratch/old.nft" > "$policy_file"
  hold_accepts
  set_limits "$scratch/before"/*.rules
  hold_limits
  switch_flows put "$scratch/before"
  clear_tunes "$scratch/after" "$scratch/before"
  set_tunes "$scratch/before"/*.rules
  ! empty || forget_boot "$@"
}
# Those of fragments that are gone or about to be tried anew.
forget_results() {
  for file in "$policy_folder"/*.result; do
    name=${file##*/}
    name=${name%.result}.rules
    [ -e "$policy_folder/$name" ] && [ ! -e "$scratch/put/$name" ] || rm -f "$file" || return
  done
}
empty() { for file in "$policy_folder"/*.rules; do [ ! -e "$file" ] || return 1; break; done; }
boot_units='kvmnet-policy.service kvmnet-policy-keeper.service'
with_systemd() { [ -d /run/systemd/system ]; }
settle_boot() {
  with_systemd || return 0
  written=
  for path in $(ordered boot "$scratch"); do
    put_file "$path" "$scratch/boot/$(echo "$path" | tr / %)" || return
    written=1
  done
  [ -n "$written" ] || return 0
  # The table is in; of the two only the keeper has something to do before the next boot.
  # shellcheck disable=SC2086 # units of ours
  systemctl daemon-reload && systemctl -q --no-reload reenable $boot_units && timeout 30 systemctl restart kvmnet-policy-keeper.service
}
# Nothing of ours is left on the host but an empty folder that others of ours may use.
forget_boot() {
  if with_systemd; then
    # shellcheck disable=SC2086 # units of ours
    systemctl -q disable --now $boot_units 2>/dev/null
  fi
  rm -f "$@" "$policy_file" || return
  rmdir /etc/systemd/system/nftables.service.d /etc/systemd/system/ovs-vswitchd.service.d "$policy_folder" /etc/kvmnet 2>/dev/null
  ! with_systemd || systemctl daemon-reload
}
change() {
  scratch || fail "no folder in /run/kvmnet can be made: /run may be full or read-only"
  if ! (umask 022 && mkdir "$scratch/before" "$scratch/after" && sort_orders "$scratch"); then
    fail "/run/kvmnet cannot be written: it may be full or read-only"
  fi
  fragments_hash
  if [ "$hash" != "$seen" ]; then
    say stale
    return
  fi
  # What a step that was killed has left.
  rm -rf "$policy_folder.new" "$policy_file.new" "$policy_folder"/*.result.new
  words=$(settle_notes 2>&1) || fail "$words"
  staged "$scratch/before"
  staged "$scratch/after"
  words=$({ carry_out "$scratch/after" && compose "$scratch/after" > "$scratch/new.nft" && nft -c -f "$scratch/new.nft" && switch_flows try "$scratch/after"; } 2>&1) || fail "$words"
  # Files first: whoever finds rules must find whose they are. If the rest does not come about, they are as before.
  # A guest's limits have no mark of ours but the fragment: they go before it.
  words=$({ clear_tunes "$scratch/before" "$scratch/after" && put_notes && put_fragments && put_policy && load_tables "$policy_file" && switch_flows put "$policy_folder" && hold_accepts && limit && settle_boot && end_flows; } 2>&1) || {
    back=$(take_back "$@" 2>&1) || words="$words$newline$back"
    fail "$words"
  }
  if empty; then
    words=$(forget_boot "$@" 2>&1) || fail "$words"
  fi
  words=$(probe_all "$scratch/put" 2>&1) || fail "$words"
  say 'done'
}
limit() { set_limits "$scratch/put"/*.rules && hold_limits && set_tunes "$scratch/put"/*.rules; }
put_policy() {
  (umask 022 && cp "$scratch/new.nft" "$policy_file.new") && sync "$policy_file.new" && mv "$policy_file.new" "$policy_file" && [ ! -e "$policy_file.new" ] && sync /etc/kvmnet
}
(
  flock -w 30 9 || fail "another step holds /run/kvmnet/policy-hold"
  change "$@"
) 9>/run/kvmnet/policy-hold
:
