#!/bin/sh
# Makes ready for a change that may cut us off, and begins it as the host's own. Arguments: seconds, the change's id, who we are, what is changed,
# `files` where a boot could read what is written, the units that a boot starts and that bring ours in. On stdin files, each under a line `@@ NAME`: devices, probes, program, orders, undo, undo-at-boot, keeper, unit, end.
# Nothing is touched before the timer runs.
seconds=$1 id=$2 who=$3 what=$4 writes=$5
shift 5
new=$guard_home/new
no() { printf '%s\n' "$*" >&2; rm -rf "$new"; exit 3; }
guard_overdue
if [ -d "$guard_pending" ]; then say not-begun; guard_say_pending; exit 0; fi
for tool in setsid flock timeout awk ping; do command -v $tool > /dev/null || no "$tool is not there, which the guard of a change needs"; done
rm -rf "$new"
mkdir -p "$new" || no "$guard_home cannot be written"
awk -v "folder=$new" '/^@@ /{ file = folder "/" $2; next } { print > file }' || no "$guard_home cannot be written: the disk may be full"
[ -s "$new/end" ] || no "$guard_home cannot be written: the disk may be full"
# shellcheck disable=SC2046 # names of devices
guard_picture $(cat "$new/devices") > "$new/before" || no "$guard_home cannot be written: the disk may be full"
guard_passing < "$new/probes" > "$new/passed"
guard_neighbours > "$new/neighbours"
prepare() {
  printf '%s\n' "$id" > "$new/id" && printf '%s\n' "$who" > "$new/who" && printf '%s\n' "$what" > "$new/what" &&
    cat /proc/sys/kernel/random/boot_id > "$new/boot" && : > "$new/open" && echo $(($(guard_now) + seconds * 100)) > "$new/deadline" &&
    sync "$new"/* "$new" && mv "$new" "$guard_pending" && sync "$guard_home"
}
prepare || no "$guard_home cannot be written: the disk may be full"
disarm() {
  mv "$guard_pending/open" "$guard_pending/back" 2> /dev/null
  guard_tidy
  rm -rf "$guard_last"
  no "$*"
}
for_boot() {
  units=/etc/systemd/system
  cp "$guard_pending/unit" "$units/$guard_boot" && chmod 644 "$units/$guard_boot" || return
  for wanting; do
    mkdir -p "$units/$wanting.wants" && ln -sf "../$guard_boot" "$units/$wanting.wants" && sync "$units/$wanting.wants" || return
  done
  sync "$units/$guard_boot" $units
}
if [ "$writes" = files ] && guard_systemd; then
  for_boot "$@" || disarm "/etc/systemd/system cannot be written, so that a reboot in the middle of this change could not put the files back"
fi
if guard_systemd; then
  systemctl stop kvmnet-guard.timer kvmnet-guard-apply.service > /dev/null 2>&1
  systemctl reset-failed kvmnet-guard.service kvmnet-guard-apply.service > /dev/null 2>&1
  timer() {
    systemd-run -q --collect --unit=kvmnet-guard --description="kvmnet: goes back unless a change is confirmed" --on-active="$seconds" \
      --timer-property=AccuracySec=1s /bin/sh "$guard_pending/keeper" back "no confirmation came in time" && systemctl -q is-active kvmnet-guard.timer
  }
  timer || disarm "the timer that goes back cannot be started"
  systemd-run -q --collect --no-block --unit=kvmnet-guard-apply --description="kvmnet: a change under guard" /bin/sh "$guard_pending/keeper" apply ||
    disarm "the change cannot be started as a unit of its own"
else
  (setsid /bin/sh "$guard_pending/keeper" watch < /dev/null > /dev/null 2>&1 &)
  tries=0
  while [ ! -e "$guard_pending/watched" ]; do
    tries=$((tries + 1))
    [ $tries -lt 50 ] || disarm "the process that goes back cannot be started"
    sleep 0.1
  done
  (setsid /bin/sh "$guard_pending/keeper" apply < /dev/null > /dev/null 2>&1 &)
fi
say armed "$(guard_now)"
cat "$guard_pending/passed"
