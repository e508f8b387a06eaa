#!/bin/sh
# What every script of the guard knows. At most one change of a host is pending; its folder holds all that going back needs, and who decides how it ends
# renames `open` in it: to `kept` or to `back`. Only one of two can do that.
guard_home=/var/lib/kvmnet/guard
guard_pending=$guard_home/pending
guard_last=$guard_home/last
guard_boot=kvmnet-guard-boot.service
guard_systemd() { [ -d /run/systemd/system ] && command -v systemd-run >/dev/null; }
# Hundredths of seconds since boot: no clock that somebody can set.
guard_now() {
  read -r up _ < /proc/uptime
  printf '%s\n' "${up%.*}${up#*.}"
}
guard_read() {
  word=
  [ -r "$1" ] && IFS= read -r word < "$1"
  printf '%s\n' "$word"
}
guard_is() { [ -d "$1" ] && [ "$(guard_read "$1/id")" = "$2" ]; }
# Hundredths of seconds until it goes back by itself.
guard_left() { echo $(($(guard_read "$guard_pending/deadline") - $(guard_now))); }
guard_this_boot() { [ "$(guard_read "$1/boot")" = "$(guard_read /proc/sys/kernel/random/boot_id)" ]; }

# How the devices of a change are; what managers and the kernel add by themselves left out.
guard_picture() {
  for device; do
    path=/sys/class/net/$device
    if [ ! -e "$path" ]; then echo "$device is not there"; continue; fi
    master=$(readlink "$path/master")
    flags=$(guard_read "$path/flags")
    [ $((flags & 1)) = 1 ] && flags=up || flags=down
    echo "$device is $flags${master:+, a port of ${master##*/}}, MTU $(guard_read "$path/mtu"), MAC $(guard_read "$path/address")"
    ip -o addr show dev "$device" permanent scope global | sed -n "s|^[0-9]*: *[^ ]* *inet6\{0,1\} \([^ ]*\) .*|$device has \1|p"
    for family in 4 6; do
      ip "-$family" route show table all dev "$device" | grep -Ev ' proto (kernel|ra|dhcp)( |$)|^(local|broadcast|anycast|multicast|fe80:|ff00:)' |
        sed "s/ linkdown//;s/ dead//;s/ pref medium//;s/ *\$//;s|^|route over $device: |"
    done
  done
  for family in 4 6; do ip "-$family" rule show | sed "s/ \[detached\]//;s/ *\$//;s/^/rule -$family /"; done
}

# Addresses that the host has talked with on its own links.
guard_neighbours() { ip -o neigh show | awk '/ lladdr / && !/FAILED|PERMANENT|NOARP|^fe80:/ { print $1 }' | sort -u | head -n 20; }
# They are asked anew who they are, and so learn by which device and MAC address the host has its address now, which they would find out in a minute.
# Once more: within a second a kernel does not listen to what contradicts what it has just heard (locktime).
guard_greet() {
  for _ in 1 2; do
    for address; do
      ip -o neigh show to "$address" | while read -r _ _ device _; do ip neigh del "$address" dev "$device"; done
      ping -n -q -c 1 -w 1 "$address" &
    done
    sleep 1.2
  done > /dev/null 2>&1 < /dev/null &
}

guard_answers() {
  case $1 in
    gateway)
      # The one that counts, whichever it is by now. Not bound to its device: where two of a host's are in one network, the answer may come in by the other.
      gateway=$(ip "-$2" route show default | sed -n 's/.* via \([^ ]*\) dev \([^ ]*\).*/\1%\2/p' | head -n 1)
      case $gateway in '') return 1 ;; fe80:*) ;; *) gateway=${gateway%\%*} ;; esac
      ping "-$2" -n -q -c 1 -w 2 "$gateway"
      ;;
    dns)
      servers=$(sed -n 's/^nameserver *//p' /etc/resolv.conf)
      case $servers in 127.0.0.53*) servers=$(resolvectl dns | sed 's/^[^:]*([^)]*)://;s/^Global://') ;; esac
      for server in $servers; do guard_answers tcp "$server" 53 && return; done
      return 1
      ;;
    ping) ping -n -q -c 1 -w 2 "$2" ;;
    tcp)
      # shellcheck disable=SC2016 # bash expands it
      timeout 2 bash -c ': < "/dev/tcp/$0/$1"' "$2" "$3"
      ;;
    *) return 1 ;;
  esac
}
# Which of the probes on stdin pass, in their words; all are tried at the same time.
guard_passing() {
  number=0
  probes=$(cat)
  notes=$(mktemp -d) || return
  while read -r probe; do
    number=$((number + 1))
    # shellcheck disable=SC2086 # words
    (guard_answers $probe > /dev/null 2>&1 < /dev/null && printf '%s\n' "$probe" > "$notes/$number") &
  done <<end
$probes
end
  wait
  for note in "$notes"/*; do [ -e "$note" ] && cat "$note"; done
  rm -rf "$notes"
}

# When it is decided: no timer, no unit and nothing that a boot would act on. What it was stays, until the next one.
guard_tidy() {
  (set +f; rm -f /etc/systemd/system/*.wants/"$guard_boot" "/etc/systemd/system/$guard_boot")
  if guard_systemd; then systemctl stop kvmnet-guard.timer; systemctl reset-failed kvmnet-guard.service; fi > /dev/null 2>&1
  rm -rf "$guard_last"
  mv "$guard_pending" "$guard_last" && sync "$guard_home"
  (cd "$guard_last" && rm -f program orders undo undo-at-boot journal keeper unit end)
  :
}
# One that nobody has finished: its watchers were killed, or the host was started anew and no file had to be put back.
guard_overdue() {
  [ -d "$guard_pending" ] || return 0
  if ! guard_this_boot "$guard_pending"; then
    [ -e "/etc/systemd/system/$guard_boot" ] || { mv "$guard_pending/open" "$guard_pending/back" && echo 'the host was started anew meanwhile' > "$guard_pending/note"; guard_tidy; }
  elif [ -e "$guard_pending/kept" ] || [ "$(guard_left)" -lt -500 ]; then
    KVMNET_LOCKED=1 /bin/sh "$guard_pending/keeper" back "its watchers on the host were gone" < /dev/null > /dev/null 2>&1
  fi
}
# What was taken back without anybody being told.
guard_say_back() {
  say taken-back
  [ ! -e "$guard_last/note" ] || cat "$guard_last/id" "$guard_last/what" "$guard_last/note"
}
guard_say_pending() {
  say pending "$(($(guard_left) / 100))"
  printf '%s\n' "$(guard_read "$guard_pending/who")" "$(guard_read "$guard_pending/what")"
}
