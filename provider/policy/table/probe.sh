#!/bin/sh
# Tries what fragments ask for, all at once, when they are put in, and writes beside each what came of it: `passed` or `failed WORDS`.
# Over TCP and UDP by bash, which every host of libvirt has. $1: protocol, $2: address, $3: port, $4: of http what is asked for.
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
# `once SECONDS NAMESPACE PROTOCOL ADDRESS PORT MORE …`: of icmp the bytes after its header, `-` for a short one; of tls `verified` or `any`, and the name or `-`.
# Sets `why` where the tool says more than that nothing answers. Ends with 1 when nothing answers, and with CANNOT where it could not be tried.
once() {
  seconds=$1
  namespace=$2
  shift 2
  case $1 in
    icmp) if [ "$4" = - ]; then set -- ping -n -q -c 1 -W "$seconds" "$2"; else set -- ping -n -c 1 -W "$seconds" -M 'do' -s "$4" "$2"; fi ;;
    tls)
      checks=
      if [ "$4 $5" = 'verified -' ]; then checks="-verify_return_error -verify_ip $2"; elif [ "$4" = verified ]; then checks="-verify_return_error -verify_hostname $5"; fi
      [ "$5" = - ] || checks="$checks -servername $5"
      case $2 in *:*) to="[$2]:$3" ;; *) to=$2:$3 ;; esac
      # shellcheck disable=SC2086 # words
      set -- timeout "$seconds" openssl s_client -brief -connect "$to" $checks
      ;;
    *) set -- timeout "$seconds" bash -c "$answers" probe "$@" ;;
  esac
  said=$(within_namespace "$namespace" "$@" 2>&1 </dev/null) && return
  if [ $? = "$CANNOT" ]; then
    why="it cannot be tried: $(printf '%s\n' "$said" | sed '/^$/d; s/^error: //' | tail -n 1)"
    return "$CANNOT"
  fi
  why=$(printf '%s\n' "$said" | sed -n 's/.*mtu[ =:]*\([0-9][0-9]*\).*/the way there carries packets of \1 bytes/p; s/^verify error:[^:]*:/its certificate: /p; s/.*tls.*alert \([a-z ]*\):.*/it answers: \1/p' | tail -n 1)
  return 1
}
# `conclude FILE COMMAND …`: what the command prints is what came of the fragment.
conclude() {
  result_file=$policy_folder/${1##*/}
  result_file=${result_file%.rules}.result
  shift
  (umask 022 && "$@" > "$result_file.new") && mv "$result_file.new" "$result_file"
}
# What ought to answer may come up late, what ought not is asked once, for as long.
outcome() {
  expect=$1
  seconds=$2
  tools='ping bash timeout'
  [ "$4" != tls ] || tools="$tools openssl"
  # shellcheck disable=SC2086 # words
  why=$(cannot "$3" $tools | tail -n 1)
  if [ -n "$why" ]; then
    echo "failed it cannot be tried: $why"
    return
  fi
  shift 2
  if [ "$expect" = silence ]; then
    tried=0
    once "$seconds" "$@" || tried=$?
    case $tried in 0) echo 'failed it answers' ;; "$CANNOT") echo "failed $why" ;; *) echo passed ;; esac
    return
  fi
  end=$(($(date +%s) + seconds))
  until once "$seconds" "$@"; do
    if [ "$(date +%s)" -ge "$end" ]; then
      echo "failed ${why:-nothing answers}"
      return
    fi
    sleep 0.2
  done
  echo passed
}
probe_all() {
  for file in $(fragments_with probe "$1"); do
    # shellcheck disable=SC2046 # words
    set -- $(sed -n 's/^probe //p' "$file")
    conclude "$file" outcome "$@" &
  done
  wait
}
