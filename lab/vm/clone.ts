import { readFileSync } from "node:fs";
import { accessOf } from "./access";
import type { Agent } from "./agent";
import { inside, takeBack } from "./guest";
import { nics } from "./nics";
import type { MachineState } from "./state";

/** A machine's own name, ids and keys. */
const identity = `set -eu
name=$1 id=$2 client=$3 public=$4
hostname "$name"
echo "$name" > /etc/hostname
sed -i "s/^127.0.1.1 .*/127.0.1.1 $name/" /etc/hosts
echo "$id" > /etc/machine-id
system=$(echo "$id" | sed -E 's/^(.{8})(.{4})(.{4})(.{4})/\\1-\\2-\\3-\\4-/')
echo "$system" > /etc/openvswitch/system-id.conf
# While a machine boots, the image's may have been read already.
systemctl start openvswitch-switch
ovs-vsctl --no-wait set Open_vSwitch . "external_ids:system-id=$system"
umask 077
cat > /etc/ssh/ssh_host_ed25519_key
echo "$public" > /etc/ssh/ssh_host_ed25519_key.pub
for home in /root /home/admin /home/operator; do
  mkdir -p "$home/.ssh"
  echo "$client" > "$home/.ssh/authorized_keys"
  chown -R --reference="$home" "$home/.ssh"
done
sync`;

/**
 * Copies of one snapshot share machine-id, MACs and keys, and their clock stands where the snapshot was made. udevd knows the
 * machine-id from its start and derives bridges' MACs from it: two machines on one wire would have the same. A NIC takes the MAC
 * that QEMU was started with when its driver resets it; so it is plugged out and in, and its manager meets a new NIC.
 */
const afresh = `set -eu
date -s "@$1" > /dev/null
shift
systemctl restart systemd-udevd
cd /sys/bus/virtio/drivers/virtio_net
for nic; do
  device=$(basename "$(readlink -f "/sys/class/net/$nic/device")")
  echo "$device" > unbind
  echo "$device" > bind
done
udevadm settle
sync`;

/** Tells a machine who it is. */
export async function personalise(agent: Agent, state: MachineState): Promise<void> {
  const files = accessOf(state);
  const text = (file: string) => readFileSync(file, "utf8").trim();
  const args = [state.name, state.machineId, text(`${files.key}.pub`), text(`${files.hostKey}.pub`)];
  await inside(agent, identity, args, readFileSync(files.hostKey, "utf8"));
}

/** Makes a restored copy of a running machine a machine of its own. */
export async function personaliseCopy(agent: Agent, state: MachineState): Promise<void> {
  await personalise(agent, state);
  await inside(agent, afresh, [String(Date.now() / 1000), ...nics]);
  await takeBack(agent, state.owner, nics);
}
