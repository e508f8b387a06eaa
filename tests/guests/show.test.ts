import test from "ava";
import { execa } from "execa";
import { type Guest, startGuest } from "../../lab/guest";
import { frozen } from "../../provider/host/frozen";
import { gather } from "../../provider/topology/gather";
import type { HostTopology, Node } from "../../provider/topology/model";
import { type TakenHost, takeHost } from "../lab";

/** `kvmnet show` on a host with what people have: two kinds of bridges, three kinds of networks, guests on each. */
const NETWORKS = [
  '<network><name>show-nat</name><forward mode="nat"/><bridge name="shownat" stp="off"/><ip address="192.168.139.1" prefix="24"><dhcp><range start="192.168.139.50" end="192.168.139.99"/></dhcp></ip></network>',
  '<network><name>show-br</name><forward mode="bridge"/><bridge name="showbr"/></network>',
  '<network><name>show-ovs</name><forward mode="bridge"/><bridge name="showovs"/><virtualport type="openvswitch"/><portgroup name="blue"><vlan><tag id="7"/></vlan></portgroup></network>',
];
const NAMES = ["show-nat", "show-br", "show-ovs"];
const MAC = "52:54:00:6e:39:01";
const remove = `for n in ${NAMES.join(" ")}; do virsh -q net-destroy $n; virsh -q net-undefine $n; done
ip link set eth1 nomaster; ip link del showbr; ovs-vsctl --if-exists del-br showovs; exit 0`;

let taken: TakenHost;
let guest: Guest;

test.serial.before("a host with all of it", async () => {
  taken = await takeHost();
  await taken.lab.exec(remove);
  await taken.lab.sh(`ip link add showbr type bridge && ip link set eth1 up master showbr && ip link set showbr up && ip addr add 198.51.100.2/24 dev showbr
ovs-vsctl add-br showovs -- set Bridge showovs datapath_type=netdev -- add-port showovs showin tag=30 -- set Interface showin type=internal \
-- add-port showovs showvx -- set Interface showvx type=vxlan options:remote_ip=198.51.100.77`);
  for (const [i, xml] of NETWORKS.entries()) {
    await taken.lab.sh(`cat >/tmp/net.xml && virsh -q net-define /tmp/net.xml && virsh -q net-start ${NAMES[i]}`, { input: xml });
  }
  guest = await startGuest(taken.lab, "show-guest", {
    nics: [{ network: "show-nat", mac: MAC }, { network: "show-br" }, { network: "show-ovs" }, { bridge: "showbr" }],
  });
});

test.after.always(async () => {
  await guest?.stop();
  await taken?.lab.exec(remove);
  await taken?.release();
});

const find = ({ nodes }: HostTopology, id: RegExp): Node => {
  const found = nodes.filter((one) => id.test(one.id));
  if (found.length !== 1) {
    throw new Error(`${id} is there ${found.length} times in ${nodes.map((one) => one.id).join(", ")}`);
  }
  return found[0] as Node;
};
const on = ({ nodes, edges }: HostTopology, lower: string) =>
  edges.filter((edge) => edge.lower === lower).map(({ upper }) => nodes.find(({ id }) => id === upper)?.name ?? upper);

test.serial("everything is there once, on what it lies on", async (t) => {
  t.timeout(120_000);
  await guest.exec("for i in $(seq 60); do ip -4 addr show eth0 | grep -q inet && exit; sleep 1; done");
  const seen = await gather(frozen(taken.host));
  t.like(find(seen, /^network show-nat$/), { words: "NAT network", state: "up", device: "shownat", addresses: ["192.168.139.1/24"] });
  t.false(
    seen.nodes.some(({ name }) => name === "shownat" || /^vnet\d/.test(name)),
    "a network stands for its bridge, and a guest for its tap",
  );
  const leased = find(seen, new RegExp(`^guest show-guest ${MAC}$`));
  t.regex(leased.addresses[0] ?? "none", /^192\.168\.139\.\d+$/);
  t.deepEqual(on(seen, "network show-nat"), ["show-guest"]);
  t.deepEqual(on(seen, "device eth1"), ["showbr"]);
  t.deepEqual(on(seen, "device showbr").sort(), ["show-br", "show-guest"]);
  t.deepEqual(on(seen, "device showovs").sort(), ["show-ovs", "showin"]);
  t.deepEqual(on(seen, "device showvx"), ["showovs"]);
  t.like(find(seen, /^device showin$/), { kind: "ovs-port", vlans: "30" });
  t.like(find(seen, /^device showvx$/), { kind: "tunnel", words: "vxlan to 198.51.100.77" });
  t.like(find(seen, /^device showbr$/), { kind: "bridge", addresses: ["198.51.100.2/24"] });
});

test.serial("what is wrong is said: a dead dnsmasq, a NIC that is not plugged in", async (t) => {
  const tap = (await gather(frozen(taken.host))).nodes.find(({ id }) => id === `guest show-guest ${MAC}`)?.device ?? "";
  await taken.lab.sh(`kill $(cat /run/libvirt/network/show-nat.pid); ip link set ${tap} nomaster; sleep 0.5`);
  const { problems } = find(await gather(frozen(taken.host)), /^network show-nat$/);
  t.regex(problems.join("\n"), /dnsmasq does not run/);
  t.regex(problems.join("\n"), new RegExp(`not plugged in: show-guest \\(${MAC}\\)`));
  await taken.lab.sh("virsh -q net-destroy show-nat; virsh -q net-start show-nat");
});

test.serial("the command shows it as a tree and as data, and goes on when one host is out of reach", async (t) => {
  const { sshConfigFile = "", host = "" } = taken.connection as { sshConfigFile?: string; host?: string };
  const run = (...args: string[]) =>
    execa(process.execPath, ["-r", "./tools/typescript.cjs", "provider/cli/kvmnet.ts", "show", "--ssh-config", sshConfigFile, ...args], { reject: false });
  const table = await run(host);
  t.is(table.exitCode, 0, table.stderr);
  t.regex(table.stdout, /^eth1 .*\n└ showbr +bridge +up +198\.51\.100\.2\/24/m);
  t.regex(table.stdout, /^ {2}[├└] show-guest +guest vnet\d+/m);
  t.false(table.stdout.includes("\u001b"), "colours are for terminals");
  const data = await run("--json", host, "kvmnet-no-such-host.invalid");
  t.is(data.exitCode, 1);
  t.regex(data.stderr, /kvmnet-no-such-host/);
  t.deepEqual(
    (JSON.parse(data.stdout) as { hosts: HostTopology[] }).hosts.map(({ hostname }) => hostname),
    [taken.host.facts.hostname],
  );
  t.is((await run()).exitCode, 2);
});
