#!/bin/sh
# Carries out requests until stdin ends. A request is one line of numbers, the arguments (a line each), the script (lines, only the first time this
# shell gets it) and the input. `read` takes single bytes and `head` is the last to read, so nothing is taken that belongs to a later request.
# The input is held in a variable until the script runs: a script that does not read it leaves nothing behind on the stream.
newline='
'
lock_folder=/run/kvmnet
if [ "$uid" != 0 ]; then lock_folder=${XDG_RUNTIME_DIR:-/tmp}/kvmnet-$uid; fi
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
carry_out() {
  [ -d "$lock_folder" ] || mkdir -m 700 "$lock_folder" 2>/dev/null
  if [ ! -O "$lock_folder" ]; then echo "$lock_folder is not ours" >&2; return 1; fi
  # shellcheck disable=SC2016 # the step's own shell expands it
  set -- flock "$lock" -o -w "$wait" -E "$lock_timeout_code" "$lock_folder" timeout -k 2 "$seconds" /bin/sh -c 'eval "$KVMNET_SCRIPT"'
  if [ "$bytes" -gt 0 ]; then printf %s "${input%x}" | "$@"; else "$@" </dev/null; fi
}
echo "$ready_mark"
while IFS=' ' read -r nonce seconds lock wait id script_lines bytes arguments; do
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
exit 0
