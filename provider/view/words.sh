# What the host itself says of a thing, in its tools' words. $1: what is asked; $2: of whom; $3: the libvirt daemon
most=200000
uri=$3
v() { virsh -q -c "$uri" "$@"; }
# virsh takes a name for an id or a UUID where it looks like one; these two go by the name alone.
network() { v net-uuid --network "$1"; }
guest() {
  v list --all --uuid --name | while IFS= read -r line; do [ "${line#* }" != "$1" ] || printf '%s\n' "${line%% *}"; done | grep . ||
    { echo "error: there is no guest named $1"; false; }
}
case $1 in
  definition) if uuid=$(network "$2" 2>&1); then v net-dumpxml --network "$uuid"; else printf '%s\n' "$uuid"; fi ;;
  leases) if uuid=$(network "$2" 2>&1); then TZ=UTC0 virsh -c "$uri" net-dhcp-leases --network "$uuid"; else printf '%s\n' "$uuid"; fi ;;
  domain) if uuid=$(guest "$2"); then v dumpxml --domain "$uuid"; else printf '%s\n' "$uuid"; fi ;;
  link) ip -d -s link show dev "$2" ;;
  addresses) ip address show dev "$2" ;;
  vlans) bridge vlan show dev "$2" ;;
  forward) nft -s list table inet kvmnet ;;
  filter) nft -s list table bridge kvmnet ;;
  bridge) ovs-vsctl --timeout=10 -- list Bridge "$2" ;;
  port) ovs-vsctl --timeout=10 -- list Port "$2" -- --if-exists list Interface "$2" ;;
esac 2>&1 | head -c "$most"
