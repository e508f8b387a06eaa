#!/bin/sh
# What NetworkManager is told. Facts, all seen with 1.42 on a live bridge and bond:
# - A bridge made by ip is `connected (externally)` and left alone, also over a restart of the daemon. Activating a profile for it takes its addresses away for half a
#   second, and every port off it that NetworkManager does not run (guests' taps). `device modify` gives it name servers with the addresses gone as long, and no port.
# - Activating a port's profile on such a bridge takes the NIC over from another profile without it leaving the bridge. Doing so when it is active already takes
#   the port off the bridge for a moment; doing it on a bond makes its ports come and go without end.
# - A VLAN without addresses is no such connection to it: once there is a profile it activates that, and takes the device out of its bridge.
# - `device set managed no` leaves the device as it is, whatever its profile said; except for a bond: its ports go, or the bond itself.
# - A port of an active profile that `ip` takes off its bridge is put back at once: the profile must go first.
# - The local port of a bridge of Open vSwitch (kernel's datapath) is an unmanaged generic device to it, up with addresses or not, until `managed=1` or `device set`
#   says otherwise. Activating its profile takes its addresses away for a quarter of a second.
# - A profile whose file is gone when it is loaded is forgotten, and a device that it made with it. A volatile copy of it in /run keeps the device, and goes with it.
nm() { timeout 40 nmcli -w 30 "$@"; }
nm_active() { nm -g GENERAL.CON-UUID device show "$1" 2>/dev/null; }
nm_rules() {
  for family in -4 -6; do ip $family rule show | sed "s/ \[detached\]//;s/^\([0-9]*\):[[:space:]]*/$family rule add pref \1 /"; done
}
verb_nm_spare() {
  for try in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(nm_active "$1")" = "$2" ] && return
    nm device set "$1" managed no 2>/dev/null && return
    # It hears of a new device from udev.
    sleep 0.3
  done
  fail "nmcli device set $1 managed no"
}
verb_nm_load() { nm connection load "$@" >/dev/null || fail "nmcli connection load $*"; }
verb_nm_drop() {
  rm -f "$@" || exit
  nm connection load "$@" >/dev/null || :
}
# One that its configuration keeps from it would be missing at the next boot. One that we took from it until then says so itself.
verb_nm_takes() {
  case $(nm -g GENERAL.STATE device show "$1" 2>/dev/null) in '10 '*) ;; *) return 0 ;; esac
  read -r index < "/sys/class/net/$1/ifindex" || return 0
  grep -qs '^managed=false' "/run/NetworkManager/devices/$index" ||
    fail "NetworkManager is told to leave $1 alone (unmanaged-devices, or managed=0, in its configuration) and would not make it a port at the next boot, so nothing was changed: set \`persistence: \"unit\"\`, or let it run $1"
}
verb_nm_port() {
  [ "$(nm_active "$1")" = "$2" ] && return
  # On a bridge that it leaves alone until the next boot it does so with the port; of a new bridge it hears from udev.
  for try in 1 2 3 4 5; do
    case $(nm -g GENERAL.STATE device show "$3" 2>/dev/null) in '' | '10 '*) sleep 0.4 ;; *) try=; break ;; esac
  done
  if [ -n "$try" ]; then verb_nm_leave_alone "$1"; return; fi
  verb_nm_bare "$1" "$2"
}
# A NIC changes to a profile of ours without addresses. Rules of the profile that it leaves are the host's, and stay.
verb_nm_bare() {
  [ "$(nm_active "$1")" = "$2" ] && return
  rules=$(nm_rules)
  nm connection up uuid "$2" ifname "$1" >/dev/null || fail "NetworkManager does not make $1 a port with its profile $2"
  left=$(nm_rules)
  printf '%s\n' "$rules" | while read -r family words; do
    case $left in *"$family $words"*) ;; *) [ -z "$words" ] || ip "$family" -force -batch - <<end 2>/dev/null || : ;; esac
$words
end
  done
}
# The local port of a bridge of Open vSwitch gets its profile, or takes note of what has changed in it.
verb_nm_run() { verb_nm_refresh "$1" "$2" activate; }
# It stays as it is, but for a lease, which nobody renews then, and is nobody's as before. What it does at the next boot says the configuration.
verb_nm_let_go() {
  [ -e "/sys/class/net/$1" ] || return 0
  case $(nm_active "$1") in '' | "$2") ;; *) return 0 ;; esac
  methods=$(nm -g ipv4.method,ipv6.method connection show "$2" 2>/dev/null)
  verb_nm_leave_alone "$1"
  case $methods in *auto*) ip addr flush dev "$1" dynamic ;; esac
}
verb_nm_refresh() {
  if [ "$(nm_active "$1")" = "$2" ]; then
    # It refuses what cannot be changed on an active device; the kernel has that already, and the file is right for the next activation.
    nm device reapply "$1" >/dev/null 2>&1 || :
  elif [ "$3" = activate ]; then
    nm device set "$1" managed yes || :
    ports=$(ls "/sys/class/net/$1/brif" 2>/dev/null)
    nm connection up uuid "$2" ifname "$1" >/dev/null || fail "NetworkManager does not activate $1 with its profile $2"
    for port in $ports; do [ -e "/sys/class/net/$port/master" ] || ip link set dev "$port" master "$1" || exit; done
  fi
}
verb_nm_resolve() {
  device=$1 uuid=$2
  shift 2
  [ "$(nm_active "$device")" = "$uuid" ] && return
  case "$*" in *.dns*) ;; *) [ -n "$(nm -g IP4.DNS,IP6.DNS device show "$device" 2>/dev/null)" ] || return 0 ;; esac
  # Blanks in a value arrive as underscores; one alone is an empty value.
  words=$(printf '%s\n' "$@" | tr _ ' ')
  set --
  while IFS= read -r word; do set -- "$@" "${word# }"; done <<end
$words
end
  for try in 1 2 3 4 5 6 7 8 9 10; do
    # Until it has heard of a new device.
    case $(nm -g GENERAL.STATE device show "$device" 2>/dev/null) in '' | '10 '*) sleep 0.4 ;; *) break ;; esac
  done
  nm device modify "$device" "$@" >/dev/null || fail "NetworkManager does not take the name servers of $device"
  # It answers before it has taken the addresses away and set them again: it has when it has the name servers.
  servers=$(printf '%s\n' "$words" | sed -n '/^ipv[46].dns$/{n;s/,/ /g;p}')
  address=$(printf '%s\n' "$words" | sed -n '/^ipv4.addresses$/{n;s/,.*//;p}')
  tries=0 calm=0
  while [ $tries -lt 30 ] && [ $calm -lt 3 ]; do
    sleep 0.3
    tries=$((tries + 1)) calm=$((calm + 1))
    # A bridge none of whose ports it runs it lets go of then, and takes it down: it is made to run it by its profile.
    case $(nm -g GENERAL.STATE device show "$device" 2>/dev/null) in '10 '*) verb_nm_refresh "$device" "$uuid" activate && return ;; esac
    told=$(nm -e no -g IP4.DNS,IP6.DNS device show "$device" 2>/dev/null)
    for server in $servers; do case $told in *"$server"*) ;; *) calm=0 ;; esac; done
    case $(ip -o addr show dev "$device"), in *" $address"*) ;; *) calm=0 ;; esac
  done
  case $(ip -o addr show dev "$device"), in *" $address"*) return ;; esac
  fail "NetworkManager took the addresses of $device away when it was told of name servers, and did not set them again"
}
verb_nm_leave_alone() {
  nm device set "$1" managed no || fail "nmcli device set $1 managed no"
  # It answers before it has let go, and would take the device out of a bond that it joins meanwhile.
  for try in 1 2 3 4 5 6 7 8 9 10; do
    case $(nm -g GENERAL.STATE device show "$1") in '10 '*) return ;; esac
    sleep 0.3
  done
  fail "NetworkManager does not let go of $1"
}
verb_nm_give_back() {
  [ -e "/sys/class/net/$1" ] || return 0
  # It would not give flags of its own to addresses that are there already.
  case $(nm -g GENERAL.STATE device show "$1") in '10 '*) ip addr flush dev "$1" scope global ;; esac
  nm device set "$1" managed yes autoconnect yes || fail "nmcli device set $1 managed yes"
  # One without a profile stays disconnected.
  for try in 1 2 3 4 5 6; do
    case $(nm -g GENERAL.STATE device show "$1") in '100 '*) return ;; esac
    sleep 0.5
  done
}
verb_nm_keep() {
  set -- "$1" "$2" "$3" "/run/NetworkManager/system-connections/${3##*/}" "$4"
  if [ "$(nm_active "$1")" = "$2" ]; then
    (umask 077 && mkdir -p "${4%/*}" && printf %s "$5" | base64 -d > "$4") || exit
    nm connection load "$3" "$4" >/dev/null || :
  else
    nm connection load "$3" >/dev/null || :
  fi
}
