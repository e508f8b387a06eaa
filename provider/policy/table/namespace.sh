#!/bin/sh
# Where tests of the network are made from: in a network namespace of the host, in a guest by its QEMU guest agent (`guest:UUID`), or `-`, the host itself.
# `within_namespace PLACE COMMAND …`
within_namespace() {
  case $1 in
    -) shift ;;
    guest:*)
      in_guest "$@"
      return
      ;;
    *) set -- ip netns exec "$@" ;;
  esac
  "$@"
}
# `cannot PLACE TOOL …`: what is not there to try with says nothing of who answers.
cannot() {
  place=$1
  shift
  case $place in
    guest:*)
      # shellcheck disable=SC2016 # the guest's shell expands it
      in_guest "$place" sh -c 'for tool; do command -v "$tool" >/dev/null || echo "the guest has no $tool"; done' sh "$@" 2>&1 |
        sed '/^$/d; s/^error: //'
      return
      ;;
  esac
  for tool in ip "$@"; do command -v "$tool" >/dev/null || echo "the host has no $tool"; done
  [ "$place" = - ] || ip netns exec "$place" true 2>&1 || echo "there is no network namespace $place"
}
# `in_guest guest:UUID COMMAND …`: prints what the command prints, and ends as it ends; with CANNOT where the agent does not answer.
CANNOT=125
in_guest() {
  guest=${1#guest:} path=$2
  shift 2
  words=
  for word; do words="$words${words:+,}$(json "$word")"; done
  begun=$(agent "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":$(json "$path"),\"arg\":[$words],\"capture-output\":true}}") || return "$CANNOT"
  id=$(printf '%s\n' "$begun" | sed -n 's/.*"pid":\([0-9][0-9]*\).*/\1/p')
  # What is begun ends by itself, as on the host.
  tries=300
  while :; do
    ended=$(agent "{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":$id}}") || return "$CANNOT"
    case $ended in *'"exited":true'*) break ;; esac
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return "$CANNOT"
    sleep 0.2
  done
  printf '%s\n' "$ended" | sed -n 's/.*"out-data":"\([^"]*\)".*/\1/p' | base64 -d
  printf '%s\n' "$ended" | sed -n 's/.*"err-data":"\([^"]*\)".*/\1/p' | base64 -d >&2
  code=$(printf '%s\n' "$ended" | sed -n 's/.*"exitcode":\([0-9][0-9]*\).*/\1/p')
  # One that was killed by a signal has none.
  return "${code:-$CANNOT}"
}
agent() { virsh -q qemu-agent-command --timeout 10 "$guest" "$1"; }
# A text in JSON. What is said here has no other signs that mean something there.
json() { printf '"%s"' "$(printf '%s\n' "$1" | sed -e ':all' -e '$!{' -e 'N' -e 'b all' -e '}' -e 's/[\\"]/\\&/g' -e 's/\n/\\n/g')"; }
