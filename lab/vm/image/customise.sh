#!/bin/sh
# Runs in the new file system: a Debian host that boots fast. No manager owns a NIC yet.
set -eu
# A fixed one, else systemd takes the first boot for a first boot and enables everything.
echo 0123456789abcdef0123456789abcdef > /etc/machine-id
echo vm > /etc/hostname
printf '127.0.0.1 localhost\n::1 localhost\n127.0.1.1 vm\n' > /etc/hosts
rm -f /etc/resolv.conf
: > /etc/resolv.conf
chmod 440 /etc/sudoers.d/lab
rm -f /etc/ssh/ssh_host_*
ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key
useradd -m -s /bin/bash admin
useradd -m -s /bin/bash -g users operator

systemctl -q disable NetworkManager systemd-networkd systemd-resolved networking libvirtd libvirt-guests ipvsadm e2scrub_reap systemd-pstore
systemctl -q enable ssh lab-management lab-agent openvswitch-switch libvirtd.socket
# Waits and chores which cost seconds per boot and show nothing. kmod-static-nodes stays: it makes /dev/net/tun.
systemctl -q mask systemd-networkd-wait-online NetworkManager-wait-online getty.target serial-getty@ttyS0 getty-static \
  apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer logrotate.timer systemd-tmpfiles-clean.timer \
  systemd-binfmt proc-sys-fs-binfmt_misc.automount systemd-timesyncd systemd-update-utmp systemd-update-utmp-runlevel \
  sys-kernel-debug.mount sys-kernel-tracing.mount sys-fs-fuse-connections.mount dev-hugepages.mount systemd-pcrphase systemd-pcrphase-sysinit uuidd uuidd.socket
# Taken out, not masked: with it masked ovs-vswitchd misses a boot at random.
rm -rf /etc/systemd/system/openvswitch-switch.service.requires
mkdir -p /etc/openvswitch
ovsdb-tool create /etc/openvswitch/conf.db /usr/share/openvswitch/vswitch.ovsschema
