#!/bin/sh
# Impairments, for a time: a netem with a handle of ours is the queue of a device. What a fragment asks for is begun once, when it is put in; beside it stands when
# it is over: `until SECONDS DEVICE BEFORE`, by the host's clock, with the kind of queue that was there before, or `failed WORDS`.
impairments_in() { sed -n 's/^impair //p' "$@" 2>/dev/null; }
netem_words() { sed -n -e 's/ seed [0-9]*//' -e 's/^qdisc netem 6b77: .*\(limit .*\)/\1/p'; }
impaired_words() { tc qdisc show dev "$1" root 2>/dev/null | netem_words; }
# `impair_clear DEVICE BEFORE`: ours alone. The kernel gives back what it gives to every device; that taps have none is libvirt's choice.
impair_clear() {
  [ -n "$(impaired_words "$1")" ] || return 0
  tc qdisc del dev "$1" root handle 6b77: || return
  case $2:$(tc qdisc show dev "$1" root) in noqueue:'qdisc noqueue '*) ;; noqueue:*) tc qdisc replace dev "$1" root noqueue ;; esac
}
# What tc makes of WORDS, in a network namespace of its own: its words are not the same in each release.
wanted_words() { printf 'qdisc add dev lo root handle 6b77: netem %s\nqdisc show dev lo root\n' "$1" | unshare -n tc -batch - 2>/dev/null | netem_words; }
# `impair_set DEVICE WORDS`: anew, as a change keeps what it does not name; what is as it should be is left alone.
impair_set() {
  is=$(impaired_words "$1")
  [ "$is" != "$(wanted_words "$2")" ] || return 0
  [ -z "$is" ] || tc qdisc del dev "$1" root handle 6b77: || return
  if ! is_free out "$1"; then
    echo "somebody has put a queue on it"
    return 1
  fi
  # shellcheck disable=SC2086 # words
  tc qdisc replace dev "$1" root handle 6b77: netem $2
}
# What is over, and still there: for the timer, for the keeper, and at each step of ours, should either have died.
end_impairments() {
  # shellcheck disable=SC2016 # awk's own
  sed -n 's/^until //p' "$policy_folder"/*.result 2>/dev/null | awk -v now="$(date +%s)" '
    $1 > now { goes_on[$2] = 1; next }
    { over[$2] = $3 }
    END { for (device in over) if (!(device in goes_on)) print device, over[device] }' | while read -r device before; do
    impair_clear "$device" "$before" || exit
  done
}
timer_of() { echo "kvmnet-impairment-$1"; }
# `impair_arm NAME SECONDS RESULT`: has it ended when RESULT is over, by a timer of systemd or a process of its own, whoever has died meanwhile.
# shellcheck disable=SC2016 # of the shell within
impair_arm() {
  if [ -d /run/systemd/system ]; then
    impair_disarm "$1"
    systemd-run --quiet --unit="$(timer_of "$1")" --on-active="$2s" --timer-property=AccuracySec=100ms /bin/sh /etc/kvmnet/policy-keeper over
    return
  fi
  setsid sh -c 'until=$2
    while sleep 1; do
      [ "$(cat "$1" 2>/dev/null)" = "$until" ] || exit
      set -- "$1" $until
      [ "$(date +%s)" -lt "$3" ] || break
    done
    tc qdisc del dev "$4" root handle 6b77:
    case $5:$(tc qdisc show dev "$4" root) in noqueue:"qdisc noqueue "*) ;; noqueue:*) tc qdisc replace dev "$4" root noqueue ;; esac' sh "$policy_folder/$1.result" "$3" >/dev/null 2>&1 </dev/null 9>&- &
}
impair_disarm() {
  [ ! -d /run/systemd/system ] || systemctl -q stop "$(timer_of "$1").timer" 2>/dev/null || :
}
# `impaired NAME UNTIL BEFORE DEVICE SECONDS KEY WORDS …`: begins it, for what is left of its time where it was begun before (else UNTIL is `-`).
impaired() {
  name=$1 ends=$2 before=$3 device=$4 seconds=$5
  shift 6
  now=$(date +%s)
  if [ "$ends" = - ]; then
    ends=$((now + seconds))
    before=$(tc qdisc show dev "$device" root | sed -n '1s/^qdisc \([^ ]*\) .*/\1/p')
  fi
  if [ "$ends" -gt "$now" ]; then
    why=$({ impair_set "$device" "$*" && impair_arm "$name" "$((ends - now))" "until $ends $device $before"; } 2>&1) || {
      impair_clear "$device" "$before"
      echo "failed $(echo "$why" | tail -n 1)"
      return
    }
  else
    impair_clear "$device" "$before" || return
  fi
  echo "until $ends $device $before"
}
# Those that are as they were go on until their time is over, whatever is put in again: `keep_impairments PUT KEPT`.
keep_impairments() {
  for file in $(fragments_with impair "$1"); do
    name=${file##*/}
    line=$(impairments_in "$file")
    [ "$line" != "$(impairments_in "$policy_folder/$name")" ] || cp "$policy_folder/${name%.rules}.result" "$2/${name%.rules}" 2>/dev/null
  done
  :
}
# `impair_all PUT KEPT`
impair_all() {
  for file in $(fragments_with impair "$1"); do
    name=${file##*/}
    name=${name%.rules}
    line=$(impairments_in "$file")
    kept=$(sed -n 's/^until \([0-9]*\) [^ ]* \([^ ]*\)$/\1 \2/p' "$2/$name" 2>/dev/null)
    # shellcheck disable=SC2086 # words
    conclude "$file" impaired "$name" ${kept:-- -} $line || return
  done
}
# `clear_impairments BEFORE AFTER`: of devices that fragments in a folder name and those in the other do not.
clear_impairments() {
  for file in $(fragments_with impair "$1"); do
    name=${file##*/}
    line=$(impairments_in "$file")
    other=$(impairments_in "$2/$name")
    [ "${line%% *}" != "${other%% *}" ] || continue
    impair_disarm "${name%.rules}"
    impair_clear "${line%% *}" "$(sed -n 's/^until [0-9]* [^ ]* //p' "$policy_folder/${name%.rules}.result" 2>/dev/null)" || return
  done
}
# For a look: the host's clock, whether the kernel can, and what tc says of each and makes of it in a network namespace of its own.
look_impairments() {
  echo "now $(date +%s)"
  command -v tc >/dev/null || return 0
  modules=/lib/modules/$(uname -r)
  if [ -d /sys/module/sch_netem ] || grep -qs sch_netem "$modules/modules.dep" "$modules/modules.builtin"; then
    echo netem
  elif [ ! -e "$modules/modules.dep" ] && unshare -n tc qdisc add dev lo root netem delay 1ms 2>/dev/null; then
    echo netem
  fi
  impairments_in "$policy_folder"/*.rules | while read -r device _ _ words; do
    echo "is $device $(impaired_words "$device")"
    echo "wanted $device $(wanted_words "$words")"
  done
}
