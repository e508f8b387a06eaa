#!/bin/sh
# Prints a whole host for parseSnapshot. Arguments: patterns of the paths of our files. In few processes: each costs more than what it asks.
own_files=$*
say link; ip -d -j addr show || exit
# Devices of its own are taps in a datapath in user space, as guests' NICs are.
say switches
ovs_says --format=json -- --columns=_uuid,name,type list Interface -- --columns=_uuid,name,interfaces,external_ids,other_config list Port \
  -- --columns=name,ports,external_ids,other_config list Bridge || exit

# Routes of all tables and rules, with what names tables, whose our own are, and where our session's answers go.
for family in 4 6; do
  # What was not printed must not be taken for gone; a kernel without IPv6 has none.
  say "inet$family"; printf 'route show table all\nrule show\n' | ip -j "-$family" -force -batch - || { [ $family = 6 ] && [ ! -e /proc/net/if_inet6 ]; } || exit
done
say tables
for f in /usr/share/iproute2/rt_tables /usr/lib/iproute2/rt_tables /etc/iproute2/rt_tables /etc/iproute2/rt_tables.d/*.conf; do
  [ -r "$f" ] && while read -r table; do printf '%s\n' "$table"; done < "$f"
done
say session; printf '%s\n' "${SSH_CONNECTION:-}"
say claims
for f in /run/kvmnet/route-*.json /run/kvmnet/rule-*.json; do [ -e "$f" ] && cat "$f"; done

say records
for f in /run/kvmnet/link-*.json; do [ -e "$f" ] && cat "$f"; done
say cards
for f in /sys/class/net/*/device; do [ -e "$f" ] && f=${f%/device} && printf '%s\n' "${f##*/}"; done
for f in /sys/class/net/*/uevent; do
  read -r type < "$f"
  if [ "$type" = DEVTYPE=vxlan ]; then f=${f%/uevent}; say fdb "${f##*/}"; bridge -j fdb show dev "${f##*/}"; fi
done 2>/dev/null
say vlans
for f in /sys/class/net/*/bridge/vlan_filtering; do
  [ -e "$f" ] && read -r on < "$f" && [ "$on" = 1 ] && { bridge -compressvlans -j vlan show || exit; break; }
done

say files
set --
# shellcheck disable=SC2086 # patterns
for f in $own_files; do [ -f "$f" ] && set -- "$@" "$f"; done
files=
[ $# -gt 0 ] && files=$(grep -H '' "$@") && printf '%s\n' "$files"
say enabled; look_unit_links
say pending
for f in /run/kvmnet/pending-*; do [ -e "$f" ] && read -r line < "$f" && printf '%s\n' "$line"; done

# Virtual functions, each with who uses it behind a `=`.
say sriov
for f in /sys/class/net/*/device/sriov_numvfs; do
  if [ -e "$f" ] && read -r number < "$f" && read -r total < "${f%numvfs}totalvfs"; then :; else continue; fi
  f=${f%/sriov_numvfs}; nic=${f%/device}
  printf '%s %s %s' "${nic##*/}" "$number" "$total"
  for v in "$f"/virtfn*; do
    [ -e "$v" ] || continue
    printf ' %s' "${v##*virtfn}"
    [ "$v/driver" -ef /sys/bus/pci/drivers/vfio-pci ] && printf '=/vfio-pci'
    for n in "$v"/net/*; do [ -e "$n" ] && printf '=%s' "${n##*/}"; done
  done
  echo
done
# Processes only for NICs that a HostInterface looks after: those with a record and, after a reboot, those that a file of ours says so of.
say nics
nics=
for f in /run/kvmnet/nic-*.json; do
  if [ -e "$f" ] && read -r line < "$f"; then :; else continue; fi
  printf '%s\n' "$line"
  line=${line#'{"device":"'}; nics="$nics ${line%%'"'*}"
done
case $files in
  *'# HostInterface '*) nics="$nics $(printf '%s\n' "$files" | sed -n 's/^[^:]*:# HostInterface \([^ ]*\): written by kvmnet.*/\1/p')" ;;
esac
[ -z "$nics" ] || command -v ethtool >/dev/null || nics=
said=' '
for nic in $nics; do
  case $said in *" $nic "*) continue ;; esac
  said="$said$nic "
  [ -e "/sys/class/net/$nic" ] && say_ethtool "$nic"
done

say look networkmanager; look_networkmanager
say look networkd; look_networkd
say look netplan; look_netplan
say look ifupdown; look_ifupdown
say look unit; look_unit

say resolved
if [ -d /run/systemd/resolve ] && dns=$(resolvectl dns 2>/dev/null); then
  printf '%s\n' "$dns" | sed 's/^/dns /'
  resolvectl domain | sed 's/^/domain /'
fi
say resolvconf
if [ -L /etc/resolv.conf ]; then
  printf 'link %s\n' "$(readlink /etc/resolv.conf)"
elif [ -e /etc/resolv.conf ]; then
  while IFS= read -r line || [ -n "$line" ]; do printf '|%s\n' "$line"; done < /etc/resolv.conf
fi
guard_say_back
say_generation network
:
