#!/bin/sh
# Limits of a device of the host, by tc: what leaves it waits in a queue (tbf) whose handle is ours, what comes in by it is dropped (police) by a filter whose
# preference is the same number. Limits of a guest's NIC, by libvirt, which keeps them: by whatever it limits with, tc or rows of Open vSwitch.
limits_wanted() { sed -n 's/^limit //p' "$policy_folder"/*.rules 2>/dev/null | sort -u; }
with_tc() { command -v tc >/dev/null; }
# `limit_lines in|out DEVICE RATE BURST`: for `tc -batch`. Without an mtu, what a NIC has put together (GRO) would be too long, and dropped.
limit_lines() {
  case $1 in
    out) echo "qdisc replace dev $2 root handle 6b76: tbf rate ${3}bps burst ${4}b latency 50ms" ;;
    *) echo "filter replace dev $2 ingress protocol all pref 27510 handle 1 matchall action police rate ${3}bps burst ${4}b mtu 64kb conform-exceed drop" ;;
  esac
}
limit_set() {
  [ "$1" = out ] || [ -n "$(tc qdisc show dev "$2" ingress)" ] || tc qdisc add dev "$2" handle ffff: ingress || return
  limit_lines "$@" | tc -batch -
}
limit_clear() {
  case $1 in
    out) tc qdisc del dev "$2" root handle 6b76: ;;
    *) tc filter del dev "$2" ingress pref 27510 && { [ -n "$(tc filter show dev "$2" ingress)" ] || tc qdisc del dev "$2" ingress; } ;;
  esac
}
show_line() { case $1 in out) echo "qdisc show dev $2 root" ;; *) echo "filter show dev $2 ingress pref 27510" ;; esac }
# What tc says of a limit of ours, of all that it shows.
words_in() { sed -n -e 's/^qdisc tbf 6b76: .*\(rate .*\)/\1/p' -e 's/.* police 0x[0-9a-f]* \(rate .* mtu [^ ]*\).*/\1/p'; }
limit_words() { show_line "$1" "$2" | tc -batch - 2>/dev/null | words_in; }
# Those of ours that are there: `in|out DEVICE`.
limited() {
  tc qdisc show | sed -n -e 's/^qdisc tbf 6b76: dev \([^ ]*\) root .*/out \1/p' -e 's/^qdisc [a-z]* ffff: dev \([^ ]*\) parent ffff:fff1 .*/in \1/p' |
    while read -r direction device; do
      [ "$direction" = in ] && [ -z "$(limit_words in "$device")" ] || echo "$direction $device"
    done
}
# Nobody has put a queue there; a device that was never up shows no queue at all.
is_free() { case $1 in out) [ -z "$(tc qdisc show dev "$2" root | sed -e '/^qdisc [^ ]* 0: /d' -e '/^qdisc noqueue /d')" ] ;; esac }
# Takes away what is too much and puts in what is missing. A device that is not there gets its limits when it is, and one that somebody else limits by now is theirs.
hold_limits() {
  wanted=$(limits_wanted)
  if ! with_tc; then
    [ -z "$wanted" ]
    return
  fi
  now=$(limited)
  [ -n "$wanted$now" ] || return 0
  result=0
  while read -r direction device; do
    case "$newline$wanted" in *"$newline$direction $device "*) continue ;; esac
    [ -z "$device" ] || limit_clear "$direction" "$device" || result=1
  done <<end
$now
end
  while read -r direction device rate burst; do
    case "$newline$now$newline" in *"$newline$direction $device$newline"*) continue ;; esac
    { [ -n "$device" ] && [ -e "/sys/class/net/$device" ] && is_free "$direction" "$device"; } || continue
    limit_set "$direction" "$device" "$rate" "$burst" || result=1
  done <<end
$wanted
end
  return $result
}
# Those that these fragments ask for, whatever was there.
set_limits() {
  sed -n 's/^limit //p' "$@" 2>/dev/null | while read -r direction device rate burst; do
    [ ! -e "/sys/class/net/$device" ] || limit_set "$direction" "$device" "$rate" "$burst" || exit
  done
}
# For a look: devices, queues that are somebody's, and ours with what they are and what they ought to be.
look_queues() {
  for device in /sys/class/net/*; do echo "device ${device##*/}"; done
  # Where tc does not answer, what somebody has set must not count as nothing: it is as if there were none.
  with_tc && qdiscs=$(tc qdisc show) || return 0
  echo tc
  printf '%s\n' "$qdiscs" | sed -n -e 's/^qdisc \([^ ]*\) \([^ ]*\) dev \([^ ]*\) root .*/root \3 \1 \2/p' -e 's/^qdisc \([^ ]*\) ffff: dev \([^ ]*\) parent ffff:fff1 .*/ingress \2 \1 ffff:/p'
}
look_limits() {
  with_tc || return 0
  limited | while read -r direction device; do echo "is $direction $device $(limit_words "$direction" "$device")"; done
  # What tc makes of ours, in a network namespace of its own: its words are not the same in each release.
  limits_wanted | while read -r direction device rate burst; do
    words=$({ echo 'qdisc add dev lo handle ffff: ingress'; limit_lines "$direction" lo "$rate" "$burst"; show_line "$direction" lo; } | unshare -n tc -batch - 2>/dev/null | words_in)
    echo "wanted $direction $device $words"
  done
}
# `on_sides UUID MAC INBOUND OUTBOUND`: of the running guest and of the stored one, whichever there is and has the NIC.
on_sides() {
  running=$(virsh -q list --uuid) && kept=$(virsh -q list --all --persistent --uuid) || return
  case "$newline$running$newline" in *"$newline$1$newline"*)
    nics=$(virsh -q domiflist "$1") || return
    on_side --live "$@" || return
    ;;
  esac
  case "$newline$kept$newline" in *"$newline$1$newline"*)
    nics=$(virsh -q domiflist "$1" --inactive) || return
    on_side --config "$@" || return
    ;;
  esac
}
on_side() { case $nics in *" $3"*) virsh -q domiftune "$2" "$3" --inbound "$4" --outbound "$5" "$1" ;; esac }
tunes_in() { sed -n 's/^tune //p' "$@" 2>/dev/null; }
set_tunes() {
  tunes_in "$@" | while read -r uuid mac inbound outbound; do
    on_sides "$uuid" "$mac" "$inbound" "$outbound" || exit
  done
}
# `clear_tunes BEFORE AFTER`: of NICs that fragments in a folder name and those in the other do not.
clear_tunes() {
  after=$(tunes_in "$2"/*.rules)
  tunes_in "$1"/*.rules | while read -r uuid mac _; do
    case "$newline$after" in *"$newline$uuid $mac "*) ;; *) on_sides "$uuid" "$mac" 0 0 || exit ;; esac
  done
}
