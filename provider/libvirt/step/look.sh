#!/bin/sh
# Prints networks and guests, each piece after the mark and a word: the lists always, definitions of those that are named ("all": of all).
collect() {
  all='' inactive='' transient='' running='' defined='' sort=''
  while read -r word name _; do
    case $word in
      "$mark") sort=$name ;;
      '') ;;
      *) case $sort in
        all) all="$all $word" ;;
        inactive) inactive="$inactive $word" ;;
        transient) transient="$transient $word" ;;
        running) running="$running $word" ;;
        defined) defined="$defined $word" ;;
        version) ;;
      esac ;;
    esac
  done <lists
}
print_lists() {
  fresh
  piece all net-list --all --uuid
  piece inactive net-list --inactive --uuid
  piece transient net-list --all --transient --uuid
  piece autostart net-list --all --autostart --uuid
  settle || give_up
  piece running list --uuid
  piece defined list --all --persistent --uuid
  piece version version --daemon
  # A daemon that has networks alone knows no guests.
  settle || case $said in *'not supported'*) ;; *) give_up ;; esac
  piece whole echo
  settle || give_up
  # A full /run must not make a list shorter: what is in none counts as gone.
  answer >lists || exit
  collect
  cat lists
}
# Whether a list holds a word.
holds() { case " $1 " in *" $2 "*) ;; *) return 1 ;; esac; }
print_networks() {
  [ "$1" != all ] || set -- "$all"
  fresh
  for uuid in $1; do
    holds "$inactive" "$uuid" || piece live net-dumpxml "$uuid"
    holds "$transient" "$uuid" || piece stored net-dumpxml "$uuid" --inactive
  done
  piece whole echo
  gone_or_exit
  answer
}
print_domains() {
  wanted=$1
  fresh
  for uuid in $running; do
    [ "$wanted" != all ] && ! holds "$wanted" "$uuid" && continue
    piece domain-live dumpxml "$uuid"
  done
  for uuid in $defined; do
    [ "$wanted" != all ] && ! holds "$wanted" "$uuid" && continue
    piece domain-stored dumpxml "$uuid" --inactive
  done
  piece whole echo
  gone_or_exit
  answer | cut_domains
}
# All of it from files of the kernel's and of libvirt's, with as few processes as may be.
print_devices() {
  echo "$mark ports ."
  for port in /sys/class/net/*/brif/*; do [ ! -e "$port" ] || echo "$port"; done
  echo "$mark stp ."
  grep -s . /sys/class/net/*/bridge/stp_state /dev/null
  if [ "$uri" = qemu:///system ] && [ -d /run/libvirt/network ]; then
    echo "$mark dnsmasq ."
    for file in /run/libvirt/network/*.pid; do
      pid='' comm=''
      { read -r pid <"$file"; read -r comm <"/proc/$pid/comm"; } 2>/dev/null
      [ "$comm" != dnsmasq ] || echo "${file##*/}"
    done
  fi
  echo "$mark marks ."
  [ -z "$notes" ] || cat "$notes"/marks-*-* 2>/dev/null
  echo "$mark strays ."
  for file in "${notes:-.}"/bridges-*; do [ ! -e "$file" ] || echo "${file##*/bridges-}"; done
  echo "$mark ovs ."
  ovs_says --format=json --columns=name,ports list Bridge -- --columns=_uuid,name,fake_bridge list Port || exit
}
look() {
  print_lists
  print_networks "$1"
  print_domains "$2"
  print_devices
  echo "$mark end ."
}
