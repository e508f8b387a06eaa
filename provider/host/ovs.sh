#!/bin/sh
# What ovs-vsctl prints; nothing where Open vSwitch is not installed or its database does not run. Whatever else keeps it from answering fails with its words:
# what it did not say must not be taken for gone.
ovs_says() {
  if [ ! -S /run/openvswitch/db.sock ] || ! command -v ovs-vsctl >/dev/null; then return 0; fi
  { ovs_words=$(ovs-vsctl --timeout=5 "$@" 2>&1 >&3 3>&-); } 3>&1 && return
  case $ovs_words in *'database connection failed (Connection refused)'* | *'database connection failed (No such file or directory)'*) return 0 ;; esac
  printf 'Open vSwitch runs and does not answer: %s\n' "$ovs_words" >&2
  return 1
}
