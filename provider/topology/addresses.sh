# Prints who has which address, as far as the host knows. virsh goes on after a network that has no DHCP. $1: the daemon; stdin: `net-dhcp-leases` of each network
if [ -n "$1" ]; then
  say leases
  TZ=UTC0 virsh -q -c "$1" 2>/dev/null | sed 's/^virsh # //'
fi
say neighbours
ip -j neigh show 2>/dev/null
:
