#!/bin/sh
# Finds a Python for the program in transact_py. RHEL has one without a `python3` on PATH on minimal installations.
transact() {
  for python in python3 /usr/libexec/platform-python; do
    command -v "$python" >/dev/null 2>&1 || continue
    "$python" -I -S -c "$transact_py"
    return
  done
  echo "python3 is not installed" >&2
  return 127
}
# What it prints, and how it ended.
say_transact() {
  say ovsdb
  transact
  code=$?
  say ended "$code"
  return "$code"
}
