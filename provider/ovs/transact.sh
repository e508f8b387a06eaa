#!/bin/sh
# What the program in transact_py prints, and how it ended.
say_transact() {
  say ovsdb
  run_python "$client_py$transact_py"
  code=$?
  say ended "$code"
  return "$code"
}
