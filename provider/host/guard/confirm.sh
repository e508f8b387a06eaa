#!/bin/sh
# Over a new connection: is the host still as it has to be? Then, and only then, the change stays. May be asked again: the answer is the same.
# Arguments: the change's id, the time before which our connection was not begun; what follows them is for the look.
id=$1 since=$2
shift 2
guard_confirm() {
  if guard_is "$guard_pending" "$id"; then
    if [ -e "$guard_pending/back" ]; then say guard going-back; return 1; fi
    if [ ! -e "$guard_pending/applied" ]; then say guard applying; return 1; fi
    if [ "$(guard_read "$guard_pending/applied")" -gt "$since" ]; then say guard early; return 1; fi
    failing=$(grep -vxF "$(guard_passing < "$guard_pending/passed")" "$guard_pending/passed")
    if [ -n "$failing" ]; then
      printf '%s\n' "$failing" > "$guard_pending/failing"
      say guard failing
      printf '%s\n' "$failing"
      return 1
    fi
    if ! mv "$guard_pending/open" "$guard_pending/kept" 2> /dev/null && [ ! -e "$guard_pending/kept" ]; then say guard going-back; return 1; fi
    sync "$guard_pending"
    guard_tidy
  fi
  if guard_is "$guard_last" "$id" && [ -e "$guard_last/kept" ]; then
    say guard kept
    cat "$guard_last/err" >&2
    cat "$guard_last/out"
  elif guard_is "$guard_last" "$id"; then
    say guard back
    cat "$guard_last/note"
    # Told: nobody else need say so.
    rm -f "$guard_last/note"
    return 1
  else
    say guard unknown
    return 1
  fi
}
guard_confirm || exit 0
