#!/bin/sh
# Carries out works, one after the other and each by itself. On stdin: documents, a line each; `unit N`, then its orders.
# The first order that fails ends a unit, and what stands in its `back` orders is done, the last one first. A unit whose basis has changed is not begun.
# Arguments after those of the dialog: "all", or "some" with the networks and with the guests to print at the end.
scope=$3 networks=$4 domains=$5
# When units are begun no more, so that others who wait for the host's lock have their turn.
begin_until=45

uptime() { read -r now _ </proc/uptime && now=${now%.*}; }
uptime
started=$now

# The basis of a work: UUID, what it is (active, persistent, autostart), hash of its definitions, its bridge, the ports in there.
same_network() {
  fresh
  case $2 in yes,*) tell net-dumpxml "$1" ;; esac
  case $2 in *,yes,*) tell net-dumpxml "$1" --inactive ;; esac
  settle || return
  hash=$(answer | sha256sum)
  fresh
  ask net-info "$1" || return
  active='' persistent='' autostart=''
  while read -r key value; do
    case $key in Active:) active=$value ;; Persistent:) persistent=$value ;; Autostart:) autostart=$value ;; esac
  done <out
  ports=''
  if [ -n "${4:-}" ]; then
    for port in /sys/class/net/"$4"/brif/*; do [ ! -e "$port" ] || ports="$ports,${port##*/}"; done
  fi
  [ "$hash $active,$persistent,$autostart $ports" = "$3  - $2 ${5:-}" ]
}
# UUID, whether it runs and is stored, hash. Once it is ours for this step, further works on it need not compare again.
same_domain() {
  case $trusted in *" $1 "*) return ;; esac
  fresh
  case $2 in yes,*) tell dumpxml "$1" ;; esac
  case $2 in *,yes) tell dumpxml "$1" --inactive ;; esac
  settle || return
  [ "$(answer | cut_domains | sha256sum)" = "$3  -" ] && trusted="$trusted$1 "
}
# A definition that cannot be saved makes libvirt forget the network that it was for: so see that it can.
room() {
  if [ -n "$roomy" ] || [ "$uri" != qemu:///system ] || [ ! -d /etc/libvirt/qemu/networks ]; then return 0; fi
  probe=/etc/libvirt/qemu/networks/.kvmnet-$$
  head -c 131072 /dev/zero 2>/dev/null >"$probe"
  size=$({ wc -c <"$probe"; } 2>/dev/null)
  rm -f "$probe" 2>/dev/null
  if [ "${size:-0}" -eq 131072 ]; then
    roomy=yes
  else
    said="cannot write to /etc/libvirt/qemu/networks: the file system is full or read-only$newline"
    return 1
  fi
}
# Whose a network's entries are stands in its stored definition alone: a copy for the time that libvirt loses that. UUID, document or nothing.
note() {
  [ -n "$notes" ] || return 0
  if [ -n "${2:-}" ]; then
    { printf '%s ' "$1" && cat "$2"; } 2>/dev/null >"$notes/marks-$1.new" && mv -f "$notes/marks-$1.new" "$notes/marks-$1"
  else
    rm -f "$notes/marks-$1"
  fi
  return 0
}
# What is not noted would not be put back.
remember() { echo "$1 $2" 2>/dev/null >>ports || { said="cannot write to /run: the file system is full or read-only$newline"; return 1; }; }
# Puts taps back into a bridge that was made anew: those of guests that belong there, and those that were in the old one (each with its
# isolation flag). With STP on, a new port listens and learns for some seconds; with STP off for the moment, it forwards at once and stays so.
remember_ports() {
  for port in /sys/class/net/"$1"/brif/*; do
    name=${port##*/}
    [ ! -e "$port" ] || grep -q "^$name " ports || remember "$name" "$(cat "$port"/isolated 2>/dev/null || echo 0)" || return
  done
}
set_stp() { [ "$(cat /sys/class/net/"$1"/bridge/stp_state)" = "$2" ] || ip link set dev "$1" type bridge stp_state "$2"; }
plug() {
  [ -d /sys/class/net/"$1"/bridge ] || return 0
  if [ -s ports ]; then
    read -r mtu </sys/class/net/"$1"/mtu
    [ -z "${2:-}" ] || set_stp "$1" 0 || return
    while read -r port isolated; do
      [ -d /sys/class/net/"$port" ] || continue
      [ "$(cat /sys/class/net/"$port"/mtu)" = "$mtu" ] || ip link set dev "$port" mtu "$mtu"
      [ -e /sys/class/net/"$1"/brif/"$port" ] || ip link set dev "$port" master "$1"
      [ "$(cat /sys/class/net/"$port"/brport/isolated)" = "$isolated" ] || echo "$isolated" >/sys/class/net/"$port"/brport/isolated
    done <ports
  fi
  [ -z "${2:-}" ] || set_stp "$1" "$2"
}
# Guests' cables (guest and device, in pairs), pulled while their taps are in no bridge: of another one libvirt would say that it is taken, for it
# moves a tap itself to where the network is by now. Whatever becomes of this step, they are put in again.
cables() {
  state=$1
  shift
  while [ $# -gt 1 ]; do ask domif-setlink "$1" "$2" "$state" || :; shift 2; done
}
pull() {
  # shellcheck disable=SC2016 # the other shell expands it
  setsid sh -c 'uri=$1; shift; sleep 10; while [ $# -gt 1 ]; do virsh -q -c "$uri" domif-setlink "$1" "$2" up; shift 2; done' sh "$uri" "$@" \
    </dev/null >/dev/null 2>&1 3>&- 4<&- &
  cables down "$@"
}
push() {
  sleep 1
  cables up "$@"
}
has_nic() {
  fresh
  case $2 in --live) inactive='' ;; *) inactive=--inactive ;; esac
  ask domiflist "$1" "$inactive" || return
  answer | grep -qi " $3 *$"
}
# Guest, place, MAC address, document, patience. libvirt only asks the guest to let go.
detach() {
  if ! ask detach-device "$1" "$4" "$2"; then
    case $said in *'in the process of unplug'* | *'device not found'*) ;; *) return 1 ;; esac
  fi
  left=$(($5 * 5))
  while has_nic "$1" "$2" "$3"; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then
      said="kvmnet: held$newline"
      return 1
    fi
    sleep 0.2
  done
}
# libvirt takes more than its schema says (names with underscores or blanks), and what was typed by hand was never held against that. What it then does not
# take after all, or drops, the next look shows.
define() {
  ask "net-define $1 --validate" && return
  case $said in *'validate against schema'*) ask "net-define $1" ;; *) return 1 ;; esac
}
# A tool other than virsh.
tool() { said=$("$@" 2>&1 >/dev/null) || return 1; }

carry_out() {
  verb=${1%% *}
  if [ "$verb" = virsh ]; then
    ask "${1#* }"
    return
  fi
  if [ "$verb" = try ]; then
    ask "${1#* }" || :
    return 0
  fi
  set -f
  # shellcheck disable=SC2086 # an order is words
  set -- $1
  set +f
  shift
  case $verb in
    same-network) same_network "$@" ;;
    same-domain) same_domain "$@" ;;
    room) room ;;
    define) define "$1" ;;
    sweep) sweep "$1" ;;
    leaves) leaves "$@" ;;
    left) left "$1" ;;
    note) note "$@" ;;
    port) remember "$1" "$2" ;;
    ports) remember_ports "$1" ;;
    plug) said=$(plug "$@" 2>&1 >/dev/null) ;;
    detach) detach "$@" ;;
    master) tool ip link set dev "$1" master "$2" ;;
    pull) pull "$@" ;;
    push) push "$@" ;;
    ovs) tool ovs-vsctl --timeout=10 "$@" ;;
    *) said="unknown order $verb$newline" && return 1 ;;
  esac
}
go_back() {
  complaints=$said
  while [ -n "$backs" ]; do
    carry_out "${backs%%"$newline"*}" || :
    backs=${backs#*"$newline"}
  done
}
open_unit() {
  unit=$1 state=well complaints='' backs=''
  : >ports
  uptime
  [ $((now - started)) -lt "$begin_until" ] || state=stale
}
close_unit() {
  [ -z "$unit" ] || printf '%s unit %s %s .\n%s' "$mark" "$unit" "$state" "$complaints"
  [ "$state" = well ] || scope=all
}
number=0 unit='' state=well trusted=' ' roomy=''
while IFS= read -r line; do
  verb=${line%% *} rest=${line#* }
  case $verb in
    document)
      number=$((number + 1))
      printf '%s\n' "$rest" >"$number.xml" || exit
      ;;
    unit)
      close_unit
      open_unit "$rest"
      ;;
    *)
      [ "$state" = well ] || continue
      case $verb in
        same-*) carry_out "$line" || state=stale ;;
        back) backs=$rest$newline$backs ;;
        *) carry_out "$line" || { state=failed && go_back; } ;;
      esac
      ;;
  esac
done
close_unit
if [ "$scope" = all ]; then look all all; else look "$networks" "$domains"; fi
exit 0
