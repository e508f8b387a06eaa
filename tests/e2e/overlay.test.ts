import { readFileSync } from "node:fs";
import path from "node:path";
import test, { type ExecutionContext } from "ava";
import { southbound, startCentral, startUnderlay, underlayAddress } from "../../lab/ovn";
import { type TakenHost, takeHosts } from "../lab";
import { edited } from "./program";
import { Stack } from "./stack";

/** The examples of networks over two hosts, as they stand but for the hosts and the addresses outside, with the real CLI; guests are namespaces. */

const MINUTE = 60_000;

interface Nic {
  readonly mac: string;
  readonly interfaceId: string;
}

let hosts: TakenHost[] = [];
let stack: Stack;
const guests = new Set<string>();

const lab = (index: number) => (hosts[index] as TakenHost).lab;

/** Addresses outside that no other test has; the gateway is the lab's. */
const outsideAddress = (last: number) => `100.64.0.${last === 1 ? 1 : 160 + last}`;

/** The example on the hosts of the lab, whose kernel has no Open vSwitch. */
function program(name: string): string {
  const text = readFileSync(path.resolve(__dirname, `../../examples/${name}/index.ts`), "utf8");
  const placed = hosts.reduce((all, { connection, lab: host }, i) => {
    const there = edited(all, `{ host: "kvm${i + 1}.example.net", user: "root" }`, JSON.stringify(connection));
    return edited(there, `"192.0.2.${i + 1}"`, JSON.stringify(underlayAddress(host)));
  }, text);
  const userspace = edited(placed, 'subnet: "10.20.0.0/24",', 'subnet: "10.20.0.0/24", datapathType: "netdev",');
  return userspace.replace(/198\.51\.100\.(\d+)/g, (_all, last) => outsideAddress(Number(last)));
}

async function start(index: number, name: string, { mac, interfaceId }: Nic): Promise<void> {
  guests.add(name);
  await lab(index).sh(["lab-ovn", "guest", name, interfaceId, mac, "dhcp"]);
}

const within = (index: number, name: string, ...command: string[]) => lab(index).exec(["ip", "netns", "exec", name, ...command]);

/** On port 7 of a guest of the second host. */
const serve = (name: string, what: string) =>
  lab(1).sh(`ip netns exec ${name} setsid -f socat TCP-LISTEN:7,fork,reuseaddr '${what}' >/dev/null 2>&1 </dev/null`);

async function gone(): Promise<void> {
  for (const { lab: host } of hosts) {
    await host.exec(
      `for g in ${[...guests].join(" ")}; do ip netns pids $g | xargs -r kill; ip netns del $g; rm -rf /etc/netns/$g; ovs-vsctl --if-exists del-port $g; done 2>/dev/null`,
    );
  }
  // A port is free a moment after its guest is gone.
  await lab(0).exec(
    "for i in $(seq 50); do ovn-nbctl --bare --columns=name find Logical_Switch_Port up=true type='\"\"' | grep -q . || break; sleep 0.1; done",
  );
}

test.serial.before(async (t) => {
  t.timeout(10 * MINUTE);
  hosts = await takeHosts(2);
  await startCentral(lab(0));
  await startUnderlay(lab(1));
  t.is(southbound(lab(0)), `tcp:${underlayAddress(lab(0))}:6642`, "as the component takes it");
  stack = await Stack.create();
  const { outside } = hosts[0] as TakenHost;
  void outside.exec(["timeout", "300", "socat", "TCP-LISTEN:17919,fork,reuseaddr", "SYSTEM:echo $SOCAT_PEERADDR"], { timeoutMs: 310_000 });
});

test.serial.after.always(async () => {
  await gone();
  await stack?.run("destroy", "--yes", "--skip-preview");
  stack?.remove();
  const { outside } = hosts[0] as TakenHost;
  await outside.exec(["sh", "-c", "ip neigh flush dev eth0; pkill -f TCP-LISTEN:17919"]);
  for (const { lab: host } of hosts) {
    await host.exec(
      "ovs-vsctl --if-exists del-br br-under; lab-daemon stop ovn-central; rm -rf /var/lib/ovn/*; sysctl -qw net.ipv4.conf.all.arp_ignore=0 net.ipv4.conf.all.arp_announce=0",
    );
  }
  await Promise.all(hosts.map((taken) => taken.release()));
});

const seenOutsideAs = async (index: number, name: string) => {
  const { outside } = hosts[0] as TakenHost;
  return (await within(index, name, "socat", "-T3", "-", `TCP:${outside.address}:17919,connect-timeout=5`)).stdout.trim();
};

/** Nothing of it is left: no row, no host, no bridge. */
async function destroyed(t: ExecutionContext): Promise<void> {
  await gone();
  await stack.must("destroy", "--yes", "--skip-preview");
  const rows =
    "for t in Logical_Switch Logical_Router Logical_Switch_Port NAT DNS DHCP_Options; do ovn-nbctl --bare --columns=_uuid list $t; done; ovn-sbctl --bare --columns=name list Chassis";
  t.is((await lab(0).sh(rows)).trim(), "");
  for (const { lab: host } of hosts) {
    t.is((await host.sh("ovs-vsctl list-br")).trim(), "br-under");
  }
}

test.serial(
  "overlay: guests of two hosts have address, MTU and names by OVN, reach each other whole, leave as one, and one is reached from outside",
  async (t) => {
    t.timeout(5 * MINUTE);
    stack.program(program("overlay"));
    await stack.up();
    await stack.must("preview", "--refresh", "--expect-no-changes");
    const { nics, address } = (await stack.outputs()) as { nics: Record<"web" | "app", Nic>; address: string };
    await start(0, "e2eapp", nics.app);
    await start(1, "e2eweb", nics.web);
    t.regex((await within(0, "e2eapp", "ip", "-4", "-o", "address", "show", "dev", "e2eapp")).stdout, new RegExp(`inet ${address.replaceAll(".", "\\.")}/24`));
    t.regex((await within(0, "e2eapp", "ip", "link", "show", "dev", "e2eapp")).stdout, / mtu 1442 /);
    t.regex((await within(0, "e2eapp", "getent", "hosts", "web.lan.internal")).stdout, /^10\.20\.0\.10 /);
    t.regex((await within(0, "e2eapp", "getent", "hosts", "outside.example")).stdout, / outside\.example/, "and what the server outside knows");
    t.is((await within(0, "e2eapp", "ping", "-c", "2", "-i", "0.3", "-W", "3", "-M", "do", "-s", "1414", "10.20.0.10")).code, 0);
    t.is((await within(1, "e2eweb", "ping", "-c", "1", "-W", "3", "-M", "do", "-s", "1414", address)).code, 0, "and the other way");
    await serve("e2eweb", "EXEC:cat");
    const echoed = await within(0, "e2eapp", "sh", "-c", "head -c 300000 /dev/zero | timeout 15 socat -T3 - TCP:10.20.0.10:7,retry=10,interval=0.2 | wc -c");
    t.is(echoed.stdout.trim(), "300000");
    t.is(await seenOutsideAs(0, "e2eapp"), outsideAddress(2));
    t.is(await seenOutsideAs(1, "e2eweb"), outsideAddress(10));
    t.is((await (hosts[0] as TakenHost).outside.exec(["ping", "-c", "5", "-i", "0.3", "-W", "1", outsideAddress(10)])).code, 0, "the floating address");
    await destroyed(t);
  },
);

test.serial("two-tenants, through the plugin: the same addresses, each tenant for itself, and outside under its own", async (t) => {
  t.timeout(5 * MINUTE);
  stack.program(edited(program("two-tenants"), '"pulumi-kvmnet"', '"pulumi-kvmnet/plugin"'));
  await stack.up();
  const { nics } = (await stack.outputs()) as { nics: (Nic & { tenant: string })[] };
  for (const tenant of ["red", "blue"]) {
    const [web, app] = nics.filter((one) => one.tenant === tenant) as unknown as [Nic, Nic];
    await start(1, `e2e${tenant}web`, web);
    await start(0, `e2e${tenant}app`, app);
    await serve(`e2e${tenant}web`, `SYSTEM:echo ${tenant}`);
  }
  for (const [tenant, outside] of [
    ["red", outsideAddress(2)],
    ["blue", outsideAddress(3)],
  ] as const) {
    const from = `e2e${tenant}app`;
    t.is((await within(0, from, "socat", "-T3", "-", "TCP:10.20.0.10:7,retry=10,interval=0.2")).stdout.trim(), tenant, "its own");
    t.regex((await within(0, from, "getent", "hosts", `web.${tenant}.internal`)).stdout, /^10\.20\.0\.10 /);
    t.is((await within(0, from, "getent", "hosts", `web.${tenant === "red" ? "blue" : "red"}.internal`)).stdout, "", "the other's names are not there");
    t.is(await seenOutsideAs(0, from), outside);
  }
  // Without its own web server a tenant reaches nobody at that address, though the other's is there.
  await lab(1).sh("ip netns pids e2eredweb | xargs -r kill; ip netns del e2eredweb");
  t.not((await within(0, "e2eredapp", "ping", "-c", "2", "-W", "1", "10.20.0.10")).code, 0);
  t.is((await within(0, "e2eblueapp", "ping", "-c", "1", "-W", "2", "10.20.0.10")).code, 0);
  await destroyed(t);
});
