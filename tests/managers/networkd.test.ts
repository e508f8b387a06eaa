import test from "ava";
import { networkd } from "../../provider/linux/persistence/networkd";
import { takeVm } from "../vm/machine";
import { made, make, named, Rig } from "./networkd-rig";

const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;
const port = (device: string, ...drop: string[]) => ({ device, drop, options: {}, commands: [] });

/** Made by the host's own files: far8 has a `.network`, bare7 has none. */
const foreign = `set -e; cd /etc/systemd/network
for each in far8 bare7; do printf '[NetDev]\\nName=%s\\nKind=dummy\\n' $each > 30-$each.netdev; done
printf '[Match]\\nName=far8\\n\\n[Network]\\nAddress=10.8.0.9/24\\nLinkLocalAddressing=no\\n' > 30-far8.network
printf '[Unit]\\nAfter=sys-subsystem-net-devices-bare7.device\\nWants=sys-subsystem-net-devices-bare7.device\\n[Service]\\nType=oneshot\\nExecStart=ip link set bare7 up\\nExecStart=ip address add 10.7.0.9/24 dev bare7\\n[Install]\\nWantedBy=multi-user.target\\n' > /etc/systemd/system/bare7.service
systemctl daemon-reload; systemctl -q enable bare7; networkctl reload; sleep 2; systemctl start bare7`;

const configs = [
  made("br0", make("bridge", ["stp_state", "0", "vlan_filtering", "1", "forward_delay", "400"], { stp: false, vlanFiltering: true, forwardDelaySeconds: 4 }), {
    addresses: ["192.0.2.5/24", "2001:db8::5/64"],
    routes: [{ ...route, dst: "default", via: "192.0.2.1" }],
    dns: { servers: ["192.0.2.53"], search: ["lab.example"] },
    ports: [
      {
        device: "eth1",
        drop: ["192.0.2.5/24"],
        options: {
          isolated: true,
          broadcastFlood: false,
          pathCost: 50,
          vlans: [{ id: 10 }, { id: 20, to: 22, untagged: true }, { id: 30, untagged: true, pvid: true }],
        },
        commands: [
          { tool: "ip", line: "link set dev eth1 type bridge_slave isolated on bcast_flood off cost 50" },
          { tool: "bridge", line: "vlan del dev eth1 vid 1" },
          { tool: "bridge", line: "vlan add dev eth1 vid 10" },
          { tool: "bridge", line: "vlan add dev eth1 vid 20-22 untagged" },
          { tool: "bridge", line: "vlan add dev eth1 vid 30 pvid untagged" },
        ],
      },
    ],
    commands: [{ tool: "bridge", line: "vlan add dev br0 vid 10 self" }],
  }),
  made("eth1.100", make("vlan", ["id", "100"], { vlanId: 100, protocol: "802.1Q" }, "eth1")),
  made("br100", make("bridge", ["stp_state", "0"], { stp: false }), { ports: [port("eth1.100")], addresses: ["10.100.0.1/24"], mtu: 1400 }),
  made("dum9", make("dummy", [])),
  made(
    "bond0",
    make("bond", ["mode", "active-backup", "miimon", "100", "primary", "eth2"], { mode: "active-backup", miimonMilliseconds: 100, primary: "eth2" }),
    {
      // Else it has the MAC of whichever port joins first.
      mac: "02:00:00:00:00:b0",
      ports: [port("eth2"), port("dum9")],
    },
  ),
  made("bond0.200", make("vlan", ["id", "200"], { vlanId: 200 }, "bond0"), { addresses: ["10.20.0.1/24"] }),
  named("far8", { device: "far8", mtu: 1300, addresses: ["10.8.0.1/24"] }),
  named("route-far", { device: "far8", routes: [{ ...route, dst: "10.55.0.0/16", via: "10.8.0.254", table: "100", metric: 50 }] }),
  named("route-bare", { device: "bare7", routes: [{ ...route, dst: "10.56.0.0/16", via: "10.7.0.254" }] }),
  made("mv9", make("macvlan", ["mode", "bridge"], { mode: "bridge" }, "far8"), { addresses: ["10.9.1.1/24"] }),
  made("vx7", make("vxlan", ["id", "7", "dstport", "4789", "local", "10.8.0.1"], { vni: 7, port: 4789, local: "10.8.0.1" }), {
    commands: [{ tool: "bridge", line: "fdb append 00:00:00:00:00:00 dev vx7 dst 10.8.0.7" }],
  }),
  made("ve1", make("veth", ["peer", "name", "ve2"], { peer: "ve2" })),
  named("rule-lab", {
    rules: [
      { family: 4, priority: 1000, from: "10.20.0.0/24", action: "lookup", table: "100" },
      { family: 6, priority: 1001, to: "2001:db8:9::/48", action: "prohibit" },
    ],
    routes: [
      { ...route, dst: "10.58.0.0/16", type: "blackhole" },
      {
        ...route,
        dst: "10.57.0.0/16",
        nexthops: [
          { via: "192.0.2.253", dev: "br0", weight: 1 },
          { via: "10.100.0.254", dev: "br100", weight: 2 },
        ],
      },
    ],
  }),
];

test("networkd brings everything back, disturbs nothing when it takes note, and lets go of everything", async (t) => {
  t.timeout(900_000);
  const { vm, release } = await takeVm({ instance: "networkd", owner: "networkd" });
  t.teardown(release);
  const rig = new Rig(vm, networkd);
  await vm.configure("eth1", { addresses: ["192.0.2.5/24"], gateway: "192.0.2.1", dns: ["192.0.2.53"] });
  await vm.sh(foreign);
  const original = await rig.state();
  const listing = "cd /etc/systemd; ls -R network system; systemctl list-unit-files --state=enabled --no-legend | sort; sha256sum network/*.network";
  const originalFiles = await vm.sh(listing);
  t.like((await rig.owners()).eth1, { source: "/etc/systemd/network/20-eth1.network", ours: false, addressed: true, shared: false });

  // A guest's tap, and what somebody set by hand.
  await vm.sh("ip tuntap add vnet9 mode tap; ip link set vnet9 up; ip rule add from 10.9.0.0/16 table 99 priority 500");
  for (const config of configs) {
    await rig.apply(config);
    if (config.key === "br0") {
      await vm.sh("ip link set vnet9 master br0; ip route add 203.0.113.0/24 via 192.0.2.9 dev br0");
    }
  }
  t.regex(await vm.sh("ip -o link show vnet9"), /master br0/);
  t.regex(await vm.sh("ip rule"), /500:\s+from 10\.9\.0\.0\/16 lookup 99/, "a foreign rule stays");
  t.regex(await vm.sh("ip route"), /203\.0\.113\.0\/24 via 192\.0\.2\.9 dev br0/, "a foreign route stays");
  t.regex(await vm.sh("ip -o address show bare7"), /10\.7\.0\.9\/24/, "a foreign address stays");
  t.notRegex(await vm.sh("networkctl --no-legend"), /configuring|failed/);
  for (const config of configs) t.deepEqual(await rig.drift(config), [], `${config.key} is in step`);

  // An edit disturbs nothing: no address goes, no port leaves.
  const [bridge] = configs as [(typeof configs)[0]];
  await vm.sh("(timeout 30 ip -o monitor address link > /run/monitor &) </dev/null >/dev/null 2>&1; sleep 0.5; ip address add 192.0.2.6/24 dev br0");
  await vm.sh("true");
  const edited = { ...bridge, addresses: [...(bridge.addresses ?? []), "192.0.2.6/24"] };
  await rig.note(edited);
  await vm.sh("sleep 4");
  t.deepEqual((await vm.sh("grep -E '^Deleted|state DOWN' /run/monitor || true")).trim(), "");
  t.regex(await vm.sh("ip -o link show vnet9"), /master br0/);

  await vm.sh("ip rule del priority 500; ip link del vnet9; ip route del 203.0.113.0/24");
  const before = await rig.state();
  await vm.reboot();
  await vm.sh("i=0; while [ $i -lt 60 ] && systemctl list-jobs --no-legend | grep -q .; do sleep 1; i=$((i + 1)); done");
  t.deepEqual((await rig.state()).split("\n"), before.split("\n"));
  t.notRegex(await vm.sh("networkctl --no-legend"), /configuring|failed/);
  for (const config of [edited, ...configs.slice(1)]) t.deepEqual(await rig.drift(config), [], `${config.key} is in step after the reboot`);

  for (const config of [...configs].reverse()) await rig.remove(config);
  t.is(await vm.sh(listing), originalFiles);
  await vm.sh("ip link set bare7 up");
  t.deepEqual((await rig.state()).split("\n"), original.split("\n"));
});
