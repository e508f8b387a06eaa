import { readFileSync } from "node:fs";
import { accessOf } from "./access";
import type { Agent } from "./agent";
import { inside, takeBack } from "./guest";
import type { MachineState } from "./state";

/**
 * Copies of one snapshot share machine-id, MACs and keys, and their clock stands where the snapshot was made. udevd knows the
 * machine-id from its start and derives bridges' MACs from it: two machines on one wire would have the same. A NIC takes the MAC
 * that QEMU was started with when its driver resets it; so it is plugged out and in, and its manager meets a new NIC.
 */
const script = `set -eu
time=$1 name=$2 id=$3 client=$4 public=$5; shift 5
date -s "@$time" > /dev/null
hostname "$name"
echo "$name" > /etc/hostname
sed -i "s/^127.0.1.1 .*/127.0.1.1 $name/" /etc/hosts
echo "$id" > /etc/machine-id
systemctl restart systemd-udevd
umask 077
cat > /etc/ssh/ssh_host_ed25519_key
echo "$public" > /etc/ssh/ssh_host_ed25519_key.pub
for home in /root /home/admin /home/operator; do
  mkdir -p "$home/.ssh"
  echo "$client" > "$home/.ssh/authorized_keys"
  chown -R --reference="$home" "$home/.ssh"
done
cd /sys/bus/virtio/drivers/virtio_net
for nic; do
  device=$(basename "$(readlink -f "/sys/class/net/$nic/device")")
  echo "$device" > unbind
  echo "$device" > bind
done
udevadm settle
sync`;

/** Makes a restored copy a machine of its own. */
export async function personalise(agent: Agent, state: MachineState, nics: readonly string[]): Promise<void> {
  const files = accessOf(state);
  const text = (file: string) => readFileSync(file, "utf8").trim();
  const args = [String(Date.now() / 1000), state.name, state.machineId, text(`${files.key}.pub`), text(`${files.hostKey}.pub`), ...nics];
  await inside(agent, script, args, readFileSync(files.hostKey, "utf8"));
  await takeBack(agent, state.owner, nics);
}
