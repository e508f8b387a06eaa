#!/bin/sh
# What a host needs for each feature, and how its system installs and starts it. Changes nothing by being read.
setup_features='libvirt openvswitch nftables'
setup_modular='virtqemud virtnetworkd virtnodedevd virtnwfilterd virtsecretd virtstoraged virtinterfaced'
setup_line='
'
# Sets `system` (`debian 12`) and `family` (`debian`, `rhel` or nothing).
setup_read_system() {
  release=${OS_RELEASE:-/etc/os-release}
  [ -r "$release" ] || release=/usr/lib/os-release
  # shellcheck disable=SC1090 # not ours
  system=$(ID=linux VERSION_ID='' && . "$release" && echo "$ID${VERSION_ID:+ $VERSION_ID}")
  # shellcheck disable=SC1090
  family=$(ID=linux ID_LIKE='' && . "$release" && setup_family "$ID" "$ID_LIKE")
}
setup_family() {
  for word in "$1" $2; do
    case $word in
      debian | ubuntu) echo debian; return ;;
      rhel | fedora | centos | rocky | almalinux) echo rhel; return ;;
    esac
  done
}
# Packages of a feature; `base` is what every resource of ours needs.
setup_packages() {
  case "$1:$family" in
    base:debian) echo 'iproute2 procps util-linux' ;;
    base:rhel) echo 'iproute procps-ng util-linux' ;;
    libvirt:debian) echo 'libvirt-daemon-system libvirt-clients dnsmasq-base qemu-system-x86 qemu-utils' ;;
    libvirt:rhel) echo 'libvirt-daemon-kvm libvirt-daemon-config-network libvirt-client dnsmasq qemu-kvm qemu-img' ;;
    openvswitch:debian) echo openvswitch-switch ;;
    openvswitch:rhel) echo openvswitch ;;
    nftables:debian | nftables:rhel) echo nftables ;;
  esac
}
# Those of the packages that are installed.
# shellcheck disable=SC2016 # words of dpkg's
setup_installed() {
  case $family in
    debian) dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' ;;
    rhel) for package; do rpm -q --whatprovides "$package" >/dev/null 2>&1 && echo "$package"; done ;;
  esac
}
# Maintainers' scripts make files that daemons under other users read: not with the umask of our session.
setup_install() {
  case $family in
    debian)
      words=$(umask 022 && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q -y update 2>&1 </dev/null) || fail "apt-get update failed: $words"
      words=$(umask 022 && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -q -y --no-install-recommends install "$@" 2>&1 </dev/null) ||
        fail "apt-get could not install $*: $words"
      ;;
    rhel)
      words=$(umask 022 && dnf -q -y install "$@" 2>&1 </dev/null) ||
        fail "dnf could not install $*. Open vSwitch is not in RHEL's own repositories: enable Fast Datapath (RHEL) or install centos-release-nfv-openvswitch (CentOS Stream, Rocky, AlmaLinux) first. $words"
      ;;
  esac
}
# `dpkg` and `rpm` refuse by themselves what others need.
setup_uninstall() {
  case $family in
    debian) dpkg --no-act --remove "$@" >/dev/null 2>&1 || fail "other packages need some of $*: $(dpkg --no-act --remove "$@" 2>&1)"
      words=$(umask 022 && DEBIAN_FRONTEND=noninteractive dpkg --remove "$@" 2>&1 </dev/null) || fail "dpkg could not remove $*: $words" ;;
    rhel) words=$(umask 022 && rpm -e "$@" 2>&1 </dev/null) || fail "rpm could not remove $*: $words" ;;
  esac
}
# systemd's units of the features, each with whether it is enabled. Nothing where systemd does not run.
setup_read_units() {
  units=
  [ ! -d /run/systemd/system ] || units=$(systemctl list-unit-files --no-legend --no-pager 'libvirtd*' 'virt*' 'openvswitch*' 2>/dev/null)
}
setup_unit_is() { printf '%s\n' "$units" | sed -n "s/^$1  *\([^ ]*\).*/\1/p"; }
setup_has_unit() { case "$setup_line$units" in *"$setup_line$1 "*) ;; *) return 1 ;; esac; }
# How libvirt's daemons are laid out, or are to be where nobody says it.
setup_layout() {
  if [ "$1" != auto ]; then echo "$1"
  elif [ "$(setup_unit_is libvirtd.socket)" = enabled ] || [ "$(setup_unit_is libvirtd.service)" = enabled ]; then echo monolithic
  elif setup_has_unit virtqemud.socket; then echo modular
  else echo monolithic
  fi
}
# The units of a feature that have to run in that layout.
setup_units() {
  case "$1:$2" in
    libvirt:modular) for daemon in $setup_modular; do ! setup_has_unit "$daemon.socket" || echo "$daemon.socket"; done ;;
    libvirt:*) if setup_has_unit libvirtd.socket; then echo libvirtd.socket; elif setup_has_unit libvirtd.service; then echo libvirtd.service; fi ;;
    openvswitch:*) for unit in openvswitch-switch.service openvswitch.service; do if setup_has_unit "$unit"; then echo "$unit"; break; fi; done ;;
  esac
}
# Starts the daemons of a feature, now and at boot.
setup_start() {
  setup_read_units
  [ -n "$units" ] || return 0
  layout=$(setup_layout "$2")
  if [ "$1" = libvirt ]; then
    [ "$layout" = monolithic ] || setup_has_unit virtqemud.socket || fail 'this libvirt has no modular daemons (virtqemud.socket); use monolithic ones'
    [ "$2" = auto ] || setup_stop_layout "$layout"
  fi
  for unit in $(setup_units "$1" "$layout"); do
    words=$(umask 022 && systemctl enable --now "$unit" 2>&1) || fail "could not start $unit (see journalctl -u $unit): $words"
  done
}
# The daemons of the other layout: guests go on running.
setup_stop_layout() {
  case $1 in
    modular) others='libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket libvirtd.service' ;;
    *) others=$(for daemon in $setup_modular; do echo "$daemon.socket $daemon-ro.socket $daemon-admin.socket $daemon.service"; done) ;;
  esac
  for unit in $others; do
    ! setup_has_unit "$unit" || words=$(systemctl disable --now "$unit" 2>&1) || fail "could not stop $unit: $words"
  done
}
# The version of a feature that answers; else its words, as a failure.
setup_version() {
  case $1 in
    libvirt) words=$(timeout 20 virsh -c qemu:///system version --daemon 2>&1) && printf '%s\n' "$words" | sed -n 's/^Running against daemon: //p' ;;
    openvswitch) words=$(ovs-vsctl --timeout=20 --version 2>&1 && ovs-vsctl --timeout=20 get Open_vSwitch . _uuid 2>&1) && printf '%s\n' "$words" | sed -n 's/^ovs-vsctl (Open vSwitch) //p' ;;
    nftables) words=$(nft --version 2>&1) && printf '%s\n' "$words" | sed 's/^nftables v\([0-9.]*\).*/\1/' ;;
  esac || { printf '%s\n' "$words"; return 1; }
}
