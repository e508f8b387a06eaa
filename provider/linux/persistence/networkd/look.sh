#!/bin/sh
# What networkd says of its devices, the index of each device, and every `.network` with its drop-ins, whole: a file of ours may have to stand in for one of them.
# networkctl would say the first only, and needs 30 ms. The link of the invocation is there while the daemon runs; its notes in /run outlive it.
look_networkd() {
  [ -L /run/systemd/units/invocation:systemd-networkd.service ] || return 0
  grep -EHs '^(ADMIN_STATE|NETWORK_FILE)=|^[0-9]+$' /run/systemd/netif/links/* /sys/class/net/*/ifindex
  grep -Hs '[^[:space:]]' /etc/systemd/network/*.network /run/systemd/network/*.network /usr/local/lib/systemd/network/*.network /usr/lib/systemd/network/*.network \
    /etc/systemd/network/*.network.d/*.conf /run/systemd/network/*.network.d/*.conf
  grep -Hs '^# kvmnet ' /etc/netplan/*kvmnet-*.yaml
  :
}
