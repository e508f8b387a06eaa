#!/bin/sh
# Runs a Python program, given as text. RHEL has a Python without a `python3` on PATH on minimal installations.
run_python() {
  for python in python3 /usr/libexec/platform-python; do
    command -v "$python" >/dev/null 2>&1 || continue
    "$python" -I -S -c "$1"
    return
  done
  echo "python3 is not installed" >&2
  return 127
}
