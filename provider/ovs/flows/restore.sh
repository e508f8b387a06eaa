#!/bin/sh
# Puts in the flows of every file in the folder $1, each whole or not at all. What cannot be put in yet (a port that comes later) is tried again for ten minutes.
versions=OpenFlow10,OpenFlow11,OpenFlow12,OpenFlow13,OpenFlow14,OpenFlow15
put_in() {
  bridge=$(sed -n 's/^# bridge //p' "$1")
  sed -n 's/^# \(meter=.*\)/\1/p' "$1" | while read -r meter; do
    ovs-ofctl --timeout=20 -O "$versions" add-meter "$bridge" "$meter" 2>/dev/null || ovs-ofctl --timeout=20 -O "$versions" mod-meter "$bridge" "$meter" || exit
  done || return
  ovs-ofctl --timeout=20 -O "$versions" --names bundle "$bridge" "$1"
}
try_all() {
  left=
  for file in "$folder"/*.flows; do
    [ ! -e "$file" ] || [ -n "${1##*"$file "*}" ] || put_in "$file" || left="$left$file "
  done
}
folder=$1
all=
for file in "$folder"/*.flows; do all="$all$file "; done
try_all "$all"
[ -n "$left" ] || exit 0
(
  tries=0
  while [ -n "$left" ] && [ "$tries" -lt 120 ]; do
    sleep 5
    tries=$((tries + 1))
    try_all "$left" 2>/dev/null
  done
) &
