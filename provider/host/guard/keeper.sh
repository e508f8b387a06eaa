#!/bin/sh
# What the host runs for itself, whoever is still there: `apply` (and by it, under the lock, `carry-out`), `watch`, `back WHY` and, after a reboot in the middle, `boot`.
LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin KVMNET_GUARD=1
export LC_ALL PATH KVMNET_GUARD
umask 077
cd / || exit
lock=/run/kvmnet
[ -d $lock ] || mkdir -m 700 $lock
id=$(guard_read "$guard_pending/id")
# Under the host's lock, as every change; going back does not wait for it for ever. In place of the shell that calls it, which then leads a group of
# processes: who ends that ends all of it, the wait for the lock too.
under_lock() {
  seconds=$1
  shift
  exec timeout -k 2 "$seconds" flock -o -x -w 10 -E 99 $lock /bin/sh "$@"
}
# Only where devices are not as they were: who merely no longer answers must not be heard for that.
changed() {
  # shellcheck disable=SC2046 # names of devices
  guard_picture $(cat "$guard_pending/devices") > "$guard_pending/now"
  ! cmp -s "$guard_pending/before" "$guard_pending/now"
}
greet() {
  # shellcheck disable=SC2046 # addresses
  guard_greet $(cat "$guard_pending/neighbours")
}
apply() {
  left=$(($(guard_left) / 100))
  [ $left -gt 0 ] || left=1
  under_lock "$left" "$0" carry-out < "$guard_pending/orders" > "$guard_pending/out.new" 2> "$guard_pending/err" &
  applying=$!
  echo $applying > "$guard_pending/applying"
  wait $applying
  code=$?
  # What was killed, by us or by the kernel for want of memory, must not count as carried out, nor go on in part.
  if [ $code -ge 99 ]; then
    kill -KILL "-$applying" 2> /dev/null
    return
  fi
  if changed; then greet; fi
  mv "$guard_pending/out.new" "$guard_pending/out"
  guard_now > "$guard_pending/applied.new" && mv "$guard_pending/applied.new" "$guard_pending/applied"
}
# The timer of systemd comes first, where there is one.
watch() {
  while guard_is "$guard_pending" "$id"; do
    [ "$(guard_left)" -gt "$1" ] || /bin/sh "$0" back "no confirmation came in time"
    sleep 1
  done
}
undo() {
  if [ -z "${KVMNET_LOCKED:-}" ]; then
    (under_lock 60 "$guard_pending/program") < "$guard_pending/undo"
    code=$?
    [ $code = 99 ] || return $code
  fi
  timeout -k 2 60 /bin/sh "$guard_pending/program" < "$guard_pending/undo"
}
back() {
  guard_is "$guard_pending" "$id" || return
  mv "$guard_pending/open" "$guard_pending/back" 2> /dev/null
  if [ -e "$guard_pending/kept" ]; then guard_tidy; return; fi
  [ -e "$guard_pending/why" ] || printf '%s\n' "$1" > "$guard_pending/why"
  pid=$(guard_read "$guard_pending/applying")
  if [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" | grep -q "$guard_pending"; then
    kill "$pid"
    tries=0
    while kill -0 "-$pid" && [ $tries -lt 30 ]; do sleep 0.1; tries=$((tries + 1)); done
    kill -KILL "-$pid"
  fi 2> /dev/null
  moved=
  if changed; then moved=1; fi
  for _ in 1 2; do
    undo > "$guard_pending/undone" 2>&1
    undone=$?
    # shellcheck disable=SC2046 # names of devices
    guard_picture $(cat "$guard_pending/devices") > "$guard_pending/after"
    [ $undone = 0 ] && cmp -s "$guard_pending/before" "$guard_pending/after" && break
    sleep 1
  done
  [ -z "$moved" ] || greet
  note
  guard_tidy
}
note() {
  {
    printf 'why: %s\n' "$(cat "$guard_pending/why")"
    [ ! -s "$guard_pending/failing" ] || sed 's/^/failed: /' "$guard_pending/failing"
    [ ! -s "$guard_pending/err" ] || sed 's/^/said: /' "$guard_pending/err"
    grep -vxFf "$guard_pending/after" "$guard_pending/before" | sed 's/^/missing: /'
    grep -vxFf "$guard_pending/before" "$guard_pending/after" | sed 's/^/left: /'
    [ "$undone" = 0 ] || sed 's/^/left: /' "$guard_pending/undone"
  } > "$guard_pending/note"
}
# Before anything reads them the files become what they were. What was made without files is gone with the reboot.
boot() {
  [ -d "$guard_pending" ] || return
  if mv "$guard_pending/open" "$guard_pending/back" 2> /dev/null || [ -e "$guard_pending/back" ]; then
    echo 'why: the host was started anew before the change was confirmed' > "$guard_pending/note"
    timeout -k 2 60 /bin/sh "$guard_pending/program" < "$guard_pending/undo-at-boot" > "$guard_pending/undone" 2>&1 ||
      sed 's/^/said: /' "$guard_pending/undone" >> "$guard_pending/note"
    [ ! -e /etc/netplan ] || ! command -v netplan > /dev/null || netplan generate
  fi
  guard_tidy
  # Of the units that are gone by now, this one included, nothing is to be started.
  systemctl daemon-reload
}
case $1 in
  apply) apply; watch -100 ;;
  watch) : > "$guard_pending/watched"; watch 0 ;;
  back)
    # One at a time; a second one finds nothing to do, or goes on where the first one was killed.
    exec flock -o "$guard_home" /bin/sh "$0" back-alone "$2" ;;
  back-alone) back "$2" ;;
  # Whoever goes back has decided so before.
  carry-out) if guard_is "$guard_pending" "$id" && [ -e "$guard_pending/open" ]; then exec /bin/sh "$guard_pending/program"; else exit 99; fi ;;
  boot) boot ;;
esac
