#!/bin/sh
# One grep over what networkd says of its devices, the index of each device, and every `.network` with its drop-ins. networkctl would say the first only,
# and needs 30 ms. The link of the invocation is there while the daemon runs; its notes in /run outlive it.
look_networkd() {
  [ -L /run/systemd/units/invocation:systemd-networkd.service ] || return 0
  grep -EHs '^((ADMIN_STATE|NETWORK_FILE|Name|MACAddress|PermanentMACAddress|Path|Address|Gateway|DHCP|VLAN|MACVLAN|MACVTAP|IPVLAN|IPVTAP|VXLAN|MACsec|Tunnel|Xfrm|L2TP) *=|\[|[0-9]+$|# (kvmnet|instead) )' /run/systemd/netif/links/* /sys/class/net/*/ifindex \
    /etc/systemd/network/*.network /run/systemd/network/*.network /usr/local/lib/systemd/network/*.network /usr/lib/systemd/network/*.network \
    /etc/systemd/network/*.network.d/*.conf /run/systemd/network/*.network.d/*.conf /etc/netplan/*kvmnet-*.yaml
  :
}
