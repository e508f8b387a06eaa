import { readFileSync } from "node:fs";
import path from "node:path";
import test, { type ExecutionContext } from "ava";
import type { Owner } from "../../lab/vm/owners";
import type { Vm } from "../../lab/vm/vm";
import { edited } from "../e2e/program";
import { Stack } from "../e2e/stack";
import { takeVm } from "./machine";

/** Examples as users run them: the program as it stands in examples/, the package as npm installs it, the real CLI, a whole machine. */

const MINUTE = 60_000;

interface Site {
  readonly vm: Vm;
  readonly stack: Stack;
  close(): Promise<void>;
}

const example = (name: string) => readFileSync(path.resolve(__dirname, "../../examples", name, "index.ts"), "utf8");

/** The program when somebody has taken the one resource of a kind out of it. */
function without(program: string, kind: string): string {
  const [statement] = program.match(new RegExp(`^new kvmnet\\.${kind}\\([\\s\\S]*?\\);\\n`, "m")) ?? [`new kvmnet.${kind}`];
  return edited(program, statement, "");
}

async function openSite(owner: Owner): Promise<Site> {
  const { vm, connection, release } = await takeVm({ instance: `examples-${owner}`, owner });
  const settings = Object.entries(connection).map(([key, value]) => [`kvmnet:connection.${key}`, String(value)]);
  const stack = await Stack.create(Object.fromEntries(settings)).catch(async (error) => {
    await release();
    throw error;
  });
  const close = async () => {
    stack.remove();
    await release();
  };
  return { vm, stack, close };
}

/** One machine for all examples that do not depend on a network manager. */
let nobodys: Promise<Site> | undefined;
const siteOfNobody = () => {
  nobodys ??= openSite("none");
  return nobodys;
};
test.serial.after.always("let go of it", async () => (await nobodys)?.close());

async function up({ stack }: Site, program: string): Promise<void> {
  stack.program(program);
  await stack.up();
}

/** The host is looked at anew, and nothing is left to do. */
const inStep = ({ stack }: Site) => stack.must("preview", "--refresh", "--expect-no-changes");

async function destroyed(t: ExecutionContext, { stack, vm }: Site, before: string): Promise<void> {
  await stack.must("destroy", "--yes", "--skip-preview");
  t.is(await devices(vm), before);
}

const devices = (vm: Vm) => vm.sh("ip -o link | sed -E 's/^[0-9]+: ([^:@]+).*( master [^ ]+).*/\\1\\2/; s/^[0-9]+: ([^:@]+).*/\\1/' | sort");

test.serial("uplink-bridge: networkd keeps it, and after a reboot nothing is left to do", async (t) => {
  t.timeout(10 * MINUTE);
  const site = await openSite("networkd");
  t.teardown(site.close);
  const empty = await devices(site.vm);
  await up(site, example("uplink-bridge"));
  t.is((await site.stack.outputs()).persistedBy, "networkd");
  await site.vm.reboot();
  await inStep(site);
  t.regex(
    await site.vm.sh("ip -4 -br addr show dev br0; ip route show default; cat /sys/class/net/eth1/master/uevent; resolvectl dns br0"),
    /192\.0\.2\.10\/24[\s\S]*^default via 192\.0\.2\.1 dev br0[\s\S]*INTERFACE=br0$[\s\S]*192\.0\.2\.53/m,
  );
  await destroyed(t, site, empty);
});

test.serial("private-vlan, then bonded-vlans: VLANs with a bridge in each", async (t) => {
  t.timeout(10 * MINUTE);
  const site = await siteOfNobody();
  const { vm } = site;
  const empty = await devices(vm);
  await up(site, example("private-vlan"));
  await inStep(site);
  t.regex(await vm.sh("ip -d link show dev eth1.100"), /eth1\.100@eth1: .* master br100 [\s\S]* vlan protocol 802\.1Q id 100 /);
  await destroyed(t, site, empty);

  await up(site, example("bonded-vlans"));
  await inStep(site);
  const made = await devices(vm);
  for (const line of ["bond0", "bond0.110 master br110", "bond0.120 master br120", "br110", "br120", "eth1 master bond0", "eth2 master bond0"]) {
    t.true(made.split("\n").includes(line), `${line} is not in\n${made}`);
  }
  t.is((await site.stack.outputs()).activePort, "eth1");
  await destroyed(t, site, empty);
});

test.serial("netem-storm: everything at once on a link, which goes on as it is until somebody wants another run of it", async (t) => {
  t.timeout(10 * MINUTE);
  const site = await siteOfNobody();
  const { vm, stack } = site;
  const empty = await devices(vm);
  await up(site, example("netem-storm"));
  await inStep(site);
  const until = Date.parse(String((await stack.outputs()).until));
  t.true(until > Date.now(), `${until}`);
  t.regex(
    await vm.sh("tc qdisc show dev storm0"),
    /^qdisc netem 6b77: root .* limit 100000 delay 80ms +20ms loss 2% duplicate 0\.5% reorder 5% corrupt 0\.1% rate 20Mbit/,
  );
  await stack.must("config", "set", "run", "2");
  await stack.up();
  t.true(Date.parse(String((await stack.outputs()).until)) > until, "another run");
  await destroyed(t, site, empty);
});

/** A guest in each network; that in VLAN 20 is the router of the third one. `vnet10` is what libvirt calls the host's end. */
const GUESTS = `set -e
guest() {
  ip netns add "$1"
  ip link add "$2" type veth peer name eth0 netns "$1"
  ip link set dev "$2" master "$3" up
  ip -n "$1" link set dev lo up
  ip -n "$1" link set dev eth0 up
  ip -n "$1" addr add "$4" dev eth0
  ip -n "$1" route add default via "$5"
}
guest office vnet10 br10 10.0.10.11/24 10.0.10.1
guest router vnet20 br20 10.0.20.254/24 10.0.20.1
ip -n router addr add 10.0.30.1/24 dev lo`;

/** As soon as the bridges pass packets on; without a way there the answer is no after a few seconds. */
async function reaches(vm: Vm, guest: string, address: string): Promise<boolean> {
  const { code } = await vm.exec(`for i in 1 2 3 4; do ip netns exec ${guest} ping -c 1 -W 1 ${address} && exit; sleep 0.5; done; exit 1`);
  return code === 0;
}

test.serial("vlan-routing: guests of two networks reach each other and the third one, and not without the forwarding and the route", async (t) => {
  t.timeout(10 * MINUTE);
  const site = await siteOfNobody();
  const { vm } = site;
  const program = example("vlan-routing");
  const empty = await devices(vm);
  await up(site, program);
  await vm.sh(GUESTS);
  await inStep(site);
  t.true(await reaches(vm, "office", "10.0.20.254"), "the other network");
  t.true(await reaches(vm, "router", "10.0.10.11"), "and back");
  t.true(await reaches(vm, "office", "10.0.30.1"), "the third network");

  await up(site, without(program, "StaticRoute"));
  t.false(await reaches(vm, "office", "10.0.30.1"), "the third network without its route");
  t.true(await reaches(vm, "office", "10.0.20.254"), "the other network needs no route");

  await up(site, without(program, "HostSettings"));
  t.false(await reaches(vm, "office", "10.0.20.254"), "the other network without forwarding");
  t.true(await reaches(vm, "office", "10.0.10.1"), "the host itself");

  await vm.sh("ip netns del office; ip netns del router");
  await destroyed(t, site, empty);
});
