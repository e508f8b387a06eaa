#!/bin/sh
# Prints what the policy of a host is planned from, for parsePolicy. Arguments: paths of the files that bring it back at boot.
say fragments
grep -aHs '' "$policy_folder"/*.rules
say results
grep -aHs '' "$policy_folder"/*.result
say ending
ls "$policy_folder"/*.ending 2>/dev/null
say tools
for tool in conntrack iperf3 openssl; do ! command -v "$tool" >/dev/null || echo "$tool"; done
say hash
fragments_hash
echo "$hash"
# A network's name, and with it a path, may hold a colon.
lines_of() { grep -aHZs '' "$@" | tr '\000' '\001'; }
say networks
lines_of /etc/libvirt/qemu/networks/*.xml
say running
lines_of /run/libvirt/network/*.xml
# What nft makes of our text, in a network namespace of its own, against what there is: independent of how this nft writes it.
say table
text=
live=
if [ -e "$policy_file" ] || [ -d "$policy_folder" ] || [ -n "$(families_there)" ]; then
  text=$(compose "$policy_folder")
  live=$(list_tables)
  # shellcheck disable=SC2016 # of the shell within
  wanted=$(printf '%s\n' "$text" | unshare -n sh -c 'nft -f - && for family in inet bridge; do nft -s list table "$family" kvmnet; done' 2>/dev/null)
  # Where nft makes nothing of our text, nothing is not as wanted.
  if [ "$live" = "$wanted" ] && { [ -n "$wanted" ] || [ -z "$text" ]; }; then
    echo same
  else
    echo differs
    say live
    printf '%s\n' "$live"
    say wanted
    printf '%s\n' "$wanted"
  fi
else
  echo none
fi
say leftovers
[ ! -e "$policy_file" ] || echo "$policy_file"
[ -z "$live" ] || echo table
say file
[ -e "$policy_file" ] && { [ -z "$text" ] || printf '%s\n' "$text"; } | cmp -s - "$policy_file" && echo current
say held
if [ -e "$policy_file" ] || [ -d "$policy_folder" ] || [ -n "$live" ]; then
  held
fi
say backends
accepts_wanted | while read -r family bridge; do echo "$family $bridge $(backend_of "$family" "$bridge")"; done
say boot
if [ -d /run/systemd/system ]; then
  echo systemd
  sha256sum "$@" 2>/dev/null
  for unit in kvmnet-policy kvmnet-policy-keeper; do [ ! -L "/etc/systemd/system/multi-user.target.wants/$unit.service" ] || echo "enabled $unit"; done
  ! systemctl -q is-active kvmnet-policy-keeper.service 2>/dev/null || echo keeping
fi
say listeners
ss -Hltnu 2>/dev/null
# Who else translates addresses: Docker, firewalld, an administrator. Those of iptables in its own words.
say translations
for tool in iptables ip6tables; do
  "$tool" -w 5 -t nat -S 2>/dev/null | grep -E -e '-j (DNAT|REDIRECT)'
done
# shellcheck disable=SC2016 # awk's own
nft list tables 2>/dev/null | while read -r _ family table; do
  [ "$table" = kvmnet ] || nft -s list table "$family" "$table" 2>/dev/null
done | awk '
  /^table / { table = $2 " " $3; next }
  /^\tchain / { chain = $2; next }
  table != "ip nat" && table != "ip6 nat" && / (dnat|redirect)( |$)/ && /dport/ { print "nft " table " " chain ":" $0 }'
# NICs of guests, as their definitions have them: to say by which way a MAC address reaches the network.
say nics
# shellcheck disable=SC2016 # awk's own
for file in /etc/libvirt/qemu/*.xml /run/libvirt/qemu/*.xml; do
  [ ! -f "$file" ] || awk '
    /<uuid>/ && !said { said = 1; of = $0 }
    /<kvmnet:nic / { of = of "\n" $0 }
    /<interface type=/ { on = 1; print "guest " FILENAME "\n" of } on { print } /<\/interface>/ { on = 0 }' "$file"
done
say queues
look_queues
say limits
look_limits
say impairments
look_impairments
say bridges
for bridge in /sys/class/net/*/bridge; do
  [ ! -d "$bridge" ] || { bridge=${bridge%/bridge}; echo "linux ${bridge##*/}"; }
done
say switches
ovs_says --format=json -- --columns=name,ports,fail_mode,controller list Bridge -- --columns=_uuid,interfaces list Port \
  -- --columns=_uuid,name,external_ids list Interface -- --columns=external_ids list Open_vSwitch || exit
sed -n 's/^# bridge /steered /p' /etc/kvmnet/flows.d/*.flows 2>/dev/null
say flows
switch_flows compare "$policy_folder" || exit
# Without loading a module, where the host says which it has; else it is tried, in a network namespace that is gone afterwards.
say tracking
modules=/lib/modules/$(uname -r)
if [ -d /sys/module/nf_conntrack_bridge ] || grep -qs nf_conntrack_bridge "$modules/modules.dep" "$modules/modules.builtin"; then
  echo tracks
elif printf 'table bridge kvmnet {\n\tchain probe {\n\t\ttype filter hook forward priority -200;\n\t\tmeta ibrname "x" ct state established accept\n\t}\n}\n' |
  unshare -n nft -c -f - 2>/dev/null; then
  echo tracks
fi
# The neighbour that hands us the frames of our own session: `DEVICE MAC`.
say wayin
client=${SSH_CONNECTION:-}
client=${client%% *}
if [ -n "$client" ]; then
  # shellcheck disable=SC2046 # words of ip
  set -- $(ip -o route get "$client" 2>/dev/null)
  device=
  via=$client
  while [ $# -gt 1 ]; do
    case $1 in dev) device=$2 ;; via) via=$2 ;; esac
    shift
  done
  ip neigh show to "$via" dev "$device" 2>/dev/null | sed -n "s|.* lladdr \([^ ]*\).*|$device \1|p;s|^lladdr \([^ ]*\).*|$device \1|p" | sort -u
fi
say end
