#!/bin/sh
# `networkd_reload` makes networkd read its files again without disturbing anything. Its words are lists with commas (`-` for none): devices that need a
# base file (`eth1.5/eth1_2e5`: with the name as part of a file's), devices that we have just made, devices whose own addresses and routes are to go
# (ports), further devices to wait for, priorities of rules of ours.
# Facts (systemd 252, networkd-link.c and tried): `networkctl reload` leaves addresses and routes that stay described alone, while `reconfigure` takes
# them away first. It never changes an existing device. What others set with ip it drops: routes and addresses of each device whose file changed, and
# all foreign rules of the host: they are set again here. It meets a device that is there already only with the next message about it, and its ports
# stay half configured until then: writing the alias anew makes one.
networkd_foreign() {
  for family in -4 -6; do
    ip $family -o address show permanent scope global | sed -n "s/^[0-9]*: *\([^ ]*\) *inet6\{0,1\} \([^ ]*\) .*/$family address add \2 dev \1/p"
    ip $family -o route show table all |
      grep -Ev ' proto (kernel|ra|dhcp)( |$)|(^| )table local( |$)' | sed "s/ linkdown//g;s/ dead//g;s/\\\\//g;s/ pref medium//;s/^/$family route add /"
    ip $family rule show | sed -n "s/ \[detached\]//;s/^\([0-9]*\):[[:space:]]*/$family rule add pref \1 /p"
  done
}
networkd_states() {
  for device; do
    [ -e "/sys/class/net/$device/ifindex" ] || continue
    read -r index < "/sys/class/net/$device/ifindex"
    state=unmanaged
    while IFS='=' read -r key value; do
      [ "$key" = ADMIN_STATE ] && state=$value
    done 2>/dev/null < "/run/systemd/netif/links/$index"
    printf '%s ' "$device:$state"
  done
}
networkd_bases() {
  for each; do
    base=/etc/systemd/network/60-kvmnet-base-${each#*/}.network
    [ -e "$base" ] || {
      printf '# Holds drop-ins of kvmnet and goes with the last of them.\n[Match]\nName=%s\n\n[Network]\nKeepConfiguration=static\n' "${each%/*}" > "$base.kvmnet~"
      chmod 644 "$base.kvmnet~" && sync "$base.kvmnet~" && mv "$base.kvmnet~" "$base" && sync /etc/systemd/network || exit
    }
  done
}
networkd_tidy() {
  set +f
  for base in /etc/systemd/network/60-kvmnet-base-*.network; do
    [ ! -e "$base" ] || [ -d "$base.d" ] || rm -f "$base"
  done
  set -f
}
verb_networkd_reload() {
  networkd_tidy
  list() { [ "$1" = - ] || printf %s "$1" | tr , ' '; }
  # shellcheck disable=SC2046 # words
  networkd_bases $(list "$1")
  own=$(list "$2")
  watched="$own $(list "$3") $(list "$4")"
  notes=$(mktemp -d) || exit
  networkd_foreign > "$notes/before"
  networkctl reload </dev/null || fail "networkctl reload failed"
  for device in $own; do
    [ ! -e "/sys/class/net/$device" ] || ip link set dev "$device" alias "$(cat "/sys/class/net/$device/ifalias")"
  done
  # The states in /run follow a moment after the answer; a lease may take longer than anybody wants to wait.
  i=0 calm=0
  while [ $i -lt 40 ] && [ $calm -lt 3 ]; do
    sleep 0.2
    i=$((i + 1))
    # shellcheck disable=SC2086 # words
    states=$(networkd_states $watched)
    case $states in
      *:failed*) fail "networkd could not set up a device ($states): see journalctl -u systemd-networkd" ;;
      *:configuring* | *:initialized* | *:pending*) calm=0 ;;
      *) calm=$((calm + 1)) ;;
    esac
  done
  networkd_foreign > "$notes/after"
  either() { list "$1" | tr ' ' '|' | sed 's/[.]/[.]/g'; }
  gone=$(either "$3")
  # networkd sets a rule under its own protocol number, and gives every one a table: the kernel takes that for another rule.
  rules=$(either "$5")
  grep -vxFf "$notes/after" "$notes/before" | grep -Ev " dev (${gone:--}) | dev (${gone:--})\$| rule add pref (${rules:--}) " > "$notes/again"
  for family in -4 -6; do
    sed -n "s/^$family //p" "$notes/again" > "$notes/lines"
    [ ! -s "$notes/lines" ] || ip $family -force -batch "$notes/lines" </dev/null >/dev/null 2>&1
  done
  rm -rf "$notes"
}
