#!/bin/sh
# Carries out a step: sections on stdin, each under a line `@ …`, with orders one a line. An order is a verb and its words.
#   @ world NAME GENERATION   first: nothing is done when the world is not as it was seen
#   @ undo REQUEST            orders that bring back what the orders of a request change
#   @ part NUMBER REQUEST…    orders of a request, or those that stand for what several want
# and where a change under guard is taken back:
#   @ renew NAME              the world gets another generation
#   @ back NUMBER             orders as in an undo
# Of a request that fails nothing more is carried out, and what it did is undone; of the others everything is carried out.
# Orders for `ip` that follow one another go to a single `ip -batch`, those for `bridge` to a `bridge -batch`; files that follow one another reach
# the disk together.
newline='
'
fail() { printf '%s\n' "$*" >&2; exit 3; }
# What was decided on is no longer so. Only before anything is done.
stale() { printf '%s\n' "$*" >&2; exit 5; }
run_folder() { [ -d /run/kvmnet ] || mkdir -p /run/kvmnet || exit; }
# Whole or not at all: a former one may be needed to finish what a dead run began.
note() {
  noted=
  if run_folder && printf '%s\n' "$2" 2>/dev/null > /run/kvmnet/.new && mv /run/kvmnet/.new "/run/kvmnet/$1" &&
    IFS= read -r noted < "/run/kvmnet/$1" && [ "$noted" = "$2" ]; then return; fi
  fail "/run/kvmnet/$1 cannot be written: /run may be full or read-only"
}
# An undo goes on whatever fails, and knows that something did.
broken() { [ -n "$undoing" ] || exit "$1"; incomplete=1; }
flush() {
  settle_files || broken $?
  [ -n "$batch" ] || return 0
  # shellcheck disable=SC2086 # `ip -6` is two words
  $tool ${undoing:+-force} -batch - <<end || broken $?
$batch
end
  batch=
}
# Another MAC address: those around are told (gratuitous ARP, unsolicited advertisement), else they go on asking the former one for seconds or minutes.
announce() {
  # shellcheck disable=SC2086 # words
  set -- $1
  for switch in "/proc/sys/net/ipv4/conf/$4/arp_notify" "/proc/sys/net/ipv6/conf/$4/ndisc_notify"; do
    [ "$(cat "$switch" 2>/dev/null)" = 0 ] && echo 1 2>/dev/null > "$switch" && loud="$loud $switch"
  done
  case " $moved " in *" $4 "*) ;; *) moved="$moved $4" ;; esac
}
# And once more: a kernel does not listen to what contradicts what it has heard within the last second (locktime). Under the host's lock: what the next step
# gives it between the reading and the setting must not be lost.
hush() {
  [ -n "$moved" ] || return 0
  (
    sleep 1.2
    # shellcheck disable=SC2016,SC2086 # the inner shell expands it; names of devices
    flock -o -w 10 /run/kvmnet /bin/sh -c 'for device; do IFS= read -r mac < "/sys/class/net/$device/address" && ip link set dev "$device" address "$mac"; done' sh $moved
    for switch in $loud; do echo 0 > "$switch"; done
  ) > /dev/null 2>&1 < /dev/null &
  loud='' moved=''
}
carry_out() {
  set -f
  loud='' moved='' batch='' tool='' lines='' staged='' leaving='' fresh='' folders='' staged_count=0 incomplete='' skipping=''
  IFS=$newline
  for order in $1; do
    unset IFS
    verb=${order%% *} rest=${order#"${order%% *}"}
    rest=${rest# }
    [ -z "$skipping" ] || [ "$verb" = when_pending ] || continue
    case $verb in
      ip | bridge)
        # A batch is told the family of its rules with the call alone.
        case $rest in '-6 '*) verb='ip -6'; rest=${rest#-6 } ;; 'link set dev '*' address '*) announce "$rest" ;; esac
        if [ "$tool" != "$verb" ] || [ -n "$fresh$leaving" ]; then flush; tool=$verb; fi
        batch=${batch:-$lines}$rest$newline
        ;;
      when_pending)
        # What follows, up to the next of these, only for those who were being told.
        flush
        [ -z "$rest" ] || [ -e "/run/kvmnet/pending-$rest" ] || skipping=1
        [ -n "$rest" ] || skipping=
        ;;
      file | file_remove)
        [ -z "$batch" ] || flush
        # shellcheck disable=SC2086 # paths of ours have no blanks
        "verb_$verb" || { code=$?; [ -n "$undoing" ] || rm -f $fresh; broken $code; }
        ;;
      *)
        flush
        # shellcheck disable=SC2086 # words
        if [ -z "$undoing" ]; then
          "verb_$verb" $rest || exit
        elif ("verb_$verb" $rest); then
          :
        else
          incomplete=1
        fi
        ;;
    esac
    lines=$lines$newline
  done
  unset IFS
  flush
  hush
  [ -z "$incomplete" ]
}
failed=' '
part() {
  number=$1
  shift
  open=
  for request; do
    case $failed in *" $request "*) ;; *) open="$open $request" ;; esac
  done
  [ -n "$open" ] || return 0
  say part "$number"
  (carry_out "$text") 2>&1
  code=$?
  say result "$number" "$code"
  [ "$code" != 0 ] || return 0
  failed="$failed$* "
  # In use or stale: nothing was done.
  case $code in 4 | 5) return 0 ;; esac
  for request in $open; do
    eval "back=\$undo_$request"
    say undo "$request"
    # shellcheck disable=SC2030 # for this undo alone
    (undoing=1; carry_out "$back") 2>&1
    say undone "$request" $?
  done
}
# Before anything is done the world gets another generation: whoever decided on an older one is told to look again, also after a step that was killed.
swap() {
  run_folder
  generation_of "$1"
  [ "$generation" = "${2:-}" ] || return 1
  renew "$1"
}
renew() {
  run_folder
  # Whoever changes the host now has been told, or no longer cares.
  rm -f "$guard_last/note"
  read -r generation < /proc/sys/kernel/random/uuid || exit
  printf '%s\n' "$generation" 2>/dev/null > "/run/kvmnet/generation-$1" || fail "/run/kvmnet/generation-$1 cannot be written: /run may be full or read-only"
}
section() {
  # shellcheck disable=SC2086 # words
  set -- $1
  case ${1:-} in
    world) if guard_waits; then say not-begun; ended=1; elif swap "$2" "${3:-}"; then :; else say stale; ended=1; fi ;;
    renew) renew "$2" ;;
    back)
      # shellcheck disable=SC2030 # for this part alone
      (undoing=1; carry_out "$text") 2>&1
      ;;
    undo) eval "undo_$2=\$text" ;;
    part) shift; part "$@" ;;
  esac
}
undoing='' ended='' head='' text='' back=''
input=$(cat)
set -f
IFS=$newline
for line in $input '@ end'; do
  case $line in
    '@ '*)
      unset IFS
      [ -n "$ended" ] || section "$head"
      head=${line#@ } text='' ;;
    *) text=$text$line$newline ;;
  esac
done
unset IFS
set +f
