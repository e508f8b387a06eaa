#!/bin/sh
# Process 1 of a lab host. Runs as root in fresh mount, net, pid, uts and ipc namespaces.
# $1 = directory shared with the lab (seen inside as /run/lab), $2 = host name, $3 = machine-id, $4 = folder of these scripts
set -eu
shared=$1 name=$2 machine_id=$3 scripts=$4

# The whole file system becomes a copy-on-write view of this machine's: nothing that happens here reaches it.
mount --make-rprivate /
layer=$shared/layer
mkdir -p "$layer"
mount -t tmpfs -o mode=755 lab "$layer"
mkdir "$layer/upper" "$layer/work" "$layer/root"
mount -t overlay -o "lowerdir=/,upperdir=$layer/upper,workdir=$layer/work" overlay "$layer/root"
root=$layer/root
mount -t tmpfs -o mode=755 run "$root/run"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
mount -t tmpfs -o mode=755 dev "$root/dev"
mkdir "$root/run/lab" "$root/dev/pts" "$root/dev/shm" "$root/dev/net"
mount --bind "$shared" "$root/run/lab"
cp "$scripts/lab-daemon" "$scripts/lab-udev" "$scripts/lab-ovn" "$scripts/lab-lease" "$root/usr/local/sbin/"
chmod 755 "$root/usr/local/sbin/lab-daemon" "$root/usr/local/sbin/lab-udev" "$root/usr/local/sbin/lab-ovn" "$root/usr/local/sbin/lab-lease"
mkdir -p "$root/.machine"
cd "$root"
pivot_root . .machine
cd /
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts /dev/pts
mount -t tmpfs -o mode=1777 shm /dev/shm
umount -l /.machine

for node in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0 net/tun:10:200; do
  path=/dev/${node%%:*} rest=${node#*:}
  mknod -m 666 "$path" c "${rest%:*}" "${rest#*:}"
done
ln -s pts/ptmx /dev/ptmx
ln -s /proc/self/fd /dev/fd
ln -s fd/0 /dev/stdin
ln -s fd/1 /dev/stdout
ln -s fd/2 /dev/stderr
mkdir -p /run/lock /run/sshd

hostname "$name"
echo "$name" > /etc/hostname
echo "$machine_id" > /etc/machine-id
printf '127.0.0.1 localhost %s\n::1 localhost\n' "$name" > /etc/hosts
rm -f /etc/resolv.conf
echo "nameserver 100.64.0.1" > /etc/resolv.conf
ip link set lo up

# This machine's login files are not the host's: whatever they start would run at every login.
rm -f /root/.bashrc /root/.bash_profile /root/.bash_login /root/.profile

# A host as after a fresh installation: no networks, no guests, no bridges, no logs of this machine.
rm -rf /etc/libvirt/qemu /etc/libvirt/storage /var/lib/libvirt /etc/openvswitch /var/lib/openvswitch /etc/ovn /var/lib/ovn /var/log /var/cache/libvirt
mkdir -p /etc/libvirt/qemu/networks /var/lib/libvirt/dnsmasq /var/lib/libvirt/images /etc/openvswitch /var/lib/openvswitch /etc/ovn /var/lib/ovn /var/log/libvirt \
  /var/log/openvswitch /var/log/ovn /var/cache/libvirt
[ ! -d /run/lab/capabilities ] || cp -r /run/lab/capabilities/. /var/cache/libvirt/
cat > /etc/libvirt/qemu.conf <<'CONF'
cgroup_controllers = [ ]
security_driver = "none"
user = "root"
group = "root"
stdio_handler = "file"
CONF
cat > /etc/libvirt/libvirtd.conf <<'CONF'
host_uuid_source = "machine-id"
auth_unix_rw = "none"
unix_sock_group = "libvirt"
unix_sock_rw_perms = "0770"
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
CONF

# admin: sudo without a password. operator: no sudo at all.
for user in admin:1901 operator:1902; do
  login=${user%:*} number=${user#*:}
  echo "$login:x:$number:$number::/home/$login:/bin/sh" >> /etc/passwd
  echo "$login:x:$number:" >> /etc/group
  echo "$login:$(cat /run/lab/password.crypt):19000::::::" >> /etc/shadow
  mkdir -p "/home/$login"
  chown "$number:$number" "/home/$login"
done
if [ -d /etc/sudoers.d ]; then
  echo "admin ALL=(ALL) NOPASSWD: ALL" > /etc/sudoers.d/lab
  chmod 440 /etc/sudoers.d/lab
fi

rm -f /etc/ssh/ssh_host_* /etc/ssh/sshd_config.d/*
cp /run/lab/ssh_host_ed25519_key /etc/ssh/
cp /run/lab/authorized_keys /etc/ssh/lab_authorized_keys
chmod 600 /etc/ssh/ssh_host_ed25519_key
chmod 644 /etc/ssh/lab_authorized_keys
cat > /etc/ssh/sshd_config <<'CONF'
HostKey /etc/ssh/ssh_host_ed25519_key
AuthorizedKeysFile /etc/ssh/lab_authorized_keys
PermitRootLogin prohibit-password
PasswordAuthentication yes
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
MaxSessions 100
MaxStartups 200
Subsystem sftp internal-sftp
CONF

/usr/local/sbin/lab-udev > /var/log/lab-udev.log 2>&1 &
started=
for daemon in openvswitch libvirtd sshd; do
  lab-daemon start "$daemon" >> /var/log/lab-boot.log 2>&1 &
  started="$started $!"
done
for job in $started; do
  wait "$job" || { cp /var/log/lab-boot.log /run/lab/failed; exit 1; }
done
mkdir -p /run/lab/capabilities
touch /run/lab/booted
# Process 1 must stay, and reap whatever the daemons leave behind.
while :; do
  sleep 3600 &
  wait $! || true
done
