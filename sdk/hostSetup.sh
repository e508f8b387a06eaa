#!/bin/sh
# What `HostSetup` runs on a host, read on stdin. Safe to run again at any time.
# Arguments: `apply` or `show` (prints what it would ask for and changes nothing), how libvirt's daemons are laid out (`auto`, `monolithic`, `modular`),
# then features. Prints `key=value` lines.
set -u
LC_ALL=C; PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin; DEBIAN_FRONTEND=noninteractive
export LC_ALL PATH DEBIAN_FRONTEND
fail() { printf 'kvmnet HostSetup: %s\n' "$*" >&2; exit 1; }

family_of() {
  for word in "$1" $2; do
    case $word in
      debian|ubuntu) echo debian; return ;;
      rhel|fedora|centos|rocky|almalinux) echo rhel; return ;;
    esac
  done
}
# Packages by feature and family; `base` is what every resource of this package needs.
packages_of() {
  case "$1:$2" in
    base:debian) echo "iproute2 procps util-linux" ;;
    base:rhel) echo "iproute procps-ng util-linux" ;;
    libvirt:debian) echo "libvirt-daemon-system libvirt-clients dnsmasq-base qemu-system-x86 qemu-utils" ;;
    libvirt:rhel) echo "libvirt-daemon-kvm libvirt-daemon-config-network libvirt-client dnsmasq qemu-kvm qemu-img" ;;
    openvswitch:debian) echo "openvswitch-switch" ;;
    openvswitch:rhel) echo "openvswitch" ;;
    nftables:debian) echo "nftables" ;;
    nftables:rhel) echo "nftables" ;;
  esac
}

installed() {
  case $family in
    debian) [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ] ;;
    rhel) rpm -q --whatprovides "$1" >/dev/null 2>&1 ;;
  esac
}
install() {
  case $family in
    debian)
      apt-get -o DPkg::Lock::Timeout=300 -q -y update >&2 || fail "apt-get update failed: see above"
      apt-get -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends install "$@" >&2 || fail "apt-get could not install $*"
      ;;
    rhel)
      dnf -q -y install "$@" >&2 || fail "dnf could not install $*. Open vSwitch is not in RHEL's own repositories: enable Fast Datapath (RHEL) or install centos-release-nfv-openvswitch (CentOS Stream, Rocky, AlmaLinux) first"
      ;;
  esac
}

has_unit() { systemctl cat "$1" >/dev/null 2>&1; }
start() { systemctl enable --now "$@" >&2 || fail "could not start $*: see journalctl -u $1"; }
modular="virtqemud virtnetworkd virtnodedevd virtnwfilterd virtsecretd virtstoraged virtinterfaced"

layout_of() {
  if [ "$1" != auto ]; then echo "$1"
  elif systemctl -q is-enabled libvirtd.socket 2>/dev/null || systemctl -q is-enabled libvirtd.service 2>/dev/null; then echo monolithic
  elif has_unit virtqemud.socket; then echo modular
  else echo monolithic
  fi
}
start_libvirt() {
  layout=$(layout_of "$daemons")
  if [ "$layout" = modular ]; then
    has_unit virtqemud.socket || fail "this libvirt has no modular daemons (virtqemud.socket); use daemons: monolithic"
    for unit in libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket libvirtd.service; do
      has_unit $unit && systemctl disable --now $unit >&2
    done
    for daemon in $modular; do
      has_unit "$daemon.socket" && start "$daemon.socket"
    done
  elif has_unit libvirtd.socket; then start libvirtd.socket
  else start libvirtd.service
  fi
  echo "libvirtDaemons=$layout"
}
start_feature() {
  case $1 in
    libvirt) start_libvirt ;;
    openvswitch) if has_unit openvswitch-switch.service; then start openvswitch-switch.service; else start openvswitch.service; fi ;;
  esac
}
check() {
  case $1 in
    libvirt) version=$(virsh -c qemu:///system version --daemon 2>&1) || fail "libvirt does not answer: $version"
      printf '%s\n' "$version" | sed -n 's/^Running against daemon: /libvirt=/p' ;;
    openvswitch) version=$(ovs-vsctl --timeout=20 --version && ovs-vsctl --timeout=20 get Open_vSwitch . _uuid) || fail "Open vSwitch does not answer"
      printf '%s\n' "$version" | sed -n 's/^ovs-vsctl (Open vSwitch) /openvswitch=/p' ;;
    nftables) version=$(nft --version) || fail "nft does not run"
      printf '%s\n' "$version" | sed 's/^nftables v\([0-9.]*\).*/nftables=\1/' ;;
  esac
}

[ $# -ge 2 ] || fail "usage: apply|show auto|monolithic|modular FEATURE..."
mode=$1; daemons=$2; shift 2
ID=linux; ID_LIKE=; VERSION_ID=
# shellcheck disable=SC1090 # not ours
. "${OS_RELEASE:-/etc/os-release}" || fail "no /etc/os-release on this host"
family=$(family_of "$ID" "${ID_LIKE:-}")
[ -n "$family" ] || fail "$ID is neither of the Debian nor of the RHEL family: install the packages by hand and leave HostSetup out"
wanted=
for feature in base "$@"; do
  names=$(packages_of "$feature" "$family")
  [ -n "$names" ] || fail "unknown feature: $feature"
  wanted="$wanted $names"
done
echo "family=$family"
echo "os=$ID ${VERSION_ID:-}"
echo "packages=${wanted# }"
[ "$mode" = show ] && exit 0
[ "$(id -u)" = 0 ] || fail "must run as root"

missing=
for name in $wanted; do installed "$name" || missing="$missing $name"; done
# shellcheck disable=SC2086 # a package a word
[ -z "$missing" ] || install $missing
echo "installed=${missing# }"
for feature in "$@"; do
  if [ -d /run/systemd/system ]; then start_feature "$feature"; fi
  check "$feature"
done
