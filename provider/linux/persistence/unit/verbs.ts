/**
 * `unit_enable UNIT`: for the next boot; what runs is right already, so nothing is started.
 * `unit_lease UNIT DEVICE`: starts the DHCP client, or starts it anew when its description changed.
 * `unit_forget UNIT…`: after the files are gone. `unit_unlease DEVICE LEASES` takes away what the client got.
 * `unit_reload networkd|networkmanager`: they read that a device is none of theirs.
 */
export const verbs = `verb_unit_enable() {
  systemctl -q --no-reload reenable "$1" || fail "systemctl enable $1 failed"
  # A device that is made anew starts what systemd has read, not what the file says.
  [ "$(systemctl show -p NeedDaemonReload --value "$1")" != yes ] || systemctl daemon-reload || fail "systemctl daemon-reload failed"
}
verb_unit_lease() {
  systemctl daemon-reload && systemctl -q --no-reload reenable "$1" && systemctl --no-block restart "$1" || fail "$1 does not start"
}
verb_unit_forget() {
  for unit in "$@"; do
    find /etc/systemd/system -type l -name "$unit" -delete
  done
  systemctl stop "$@" 2>/dev/null
  # One that nothing refers to any more is out of systemd's memory by now; a reload takes a second on a slow host.
  case $(systemctl show -p LoadState --value "$@") in *loaded*) systemctl daemon-reload || fail "systemctl daemon-reload failed" ;; esac
  systemctl reset-failed "$@" 2>/dev/null
  :
}
verb_unit_unlease() {
  ip -4 addr flush dev "$1" dynamic 2>/dev/null
  for router in $(sed -n 's/^ *option routers \\(.*\\);$/\\1/p' "$2" 2>/dev/null | tail -n 1 | tr , ' '); do
    ip -4 route del default via "$router" dev "$1" proto boot 2>/dev/null
  done
  :
}
verb_unit_reload() {
  case $1 in
    networkd) networkctl reload || fail "networkctl reload failed" ;;
    networkmanager) nmcli general reload conf || fail "nmcli general reload conf failed" ;;
  esac
}`;
