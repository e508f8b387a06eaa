#!/bin/sh
# Replaces our table. $1: the fragments as they were seen, one word; the rest as for a look. On stdin: `put PATH TEXT`, `remove PATH`, for files of the
# boot `boot PATH TEXT`; texts in the form of `printf %b`. All fragments change, or none.
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
  (umask 022 && printf %b "$2" > "$folder/.kvmnet-new") && sync "$folder/.kvmnet-new" && mv "$folder/.kvmnet-new" "$1" && [ ! -e "$folder/.kvmnet-new" ] && sync "$folder"
}
staged() { cp -a "$policy_folder"/*.rules "$1" 2>/dev/null; :; }
# What the orders make of the fragments in a folder.
carry_out() {
  while read -r verb path text; do
    case $verb in
      put) printf %b "$text" > "$1/${path##*/}" || return ;;
      remove) rm -f "$1/${path##*/}" || return ;;
    esac
  done < "$scratch/orders"
}
put_fragments() {
  [ -d "$policy_folder" ] || (umask 022 && mkdir -p "$policy_folder") || return
  changed=
  while read -r verb path text; do
    case $verb in
      put)
        (umask 022 && printf %b "$text" > "$path.new") && sync "$path.new" && mv "$path.new" "$path" && [ ! -e "$path.new" ] || return
        changed=1
        ;;
      remove)
        rm -f "$path" && [ ! -e "$path" ] || return
        changed=1
        ;;
    esac
  done < "$scratch/orders"
  [ -z "$changed" ] || sync "$policy_folder"
}
# What was there before, whatever has failed.
take_back() {
  rm -f "$policy_folder"/*.rules "$policy_folder"/*.new
  cp -a "$scratch/before"/*.rules "$policy_folder" 2>/dev/null
  compose "$scratch/before" > "$scratch/old.nft" && nft -f "$scratch/old.nft" && cat "$scratch/old.nft" 2>/dev/null > "$policy_file"
  hold_accepts
}
empty() { for file in "$policy_folder"/*.rules; do [ ! -e "$file" ] || return 1; break; done; }
boot_units='kvmnet-policy.service kvmnet-policy-keeper.service'
with_systemd() { [ -d /run/systemd/system ]; }
settle_boot() {
  with_systemd || return 0
  written=
  while read -r verb path text; do
    [ "$verb" = boot ] || continue
    put_file "$path" "$text" || return
    written=1
  done < "$scratch/orders"
  [ -n "$written" ] || return 0
  # shellcheck disable=SC2086 # units of ours
  systemctl daemon-reload && systemctl -q --no-reload reenable $boot_units && systemctl --no-block restart $boot_units
}
# Nothing of ours is left on the host but an empty folder that others of ours may use.
forget_boot() {
  if with_systemd; then
    # shellcheck disable=SC2086 # units of ours
    systemctl -q disable --now $boot_units 2>/dev/null
  fi
  rm -f "$@" "$policy_file" || return
  rmdir /etc/systemd/system/nftables.service.d "$policy_folder" /etc/kvmnet 2>/dev/null
  ! with_systemd || systemctl daemon-reload
}
change() {
  scratch || fail "no folder in /run/kvmnet can be made: /run may be full or read-only"
  (umask 022 && mkdir -p /run/kvmnet "$scratch/before" "$scratch/after") && cat > "$scratch/orders" || fail "/run/kvmnet cannot be written: /run may be full or read-only"
  fragments_hash
  if [ "$hash" != "$seen" ]; then
    say stale
    return
  fi
  # What a step that was killed has left.
  rm -f "$policy_folder"/*.new "$policy_file.new"
  staged "$scratch/before"
  staged "$scratch/after"
  words=$({ carry_out "$scratch/after" && compose "$scratch/after" > "$scratch/new.nft" && nft -c -f "$scratch/new.nft"; } 2>&1) || fail "$words"
  # Files first: whoever finds rules must find whose they are. If the rest does not come about, they are as before.
  words=$({ put_fragments && put_policy && nft -f "$policy_file" && hold_accepts && settle_boot; } 2>&1) || {
    back=$(take_back 2>&1) || words="$words$newline$back"
    fail "$words"
  }
  if empty; then
    words=$(forget_boot "$@" 2>&1) || fail "$words"
  fi
  say done
}
put_policy() {
  (umask 022 && cp "$scratch/new.nft" "$policy_file.new") && sync "$policy_file.new" && mv "$policy_file.new" "$policy_file" && [ ! -e "$policy_file.new" ] && sync /etc/kvmnet
}
(
  flock -w 30 9 || fail "another step holds /run/kvmnet/policy-hold"
  change "$@"
) 9>/run/kvmnet/policy-hold
