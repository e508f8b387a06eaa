import type { Host } from "../../../provider/host/host";
import { byHand, printed } from "./ovs";

export { byHand, printed };

/** A real daemon on the host of a test. It finds forwarding switched on, and so leaves FORWARD as it is. */
export async function startDocker(host: Host): Promise<void> {
  await byHand(
    host,
    `command -v dockerd >/dev/null || { echo "no dockerd: install docker.io on this machine before the lab is up (npm test does)" >&2; exit 1; }
sysctl -qw net.ipv4.ip_forward=1; [ -s /run/docker.pid ] || lab-daemon start docker`,
  );
}

/** With its rules, which it leaves. */
export const stopDocker = (host: Host) =>
  byHand(
    host,
    `docker network ls --quiet --filter type=custom | xargs -r docker network rm >/dev/null
lab-daemon stop docker
awk '$2 ~ "^/run/(lab-)?docker/" { print $2 }' /proc/mounts | sort -r | xargs -r umount
rmdir /sys/fs/cgroup/docker 2>/dev/null || :
umount /sys/fs/cgroup 2>/dev/null || :
rm -rf /run/lab-docker /run/docker /run/docker.sock /etc/docker
for table in filter nat; do
  iptables-save -t $table | sed -n '/^-A .*DOCKER/ s/^-A/-D/p' | sed '/^-D DOCKER/d' | while read -r rule; do eval iptables -w -t $table $rule; done
  iptables-save -t $table | sed -n 's/^:\\(DOCKER[^ ]*\\).*/\\1/p' | while read -r chain; do iptables -w -t $table -F $chain; done
  iptables-save -t $table | sed -n 's/^:\\(DOCKER[^ ]*\\).*/\\1/p' | while read -r chain; do iptables -w -t $table -X $chain; done
done
rm -rf /etc/kvmnet/docker.d; rmdir /etc/kvmnet 2>/dev/null || :`,
  );

/** Networks with whose they are, notes that belong to none, and devices. */
export const inventory = async (host: Host): Promise<string[]> => {
  const said = await printed(
    host,
    `docker network ls --quiet --no-trunc --filter type=custom | while read -r id; do
  docker network inspect --format '{{.Name}} {{.Id}} {{index .Labels "kvmnet.owner"}}' $id
done | while read -r name id owner; do
  note=$(cat /etc/kvmnet/docker.d/$name 2>/dev/null) || note=
  case $note in "$id "*) owner=\${note#* } ;; esac
  echo "network $name $owner"
done
for note in /etc/kvmnet/docker.d/*; do
  [ ! -e "$note" ] || docker network inspect "\${note##*/}" >/dev/null 2>&1 || echo "$note"
done
ls /sys/class/net | grep -v '^br-[0-9a-f]\\{12\\}$'`,
  );
  return said.split("\n").filter(Boolean).sort();
};
