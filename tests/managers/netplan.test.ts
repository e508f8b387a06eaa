import test from "ava";
import { netplan } from "../../provider/linux/persistence/netplan";
import { networkd } from "../../provider/linux/persistence/networkd";
import { takeVm } from "../vm/machine";
import { made, make, named, Rig } from "./networkd-rig";

const route = { family: 4, table: "main", metric: 0, protocol: "static", onlink: false } as const;
const port = (device: string, ...drop: string[]) => ({ device, drop, options: {}, commands: [] });

/** eth1 has addresses in a YAML of somebody else's, eth2 has none. */
const described = [
  made("eth1.100", make("vlan", ["id", "100"], { vlanId: 100 }, "eth1"), { mac: "02:00:00:00:01:00" }),
  made("br0", make("bridge", ["stp_state", "0", "forward_delay", "400"], { stp: false, forwardDelaySeconds: 4 }), {
    mac: "02:00:00:00:00:05",
    addresses: ["192.0.2.5/24"],
    routes: [{ ...route, dst: "default", via: "192.0.2.1" }],
    dns: { servers: ["192.0.2.53"], search: ["lab.example"] },
    ports: [port("eth1", "192.0.2.5/24")],
    rules: [{ family: 4, priority: 1000, from: "10.20.0.0/24", action: "lookup", table: "100" }],
  }),
  made("bond0", make("bond", ["mode", "active-backup", "miimon", "100"], { mode: "active-backup", miimonMilliseconds: 100 }), { ports: [port("eth2")] }),
  made("bond0.200", make("vlan", ["id", "200"], { vlanId: 200 }, "bond0"), { addresses: ["10.20.0.1/24"] }),
  made("vx7", make("vxlan", ["id", "7", "dev", "bond0", "group", "239.0.0.9", "dstport", "4789"], { vni: 7, group: "239.0.0.9", port: 4789 }, "bond0"), {
    mac: "02:00:00:00:00:07",
  }),
];
/** What netplan has no words for stands in drop-ins beside what netplan makes. */
const beside = [
  // Its file would come before the one that describes its port.
  made("br100", make("bridge", ["stp_state", "0"], { stp: false }), {
    ports: [port("eth1.100")],
    addresses: ["10.100.0.1/24"],
    mtu: 1400,
    mac: "02:00:00:00:01:01",
  }),
  named("route-x", { device: "br0", routes: [{ ...route, dst: "10.55.0.0/16", via: "192.0.2.254", table: "100", metric: 50 }] }),
  made("mv9", make("macvlan", ["mode", "bridge"], { mode: "bridge" }, "bond0"), { addresses: ["10.9.1.1/24"] }),
];

test("netplan brings everything back, disturbs nothing when it takes note, and lets go of everything", async (t) => {
  t.timeout(900_000);
  const { vm, release } = await takeVm({ instance: "netplan", owner: "netplan" });
  t.teardown(release);
  const [rig, other] = [new Rig(vm, netplan), new Rig(vm, networkd)];
  await vm.configure("eth1", { addresses: ["192.0.2.5/24"], gateway: "192.0.2.1", dns: ["192.0.2.53"] });
  const original = await rig.state();
  const listing = "ls /etc/netplan; cd /run/systemd/network && sha256sum *; ls -R /etc/systemd/network";
  const originalFiles = await vm.sh(listing);
  const owners = await rig.owners();
  t.like(owners.eth1, { managers: ["netplan"], source: "/run/systemd/network/10-netplan-eth1.network", ours: false, addressed: true, shared: false });
  t.like(owners.eth2, { managers: ["netplan"], addressed: false });

  await vm.sh("ip tuntap add vnet9 mode tap; ip link set vnet9 up; ip rule add from 10.9.0.0/16 table 99 priority 500");
  for (const config of described) {
    await rig.apply(config);
    if (config.key === "br0") await vm.sh("ip link set vnet9 master br0");
  }
  for (const config of beside) {
    t.regex(netplan.unsupported(config, await rig.host()) ?? "", /netplan/);
    await other.apply(config);
  }
  t.regex(await vm.sh("ip -o link show vnet9"), /master br0/);
  t.regex(await vm.sh("ip rule"), /500:\s+from 10\.9\.0\.0\/16 lookup 99/, "a foreign rule stays");
  t.notRegex(await vm.sh("networkctl --no-legend"), /configuring|failed/);

  await vm.sh("ip address add 192.0.2.6/24 dev br0; (timeout 14 ip -o monitor address link > /run/monitor &) </dev/null >/dev/null 2>&1");
  const [, bridge] = described as [(typeof described)[0], (typeof described)[0]];
  const edited = { ...bridge, addresses: [...(bridge.addresses ?? []), "192.0.2.6/24"] };
  await rig.note(edited);
  t.is((await vm.sh("sleep 4; grep -E '^Deleted|state DOWN' /run/monitor || true")).trim(), "");
  t.regex(await vm.sh("ip -o link show vnet9"), /master br0/);

  await vm.sh("ip rule del priority 500; ip link del vnet9");
  const before = await rig.state();
  await vm.reboot();
  t.deepEqual((await rig.state()).split("\n"), before.split("\n"));
  t.notRegex(await vm.sh("networkctl --no-legend"), /configuring|failed/);
  for (const config of described) t.deepEqual(await rig.drift(config === bridge ? edited : config), [], `${config.key} is in step`);
  for (const config of beside) t.deepEqual(await other.drift(config), [], `${config.key} is in step`);

  for (const config of [...beside].reverse()) await other.remove(config);
  for (const config of [...described].reverse()) await rig.remove(config);
  t.is(await vm.sh(listing), originalFiles);
  t.deepEqual((await rig.state()).split("\n"), original.split("\n"));
});
