import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import test, { type ExecutionContext } from "ava";
import type { Owner } from "../../lab/vm/owners";
import { edited } from "../e2e/program";
import { Stack } from "../e2e/stack";
import type { Row } from "../faults/guard/scene";
import { writeRows } from "../faults/guard/table";
import { seeded } from "../kill/random";
import { takeUplink, type Uplink } from "./uplink";

/**
 * The uplink moves, or becomes a bond, over the very interface that carries the session, as users' programs do it, with each network manager; through a reboot, and back by destroy.
 * One manager and one way of addressing as the seed says; KVMNET_VM=all: all of them.
 */

const MINUTE = 60_000;
const example = (name: string) => readFileSync(path.resolve(__dirname, "../../examples", name, "index.ts"), "utf8");

const rows: Row[] = [];

test.serial.after.always("tell of it", () => writeRows("On a machine with systemd", rows));

interface Site extends Uplink {
  readonly stack: Stack;
}

async function openSite(t: ExecutionContext, owner: Owner, lease = false, name = "moved"): Promise<Site> {
  const uplink = await takeUplink({ instance: `${name}-${owner}${lease ? "-lease" : ""}`, owner, lease });
  t.teardown(uplink.release);
  const settings = { ...uplink.connection, guard: undefined };
  const stack = await Stack.create(
    Object.fromEntries(Object.entries(settings).flatMap(([key, value]) => (value === undefined ? [] : [[`kvmnet:connection.${key}`, String(value)]]))),
  );
  t.teardown(() => stack.remove());
  return { ...uplink, stack };
}

const WAY = `for d in eth1 br0; do ip -o -4 addr show dev $d 2>/dev/null | awk '{ print $2, $4 }'; done
ip -4 route show default | awk '{ print $3, $5 }'
if systemctl -q is-active systemd-resolved; then resolvectl dns | grep -c 192.0.2.53; else grep -c 'nameserver 192.0.2.53' /etc/resolv.conf; fi`;
const OVER_NIC = "eth1 192.0.2.10/24\n192.0.2.1 eth1\n1\n";
const OVER_BRIDGE = "br0 192.0.2.10/24\n192.0.2.1 br0\n1\n";

/** A manager brings things about when it comes to it. */
async function becomes(t: ExecutionContext, { vm }: Site, way: string, when: string, asked = WAY): Promise<void> {
  let now = "";
  for (let round = 0; round < 60 && now !== way; round++) {
    now = (await vm.exec(asked)).stdout;
    await sleep(round === 0 || now === way ? 0 : 500);
  }
  t.is(now, way, when);
}

const GUARDED = "test -e /var/lib/kvmnet/guard/last/kept && test ! -e /var/lib/kvmnet/guard/pending && cat /var/lib/kvmnet/guard/last/what";

async function up({ stack }: Site, program: string): Promise<void> {
  stack.program(program);
  await stack.up();
}

async function inStep({ stack }: Site): Promise<void> {
  await stack.must("preview", "--refresh", "--expect-no-changes");
}

/** Where a YAML of the administrator's has a default route, a second one would be a conflict to netplan: networkd, which does its work, has it (docs/persistence.md). */
const keeperOf = (owner: Owner, lease: boolean) => (owner === "netplan" && !lease ? "networkd" : owner);

/** Without ifupdown: below. */
const owners: readonly Owner[] = ["networkmanager", "networkd", "netplan", "none"];
const cases = owners.flatMap((owner) => [{ owner, lease: false }, ...(owner === "none" ? [] : [{ owner, lease: true }])]);
const whole = process.env.KVMNET_VM === "all";
const random = seeded();
const chosen = cases[Math.floor(random.next() * cases.length)];

for (const one of cases) {
  const { owner, lease } = one;
  (whole || one === chosen ? test.serial : test.serial.skip)(
    `moved-uplink: ${owner}, ${lease ? "a lease" : "an address"}: over the session that it carries onto a bridge, through a reboot, and back (KVMNET_SEED=${random.seed})`,
    async (t) => {
      t.timeout(10 * MINUTE);
      const site = await openSite(t, owner, lease);
      await becomes(t, site, OVER_NIC, "at first");
      const program = example("moved-uplink");
      await up(site, lease ? edited(program, "moveAddresses: true", "dhcp4: true") : program);
      t.is(await site.vm.sh(GUARDED), "Bridge br0\n");
      if (owner !== "none") {
        t.is((await site.stack.outputs()).persistedBy, keeperOf(owner, lease));
      }
      await becomes(t, site, OVER_BRIDGE, "moved");
      await inStep(site);
      await site.vm.reboot();
      await becomes(t, site, OVER_BRIDGE, "after the reboot");
      await inStep(site);
      await site.stack.must("destroy", "--yes", "--skip-preview");
      await becomes(t, site, OVER_NIC, "back");
      t.is((await site.vm.exec("ip link show br0")).code, 1);
      if (owner !== "none") {
        await site.vm.reboot();
        await becomes(t, site, OVER_NIC, "back, after a reboot");
      }
    },
  );
}

/** The switch: VLANs 100 and 200 of its trunks are the network that was there without a tag. */
const TRUNKS = `for nic in eth1 eth2; do
  for id in 100 200; do ip link add link $nic name $nic.$id type vlan id $id; ip link set $nic.$id master br0 up; done
done`;

/** Without name servers: the line in resolv.conf that nobody's manager wrote stays beside ours. */
const [PLAIN_WAY, OVER_PLAIN_NIC, OVER_PLAIN_BRIDGE] = [WAY, OVER_NIC, OVER_BRIDGE].map((text) => text.split("\n").slice(0, 2).join("\n")) as [
  string,
  string,
  string,
];
const WHOLE_WAY = `${PLAIN_WAY}\nfor d in eth1 eth2 bond0.100; do m=$(readlink /sys/class/net/$d/master) && echo $d \${m##*/}; done`;
const PORTS = "eth1 bond0\neth2 bond0\nbond0.100 br0\n";

const bondedOwner = owners[Math.floor(random.next() * owners.length)];

for (const owner of owners) {
  (whole || owner === bondedOwner ? test.serial : test.serial.skip)(
    `bonded-uplink: ${owner}: bond, VLAN and bridge as one change over the session that they carry, through a reboot, and back (KVMNET_SEED=${random.seed})`,
    async (t) => {
      t.timeout(15 * MINUTE);
      const site = await openSite(t, owner, false, "bonded");
      await site.router.sh(TRUNKS);
      const isOver = (way: string, when: string) => becomes(t, site, way, when, WHOLE_WAY);
      await isOver(`${OVER_PLAIN_NIC}\n`, "at first");
      const program = example("bonded-uplink");
      const withoutPorts = edited(program, 'ports: ["eth1", "eth2"], primary: "eth1"', "ports: []");
      site.stack.program(edited(withoutPorts, "interfaces: {", "guard: { timeoutSeconds: 15 },\n  interfaces: {"));
      const { code, text } = await site.stack.run("up", "--yes", "--skip-preview");
      t.not(code, 0, "a bond without carrier");
      // A card that is no port has a profile with the address: NetworkManager refuses that before.
      t.regex(text, owner === "networkmanager" ? /cannot bring this back after a reboot/ : /was taken back by the host/);
      await isOver(`${OVER_PLAIN_NIC}\n`, "taken back");
      rows.push({
        title: `${owner}: the only uplink becomes a bond without carrier, with a VLAN and a bridge`,
        result: owner === "networkmanager" ? "refused before it" : "old, `rolled-back`",
      });
      await up(site, program);
      t.is(await site.vm.sh(GUARDED), "HostNetwork uplink\n");
      await isOver(`${OVER_PLAIN_BRIDGE}\n${PORTS}`, "moved");
      await inStep(site);

      // Files aside, what is changed then is the kernel's, with each manager in the same way.
      if (owner === "networkd") {
        const elsewhere = edited(edited(program, "vlanId: 100", "vlanId: 200"), 'gateway: "192.0.2.1"', 'gateway: "192.0.2.2"');
        await up(site, elsewhere);
        const overElsewhere = OVER_PLAIN_BRIDGE.replace("192.0.2.1 ", "192.0.2.2 ");
        await isOver(`${overElsewhere}\n${PORTS}`, "another VLAN, another gateway");
        await up(site, edited(elsewhere, 'primary: "eth1"', 'primary: "eth2"'));
        await isOver(`${overElsewhere}\n${PORTS}`, "over the other NIC");
        t.is((await site.vm.sh("cat /sys/class/net/bond0/bonding/active_slave")).trim(), "eth2");
        await up(site, program);
        await isOver(`${OVER_PLAIN_BRIDGE}\n${PORTS}`, "and as it was");
        await inStep(site);
      }
      await site.vm.reboot();
      await isOver(`${OVER_PLAIN_BRIDGE}\n${PORTS}`, "after the reboot");
      await inStep(site);
      await site.stack.must("destroy", "--yes", "--skip-preview");
      await isOver(`${OVER_PLAIN_NIC}\n`, "back");
      t.is((await site.vm.exec("ip link show bond0 || ip link show br0")).code, 1);
    },
  );
}

(whole ? test.serial : test.serial.skip)(
  "moved-uplink: ifupdown: its own stanza would bring the address back to the card at a boot: refused; with the stanza as the refusal says it moves, through a reboot, and back",
  async (t) => {
    t.timeout(10 * MINUTE);
    const site = await openSite(t, "ifupdown");
    await becomes(t, site, OVER_NIC, "at first");
    site.stack.program(example("moved-uplink"));
    const { code, text } = await site.stack.run("up", "--yes", "--skip-preview");
    t.not(code, 0);
    t.regex(text, /ifupdown cannot bring this back after a reboot/);
    await becomes(t, site, OVER_NIC, "as before");
    t.is((await site.vm.exec("ip link show br0")).code, 1);

    await site.vm.sh("printf 'auto eth1\\niface eth1 inet manual\\n' > /etc/network/interfaces.d/eth1");
    await site.stack.up();
    t.is(await site.vm.sh(GUARDED), "Bridge br0\n");
    t.is((await site.stack.outputs()).persistedBy, "ifupdown");
    await becomes(t, site, OVER_BRIDGE, "moved");
    await inStep(site);
    await site.vm.reboot();
    await becomes(t, site, OVER_BRIDGE, "after the reboot");
    await inStep(site);
    await site.stack.must("destroy", "--yes", "--skip-preview");
    await becomes(t, site, OVER_NIC, "back");
  },
);
