import type { LabHost } from "../../../lab/host";
import { southbound, underlayAddress } from "../../../lab/ovn";
import { checkArgs } from "../../../provider/engine/check";
import { argsOf } from "../../../provider/engine/diff";
import type { Host } from "../../../provider/host/host";
import { lookAt } from "../../../provider/host/round/round";
import { northboundWorld } from "../../../provider/ovn/northbound/world";
import type { AnyKind } from "../../../provider/resource/kind";
import type { TakenHost } from "../../lab";

/** Hosts of the lab that OVN joins, for tests. */

export const argsFor = (kind: AnyKind, name: string, args: object) => argsOf(checkArgs(kind, { owner: `ovn/guests/${name}`, name, ...args }).inputs) as never;

/** How a host joins that has the underlay of `lab/ovn`. */
export const chassisOf = (central: TakenHost, { lab }: TakenHost) => ({
  remotes: [southbound(central.lab)],
  encapTypes: ["geneve"],
  encapIps: [underlayAddress(lab)],
  datapathType: "netdev",
});

/** As it is now, and not as it was when it was written. */
export async function looked(kind: AnyKind, host: Host, name: string) {
  await lookAt(host, northboundWorld, Date.now());
  return (await kind.read(host, name)) as Record<string, unknown> | undefined;
}

/** Whatever a test has left of OVN on a host, with the namespaces in guests' places. The host with the databases comes last: without them nobody leaves. */
export const clearOvn = (lab: LabHost, guests: readonly string[]) =>
  lab.exec(
    `for g in ${guests.join(" ")}; do ip netns pids $g | xargs -r kill; ip netns del $g; ovs-vsctl --if-exists del-port $g; done 2>/dev/null
pid=$(cat /run/ovn/ovn-controller.pid) && ovn-appctl --timeout=5 -t ovn-controller exit && for _ in $(seq 50); do kill -0 $pid || break; sleep 0.1; done 2>/dev/null; [ -z "$pid" ] || kill $pid 2>/dev/null
ovs-vsctl --if-exists del-br kvoext -- --if-exists del-br kvosink -- --if-exists del-br br-int -- --if-exists del-br br-under; lab-daemon stop ovn-central; rm -rf /var/lib/ovn/*
for key in ovn-bridge-mappings ovn-remote ovn-encap-type ovn-encap-ip ovn-bridge-datapath-type kvmnet-chassis-owner kvmnet-chassis-name kvmnet-chassis-made; do ovs-vsctl remove Open_vSwitch . external_ids $key; done
sysctl -qw net.ipv4.conf.all.arp_ignore=0 net.ipv4.conf.all.arp_announce=0`,
  );
