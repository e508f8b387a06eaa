import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { sshBlock } from "../../lab/access";
import { accessOf } from "../../lab/vm/access";
import type { Owner } from "../../lab/vm/owners";
import { startPair, type Vm } from "../../lab/vm/vm";
import type { Connection } from "../../provider/host/connection";
import { labOf } from "./machine";

/** What is beyond the only uplink of a machine: gateway, name server, DHCP server. Its DHCP server knows clients by their MAC address, as most do. */
const ROUTER = `set -e
ip link add br0 type bridge forward_delay 0
ip link set br0 address "$(cat /sys/class/net/eth1/address)"
for port in eth1 eth2; do ip link set $port master br0 up; done
ip link set br0 up
for address in 192.0.2.1/24 192.0.2.2/24 192.0.2.53/24; do ip addr add $address dev br0; done
ip -6 addr add 2001:db8:2::1/64 dev br0 nodad
dnsmasq --conf-file=/dev/null --interface=br0 --bind-interfaces --no-resolv --no-hosts --pid-file=/run/router.pid --dhcp-leasefile=/run/router.leases \\
  --dhcp-range=192.0.2.100,192.0.2.200,1h --dhcp-ignore-clid --dhcp-host="$1",192.0.2.10 --dhcp-option=option:dns-server,192.0.2.53 --dhcp-authoritative`;

/** As the file of a manager says it whose NIC has a lease instead of an address. */
const leased: Readonly<Partial<Record<Owner, string>>> = {
  networkmanager: `cat > /etc/NetworkManager/system-connections/eth1.nmconnection <<end
[connection]
id=eth1
type=ethernet
interface-name=eth1
[ipv4]
method=auto
[ipv6]
method=link-local
end
chmod 600 /etc/NetworkManager/system-connections/eth1.nmconnection; nmcli connection reload; nmcli -w 60 connection up eth1`,
  networkd: `printf '[Match]\\nName=eth1\\n[Network]\\nDHCP=ipv4\\nIPv6AcceptRA=no\\n' > /etc/systemd/network/20-eth1.network; networkctl reload; networkctl reconfigure eth1`,
  netplan: `cat > /etc/netplan/50-eth1.yaml <<end
network:
  version: 2
  renderer: networkd
  ethernets:
    eth1: { dhcp4: true, accept-ra: false }
end
chmod 600 /etc/netplan/50-eth1.yaml; netplan generate; networkctl reload; networkctl reconfigure eth1`,
  ifupdown: `ifdown --force eth1; printf 'auto eth1\\niface eth1 inet dhcp\\n' > /etc/network/interfaces.d/eth1; ifup eth1`,
};

export interface Uplink {
  readonly vm: Vm;
  readonly router: Vm;
  /** In over eth1, by way of the router. */
  readonly connection: Connection;
  /** Where it is from now on. */
  reachAt(address: string): void;
  release(): Promise<void>;
}

/** A machine that is reached over eth1 alone, at 192.0.2.10: an address of its own, or a lease. */
export async function takeUplink({
  instance,
  owner,
  lease = false,
}: {
  readonly instance: string;
  readonly owner: Owner;
  readonly lease?: boolean;
}): Promise<Uplink> {
  const lab = labOf(instance);
  const [vm, router] = await startPair({ instance: lab, names: ["kvm1", "kvm2"], owner });
  const release = async () => {
    await Promise.all([vm.stop(), router.stop()]);
  };
  try {
    await freed(router);
    const mac = (await vm.sh("cat /sys/class/net/eth1/address")).trim();
    await router.sh(["sh", "-c", ROUTER, "sh", mac]);
    if (lease) {
      await vm.sh(`${leased[owner]}\nfor i in $(seq 60); do ip -4 -o addr show dev eth1 | grep -q 192.0.2.10/ && exit; sleep 0.5; done; ip addr; exit 1`);
    } else if (owner === "none") {
      await vm.sh(
        "ip addr add 192.0.2.10/24 dev eth1; ip link set eth1 up; ip route add default via 192.0.2.1; printf 'nameserver 192.0.2.53\\n' > /etc/resolv.conf",
      );
    } else {
      await vm.configure("eth1", { addresses: ["192.0.2.10/24"], gateway: "192.0.2.1", dns: ["192.0.2.53"] });
      if (owner === "ifupdown") {
        // Without the package resolvconf nobody does anything about its `dns-nameservers`.
        await vm.sh("printf 'nameserver 192.0.2.53\\n' > /etc/resolv.conf");
      }
    }
    const { config, reachAt } = configFor(lab);
    reachAt("192.0.2.10");
    return { vm, router, connection: { host: "uplink", user: "root", sshConfigFile: config }, reachAt, release };
  } catch (error) {
    await release();
    throw error;
  }
}

/** Both machines of a pair have the same manager: that of the router lets go of its NICs. */
async function freed(router: Vm): Promise<void> {
  await router.sh(`systemctl stop NetworkManager systemd-networkd.socket systemd-networkd networking 2>/dev/null
for nic in eth1 eth2; do ip addr flush dev $nic; ip link set $nic up; done`);
}

function configFor(lab: string): { readonly config: string; reachAt(address: string): void } {
  const [host, gate] = ["kvm1", "kvm2"].map((name) => accessOf({ instance: lab, name })) as [ReturnType<typeof accessOf>, ReturnType<typeof accessOf>];
  const config = join(dirname(host.key), "ssh_config_uplink");
  const target = (address: string) => `  HostName ${address}\n  ProxyCommand ssh -F ${gate.config} -W %h:%p kvm2`;
  return { config, reachAt: (address) => writeFileSync(config, sshBlock("uplink", target(address), `kvm1.${lab}.vm`, host), { mode: 0o600 }) };
}
