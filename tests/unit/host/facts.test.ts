import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { parseFacts } from "../../../provider/host/facts";
import { beginMark } from "../../../provider/host/program";
import { Shell } from "../../../provider/host/shell";

/** The facts as seen in a network namespace that `setUp` prepares, by a session from 10.9.0.2 to 10.9.0.1. */
async function sessionDevices(setUp: string, from = "10.9.0.2 40000 10.9.0.1 22"): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), "facts-test-"));
  const inside = `set -e; mount -t sysfs none /sys; mount -t tmpfs none /run; ip link set lo up; { ${setUp}; } >&2; exec /bin/sh -s -- "$1"`;
  const child = spawn("unshare", ["--net", "--mount", "--propagation", "private", "sh", "-c", inside, "sh", from], { cwd: folder });
  try {
    const { shell, greeting } = await Shell.start(child, true, 30_000);
    await shell.run({ script: "if [ -r pids ]; then kill $(cat pids); fi", args: [], input: "", timeoutMs: 5000, lock: "shared", lockWaitMs: 5000 });
    shell.end();
    return [...parseFacts(greeting).sessionDevices].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const nic = "ip link add eth0 type veth peer name wire; ip link set eth0 up; ip link set wire up";

test("a plain NIC; what merely sits on top of it carries nobody's session", async (t) => {
  t.deepEqual(await sessionDevices(`${nic}; ip addr add 10.9.0.1/24 dev eth0; ip link add tap0 link eth0 type macvtap`), ["eth0"]);
});

test("a bridge with its ports", async (t) => {
  const bridge = `${nic}; ip link add br0 type bridge; ip link set eth0 master br0; ip link set br0 up; ip link add other0 type veth peer name other1`;
  t.deepEqual(await sessionDevices(`${bridge}; ip addr add 10.9.0.1/24 dev br0`), ["br0", "eth0"]);
  t.deepEqual(await sessionDevices(`${bridge}; ip addr add 10.9.0.1/24 dev eth0`), ["br0", "eth0"], "an address left on a port");
});

test("a device on a device on a bridge", async (t) => {
  const stack = `${nic}; ip link add br0 type bridge; ip link set eth0 master br0; ip link set br0 up; ip link add mgmt link br0 type macvlan; ip link set mgmt up`;
  t.deepEqual(await sessionDevices(`${stack}; ip addr add 10.9.0.1/24 dev mgmt`), ["br0", "eth0", "mgmt"]);
});

test("the way back and the address we came to may be on different devices", async (t) => {
  const two = `${nic}; ip link add eth1 type veth peer name wire1; ip link set eth1 up; ip link set wire1 up; ip addr add 10.8.0.1/24 dev eth1; ip route add 10.9.0.0/24 dev eth1`;
  t.deepEqual(await sessionDevices(`${two}; ip addr add 10.9.0.1/32 dev eth0`), ["eth0", "eth1"]);
});

test("IPv6, link-local, and sessions that come over no network", async (t) => {
  t.deepEqual(await sessionDevices(`${nic}; ip -6 addr add 2001:db8::1/64 dev eth0 nodad`, "2001:db8::2 4000 2001:db8::1 22"), ["eth0"]);
  t.deepEqual(await sessionDevices(nic, "fe80::2%eth0 4000 fe80::1%eth0 22"), ["eth0"]);
  t.deepEqual(await sessionDevices(nic, "UNKNOWN 65535 UNKNOWN 65535"), []);
  t.deepEqual(await sessionDevices(nic, ""), []);
});

test("Open vSwitch: the bridge's own port leads to the NIC", async (t) => {
  const ovs = `
    export OVS_RUNDIR=/var/run/openvswitch; mkdir -p $OVS_RUNDIR
    ovsdb-tool create ovs.db; ovsdb-server --detach --pidfile=$PWD/a --remote=punix:$OVS_RUNDIR/db.sock ovs.db
    ovs-vsctl --no-wait init; ovs-vswitchd --detach --pidfile=$PWD/b; cat a b >pids
    ovs-vsctl add-br br0 -- set bridge br0 datapath_type=netdev -- add-port br0 eth0 -- add-port br0 mgmt -- set interface mgmt type=internal
    ip link set br0 up; ip link set mgmt up`;
  t.deepEqual(await sessionDevices(`${nic}; ${ovs}; ip addr add 10.9.0.1/24 dev br0`), ["br0", "eth0"], "other devices of the host's own lead nowhere");
  t.deepEqual(await sessionDevices(`${nic}; ${ovs}; ip addr add 10.9.0.1/24 dev mgmt`), ["br0", "eth0", "mgmt"]);
  const above = "ip link add top0 link br0 type macvlan; ip link set top0 up; ip addr add 10.9.0.1/24 dev top0";
  t.deepEqual(await sessionDevices(`${nic}; ${ovs}; ${above}`), ["br0", "eth0", "top0"], "a device on the bridge's own port");
  const beyond = `ip link add under0 type veth peer name under1; ip link set under0 up; ip link set under1 up; ip addr add 198.51.100.1/24 dev under0; ip tuntap add guest0 mode tap; ip addr add 10.9.0.1/24 dev br0
    ovs-vsctl add-br br1 -- set bridge br1 datapath_type=netdev -- add-port br0 p0 -- set interface p0 type=patch options:peer=p1 -- add-port br1 p1 -- set interface p1 type=patch options:peer=p0 \
      -- add-port br1 own0 -- set interface own0 type=internal -- add-port br1 vx0 -- set interface vx0 type=vxlan options:remote_ip=198.51.100.9 \
      -- add-port br1 guest0 -- set interface guest0 external_ids:attached-mac=5`;
  t.deepEqual(
    await sessionDevices(`${nic}; ${ovs}; ${beyond}`),
    ["br0", "br1", "eth0", "p0", "p1", "under0", "vx0"],
    "beyond a patch and below a tunnel, without guests",
  );
});

test("what a login script prints is skipped; odd os-release files are read", (t) => {
  const facts = parseFacts(
    `hostname evil\nuid 7\n${beginMark}\nuid 0\nhostname kvm1\nos ID="rocky"\nos VERSION_ID='9.4'\nos ID_LIKE="rhel centos fedora"\nos # comment\ntool ip /usr/sbin/ip\n`,
  );
  t.like(facts, { uid: 0, hostname: "kvm1", systemd: false, sessionDevices: [], tools: { ip: "/usr/sbin/ip" } });
  t.deepEqual(facts.os, { id: "rocky", version: "9.4", like: ["rhel", "centos", "fedora"] });
});
