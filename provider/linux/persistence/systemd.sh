#!/bin/sh
# Verbs of managers that have units of their own. `enable_unit UNIT…`: for the next boot; what runs is right already, so nothing is started.
# The links are on the disk when it ends, as the files are. `forget_units UNIT…`: after their files are gone.
# systemd reads its files anew only where it must: that takes a second on a slow host.
verb_enable_unit() {
  systemctl -q --no-reload reenable "$@" || fail "systemctl enable $* failed"
  find /etc/systemd/system -type d -name '*.wants' -exec sync {} +
  # A device that is made anew starts what systemd has read, not what the file says.
  case $(systemctl show -p NeedDaemonReload --value "$@") in *yes*) systemctl daemon-reload || fail "systemctl daemon-reload failed" ;; esac
}
verb_forget_units() {
  for unit in "$@"; do
    find /etc/systemd/system -type l -name "$unit" -delete
  done
  systemctl stop "$@" 2>/dev/null
  # Still in its memory: something refers to it.
  case $(systemctl show -p LoadState --value "$@") in *loaded*) systemctl daemon-reload || fail "systemctl daemon-reload failed" ;; esac
  systemctl reset-failed "$@" 2>/dev/null
  :
}
# The links by which systemd starts units of ours.
look_unit_links() {
  for f in /etc/systemd/system/*.wants/kvmnet-*.service; do [ -L "$f" ] && printf '%s\n' "$f"; done
}
