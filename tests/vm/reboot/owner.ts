import test from "ava";
import type { Owner } from "../../../lab/vm/owners";
import { kinds } from "../../../provider/registry";
import { type TakenVm, takeVm } from "../machine";
import { RebootScene, type Resource } from "./scene";

/** Whether a manager can be told that a NIC which its own file gives addresses is a port from now on. */
const moves: Readonly<Record<Owner, boolean>> = { none: false, networkmanager: true, networkd: true, netplan: true, ifupdown: false };

const uplink = { addresses: ["192.0.2.7/24", "2001:db8:7::7/64"], gateway: "192.0.2.1" };

/** What we tell the manager with. */
const tools: Readonly<Record<Owner, string>> = {
  none: "/usr/bin/systemctl",
  networkmanager: "/usr/bin/nmcli",
  networkd: "/usr/bin/networkctl",
  netplan: "/usr/sbin/netplan",
  ifupdown: "/usr/sbin/ifup",
};

/** A NIC that nobody had brought up stays up when the VLAN on it goes. */
export const tidy: Partial<Record<Owner, string>> = { none: "ip link set eth1 down; ip link set eth2 down" };

/** The metric that NetworkManager chooses for a card depends on which one it saw first. */
const ready: Partial<Record<Owner, string>> = {
  networkmanager: `printf '[connection]\nipv4.route-metric=100\nipv6.route-metric=100\n' > /etc/NetworkManager/conf.d/91-lab-test.conf
systemctl reload NetworkManager`,
};

/** A bridge on an uplink, a private network in a VLAN on a NIC with settings of its own, routes and rules over both. */
function networks(owner: Owner): Resource[][] {
  return [
    [
      { kind: kinds.HostInterface(), args: { name: "eth2", mtu: 1400, offloads: { tso: false } } },
      {
        kind: kinds.Bridge(),
        args: {
          name: "br7",
          ports: ["eth1"],
          ...(moves[owner] ? { moveAddresses: true } : {}),
          ...uplink,
          gatewayMetric: 50,
          dns: { servers: ["192.0.2.53"] },
          stp: false,
          forwardDelaySeconds: 0,
        },
      },
    ],
    [{ kind: kinds.Vlan(), args: { name: "eth2.100", lowerDevice: "eth2", vlanId: 100 } }],
    [
      {
        kind: kinds.Bridge(),
        args: {
          name: "br100",
          ports: ["eth2.100"],
          addresses: ["10.100.0.1/24"],
          vlanFiltering: true,
          groupForwardMask: 16384,
          portOptions: {
            "eth2.100": { trunkVlans: [10, 20], nativeVlan: 10, isolated: true, broadcastFlood: false, neighSuppress: true, fastLeave: true, rootGuard: true },
          },
        },
      },
      { kind: kinds.StaticRoute(), args: { name: "branch", destination: "198.51.100.0/24", gateway: "192.0.2.254", device: "br7" } },
      { kind: kinds.StaticRoute(), args: { name: "out100", destination: "default", gateway: "192.0.2.1", device: "br7", table: 100 } },
      { kind: kinds.PolicyRule(), args: { name: "from100", priority: 1000, from: "10.100.0.0/24", table: 100 } },
    ],
  ];
}

/** Both NICs as one, and a private network in a VLAN on it. */
const bonded: readonly (readonly Resource[])[] = [
  [{ kind: kinds.Bond(), args: { name: "bond0", mode: "active-backup", primary: "eth1", ports: ["eth1", "eth2"] } }],
  [{ kind: kinds.Vlan(), args: { name: "bond0.200", lowerDevice: "bond0", vlanId: 200 } }],
  [{ kind: kinds.Bridge(), args: { name: "br200", ports: ["bond0.200"], addresses: ["10.200.0.1/24", "fd00:200::1/64"] } }],
];

/** A device of each other kind, and routes that are more than a gateway. */
const others: readonly (readonly Resource[])[] = [
  [
    { kind: kinds.Dummy(), args: { name: "dum7", addresses: ["10.7.0.1/24"], mtu: 1400 } },
    { kind: kinds.Veth(), args: { name: "ve7", peer: "ve7p", addresses: ["10.7.2.1/24"] } },
    { kind: kinds.StaticRoute(), args: { name: "nowhere", destination: "10.58.0.0/16", type: "blackhole" } },
  ],
  [
    { kind: kinds.Macvlan(), args: { name: "mv7", lowerDevice: "dum7", mode: "private", addresses: ["10.7.1.1/24"] } },
    { kind: kinds.Vxlan(), args: { name: "vx7", vni: 7, local: "10.7.0.1", peers: ["10.7.0.8", "10.7.0.9"] } },
    {
      kind: kinds.StaticRoute(),
      args: { name: "two-ways", destination: "10.57.0.0/16", nexthops: [{ gateway: "10.7.0.254" }, { gateway: "10.7.2.254", weight: 2 }] },
    },
  ],
];

/** What a network manager must bring back, and how it stands up to hands and to a lost plug. */
export function rebootSuite(owner: Owner): void {
  let taken: TakenVm;
  test.serial.before(`a machine of ${owner}`, async (t) => {
    t.timeout(600_000);
    taken = await takeVm({ instance: `reboot-${owner}`, owner });
    await taken.vm.sh(ready[owner] ?? "true");
  });
  test.serial.after.always("leave the machine", () => taken?.release());

  test.serial(
    `${owner}: bridge on an uplink, VLAN and bridge, routes and rules: not told of, changed by hand, mended, and they outlive a reboot`,
    async (t) => {
      t.timeout(900_000);
      if (moves[owner]) {
        await taken.vm.configure("eth1", { addresses: uplink.addresses, gateway: uplink.gateway });
      }
      await new RebootScene(taken, networks(owner)).rebooted(t, { drift: true, deaf: tools[owner], tidy: tidy[owner] });
    },
  );

  test.serial(`${owner}: bond, VLAN and bridge outlive a reboot`, async (t) => {
    t.timeout(900_000);
    if (moves[owner]) {
      // A bond cannot take over a port's addresses.
      await taken.vm.configure("eth1", {});
    }
    await new RebootScene(taken, bonded).rebooted(t, { tidy: tidy[owner] });
  });

  // Two more minutes for each owner.
  const whole = process.env.KVMNET_VM === "all" ? test.serial : test.serial.skip;
  whole(`${owner}: a device of each other kind outlives a reboot`, async (t) => {
    t.timeout(900_000);
    await new RebootScene(taken, others).rebooted(t, { drift: true });
  });
}
