import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type { DockerArgs } from "../../provider/docker/args";
import { dockerNetwork } from "../../provider/docker/dockerNetwork";
import { checkArgs } from "../../provider/engine/check";
import { openHost } from "../../provider/host/hosts";
import { portForward } from "../../provider/policy/portForward";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenVm, takeVm } from "./machine";

/** A real dockerd with its units, which namespaces have no init system for: what of Docker's networks outlives a reboot, and a forward beside it. Guests and the outside are namespaces. */

/** Docker as this machine has it, with the libraries that it needs; what the image has already stays. */
const BRING = `set -e
files=$(dpkg -L docker.io containerd runc tini | grep -E '^(/usr)?/(s?bin|lib/systemd/system)/.'; command -v busybox)
libraries=$(for file in $files; do ldd "$file" 2>/dev/null; done | sed -n 's,.* => \\(/[^ ]*\\) .*,\\1,p' | sort -u)
tar -C / -cf - --hard-dereference $(for file in $files $libraries; do echo ".$file"; done)`;

const SCENE = `set -e
virsh -q net-info kvf | grep -q '^Active: *yes' || virsh -q net-start kvf
plug() { ip netns add $1; ip link add kv-$1 type veth peer name eth0 netns $1; ip -n $1 link set lo up; ip -n $1 link set eth0 up; ip -n $1 addr add $2/24 dev eth0; ip -n $1 route add default via \${2%.*}.1; ip link set kv-$1 up; }
plug guest 192.168.149.20
plug client 198.51.100.2
ip link set kv-guest master kvf
ip addr add 198.51.100.1/24 dev kv-client
for port in 443 22; do ip netns exec guest setsid nc -lk $port >/dev/null 2>&1 </dev/null & done
mkdir -p /run/page; echo outside > /run/page/index.html; ip netns exec client setsid busybox httpd -p 80 -h /run/page
sleep 1`;
const NETWORK = `<network><name>kvf</name><forward mode="nat"/><bridge name="kvf" stp="off"/><ip address="192.168.149.1" netmask="255.255.255.0"/></network>`;

const argsOf = <Args>(kind: AnyKind, name: string, more: object): Args => {
  const { inputs, failures } = checkArgs(kind, { name, owner: `vm/stack/${name}`, ...more });
  if (failures.length > 0) {
    throw new Error(JSON.stringify(failures));
  }
  return inputs as never;
};

let taken: TakenVm;
const lan = () => argsOf<DockerArgs>(dockerNetwork as never, "kvdk", { subnets: [{ cidr: "192.168.107.0/24", gateway: "192.168.107.254" }], bridge: "kvdk0" });

const connects = async (address: string, port: number) => (await taken.vm.exec(`ip netns exec client nc -z -w 2 ${address} ${port}`)).code === 0;
const becomes = async (wanted: () => Promise<boolean>) => {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(300)) {
    if (await wanted()) {
      return true;
    }
  }
  return false;
};
/** The forward is open, what it does not name is closed, and the container that runs on the network reaches out through it. */
async function holds(t: ExecutionContext, event: string, docker = true): Promise<void> {
  t.true(await becomes(() => connects("198.51.100.1", 8443)), `${event}: the forward`);
  t.false(await connects("192.168.149.20", 22), `${event}: another port of the guest`);
  // From the container's network, by a program of the host: the container's own busybox crashes in such a machine where it looks for an address.
  const asks = "printf 'GET / HTTP/1.0\\r\\n\\r\\n' | nsenter -t $(docker inspect -f '{{.State.Pid}}' web) -n nc -n -w 3 198.51.100.2 80";
  const page = async () => (await taken.vm.exec(asks)).stdout.trim().split("\n").at(-1);
  t.true(!docker || (await becomes(async () => (await page()) === "outside")), `${event}: the container`);
}

test("a network of Docker's, its container and a forward beside them through dockerd's restarts and a reboot", async (t) => {
  t.timeout(900_000);
  taken = await takeVm({ instance: "docker" });
  t.teardown(() => taken.release());
  const { vm, connection } = taken;
  execFileSync("sh", ["-c", `{ ${BRING}\n} | ssh -F "$0" "$1" 'tar -C / -x --skip-old-files'`, connection.sshConfigFile ?? "", connection.host ?? ""], {
    timeout: 240_000,
  });
  await vm.sh("cat > /root/kvf.xml; virsh -q net-define /root/kvf.xml; virsh -q net-autostart kvf", { input: NETWORK });
  await vm.sh(SCENE);
  // Docker sets FORWARD to DROP where it has switched forwarding on itself, as libvirt has here: an administrator's other choice.
  await vm.sh(`groupadd -r docker; ldconfig; mkdir -p /etc/docker; echo '{ "storage-driver": "overlay2" }' > /etc/docker/daemon.json
systemctl daemon-reload; systemctl -q enable --now containerd docker.socket docker; iptables -w -P FORWARD DROP
mkdir -p /run/kvbox/bin; cp "$(command -v busybox)" /run/kvbox/bin; for tool in sh wget sleep; do ln -sf busybox /run/kvbox/bin/$tool; done
tar -C /run/kvbox -c . | docker import - kvbox >/dev/null`);

  // What a host has is read when a session begins.
  const before = await openHost(connection);
  t.teardown(() => before.close());
  const made = await dockerNetwork.create(before, lan());
  // The kernel of a machine in user mode has no PID namespaces.
  await vm.sh("docker run --detach --pid host --restart always --name web --network kvdk kvbox sleep 100000 >/dev/null");
  const web = { network: "kvf", listenAddress: "198.51.100.1", listenPort: 8443, targets: ["192.168.149.20"], targetPort: 443 };
  const forwardArgs = argsOf<never>(portForward as never, "kvfweb", web);
  const forward = await portForward.create(before, forwardArgs);
  await holds(t, "made");
  for (const event of ["restart docker", "stop docker.socket docker", "start docker"]) {
    await vm.sh(`systemctl reset-failed docker; systemctl ${event}; iptables -w -P FORWARD DROP`);
    await holds(t, event, !event.startsWith("stop"));
  }

  await vm.reboot();
  await vm.sh(`iptables -w -P FORWARD DROP; ${SCENE}`);
  await holds(t, "a reboot");
  const host = await openHost(connection);
  t.teardown(() => host.close());
  const now = await dockerNetwork.read(host, "kvdk", made);
  t.deepEqual(now && dockerNetwork.plan(now, lan()), []);
  t.is(now?.bridge, "kvdk0");
  const kept = await portForward.read(host, "kvfweb", forward);
  t.deepEqual(kept && portForward.plan(kept, forwardArgs), []);

  await vm.sh("docker rm --force web >/dev/null");
  await dockerNetwork.delete(host, now as never);
  await portForward.delete(host, kept as never);
  t.is(
    (
      await vm.sh("docker network ls --quiet --filter type=custom; ls -d /etc/kvmnet /sys/class/net/kvdk0 2>/dev/null; nft list tables | grep kvmnet; :")
    ).trim(),
    "",
  );
});
