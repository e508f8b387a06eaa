#!/bin/sh
# What test files share of a host, a line each: the next one relies on finding it so. What daemons make once and keep (libvirt's own chains, forwarding, the
# empty tables of ebtables) is left out, and what a step that was killed leaves to the next one.
section() { sed "s|^|$1: |"; }
for nic in eth0 eth1 eth2; do
  case $(ip -o link show dev "$nic") in *,UP*) echo "up" ;; *) echo "down" ;; esac | section "link $nic"
  ip -o address show dev "$nic" scope global | awk '{ print $4 }' | section "address of $nic"
  ip -o link show dev "$nic" | sed -n 's/.* master \([^ ]*\) .*/\1/p' | section "bridge of $nic"
  tc qdisc show dev "$nic" | awk '$2 != "noqueue" { print $2 }' | section "queue of $nic"
done
ip -o address show dev lo scope global | awk '{ print $4 }' | section "address of lo"
ls /sys/class/net | grep -v '^eth[012]$\|^lo$\|^bonding_masters$\|^ovs-netdev$' | section device
{ ip route; ip -6 route | grep -v '^fe80\|^ff00'; } | sed 's/ expires.*//; s/ linkdown//' | sort | section route
{ ip rule; ip -6 rule; } | section rule
ip netns | awk '{ print $1 }' | section namespace
for family in iptables ip6tables; do
  "$family-save" 2>/dev/null | grep '^-A\|^:.* DROP' | grep -v LIBVIRT_ | section "$family"
  # In another order bridged frames between guests of one network are refused.
  "$family" -w -S FORWARD 2>/dev/null | sed -n 's/^-A FORWARD -j LIBVIRT_//p' | tr '\n' ' ' | grep -vx 'FWX FWI FWO ' | section "order of libvirt's jumps in $family"
done
nft list tables 2>/dev/null | grep -v ' \(ip6*\|bridge\) \(filter\|nat\|mangle\|raw\|security\)$' | section nft
grep -H '' /proc/sys/net/ipv4/conf/all/arp_ignore /proc/sys/net/ipv4/conf/all/arp_announce /proc/sys/net/ipv4/conf/all/rp_filter \
  /proc/sys/net/ipv4/conf/eth?/rp_filter /proc/sys/net/ipv4/conf/eth?/proxy_arp | section sysctl
for what in net-list list; do
  timeout 20 virsh -q "$what" --all --name 2>/dev/null | grep . | section "virsh $what"
done
timeout 20 ovs-vsctl --no-wait list-br 2>/dev/null | section ovs
timeout 20 ovs-vsctl --no-wait --bare --columns=external_ids,other_config list Open_vSwitch 2>/dev/null |
  sed 's/hostname="*[^ "]*"*//; s/rundir="*[^ "]*"*//; s/system-id="*[^ "]*"*//; s/vlan-limit="*0"*//; s/ovn-chassis-idx-[^ =]*=[^ ]*//; s/,//g' | tr -s ' \n' | grep . | section "Open_vSwitch"
ls -d /etc/sysctl.d/* /run/sysctl.d/* /etc/modules-load.d/* /etc/udev/rules.d/* /etc/systemd/network/* /run/systemd/network/* /etc/systemd/system/*kvmnet* \
  /etc/netplan/* /etc/NetworkManager/system-connections/* /etc/network/interfaces.d/* /etc/kvmnet /etc/kvmnet/policy.d/* /etc/libvirt/hooks/* \
  /run/kvmnet/* 2>/dev/null | grep -v '/run/kvmnet/\(generation\|marks\|scratch\|policy-hold\)' | section file
awk '{ print $2 }' /proc/mounts | grep -v '^/run/user\|^/run/netns' | sort | section mount
ps -eo comm= | grep -x 'dnsmasq\|qemu-.*\|ping\|nc\|tcpdump\|socat' | sort | uniq -c | awk '{ print $2 " " $1 }' | section process
:
