import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import test, { type ExecutionContext } from "ava";
import { startGuest } from "../../lab/guest";
import { startCentral, startUnderlay, underlayAddress } from "../../lab/ovn";
import { addressSet } from "../../provider/either/addressSet";
import { portForward } from "../../provider/either/portForward";
import { securityGroup } from "../../provider/either/securityGroup";
import type { Host } from "../../provider/host/host";
import { noticesTo } from "../../provider/host/notice";
import { findOpenVswitch } from "../../provider/import/findOpenVswitch";
import { isResource } from "../../provider/import/item";
import { domainInterface } from "../../provider/libvirt/domainInterface";
import { ovnChassis } from "../../provider/ovn/chassis";
import { dhcpOptions } from "../../provider/ovn/dhcpOptions";
import { logicalRouter } from "../../provider/ovn/logicalRouter";
import { logicalRouterPort } from "../../provider/ovn/logicalRouterPort";
import { logicalSwitch } from "../../provider/ovn/logicalSwitch";
import { logicalSwitchPort } from "../../provider/ovn/logicalSwitchPort";
import { ovnAddressSet } from "../../provider/ovn/ovnAddressSet";
import { ovnDns } from "../../provider/ovn/ovnDns";
import { ovnLoadBalancer } from "../../provider/ovn/ovnLoadBalancer";
import { ovnMirror } from "../../provider/ovn/ovnMirror";
import { ovnNat } from "../../provider/ovn/ovnNat";
import { ovnPolicy } from "../../provider/ovn/ovnPolicy";
import { ovnPortGroup } from "../../provider/ovn/ovnPortGroup";
import { ovnQos } from "../../provider/ovn/ovnQos";
import { ovnRoute } from "../../provider/ovn/ovnRoute";
import { providerNetwork } from "../../provider/ovn/providerNetwork";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHosts } from "../lab";
import { argsFor, chassisOf, clearOvn, looked } from "./ovn/scene";

/** Two hosts joined by OVN, and on each a namespace in a guest's place, on an internal port of the integration bridge: what reaches whom. */

const GUESTS = [
  { name: "kvog1", mac: "02:00:00:00:67:01", ip: "10.217.0.11" },
  { name: "kvog2", mac: "02:00:00:00:67:02", ip: "10.217.0.12" },
] as const;
const [one, two] = GUESTS;

let hosts: TakenHost[] = [];
const made: { kind: AnyKind; host: Host; state: object }[] = [];
const lines: string[] = [];

async function make(kind: AnyKind, host: Host, name: string, args: object) {
  const state = await kind.create(host, argsFor(kind, name, args));
  made.push({ kind, host, state });
  return state as Record<string, unknown>;
}

const chassisArgs = (taken: TakenHost) => chassisOf(hosts[0] as TakenHost, taken);
const portArgs = ({ mac, ip }: (typeof GUESTS)[number]) => ({ switch: "kvo", addresses: [`${mac} ${ip}`], portSecurity: [`${mac} ${ip}`] });

const within = (index: number, command: string) =>
  (hosts[index] as TakenHost).lab.exec(`ip netns exec ${(GUESTS[index] as (typeof GUESTS)[number]).name} ${command}`);
const central = () => (hosts[0] as TakenHost).host;

test.serial.before(async () => {
  noticesTo((line) => void lines.push(line));
  hosts = await takeHosts(2);
  await startCentral((hosts[0] as TakenHost).lab);
  await startUnderlay((hosts[1] as TakenHost).lab);
});

test.serial.after.always(async () => {
  for (const { lab, host } of [...hosts].reverse()) {
    await lab.exec("virsh -q destroy kvo-guest");
    await clearOvn(lab, ["kvog1", "kvog2", "kvog3"]);
    await host.close();
  }
  await Promise.all(hosts.map((taken) => taken.release()));
});

test.serial("copies of one machine, of one id, are not both joined: neither when they come at the same moment, nor one after the other", async (t) => {
  const [first, second] = hosts as [TakenHost, TakenHost];
  const idOf = async ({ lab }: TakenHost) => (await lab.sh("ovs-vsctl get Open_vSwitch . external_ids:system-id")).replaceAll(/["\s]/g, "");
  const [shared, own] = [await idOf(first), await idOf(second)];
  const called = (id: string) => second.lab.sh(["ovs-vsctl", "set", "Open_vSwitch", ".", `external_ids:system-id=${id}`]);
  const join = (taken: TakenHost, i: number) =>
    Promise.resolve(ovnChassis.create(taken.host, argsFor(ovnChassis, `chassis${i}`, chassisArgs(taken)))).then(
      (state) => ({ taken, state, words: "" }),
      (error) => ({ taken, state: undefined, words: String(error) }),
    );
  const leave = async (joined: Awaited<ReturnType<typeof join>>[]) => {
    for (const { taken, state } of joined) {
      await (state && ovnChassis.delete(taken.host, state));
    }
    t.is((await first.lab.sh("ovn-sbctl --bare --columns=name list Chassis")).trim(), "", "whoever has left, OVN knows nobody");
    for (const { lab } of hosts) {
      t.is((await lab.sh("ovs-vsctl list-br | grep br-int; pgrep ovn-controller || :")).trim(), "", "a host that was refused has nothing of it");
    }
  };
  const refusal = new RegExp(
    `OVN knows the host \\S+ \\(100\\.65\\.0\\.\\d+\\) by this host's id, ${shared}, as it is with copies of one machine: give this one an id`,
  );
  const keys = async () => (await second.lab.sh("ovs-vsctl get Open_vSwitch . external_ids")).trim();
  await called(shared);
  const before = await keys();
  const named = (name: string) => second.lab.sh(["ovs-vsctl", "set", "Open_vSwitch", ".", `external_ids:hostname=${name}`]);
  try {
    const both = await Promise.all(hosts.map(join));
    t.regex(both.map(({ words }) => words).join("\n"), refusal);
    await leave(both);
    const one = await join(first, 0);
    const other = await join(second, 1);
    t.is(one.words, "");
    t.regex(other.words, refusal);
    t.is(await keys(), before);
    await named(first.lab.name);
    const alike = await join(second, 1);
    t.regex(alike.words, refusal, "of one name as well, which this host may have had before");
    await named(second.lab.name);
    t.is(await keys(), before);
    t.is((await first.lab.sh("ovn-sbctl --bare --columns=ip list Encap")).trim(), underlayAddress(first.lab), "the host that was there first is there");
    await leave([one, other, alike]);
  } finally {
    await named(second.lab.name);
    await called(own);
  }
});

test.serial("guests on two hosts reach each other over Geneve: ICMP of full size and TCP", async (t) => {
  for (const [i, taken] of hosts.entries()) {
    await make(ovnChassis, taken.host, `chassis${i}`, chassisArgs(taken));
  }
  await make(logicalSwitch, central(), "kvo", { subnet: "10.217.0.0/24" });
  for (const [i, guest] of GUESTS.entries()) {
    await make(logicalSwitchPort, central(), guest.name, portArgs(guest));
    await (hosts[i] as TakenHost).lab.sh(["lab-ovn", "guest", guest.name, guest.name, guest.mac, guest.ip]);
  }
  t.is((await within(0, `ping -c 3 -i 0.3 -W 3 -M do -s 1414 ${two.ip}`)).code, 0, "the largest packet that the guests' MTU allows");
  await (hosts[1] as TakenHost).lab.exec(`ip netns exec ${two.name} socat TCP-LISTEN:7,fork,reuseaddr EXEC:cat >/dev/null 2>&1 &`);
  const echoed = await within(0, `sh -c "head -c 300000 /dev/zero | timeout 15 socat -T3 - TCP:${two.ip}:7,retry=10,interval=0.2 | wc -c"`);
  t.is(echoed.stdout.trim(), "300000");
  const seen = await looked(logicalSwitchPort, central(), two.name);
  t.is(seen?.up, true);
  t.is(seen?.host, (hosts[1] as TakenHost).lab.name);

  const others = (await findOpenVswitch(central())).filter((item) => !isResource(item) && item.remark.includes("ovn-controller makes it"));
  t.deepEqual(
    others.map(({ name }) => name.replace(/-[0-9a-f]{6}-/, "-ID-")),
    ["br-int", "ovn-ID-0"],
    "an import leaves out what is OVN's own",
  );
});

test.serial("OVN answers DHCP on the guest's own host where the port has options for it, and nobody does where it has none", async (t) => {
  const ask = () => within(1, `busybox udhcpc -f -n -q -t 3 -T 1 -s /bin/true -i ${two.name} 2>&1`);
  t.not((await ask()).code, 0);
  const options = { cidr: "10.217.0.0/24", serverId: "10.217.0.1", serverMac: "02:00:00:00:67:fe", leaseSeconds: 3600 };
  const { uuid } = await make(dhcpOptions, central(), "kvo", options);
  const answer = async (dhcpv4Options: unknown) => {
    const state = await looked(logicalSwitchPort, central(), two.name);
    await logicalSwitchPort.update(central(), state as never, argsFor(logicalSwitchPort, two.name, { ...portArgs(two), dhcpv4Options }), []);
  };
  await answer(uuid);
  t.regex((await ask()).stdout, new RegExp(`lease of ${two.ip} obtained from 10\\.217\\.0\\.1, lease time 3600`));
  await answer("none");
  t.not((await ask()).code, 0);
});

test.serial("a guest of libvirt is on its port as soon as its NIC says so, and has its lease from OVN", async (t) => {
  const [first] = hosts as [TakenHost];
  const before = made.length;
  const port = { name: "6b766d6e-6574-4000-8000-000000000014", mac: "52:54:00:00:67:14", ip: "10.217.0.14" };
  const { uuid: dhcpv4Options } = (made.find(({ kind }) => kind === dhcpOptions) as (typeof made)[number]).state as { uuid: string };
  const secured = [`${port.mac} ${port.ip}`];
  await make(logicalSwitchPort, central(), port.name, { switch: "kvo", addresses: secured, portSecurity: secured, dhcpv4Options });
  const guest = await startGuest(first.lab, "kvo-guest", { nics: [] });
  await make(domainInterface, first.host, "kvonic", { domain: guest.name, type: "openvswitch", bridge: "br-int", mac: port.mac, interfaceId: port.name });
  t.is(await guest.waitForLease(), port.ip);
  t.is((await guest.exec(`ping -c 2 -W 2 ${two.ip}`)).code, 0, "a guest of another host");
  t.like(await looked(logicalSwitchPort, central(), port.name), { up: true, host: first.lab.name });

  const [logical, nic] = made.splice(before) as [(typeof made)[number], (typeof made)[number]];
  await t.throwsAsync(logical.kind.delete(logical.host, logical.state as never), { message: /a guest is on the port/ });
  await nic.kind.delete(nic.host, nic.state as never);
  await guest.stop();
  for (let i = 0; i < 50 && (await looked(logicalSwitchPort, central(), port.name))?.up; i++) {
    await sleep(100);
  }
  await logical.kind.delete(logical.host, logical.state as never);
});

test.serial("OVN answers for the names that it is given, to whomever the guest asks, and no others", async (t) => {
  const ask = async (name: string) => (await within(0, `timeout 3 busybox nslookup -type=a ${name} ${two.ip}`)).stdout;
  t.notRegex(await ask("web.kvo.example"), /10\.217\.0\.77/);
  await make(ovnDns, central(), "kvodns", { records: { "web.kvo.example": ["10.217.0.77"] }, switches: ["kvo"] });
  const { kind, host, state } = made.pop() as (typeof made)[number];
  t.regex(await ask("web.kvo.example"), /10\.217\.0\.77/);
  t.notRegex(await ask("other.kvo.example"), /10\.217\.0\.77/);
  await kind.delete(host, state as never);
  t.notRegex(await ask("web.kvo.example"), /10\.217\.0\.77/);
});

test.serial("port security: another address than the port's own does not pass, and passes once it may", async (t) => {
  await within(0, `ip address add 10.217.0.50/24 dev ${one.name}`);
  const ping = () => within(0, `ping -c 1 -W 1 -I 10.217.0.50 ${two.ip}`);
  t.not((await ping()).code, 0);
  t.is((await within(0, `ping -c 1 -W 2 ${two.ip}`)).code, 0, "its own does");
  const state = await logicalSwitchPort.read(central(), one.name);
  const wider = { ...portArgs(one), addresses: [`${one.mac} ${one.ip} 10.217.0.50`], portSecurity: [`${one.mac} ${one.ip} 10.217.0.50`] };
  await logicalSwitchPort.update(central(), { ...state, owner: `ovn/guests/${one.name}` } as never, argsFor(logicalSwitchPort, one.name, wider), []);
  t.is((await ping()).code, 0);
});

test.serial("of a group's port only what its rules say passes, and a rule that OVN would not carry out is an error", async (t) => {
  const passes = async () => ({
    ping: (await within(0, `ping -c 1 -W 1 ${two.ip}`)).code === 0,
    echo: (await within(0, `sh -c "echo ping | timeout 5 socat -T2 - TCP:${two.ip}:7,connect-timeout=1"`)).stdout === "ping\n",
    other: (await within(0, `sh -c "echo ping | timeout 5 socat -T2 - TCP:${two.ip}:8,connect-timeout=1"`)).stdout === "ping\n",
  });
  await (hosts[1] as TakenHost).lab.exec(`ip netns exec ${two.name} socat TCP-LISTEN:8,fork,reuseaddr EXEC:cat >/dev/null 2>&1 &`);
  const drop = { direction: "to-lport", priority: 1000, match: "outport == @kvogroup && ip", action: "drop" };
  const echo = { direction: "to-lport", priority: 1001, match: "outport == @kvogroup && ip4.src == 10.217.0.0/24 && tcp.dst == 7", action: "allow-related" };
  const group = await make(ovnPortGroup, central(), "kvogroup", { acls: [drop, echo] });
  const { kind } = made.pop() as (typeof made)[number];
  t.deepEqual(await passes(), { ping: true, echo: true, other: true }, "nobody is in the group");

  const join = async (portGroups: string[]) => {
    const state = await looked(logicalSwitchPort, central(), two.name);
    await logicalSwitchPort.update(central(), state as never, argsFor(logicalSwitchPort, two.name, { ...portArgs(two), portGroups }), []);
  };
  await join(["kvogroup"]);
  t.deepEqual(await passes(), { ping: false, echo: true, other: false });

  const change = (match: string) => kind.update(central(), group as never, argsFor(kind, "kvogroup", { acls: [{ ...drop, match }, echo] }), []);
  await t.throwsAsync(change("outport == @kvogroup && ip4.foo == 1"), { message: /OVN cannot read the match .*ip4\.foo.*expecting field name/ });
  await t.throwsAsync(change("1) || (1"), { message: /OVN cannot read the match/ });
  await t.throwsAsync(change("outport == @kvonobody"), { message: /names @kvonobody, which is not there/ });
  await t.throwsAsync(change("outport == @kvogroup && ip4.src == $kvonobody"), { message: /names \$kvonobody, which is not there/ });
  await t.throwsAsync(kind.delete(central(), group as never), { message: new RegExp(`still has ports, .*: ${two.name}`) });
  t.deepEqual(await passes(), { ping: false, echo: true, other: false }, "what was there counts on");

  await t.throwsAsync(make(ovnAddressSet, central(), "kvogroup_ip4", { addresses: [] }), { message: /OVN itself makes a set kvogroup_ip4/ });
  const set = await ovnAddressSet.create(central(), argsFor(ovnAddressSet, "kvolate_ip6", { addresses: [] }));
  await t.throwsAsync(make(ovnPortGroup, central(), "kvolate", { acls: [] }), { message: /a set of addresses kvolate_ip6, which OVN itself would make/ });
  await ovnAddressSet.delete(central(), set);
  const wider = await change("outport == @kvogroup && tcp && tcp.dst > 7");
  t.deepEqual(await passes(), { ping: true, echo: true, other: false });
  await join([]);
  t.deepEqual(await passes(), { ping: true, echo: true, other: true });
  await kind.delete(central(), wider);
  t.is((await (hosts[0] as TakenHost).lab.sh("ovn-nbctl --bare --columns=_uuid list ACL; ovn-nbctl --bare --columns=_uuid list Port_Group")).trim(), "");
});

test.serial(
  "a security group holds for a logical port: what any of its groups opens passes, all else is dropped, and the guest's own connections go out",
  async (t) => {
    const before = made.length;
    const v6 = (index: number) => `fd00:217::1${index + 1}`;
    for (const [index, { name }] of GUESTS.entries()) {
      await within(index, `ip address add ${v6(index)}/64 dev ${name} nodad`);
    }
    const put = async (guest: (typeof GUESTS)[number], securityGroups: string[]) => {
      const state = await looked(logicalSwitchPort, central(), guest.name);
      const own = `${guest.mac} ${guest.ip} ${v6(GUESTS.indexOf(guest))}`;
      const args = { switch: "kvo", addresses: [own], portSecurity: [own], securityGroups };
      await logicalSwitchPort.update(central(), state as never, argsFor(logicalSwitchPort, guest.name, args), []);
    };
    const changed = (kind: AnyKind, name: string, args: object) =>
      kind.update(central(), stateNamed(kind, name) as never, argsFor(kind, name, { on: "ovn", ...args }), []);
    const stateNamed = (kind: AnyKind, name: string) => made.find((one) => one.kind === kind && (one.state as { name: string }).name === name)?.state;
    const echo = async (from: number, address: string, port: number) =>
      (await within(from, `sh -c "echo ping | timeout 5 socat -T2 - TCP:${address}:${port},connect-timeout=1"`)).stdout === "ping\n";
    await (hosts[0] as TakenHost).lab.exec(`ip netns exec ${one.name} socat TCP-LISTEN:7,fork,reuseaddr EXEC:cat >/dev/null 2>&1 &`);
    await (hosts[1] as TakenHost).lab.exec(`ip netns exec ${two.name} socat TCP6-LISTEN:9,fork,reuseaddr EXEC:cat >/dev/null 2>&1 &`);
    await (hosts[1] as TakenHost).lab.exec(`ip netns exec ${two.name} socat TCP-LISTEN:12,fork,reuseaddr EXEC:cat >/dev/null 2>&1 &`);
    /** What gets to the second guest, and what it gets out itself. */
    const passes = async () => ({
      ping: (await within(0, `ping -c 1 -W 1 ${two.ip}`)).code === 0,
      ping6: (await within(0, `ping -c 1 -W 1 ${v6(1)}`)).code === 0,
      echo: await echo(0, two.ip, 7),
      other: await echo(0, two.ip, 12),
      echo6: await echo(0, `[${v6(1)}]`, 9),
      out: await echo(1, one.ip, 7),
    });
    const nothing = { ping: false, ping6: false, echo: false, other: false, echo6: false };
    const everything = { ping: true, ping6: true, echo: true, other: true, echo6: true, out: true };
    await put(one, []);
    await put(two, []);
    t.deepEqual(await passes(), everything, "in no group");

    await make(securityGroup, central(), "kvo-peers", { on: "ovn", ingress: [{}] });
    await make(addressSet, central(), "kvo-office", { on: "ovn", addresses: ["10.217.9.0-10.217.9.7"] });
    const web = { ingress: [{ protocol: "tcp", ports: ["7", "9-11"], groups: ["kvo-peers"], addressSets: ["kvo-office"] }] };
    await make(securityGroup, central(), "kvo-web", { on: "ovn", ...web });
    await put(two, ["kvo-web"]);
    t.deepEqual(await passes(), { ...nothing, out: true }, "nobody is in the group of peers, or in the set");
    await changed(addressSet, "kvo-office", { addresses: ["10.217.0.8-10.217.0.11"] });
    t.deepEqual(await passes(), { ...nothing, echo: true, out: true }, "by the set, which has a range");
    await changed(addressSet, "kvo-office", { addresses: [] });
    t.deepEqual(await passes(), { ...nothing, out: true });
    await put(one, ["kvo-peers"]);
    t.deepEqual(await passes(), { ...nothing, echo: true, echo6: true, out: true }, "by the group, in both families");

    await make(securityGroup, central(), "kvo-ping", {
      on: "ovn",
      ingress: [{ protocol: "icmp", icmpTypes: ["echo-request"], self: true }, { protocol: "icmpv6" }],
      egress: [],
    });
    await put(two, ["kvo-web", "kvo-ping"]);
    t.deepEqual(await passes(), { ...nothing, ping6: true, echo: true, echo6: true, out: true }, "what groups open adds up");
    /** What comes back over one connection, of two words with some seconds between. */
    const talk = async (meanwhile: () => Promise<unknown>) => {
      const said = within(0, `sh -c "(echo first; sleep 4; echo second; sleep 1) | timeout 12 socat -T5 - TCP:${two.ip}:7"`);
      await sleep(1000);
      await meanwhile();
      return (await said).stdout;
    };
    t.is(await talk(async () => undefined), "first\nsecond\n");
    t.is(await talk(() => put(two, ["kvo-ping"])), "first\n", "a connection ends that no group opens any more");
    t.deepEqual(await passes(), { ...nothing, ping6: true, out: false }, "sends nothing but answers");
    await put(one, ["kvo-ping", "kvo-peers"]);
    t.deepEqual(await passes(), { ...nothing, ping: true, ping6: true, out: false }, "among its own members");

    await t.throwsAsync(changed(securityGroup, "kvo-web", { ingress: [{ groups: ["kvo-nobody"] }] }), {
      message: /there is no SecurityGroup kvo-nobody in OVN/,
    });
    await t.throwsAsync(securityGroup.delete(central(), stateNamed(securityGroup, "kvo-ping") as never), { message: /still has ports, .*: kvog1, kvog2/ });
    await t.throwsAsync(addressSet.delete(central(), stateNamed(addressSet, "kvo-office") as never), { message: /is used by SecurityGroup kvo-web/ });
    const groups = ["kvo-web", "kvo-peers"];
    await put(two, groups);
    const foretold = await securityGroup.foresee?.(central(), argsFor(securityGroup, "kvo-web", { on: "ovn" }), stateNamed(securityGroup, "kvo-web") as never);
    t.deepEqual(foretold?.notes, ["closes tcp 7, 9-11 from the set kvo-office, the group kvo-peers for kvog2"]);
    t.deepEqual((await looked(logicalSwitchPort, central(), two.name))?.securityGroups, [...groups].sort());
    t.deepEqual((await looked(logicalSwitchPort, central(), two.name))?.portGroups, []);
    for (const guest of GUESTS) {
      await put(guest, []);
    }
    t.deepEqual(await passes(), everything);
    await changed(securityGroup, "kvo-web", {});
    for (const { kind, host, state } of made.splice(before).reverse()) {
      await kind.delete(host, state as never);
    }
    for (const [index, guest] of GUESTS.entries()) {
      const state = await looked(logicalSwitchPort, central(), guest.name);
      await logicalSwitchPort.update(central(), state as never, argsFor(logicalSwitchPort, guest.name, portArgs(guest)), []);
      await within(index, `ip address del ${v6(index)}/64 dev ${guest.name}`);
    }
    t.is((await (hosts[0] as TakenHost).lab.sh("for t in ACL Port_Group Address_Set; do ovn-nbctl --bare --columns=_uuid list $t; done")).trim(), "");
  },
);

test.serial("a load balancer spreads connections over guests of two hosts, leaves out one that is dead, and takes it back", async (t) => {
  const [first, second] = hosts as [TakenHost, TakenHost];
  const client = { name: "kvog3", mac: "02:00:00:00:67:03", ip: "10.217.0.13" };
  const before = made.length;
  await make(logicalSwitchPort, central(), client.name, { switch: "kvo", addresses: [`${client.mac} ${client.ip}`] });
  // Nobody answers for the address on the switch itself: clients send to it by their router.
  await make(logicalRouter, central(), "kvolbr", {});
  await make(logicalRouterPort, central(), "kvolbr-lan", { router: "kvolbr", switch: "kvo", mac: "02:00:00:00:67:31", networks: ["10.217.0.1/24"] });
  await second.lab.sh(["lab-ovn", "guest", client.name, client.name, client.mac, client.ip, "10.217.0.1"]);
  const serve = (index: number) =>
    within(
      index,
      `sh -c "socat TCP-LISTEN:8080,fork,reuseaddr SYSTEM:'echo ${(GUESTS[index] as (typeof GUESTS)[number]).name}' >/dev/null 2>&1 & echo \\$! >/run/kvolb"`,
    );
  for (const index of GUESTS.keys()) {
    await serve(index);
  }
  const backends = GUESTS.map(({ ip }) => `${ip}:8080`);
  const args = {
    vips: { "10.230.0.100:80": backends },
    switches: ["kvo"],
    reject: true,
    healthChecks: [{ vip: "10.230.0.100:80", intervalSeconds: 1, timeoutSeconds: 1, successCount: 1, failureCount: 1 }],
    ipPortMappings: Object.fromEntries(GUESTS.map(({ name, ip }) => [ip, { port: name, sourceIp: "10.217.0.254" }])),
  };
  const balancer = await make(ovnLoadBalancer, central(), "kvolb", args);
  /** Who answers, of some connections. */
  const answers = async () => {
    const one = "socat -T3 - TCP:10.230.0.100:80,connect-timeout=2 2>&1 </dev/null";
    const { stdout } = await second.lab.exec(`ip netns exec ${client.name} sh -c 'for i in $(seq 12); do ${one}; done'`);
    return [...new Set(stdout.split("\n").map((line) => (/refused|timed out/.exec(line) ?? [line])[0]))].filter(Boolean).sort();
  };
  const settles = async (status: object) => {
    for (let i = 0; i < 80; i++) {
      if (isDeepStrictEqual((await looked(ovnLoadBalancer, central(), "kvolb"))?.status, status)) {
        return;
      }
      await sleep(100);
    }
    t.deepEqual((await looked(ovnLoadBalancer, central(), "kvolb"))?.status, status);
  };
  const [a, b] = backends as [string, string];
  await settles({ [a]: "online", [b]: "online" });
  t.deepEqual(await answers(), [one.name, two.name]);

  await first.lab.sh("kill $(cat /run/kvolb)");
  await settles({ [a]: "offline", [b]: "online" });
  t.deepEqual(await answers(), [two.name], "the dead one gets none");
  await second.lab.sh("kill $(cat /run/kvolb)");
  await settles({ [a]: "offline", [b]: "offline" });
  t.deepEqual(await answers(), ["refused"], "and where nobody lives, clients are told");
  await serve(0);
  await settles({ [a]: "online", [b]: "offline" });
  t.deepEqual(await answers(), [one.name]);

  const change = (further: object) => ovnLoadBalancer.update(central(), balancer as never, argsFor(ovnLoadBalancer, "kvolb", { ...args, ...further }), []);
  await t.throwsAsync(change({ ipPortMappings: { [one.ip]: { port: "kvonobody", sourceIp: "10.217.0.254" }, [two.ip]: args.ipPortMappings[two.ip] } }), {
    message: /no logical switch port named kvonobody: nobody would be asked/,
  });
  await t.throwsAsync(make(ovnLoadBalancer, central(), "kvolb2", { vips: { "10.230.0.100:80": [b] }, switches: ["kvo"] }), {
    message: /the load balancer kvolb has one of the addresses already on the logical switch kvo/,
  });
  await t.throwsAsync(change({ routers: ["kvolbr"] }), { message: /no host is the gateway of the router kvolbr/ });
  // Off it is on no host, and nobody is asked there.
  const off = async (enabled: boolean) => {
    const state = await looked(logicalSwitchPort, central(), two.name);
    await logicalSwitchPort.update(central(), state as never, argsFor(logicalSwitchPort, two.name, { ...portArgs(two), enabled }), []);
  };
  await off(false);
  await t.throwsAsync(change({ affinitySeconds: 5 }), { message: new RegExp(`OVN does not ask ${b} whether it lives`) });
  await off(true);
  await change({ affinitySeconds: 5 });

  await first.lab.sh("kill $(cat /run/kvolb)");
  await second.lab.sh(`ip netns del ${client.name}; ovs-vsctl del-port ${client.name}`);
  for (let i = 0; i < 50 && (await looked(logicalSwitchPort, central(), client.name))?.up; i++) {
    await sleep(100);
  }
  for (const { kind, host, state } of made.splice(before).reverse()) {
    await kind.delete(host, state as never);
  }
  t.is(
    (
      await first.lab.sh("for t in Load_Balancer Load_Balancer_Health_Check; do ovn-nbctl --bare --columns=_uuid list $t; done; ovn-sbctl list Service_Monitor")
    ).trim(),
    "",
  );
});

test.serial("a guest sends no faster than its rule says, and another is not slowed by it", async (t) => {
  await (hosts[1] as TakenHost).lab.exec(`ip netns exec ${two.name} socat TCP-LISTEN:7005,fork,reuseaddr EXEC:cat >/dev/null 2>&1 &`);
  /** Seconds that 300 kB take there and back. */
  const takes = async () => {
    const before = Date.now();
    const { stdout } = await within(0, `sh -c "head -c 300000 /dev/zero | timeout 20 socat -T5 - TCP:${two.ip}:7005,retry=10,interval=0.2 | wc -c"`);
    t.is(stdout.trim(), "300000");
    return (Date.now() - before) / 1000;
  };
  const free = await takes();
  const args = { switch: "kvo", direction: "from-lport", priority: 10, match: `inport == "${two.name}"`, limit: { rateKbps: 1000, burstKbit: 100 } };
  const qos = await make(ovnQos, central(), "kvoqos", args);
  const { kind } = made.pop() as (typeof made)[number];
  const limited = await takes();
  t.true(limited > free + 1, `${free} s without, ${limited} s with a limit, of 2.4 s at its rate`);
  await t.throwsAsync(kind.update(central(), qos as never, argsFor(kind, "kvoqos", { ...args, match: "inport == 1 ||" }), []), {
    message: /OVN cannot read the match/,
  });
  await t.throwsAsync(make(ovnQos, central(), "kvoqos2", args), { message: /has a rule of this direction, priority and match already/ });
  const other = await kind.update(central(), qos as never, argsFor(kind, "kvoqos", { ...args, match: 'inport == "nobody"' }), []);
  t.true((await takes()) < limited - 1, "of another port");
  await kind.delete(central(), other);
  t.is((await (hosts[0] as TakenHost).lab.sh("ovn-nbctl --bare --columns=_uuid list QoS")).trim(), "");
});

test.serial("copies of what a guest sends, or of what it gets, arrive where its host sends them, by GRE and by ERSPAN", async (t) => {
  const [, second] = hosts as [TakenHost, TakenHost];
  const listen = readFileSync(path.join(__dirname, "ovn/heard.py"), "utf8");
  await second.lab.sh("ovs-vsctl add-br kvosink -- set Bridge kvosink datapath_type=netdev; ovs-ofctl add-flow kvosink actions=LOCAL; ip link set kvosink up");
  /** One at a time: both are GRE to the userspace datapath, which listens once. */
  const sink = (options: string) =>
    second.lab.sh(`ovs-vsctl --if-exists del-port kvotunnel -- add-port kvosink kvotunnel -- set Interface kvotunnel options:remote_ip=flow ${options}`);
  await sink("type=gre options:key=77");
  /** Who sends to whom, of the copies of a ping and its answer. */
  const heard = async () => {
    // What it has in its cache Open vSwitch copies as before (docs/ovn.md).
    await (hosts[0] as TakenHost).lab.sh("ovs-appctl revalidator/purge");
    const listening = second.lab.exec(["python3", "-c", listen, "kvosink", "2"]);
    await sleep(500);
    t.is((await within(0, `ping -c 3 -i 0.2 -W 1 ${two.ip}`)).code, 0, "the guests' own packets arrive");
    return (await listening).stdout.trim();
  };
  const args = { type: "gre", sink: underlayAddress(second.lab), index: 77, filter: "from-lport", ports: [one.name] };
  const mirror = await make(ovnMirror, central(), "kvomirror", args);
  const { kind } = made.pop() as (typeof made)[number];
  const change = (further: object) => kind.update(central(), mirror as never, argsFor(kind, "kvomirror", { ...args, ...further }), []);
  const [sent, got] = [`${one.mac} ${two.mac}`, `${two.mac} ${one.mac}`];
  t.is(await heard(), sent);
  t.deepEqual((await looked(kind, central(), "kvomirror"))?.hosts, { [one.name]: (hosts[0] as TakenHost).lab.name });
  await change({ filter: "to-lport" });
  t.is(await heard(), got);
  await sink("type=erspan options:key=78 options:erspan_ver=flow");
  await change({ type: "erspan", index: 78 });
  t.is(await heard(), sent, "by ERSPAN");
  await change({ ports: [] });
  t.is(await heard(), "", "of nobody");

  await t.throwsAsync(make(ovnMirror, central(), "kvoalike", args), { message: /the mirror kvomirror sends to .* with 77 already/ });
  await t.throwsAsync(change({ type: "local", sink: "tap", index: 0 }), {
    message: /northbound schema 7\.0\.0\) knows no mirrors of type local, but erspan, gre/,
  });
  await t.throwsAsync(change({ ports: ["kvonobody"] }), { message: /there is no logical switch port named kvonobody/ });
  await kind.delete(central(), mirror as never);
  await second.lab.sh("ovs-vsctl del-br kvosink");
  t.is((await (hosts[0] as TakenHost).lab.sh("ovn-nbctl --bare --columns=_uuid list Mirror; ovs-vsctl --bare --columns=_uuid list Mirror")).trim(), "");
});

test.serial("guests of two switches, on two hosts, reach each other through a router, as long as it is on both", async (t) => {
  const second = hosts[1] as TakenHost;
  const third = { name: "kvog3", mac: "02:00:00:00:67:03", ip: "10.218.0.13" };
  const before = made.length;
  await make(logicalSwitch, central(), "kvosecond", {});
  await make(logicalSwitchPort, central(), third.name, { switch: "kvosecond", addresses: [`${third.mac} ${third.ip}`] });
  await second.lab.sh(["lab-ovn", "guest", third.name, third.name, third.mac, third.ip, "10.218.0.1"]);
  await make(logicalRouter, central(), "kvor", {});
  await make(logicalRouterPort, central(), "kvor-first", { router: "kvor", switch: "kvo", mac: "02:00:00:00:67:11", networks: ["10.217.0.1/24"] });
  await within(0, `ip route add 10.218.0.0/24 via 10.217.0.1`);
  const across = () => within(0, `ping -c 3 -i 0.3 -W 1 ${third.ip}`);
  const onSwitch = () => within(0, `ping -c 1 -W 2 ${two.ip}`);
  t.not((await across()).code, 0, "the router is on one of the two");
  t.is((await onSwitch()).code, 0);

  const args = { router: "kvor", switch: "kvosecond", mac: "02:00:00:00:67:12", networks: ["10.218.0.1/24"] };
  const joined = await make(logicalRouterPort, central(), "kvor-second", args);
  t.regex((await across()).stdout, /ttl=63/, "routed once");
  t.is((await second.lab.exec(`ip netns exec ${third.name} ping -c 1 -W 2 ${one.ip}`)).code, 0, "and the other way");

  // What is behind a guest of the other switch.
  await second.lab.sh(`ip netns exec ${third.name} ip address add 10.99.0.1/32 dev lo`);
  await within(0, "ip route add 10.99.0.0/24 via 10.217.0.1");
  const behind = () => within(0, "ping -c 3 -i 0.3 -W 1 10.99.0.1");
  t.not((await behind()).code, 0, "the router knows no way");
  await make(ovnRoute, central(), "kvobehind", { router: "kvor", destination: "10.99.0.0/24", gateway: third.ip, outputPort: "kvor-second" });
  t.is((await behind()).code, 0);
  await t.throwsAsync(make(ovnRoute, central(), "kvonowhere", { router: "kvor", destination: "10.98.0.0/24", gateway: "10.97.0.1" }), {
    message: /10.97.0.1 is in no network of a port of the router kvor/,
  });

  const change = async (further: object) =>
    logicalRouterPort.update(central(), joined as never, argsFor(logicalRouterPort, "kvor-second", { ...args, ...further }), []);
  await change({ enabled: false });
  t.not((await across()).code, 0, "off");
  t.is((await onSwitch()).code, 0);
  await change({ enabled: true });
  t.is((await across()).code, 0);

  // The switch's half alone is gone: nothing says so but the silence.
  await (hosts[0] as TakenHost).lab.sh("ovn-nbctl --wait=hv lsp-del kvor-second-switch");
  t.not((await across()).code, 0, "half a pair");
  t.is((await looked(logicalRouterPort, central(), "kvor-second"))?.switch, "");
  await change({});
  t.is((await across()).code, 0);

  await t.throwsAsync(make(logicalRouterPort, central(), "kvor-third", { ...args, switch: "kvo", mac: "02:00:00:00:67:13", networks: ["10.218.0.2/24"] }), {
    message: /overlaps 10.218.0.1\/24 of the port kvor-second/,
  });
  await t.throwsAsync(make(logicalSwitchPort, central(), "kvotaken", { switch: "kvo", addresses: ["02:00:00:00:67:14 10.217.0.1"] }), {
    message: /10.217.0.1 is an address of the port kvor-first-switch/,
  });
  const router = made.find(({ kind }) => kind === logicalRouter) as (typeof made)[number];
  await t.throwsAsync(router.kind.delete(router.host, router.state as never), { message: /still has ports: kvor-first, kvor-second/ });

  await second.lab.sh(`ip netns del ${third.name}; ovs-vsctl del-port ${third.name}`);
  for (let i = 0; i < 50 && (await looked(logicalSwitchPort, central(), third.name))?.up; i++) {
    await sleep(100);
  }
  for (const { kind, host, state } of made.splice(before).reverse()) {
    await kind.delete(host, state as never);
  }
  const names = await (hosts[0] as TakenHost).lab.sh(
    "for t in Logical_Switch_Port Logical_Router_Port Logical_Router; do ovn-nbctl --bare --columns=name list $t; done",
  );
  t.deepEqual(names.split(/\s+/).filter(Boolean).sort(), [one.name, two.name]);
});

test.serial("guests reach the outside by SNAT over the gateway of another host, and a floating address comes in at the guest's own", async (t) => {
  const [, second] = hosts as [TakenHost, TakenHost];
  const { outside } = second;
  const before = made.length;
  await second.lab.sh("ovs-vsctl add-br kvoext -- set Bridge kvoext datapath_type=netdev -- add-port kvoext eth1");
  const chassis = made.find(({ host }) => host === second.host) as (typeof made)[number];
  const map = async (bridgeMappings: object) => {
    chassis.state = await ovnChassis.update(
      second.host,
      chassis.state as never,
      argsFor(ovnChassis, "chassis1", { ...chassisArgs(second), bridgeMappings }),
      [],
    );
  };
  await map({});
  lines.length = 0;
  const provider = await make(providerNetwork, central(), "kvoext", { physicalNetwork: "kvophys", vlanId: "none" });
  t.regex(lines.join("\n"), /ProviderNetwork kvoext: no host maps the physical network kvophys, so nothing leaves there/);
  await map({ kvophys: "kvoext" });
  lines.length = 0;
  t.deepEqual((await looked(providerNetwork, central(), "kvoext"))?.hosts, [second.lab.name]);
  t.deepEqual(lines, []);
  await onPhysicalNetwork(t, provider);
  await make(logicalRouter, central(), "kvog", {});
  await make(logicalRouterPort, central(), "kvog-lan", { router: "kvog", switch: "kvo", mac: "02:00:00:00:67:21", networks: ["10.217.0.1/24"] });
  const out = { router: "kvog", switch: "kvoext", mac: "02:00:00:00:67:22", networks: ["100.64.0.150/24"] };
  const snat = { router: "kvog", type: "snat", externalIp: "100.64.0.150", logicalIp: "10.217.0.0/24" };

  await t.throwsAsync(make(logicalRouterPort, central(), "kvog-out", { ...out, gatewayChassis: ["nobody"] }), { message: /no host of OVN has the id nobody/ });
  await t.throwsAsync(make(ovnNat, central(), "kvosnat", snat), { message: /no host is the gateway of the router kvog/ });
  const { systemId } = chassis.state as { systemId: string };
  const { uuid: gatewayPort } = await make(logicalRouterPort, central(), "kvog-out", { ...out, gatewayChassis: [systemId] });

  for (const [index, { name }] of GUESTS.entries()) {
    // The router before had the same address, and another MAC address.
    await within(index, `sh -c "ip neigh flush dev ${name}; ip route replace default via 10.217.0.1"`);
  }
  const seenAs = async (index: number) => (await within(index, `socat -T3 - TCP:${outside.address}:17917,connect-timeout=3`)).stdout.trim();
  const pinged = async (address: string, count: number) => (await outside.exec(["ping", "-c", String(count), "-i", "0.3", "-W", "1", address])).code === 0;
  try {
    void outside.exec(["timeout", "60", "socat", "TCP-LISTEN:17917,fork,reuseaddr", "SYSTEM:echo $SOCAT_PEERADDR"], { timeoutMs: 70_000 });
    t.is((await within(0, "ping -c 1 -W 2 100.64.0.150")).code, 0, "the router answers");
    t.is(await seenAs(0), "", "nobody outside knows the way back");
    await make(ovnNat, central(), "kvosnat", { ...snat, gatewayPort });
    t.is(await seenAs(0), "100.64.0.150");
    await t.throwsAsync(make(ovnNat, central(), "kvoagain", snat), { message: /translates 100.64.0.150 and 10.217.0.0\/24 already/ });

    const set = await make(ovnAddressSet, central(), "kvoset", { addresses: [one.ip] });
    const policy = { router: "kvog", priority: 9, match: "tcp && ip4.src == $kvoset", action: "drop" };
    let state = await make(ovnPolicy, central(), "kvopolicy", policy);
    t.is(await seenAs(0), "", "dropped by a policy of the router");
    const changed = async (more: object) => {
      state = (await ovnPolicy.update(central(), state as never, argsFor(ovnPolicy, "kvopolicy", { ...policy, ...more }), [])) as never;
    };
    await changed({ action: "reroute", nextHops: ["100.64.0.199"] });
    t.is(await seenAs(0), "", "to where nobody is");
    await changed({ action: "reroute", nextHops: [outside.address] });
    t.is(await seenAs(0), "100.64.0.150");
    await t.throwsAsync(changed({ action: "reroute", nextHops: [outside.address, "10.9.9.9"] }), { message: /10\.9\.9\.9 is in no network of a port/ });
    await changed({});
    t.is(await seenAs(0), "");
    await t.throwsAsync(ovnAddressSet.delete(central(), set as never), { message: /a match names the set: tcp && ip4\.src == \$kvoset/ });
    await ovnAddressSet.update(central(), set as never, argsFor(ovnAddressSet, "kvoset", { addresses: [two.ip] }), []);
    t.is(await seenAs(0), "100.64.0.150", "another is meant");
    await ovnPolicy.delete(central(), state as never);
    await ovnAddressSet.delete(central(), set as never);
    made.splice(-2);

    t.false(await pinged("100.64.0.151", 2), "nobody has it yet");
    const address = { router: "kvog", type: "dnat_and_snat", externalIp: "100.64.0.151", logicalIp: two.ip, gatewayPort };
    await make(ovnNat, central(), "kvofloating", { ...address, logicalPort: two.name, externalMac: "02:00:00:00:67:51" });
    t.true(await pinged("100.64.0.151", 20));
    t.regex((await outside.exec(["ip", "neigh", "show", "100.64.0.151"])).stdout, /02:00:00:00:67:51/, "the guest's own host answers");
    t.is(await seenAs(1), "100.64.0.151", "and it leaves as the same");
    t.is(await seenAs(0), "100.64.0.150");
    await forwarded(t, outside);
  } finally {
    await outside.exec(["ip", "neigh", "flush", "dev", "eth0"]);
  }
  for (const { kind, host, state } of made.splice(before).reverse()) {
    await kind.delete(host, state as never);
  }
  await map({});
  await second.lab.sh("ovs-vsctl del-br kvoext");
  t.is((await (hosts[0] as TakenHost).lab.sh("for t in NAT Gateway_Chassis Logical_Router; do ovn-nbctl --bare --columns=_uuid list $t; done")).trim(), "");
});

/** At the router's own address, which guests have outside: to whom connections go, and what becomes of those that are there. */
async function forwarded(t: ExecutionContext, outside: TakenHost["outside"]): Promise<void> {
  const [first] = hosts as [TakenHost];
  const args = { on: "ovn", network: "kvo", listenAddress: "100.64.0.150", listenPort: 8443, targets: [one.name], targetPort: 8080 };
  const asked = async (from: (command: string) => Promise<{ stdout: string }>) =>
    (await from("socat -T3 - TCP:100.64.0.150:8443,connect-timeout=2 2>/dev/null </dev/null")).stdout.trim();
  const fromOutside = (command: string) => outside.exec(["sh", "-c", command]);
  const fromGuest = (command: string) => within(1, `sh -c "${command}"`);
  for (const index of GUESTS.keys()) {
    await within(
      index,
      `sh -c "socat TCP-LISTEN:8080,fork,reuseaddr SYSTEM:'echo ${(GUESTS[index] as (typeof GUESTS)[number]).name} \\$SOCAT_PEERADDR; sleep 1; cat' >/dev/null 2>&1 & echo \\$! >/run/kvofwd"`,
    );
  }
  t.is(await asked(fromOutside), "", "nobody listens there");
  const wanted = argsFor(portForward, "kvofwd", args);
  t.regex(((await portForward.foresee?.(central(), wanted))?.notes ?? []).join("\n"), /opens 100\.64\.0\.150:8443\/tcp → kvog1:8080 from anywhere/);
  let state = await portForward.create(central(), wanted);
  const becomes = async (more: object) => {
    state = (await portForward.update(central(), state as never, argsFor(portForward, "kvofwd", { ...args, ...more }), [])) as never;
  };
  t.is(await asked(fromOutside), `${one.name} ${outside.address}`, "the guest sees who connects");
  t.is(await asked(fromGuest), `${one.name} ${two.ip}`, "and guests of the switch reach it as well");
  await make(logicalSwitch, central(), "kvo2", {});
  await make(logicalRouterPort, central(), "kvog-lan2", { router: "kvog", switch: "kvo2", mac: "02:00:00:00:67:23", networks: ["10.219.0.1/24"] });
  await becomes({});
  await onAnotherSwitch(async (guest, within) => t.is(await asked(within), `${one.name} ${guest.ip}`, "and those of the router's other switches"));
  await becomes({ hairpin: false });
  t.is(await asked(fromGuest), "");
  await becomes({ targets: [one.ip, two.mac] });
  const answers = new Set<string>();
  for (let i = 0; i < 20 && answers.size < 2; i++) {
    answers.add(await asked(fromOutside));
  }
  t.deepEqual([...answers].sort(), [`${one.name} ${outside.address}`, `${two.name} ${outside.address}`]);

  /** What a connection that is there still brings after a change. */
  const held = async (change: () => Promise<unknown>) => {
    const talking = fromOutside("(sleep 4; echo still there; sleep 1) | timeout 10 socat -T6 - TCP:100.64.0.150:8443,connect-timeout=2 2>/dev/null");
    await sleep(1500);
    await change();
    return (await talking).stdout.includes("still there");
  };
  await becomes({});
  t.true(await held(() => becomes({ targets: [two.name] })), "it stays where it is");
  await becomes({ onEstablished: "end" });
  t.false(await held(() => becomes({ targets: [two.name], onEstablished: "end" })), "it is ended");
  await portForward.delete(central(), state);
  t.is(await asked(fromOutside), "");
  for (const { lab } of [first, hosts[1] as TakenHost]) {
    await lab.sh("kill $(cat /run/kvofwd)");
  }
}

/** A guest of `kvo2`, on each host in turn. */
async function onAnotherSwitch(does: (guest: { readonly ip: string }, within: (command: string) => Promise<{ stdout: string }>) => Promise<unknown>) {
  const guest = { name: "kvog3", mac: "02:00:00:00:67:03", ip: "10.219.0.11" };
  await make(logicalSwitchPort, central(), guest.name, { switch: "kvo2", addresses: [`${guest.mac} ${guest.ip}`] });
  for (const { lab } of hosts) {
    await lab.sh(["lab-ovn", "guest", guest.name, guest.name, guest.mac, guest.ip, "10.219.0.1"]);
    for (let i = 0; i < 2; i++) {
      await does(guest, (command) => lab.exec(`ip netns exec ${guest.name} sh -c "${command}"`));
    }
    await unplugged(lab, guest.name);
  }
}

/** The guest is gone, and OVN knows it. */
async function unplugged(lab: TakenHost["lab"], name: string): Promise<void> {
  await lab.sh(`ip netns del ${name}; ovs-vsctl del-port ${name}`);
  for (let i = 0; i < 50 && (await looked(logicalSwitchPort, central(), name))?.up; i++) {
    await sleep(100);
  }
}

/** A guest that is on the physical network itself, as long as it is in its VLAN. */
async function onPhysicalNetwork(t: ExecutionContext, provider: object): Promise<void> {
  const { lab, outside } = hosts[1] as TakenHost;
  const guest = { name: "kvog3", mac: "02:00:00:00:67:03", ip: "100.64.0.152" };
  await make(logicalSwitchPort, central(), guest.name, { switch: "kvoext", addresses: [`${guest.mac} ${guest.ip}`] });
  const port = made.pop() as (typeof made)[number];
  await lab.sh(["lab-ovn", "guest", guest.name, guest.name, guest.mac, guest.ip]);
  const reaches = async () => (await lab.exec(`ip netns exec ${guest.name} ping -c 3 -i 0.3 -W 1 ${outside.address}`)).code === 0;
  const inVlan = (vlanId: unknown) =>
    providerNetwork.update(central(), provider as never, argsFor(providerNetwork, "kvoext", { physicalNetwork: "kvophys", vlanId }), []);
  t.true(await reaches());
  await inVlan(7);
  t.false(await reaches(), "outside nobody is in this VLAN");
  await inVlan("none");
  t.true(await reaches());
  await t.throwsAsync(providerNetwork.delete(central(), provider as never), { message: /still has ports: kvog3$/m });
  await unplugged(lab, guest.name);
  await port.kind.delete(port.host, port.state as never);
}

test.serial("a host that hangs is named, and holds nobody up", async (t) => {
  const second = (hosts[1] as TakenHost).lab;
  await second.sh("kill -STOP $(cat /run/ovn/ovn-controller.pid)");
  lines.length = 0;
  try {
    await make(logicalSwitchPort, central(), "kvolate", { switch: "kvo" });
    t.true(
      lines.some((line) => line.includes(second.machineId)),
      lines.join("\n"),
    );
    const before = Date.now();
    await make(logicalSwitchPort, central(), "kvolater", { switch: "kvo" });
    t.true(Date.now() - before < 5000, "what lags already is not waited for again");
  } finally {
    await second.sh("kill -CONT $(cat /run/ovn/ovn-controller.pid)");
  }
});

test.serial("nothing is removed from under a guest, and a host leaves without a trace", async (t) => {
  const of = (name: string) => made.find(({ state }) => (state as { name: string }).name === name) as (typeof made)[number];
  const port = of(two.name);
  await t.throwsAsync(port.kind.delete(port.host, port.state as never), {
    message: new RegExp(`a guest is on the port, on ${(hosts[1] as TakenHost).lab.name}`),
  });
  await t.throwsAsync(of("kvo").kind.delete(central(), of("kvo").state as never), { message: /still has ports: .*kvog1, kvog2/ });
  await t.throwsAsync(of("chassis1").kind.delete((hosts[1] as TakenHost).host, of("chassis1").state as never), { message: /kvog2 \(port kvog2\)/ });

  for (const [i, { name }] of GUESTS.entries()) {
    await (hosts[i] as TakenHost).lab.sh(`ip netns pids ${name} | xargs -r kill; ip netns del ${name}; ovs-vsctl del-port ${name}`);
  }
  const left = (table: string) => (hosts[0] as TakenHost).lab.sh(`ovn-sbctl --bare --columns=_uuid list ${table} | sed '/^$/d' | wc -l`);
  // What stands on others first, and the hosts last.
  const order = [...made].reverse().sort((a, b) => Number(a.kind === ovnChassis) - Number(b.kind === ovnChassis));
  for (const { kind, host, state } of order) {
    const { name } = state as { name: string };
    // The binding goes a moment after the interface.
    for (let i = 0; i < 50 && kind === logicalSwitchPort && (await looked(kind, host, name))?.up; i++) {
      await sleep(100);
    }
    await kind.delete(host, state as never);
  }
  for (const table of ["Chassis", "Chassis_Private", "Encap"]) {
    t.is((await left(table)).trim(), "0", table);
  }
  for (const { lab } of hosts) {
    t.not((await lab.exec("ovs-vsctl br-exists br-int")).code, 0);
    t.notRegex(await lab.sh("ovs-vsctl get Open_vSwitch . external_ids"), /ovn|kvmnet/);
    t.not((await lab.exec("pgrep -x ovn-controller")).code, 0);
  }
});
