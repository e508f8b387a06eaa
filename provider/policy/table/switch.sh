#!/bin/sh
# Flows on bridges of Open vSwitch, for the attachments there (groupFlows.py, switch.py).
switch_note=/etc/kvmnet/policy.switches
# Whether fragments of the folder ask for any, or some may be left.
on_switches() { grep -qs '^# kvmnet .*"onSwitch":' "$1"/*.rules || [ -e "$switch_note" ]; }
# `switch_flows compare|try|put FOLDER`
switch_flows() {
  on_switches "$2" || return 0
  printf '%s\n' "$1" "$2" "$switch_note" "${icmp_types:?}" | run_python "${groupFlows_py:?}${switch_py:?}"
}
