/**
 * For the verbs of managers that have units of their own. `enable_unit UNIT`: for the next boot; what runs is right already, so nothing is started.
 * The links are on the disk when it ends, as the files are. `forget_units UNIT…`: after their files are gone.
 * systemd reads its files anew only where it must: that takes a second on a slow host.
 */
export const unitFunctions = `enable_unit() {
  systemctl -q --no-reload reenable "$1" || fail "systemctl enable $1 failed"
  find /etc/systemd/system -type d -name '*.wants' -exec sync {} +
  # A device that is made anew starts what systemd has read, not what the file says.
  [ "$(systemctl show -p NeedDaemonReload --value "$1")" != yes ] || systemctl daemon-reload || fail "systemctl daemon-reload failed"
}
forget_units() {
  for unit in "$@"; do
    find /etc/systemd/system -type l -name "$unit" -delete
  done
  systemctl stop "$@" 2>/dev/null
  # Still in its memory: something refers to it.
  case $(systemctl show -p LoadState --value "$@") in *loaded*) systemctl daemon-reload || fail "systemctl daemon-reload failed" ;; esac
  systemctl reset-failed "$@" 2>/dev/null
  :
}`;
