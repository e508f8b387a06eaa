#!/bin/sh
# A file is on the disk before a value is set: it says what was there before.
verb_module() { modprobe -- "$1" || fail "the kernel module $1 cannot be loaded"; }
verb_value() {
  [ -e "/proc/sys/$1" ] || fail "/proc/sys/$1 is not there"
  printf '%s\n' "$2" > "/proc/sys/$1" || fail "/proc/sys/$1 does not take $2"
}
# In an undo: what came with a module or a device may not be there.
verb_value_back() { [ ! -e "/proc/sys/$1" ] || verb_value "$1" "$2"; }
