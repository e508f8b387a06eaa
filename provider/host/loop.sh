#!/bin/sh
# Carries out requests until stdin ends. A request is one line of numbers, the arguments (a line each), the script (lines, only the first time this
# shell gets it) and the input. `read` takes single bytes and `head` is the last to read, so nothing is taken that belongs to a later request.
# The input is held in a variable until the script runs: a script that does not read it leaves nothing behind on the stream.
# While a step runs the client sends nothing, or the line "end": end the step. The end of stdin then means that the client is gone.
#
# We are two processes, one that serves and one that waits for it, so that one is left to say so when the other is killed. ssh would not: the first shell
# of a connection stays open on the client's side as long as there are others. When the one that waits is killed, sshd ends the stdin of the other.
newline='
'
lock_folder=/run/kvmnet
if [ "$uid" != 0 ]; then lock_folder=${XDG_RUNTIME_DIR:-/tmp}/kvmnet-$uid; fi
KVMNET_SCRATCH=$lock_folder/scratch-$$
export KVMNET_SCRATCH
# How long a step that changes something may go on when its client is gone.
orphan_seconds=20
lines() {
  text=
  count=0
  while [ "$count" -lt "$1" ]; do
    IFS= read -r line || exit 1
    text="$text$2$line$newline"
    count=$((count + 1))
  done
}
lock_holder() {
  # shellcheck disable=SC2012 # there is no stat everywhere, and the name is ours
  inode=$(ls -di "$lock_folder" | { read -r number _; echo "$number"; })
  while read -r _ kind _ _ pid device _; do
    case "$kind $device" in "FLOCK "*":$inode") echo "the lock on $lock_folder is held by process $pid" ;; esac
  done </proc/locks
}
# What killed shells have left: the last word of a name is the process that made it.
remove_stale_scratch() {
  for folder in "$lock_folder"/scratch-*; do
    if [ -d "$folder" ] && [ ! -d "/proc/${folder##*-}" ]; then rm -rf "$folder"; fi
  done
}
remove_scratch() {
  for folder in "$KVMNET_SCRATCH"-*; do
    if [ -d "$folder" ]; then rm -rf "$folder"; fi
  done
}
# The step is a child of flock, which holds the lock until the step is gone: the step gets the signal, by way of `timeout`, which hands it to all of the
# step's processes and kills those that are left 2 s later. While flock still waits for the lock there is no step, and it is flock that goes.
end_step() {
  [ "$(birth)" = "$born" ] && kill -STOP "$step" || return
  for stat in /proc/[0-9]*/stat; do
    read -r line <"$stat" || continue
    # shellcheck disable=SC2086 # the words after the name in parentheses, which may hold anything
    set -- ${line##*) }
    if [ "$2" = "$step" ]; then
      kill -TERM "${line%% *}"
      kill -CONT "$step"
      return
    fi
  done
  kill -KILL "$step"
}
# When the step started: another process may have its number by the time that this shell, and with it whoever ends this watch, was killed.
birth() {
  read -r line <"/proc/$step/stat" || return
  # shellcheck disable=SC2086 # as above
  set -- ${line##*) }
  echo "${20}"
}
tell_gone() { printf '%s\n' "$gone_mark" >&2; }
await_end() {
  born=$(birth)
  IFS= read -r word <&3
  if [ "$word" != end ]; then
    (trap '' PIPE; tell_gone 2>&4)
    if [ "$lock" = -x ]; then sleep "$orphan_seconds" 3<&- 4>&-; fi
  fi
  end_step
}
carry_out() {
  [ -d "$lock_folder" ] || mkdir -m 700 "$lock_folder" 2>/dev/null
  if [ ! -O "$lock_folder" ]; then echo "$lock_folder is not ours" >&2; return 1; fi
  # shellcheck disable=SC2016 # the step's own shell expands it
  set -- flock "$lock" -o -w "$wait" -E "$lock_timeout_code" "$lock_folder" timeout -k 2 "$seconds" /bin/sh -c 'eval "$KVMNET_SCRIPT"'
  if [ "$bytes" -gt 0 ]; then printf %s "${input%x}" 3<&- | "$@" 3<&- & else "$@" 3<&- </dev/null & fi
  step=$!
  await_end 4>&2 >/dev/null 2>&1 &
  watcher=$!
  # bash has something to say of children that were killed.
  {
    wait "$step"
    code=$?
    kill "$watcher"
    wait "$watcher"
  } 2>/dev/null
  remove_scratch
  return $code
}
serve() {
  while IFS=' ' read -r nonce seconds lock wait id script_lines bytes arguments; do
    # It came when the step was just over.
    [ "$nonce" != end ] || break
    lines "$arguments" :
    KVMNET_ARGS=$text
    if [ "$script_lines" -gt 0 ]; then
      lines "$script_lines" ""
      eval "script_$id=\$text"
    fi
    eval "KVMNET_SCRIPT=\$script_$id"
    if [ "$bytes" -gt 0 ]; then input=$(head -c "$bytes"; printf x); fi
    export KVMNET_ARGS KVMNET_SCRIPT
    carry_out
    code=$?
    unset KVMNET_ARGS KVMNET_SCRIPT input
    if [ "$code" = "$lock_timeout_code" ]; then lock_holder >&2; fi
    printf '%s %s\n' "$nonce" "$code"
    printf '%s %s\n' "$nonce" "$code" >&2
  done
  tell_gone
}
exec 3<&0
remove_stale_scratch
echo "$ready_mark"
(serve)
tell_gone
exit 0
