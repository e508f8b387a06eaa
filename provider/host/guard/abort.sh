#!/bin/sh
# Goes back at once. Arguments: the change's id, why.
if guard_is "$guard_pending" "$1"; then
  printf '%s\n' "$2" > "$guard_pending/why"
  echo 0 > "$guard_pending/deadline"
fi
