#!/bin/sh
# What the program in flows_py prints, and how it ended.
say_flows() {
  say flows
  run_python "$client_py$flows_py"
  code=$?
  say ended "$code"
  return "$code"
}
