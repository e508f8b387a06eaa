# What stands in for guests and for the outside on the machines of ovnKernel.test.ts; functions for one shell each.

# guest NAME MAC: a namespace on an internal port of the integration bridge. It has from OVN all that it has; it listens on the TCP ports 7 and 8, and counts what comes on 9.
guest() {
  ovs-vsctl --may-exist add-port br-int "$1" -- set Interface "$1" type=internal "external_ids:iface-id=$1" "mac=\"$2\""
  for _ in $(seq 100); do [ -e "/sys/class/net/$1" ] && break; sleep 0.1; done
  ip netns add "$1"
  ip link set "$1" netns "$1"
  ip -n "$1" link set lo up
  ip -n "$1" link set "$1" address "$2" up
  timeout 60 ip netns exec "$1" dhclient -1 -pf "/run/$1.pid" -lf "/run/$1.leases" "$1" </dev/null >"/run/$1.log" 2>&1 || { cat "/run/$1.log"; return 1; }
  for port in 7 8; do setsid -f ip netns exec "$1" nc -lk "$port" </dev/null >/dev/null 2>&1; done
  # shellcheck disable=SC2016
  setsid -f ip netns exec "$1" sh -c 'while got=$(nc -l 9 </dev/null | wc -c); do echo "$got" >"/run/$0.got"; done' "$1" </dev/null >/dev/null 2>&1
}

# outside ADDRESS: who is beyond eth1; it notes whom it sees.
outside() {
  ip netns add outside
  ip link set eth1 netns outside
  ip -n outside address add "$1" dev eth1
  ip -n outside link set eth1 up
  setsid -f ip netns exec outside nc -lknv 7 </dev/null >/dev/null 2>>/run/outside.log
}

# opens NAMESPACE ADDRESS PORT: whether a connection is taken.
opens() {
  ip netns exec "$1" nc -z -w 2 "$2" "$3" && echo open || echo closed
}

# pings NAMESPACE ADDRESS BYTES: whether all of three that must not be fragmented come back.
pings() {
  ip netns exec "$1" ping -q -c 3 -i 0.2 -W 2 -M "do" -s "$3" "$2" >/dev/null 2>&1 && echo passes || echo lost
}
