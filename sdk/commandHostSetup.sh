#!/bin/sh
# What `CommandHostSetup` runs on a host, read on stdin after provider/linux/hostSetup/system.sh. Safe to run again at any time.
# Arguments: `apply` or `show` (prints what it would ask for and changes nothing), how libvirt's daemons are laid out (`auto`, `monolithic`, `modular`),
# then features. Prints `key=value` lines.
set -u
LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
fail() { printf 'kvmnet HostSetup: %s\n' "$*" >&2; exit 1; }

[ $# -ge 2 ] || fail "usage: apply|show auto|monolithic|modular FEATURE..."
mode=$1; daemons=$2; shift 2
setup_read_system
[ -n "$family" ] || fail "$system is neither of the Debian nor of the RHEL family: install the packages by hand and leave HostSetup out"
wanted=
for feature in base "$@"; do
  names=$(setup_packages "$feature")
  [ -n "$names" ] || fail "unknown feature: $feature"
  wanted="$wanted $names"
done
echo "family=$family"
echo "os=$system"
echo "packages=${wanted# }"
[ "$mode" = show ] && exit 0
[ "$(id -u)" = 0 ] || fail "must run as root"

missing=
# shellcheck disable=SC2086 # a package a word
there=" $(setup_installed $wanted | tr '\n' ' ')"
for name in $wanted; do case $there in *" $name "*) ;; *) missing="$missing $name" ;; esac; done
# shellcheck disable=SC2086 # a package a word
[ -z "$missing" ] || setup_install $missing
echo "installed=${missing# }"
for feature in "$@"; do
  setup_start "$feature" "$daemons"
  version=$(setup_version "$feature") || fail "$feature does not answer: $version"
  echo "$feature=$version"
done
[ -z "${units:-}" ] || echo "libvirtDaemons=$(setup_layout "$daemons")"
