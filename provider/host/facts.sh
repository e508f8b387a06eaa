#!/bin/sh
# What we learn about a host, with shell builtins: a process for each tool would cost more than the session.
fact() { printf '%s %s\n' "$1" "$2"; }
first_line() { if [ -r "$1" ]; then IFS= read -r line <"$1"; printf '%s\n' "$line"; else echo; fi; }
# A device with everything that it stands on.
below() {
  case "$devices" in *" $1 "*) return ;; esac
  devices="$devices$1 "
  for link in "/sys/class/net/$1"/lower_*; do
    if [ -e "$link" ]; then below "${link##*/lower_}"; fi
  done
}
# The devices that it is a port of.
above() {
  for link in "/sys/class/net/$1"/upper_*; do
    if [ -e "$link" ] && [ "/sys/class/net/$1/master" -ef "$link" ]; then
      devices="$devices${link##*/upper_} "
      above "${link##*/upper_}"
    fi
  done
}
after_dev() {
  while [ $# -gt 1 ]; do
    if [ "$1" = dev ]; then printf '%s\n' "$2"; return; fi
    shift
  done
}
# What a bridge of Open vSwitch reaches the world by: NICs, tunnels, patches. Devices of the host's own and guests' NICs lead nowhere else.
# shellcheck disable=SC2046,SC2086 # words
uplinks() {
  ports=" $(ovs-vsctl --timeout=5 list-ifaces "$1" 2>/dev/null | tr '\n' ' ') "
  ovs-vsctl --timeout=5 --bare --no-headings --columns=name,type,options,external_ids list Interface 2>/dev/null |
    while IFS= read -r name && IFS= read -r type && IFS= read -r options && IFS= read -r ids; do
      IFS= read -r _
      case $ports in *" $name "*) ;; *) continue ;; esac
      case $ids in *attached-mac=*) continue ;; esac
      peer='' remote=''
      for option in $options; do
        case $option in peer=*) peer=${option#*=} ;; remote_ip=*) remote=${option#*=} ;; esac
      done
      case $type in
        internal) ;;
        patch) printf '%s\n' "$name" ${peer:+"$peer"} ;;
        '' | system) printf '%s\n' "$name" ;;
        *) printf '%s\n' "$name"; case $remote in *[.:]*) after_dev $(ip -o route get "$remote" 2>/dev/null) ;; esac ;;
      esac
    done
}
over_ovs() {
  [ -S /var/run/openvswitch/db.sock ] || return 0
  bridges=' ' known=
  while [ "$devices" != "$known" ]; do
    known=$devices
    for one in $known; do
      bridge=$(ovs-vsctl --timeout=5 iface-to-br "$one" 2>/dev/null) || bridge=$one
      case $bridges in *" $bridge "*) continue ;; esac
      bridges="$bridges$bridge "
      [ "$bridge" != "$one" ] || ovs-vsctl --timeout=5 br-exists "$one" 2>/dev/null || continue
      below "$bridge"
      for port in $(uplinks "$bridge"); do below "$port"; done
    done
  done
}
path_of() {
  below "$1"
  above "$1"
}
# The devices that carry a session, which sshd describes as `client port server port`.
session() {
  client=${1%% *}; server=${1#* * }; server=${server%% *}
  case "$client" in
    *%*) device=${client#*%} ;;
    *[.:]*)
      # shellcheck disable=SC2046 # words of the route
      device=$(after_dev $(ip -o route get "$client" 2>/dev/null)) ;;
    *) return ;;
  esac
  devices=" "
  if [ -n "$device" ]; then path_of "$device"; fi
  for device in $(ip -o addr show to "${server%\%*}" 2>/dev/null | while read -r _ name _; do echo "$name"; done); do
    path_of "$device"
  done
  over_ovs
  for device in $devices; do fact session "$device"; done
}
echo "$begin_mark"
fact uid "$uid"
fact machine-id "$(first_line /etc/machine-id)"
fact boot-id "$(first_line /proc/sys/kernel/random/boot_id)"
fact hostname "$(first_line /proc/sys/kernel/hostname)"
fact kernel "$(first_line /proc/sys/kernel/osrelease)"
if [ -d /run/systemd/system ]; then fact systemd yes; fi
release=/etc/os-release; [ -r "$release" ] || release=/usr/lib/os-release
if [ -r "$release" ]; then while IFS= read -r line || [ -n "$line" ]; do fact os "$line"; done <"$release"; fi
IFS=:
for tool do
  for folder in $PATH; do
    if [ -f "$folder/$tool" ] && [ -x "$folder/$tool" ]; then fact tool "$tool $folder/$tool"; break; fi
  done
done
unset IFS
session "${SSH_CONNECTION:-}"
