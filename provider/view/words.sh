# What the host itself says of a thing, in its tools' words. $1: what is asked; $2: of whom; $3: the libvirt daemon
most=200000
case $1 in
  definition) virsh -q -c "$3" net-dumpxml --network "$2" ;;
  leases) TZ=UTC0 virsh -c "$3" net-dhcp-leases --network "$2" ;;
  domain) virsh -q -c "$3" dumpxml --domain "$2" ;;
  link) ip -d -s link show dev "$2" ;;
  addresses) ip address show dev "$2" ;;
  vlans) bridge vlan show dev "$2" ;;
  forward) nft -s list table inet kvmnet ;;
  filter) nft -s list table bridge kvmnet ;;
  bridge) ovs-vsctl --timeout=10 -- list Bridge "$2" ;;
  port) ovs-vsctl --timeout=10 -- list Port "$2" -- list Interface "$2" ;;
esac 2>&1 | head -c "$most"
