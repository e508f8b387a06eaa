#!/bin/sh
# Tries what fragments ask for, all at once, when they are put in, and writes beside each what came of it: `passed` or `failed WORDS`.
# Over TCP and UDP by bash, which every host of libvirt has. $1: protocol, $2: address, $3: port, $4: path.
# shellcheck disable=SC2016 # bash's own
answers='
  case $1 in udp) kind=udp ;; *) kind=tcp ;; esac
  exec 3<>"/dev/$kind/$2/$3" || exit
  case $1 in
    udp) printf "\n" >&3 && IFS= read -r -n 1 -d "" <&3 ;;
    http)
      case $2 in *:*) name="[$2]" ;; *) name=$2 ;; esac
      printf "GET %s HTTP/1.0\r\nHost: %s\r\nConnection: close\r\n\r\n" "$4" "$name:$3" >&3 && read -r -t 20 _ status _ <&3
      case $status in [23][0-9][0-9]) ;; *) exit 1 ;; esac
      ;;
  esac'
# `once SECONDS NAMESPACE PROTOCOL ADDRESS PORT PATH`
once() {
  seconds=$1
  namespace=$2
  shift 2
  case $1 in
    icmp) set -- ping -n -q -c 1 -W "$seconds" "$2" ;;
    *) set -- timeout "$seconds" bash -c "$answers" probe "$@" ;;
  esac
  [ "$namespace" = - ] || set -- ip netns exec "$namespace" "$@"
  "$@" >/dev/null 2>&1 </dev/null
}
# What is not there to try with says nothing of who answers.
cannot() {
  for tool in ping bash timeout ip; do command -v "$tool" >/dev/null || echo "the host has no $tool"; done
  [ "$1" = - ] || ip netns exec "$1" true 2>&1 || echo "there is no network namespace $1"
}
# What ought to answer may come up late, what ought not is asked once, for as long.
outcome() {
  expect=$1
  seconds=$2
  why=$(cannot "$3" | tail -n 1)
  if [ -n "$why" ]; then
    echo "failed it cannot be tried: $why"
    return
  fi
  shift 2
  if [ "$expect" = silence ]; then
    if once "$seconds" "$@"; then echo 'failed it answers'; else echo passed; fi
    return
  fi
  end=$(($(date +%s) + seconds))
  until once "$seconds" "$@"; do
    if [ "$(date +%s)" -ge "$end" ]; then
      echo 'failed nothing answers'
      return
    fi
    sleep 0.2
  done
  echo passed
}
probe_all() {
  # A process for each of a thousand forwards would take longer than nft.
  # shellcheck disable=SC2013 # paths, which are words
  for file in $(grep -ls '^probe ' "$1"/*.rules); do
    # shellcheck disable=SC2046 # words
    set -- $(sed -n 's/^probe //p' "$file" 2>/dev/null)
    [ $# -gt 0 ] || continue
    result=$policy_folder/${file##*/}
    { (umask 022 && outcome "$@" > "${result%.rules}.result.new") && mv "${result%.rules}.result.new" "${result%.rules}.result"; } &
  done
  wait
}
