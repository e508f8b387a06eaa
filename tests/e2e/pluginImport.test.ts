import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { byHand, openSite, type Site } from "./host";
import { Stack } from "./stack";

/** One of every kind that a host in namespaces can hold, set up by hand, imported in one go with the real CLI, and run as the program in YAML that Pulumi writes of it. */

const NETWORKS = {
  nat: "<forward mode='nat'/><bridge name='e2ivb1'/><ip address='10.71.1.1' prefix='24'><dhcp><range start='10.71.1.2' end='10.71.1.99'/></dhcp></ip>",
  routed: "<forward mode='route'/><bridge name='e2ivb2'/><ip address='10.71.2.1' prefix='24'/>",
  isolated: "<bridge name='e2ivb3'/><ip address='10.71.3.1' prefix='24'/>",
  internal: "<bridge name='e2ivb4'/>",
  open: "<forward mode='open'/><bridge name='e2ivb5'/><ip address='10.71.5.1' prefix='24'/>",
  bridged: "<forward mode='bridge'/><bridge name='e2ibr'/>",
  direct: "<forward mode='bridge'><interface dev='e2ilow'/></forward>",
  odd: "<forward mode='nat'/><bridge name='e2ivb6'/><ip address='10.71.6.1' prefix='24'/>",
  // Whose entries are resources of their own.
  entries: `<forward mode='nat'/><bridge name='e2ivb7'/><dns><host ip='10.71.7.30'><hostname>files</hostname></host></dns><portgroup name='web'><bandwidth><inbound average='7'/></bandwidth></portgroup>
<ip address='10.71.7.1' prefix='24'><dhcp><range start='10.71.7.2' end='10.71.7.99'/><host mac='52:54:00:6e:07:21' name='web' ip='10.71.7.21'/></dhcp></ip>`,
  pool: "<forward mode='hostdev' managed='yes'><pf dev='eth1'/></forward>",
};

const define = (kind: string, xml: string) => `f=$(mktemp); cat >"$f" <<'X'\n${xml}\nX\nvirsh -q ${kind} "$f"; rm -f "$f"\n`;

const GUEST = `<domain type='qemu'><name>e2iguest</name><memory unit='MiB'>64</memory><os><type machine='pc'>hvm</type></os>
<devices><interface type='network'><mac address='52:54:00:6e:08:01'/><source network='e2ientries'/><model type='virtio'/></interface></devices></domain>`;

const SETUP = `
ip link add e2ilow type veth peer name e2ilowx; ip link set e2ilow up; ip link set e2ilowx up; ip addr add 198.51.110.1/24 dev e2ilowx
ip link add e2ibr type bridge stp_state 1; ip link set e2ibr up; ip addr add 198.51.111.1/24 dev e2ibr
ip link add e2ivx type vxlan id 77 remote 192.0.2.9 dstport 4789 dev eth1; ip link set eth1 up; ip link set e2ivx up
ip link add link e2ilow name e2imv type macvlan mode bridge; ip link set e2imv up
ip link add link e2ilow name e2itap type macvtap mode bridge; ip link set e2itap up
ip link set eth2 mtu 1400; ip link set eth2 up
ip route add 198.51.112.0/24 via 198.51.111.9 table 1071 proto static; ip rule add priority 1071 from 198.51.111.0/24 table 1071
sysctl -q net.ipv4.conf.eth2.proxy_arp=1
ovs-vsctl add-br e2iovs -- set bridge e2iovs datapath_type=netdev; ovs-vsctl add-port e2iovs e2ip tag=7 -- set interface e2ip type=internal -- --id=@m create Mirror name=e2imir select_all=true output_vlan=99 -- --id=@n create NetFlow targets='"192.0.2.1:2055"' -- set Bridge e2iovs mirrors=@m netflow=@n
${Object.entries(NETWORKS)
  .map(([name, body]) => define("net-define", `<network><name>e2i${name}</name>${body}</network>`))
  .join("")}
for name in ${Object.keys(NETWORKS)
  .filter((name) => name !== "pool")
  .join(" ")}; do virsh -q net-start "e2i$name"; done
${define("define", GUEST)}
# Link-local addresses and their routes come by themselves, once the kernel has found nobody else who has them.
for try in $(seq 50); do ip -6 addr show tentative | grep -q . || break; sleep 0.2; done`;

const CLEAN = `
virsh -q undefine e2iguest
for name in ${Object.keys(NETWORKS).join(" ")}; do virsh -q net-destroy "e2i$name"; virsh -q net-undefine "e2i$name"; done
ovs-vsctl --if-exists del-br e2iovs
ip rule del priority 1071; ip route flush table 1071
for device in e2itap e2imv e2ivx e2ibr e2ilow; do ip link del "$device"; done
sysctl -q net.ipv4.conf.eth2.proxy_arp=0; ip link set eth2 mtu 1500; ip link set eth2 up; ip link set eth1 up
rm -f /run/sysctl.d/90-kvmnet-*
true`;

/** What each is, and its id after the host. The logical name is that of the test. */
const OBJECTS: readonly (readonly [kind: string, name: string, id: string])[] = [
  ["NatNetwork", "e2inat", "e2inat"],
  ["RoutedNetwork", "e2irouted", "e2irouted"],
  ["IsolatedNetwork", "e2iisolated", "e2iisolated"],
  ["InternalNetwork", "e2iinternal", "e2iinternal"],
  ["OpenNetwork", "e2iopen", "e2iopen"],
  ["BridgedNetwork", "e2ibridged", "e2ibridged"],
  ["MacvtapNetwork", "e2idirect", "e2idirect"],
  ["SriovNetwork", "e2ipool", "e2ipool"],
  ["Network", "e2iodd", "e2iodd"],
  ["DhcpReservation", "e2iweb", "e2ientries/10.71.7.21"],
  ["DnsRecord", "e2ifiles", "e2ientries/10.71.7.30"],
  ["PortGroup", "web", "e2ientries/web"],
  ["DomainInterface", "e2inic", "e2iguest/52:54:00:6e:08:01"],
  ["Bridge", "e2ibr", "e2ibr"],
  ["Veth", "e2ilow", "e2ilow"],
  ["Macvlan", "e2imv", "e2imv"],
  ["MacvtapInterface", "e2itap", "e2itap"],
  ["Vxlan", "e2ivx", "e2ivx"],
  ["HostInterface", "eth2", "eth2"],
  ["StaticRoute", "e2iroute", "198.51.112.0/24,table=1071"],
  ["PolicyRule", "e2irule", "1071"],
  ["HostSettings", "host", "host"],
  ["HostSetup", "setup", "host"],
  ["OvsBridge", "e2iovs", "e2iovs"],
  ["OvsPort", "e2ip", "e2ip"],
  ["OvsMirror", "e2imir", "e2imir"],
  ["OvsFlowExport", "e2iflows", "e2iovs/netflow"],
];

/** Definitions, devices, routes and switches in their tools' words, without our marks and files. */
const EVERYTHING = `
virsh -q net-list --all --name | sort | while read -r n; do [ -z "$n" ] || { virsh net-dumpxml "$n" --inactive; virsh net-dumpxml "$n"; virsh net-info "$n" | grep -v UUID; }; done | sed '/kvmnet:/d; /<metadata>/d; /<\\/metadata>/d'
virsh -q dumpxml e2iguest --inactive | sed '/kvmnet:/d; /<metadata>/d; /<\\/metadata>/d'
ip -o link show | sed 's/\\\\ *alias kvmnet.*//'; ip -o addr show | sed 's/ *valid_lft.*//'; ip route show table all; ip rule show
sysctl net.ipv4.conf.eth2.proxy_arp
ovs-vsctl --format=json --columns=_uuid,name,datapath_type list Bridge; ovs-vsctl --format=json --columns=_uuid,name,tag list Port`;

let site: Site;

const everything = async () => (await site.host.run({ name: "read everything", script: EVERYTHING })).stdout.split("\n");

/** Imports these in one command; gives the program that Pulumi writes. */
async function importAll(objects: typeof OBJECTS): Promise<string> {
  const file = path.join(site.stack.folder, "import.json");
  const out = path.join(site.stack.folder, "imported.yaml");
  const resources = objects.map(([kind, name, id]) => ({ type: `kvmnet:index:${kind}`, name, id: `${site.connection.host}/${id}` }));
  writeFileSync(file, JSON.stringify({ resources }));
  await site.stack.must("import", "--file", file, "--yes", "--protect=false", "--out", out);
  return readFileSync(out, "utf8");
}

test.serial.before("a host that was set up by hand", async (t) => {
  t.timeout(600_000);
  site = await openSite((config) => Stack.yaml(config));
  await byHand(site, SETUP);
});

test.serial.after.always("as it was", async () => {
  await site?.stack.run("destroy", "--yes", "--skip-preview");
  await site?.host.run({ name: "clean", script: CLEAN, mutates: true });
  await site?.close();
});

test.serial("one of every kind is imported; up writes the marks and nothing else; then there is nothing to do", async (t) => {
  t.timeout(600_000);
  const before = await everything();
  const program = await importAll(OBJECTS);
  t.deepEqual(await everything(), before);
  // The order that Pulumi cannot know from names alone.
  site.stack.program(program.replace(/^( +(?:bridge|lowerDevice): )(e2i(?:ibr|ovs|low|br))$/gm, `$1"\${$2.name}"`));

  const { steps } = JSON.parse((await site.stack.start("preview", "--json")).stdout ?? "");
  const changed = (steps as { op: string; urn: string; detailedDiff?: object }[])
    .filter(({ op, urn }) => op !== "same" && urn.includes("kvmnet:index"))
    .map(({ op, urn, detailedDiff }) => `${op} ${urn.split("::").at(-1)}: ${Object.keys(detailedDiff ?? {}).join(", ")}`);
  // The mark of settings stands in a file, which they have not got yet.
  const marks = OBJECTS.map(([kind, name]) => `update ${name}: owner${kind === "HostSettings" ? ", persistence" : ""}`);
  t.deepEqual(changed.sort(), marks.sort());
  await site.stack.up();
  t.deepEqual(await everything(), before);
  for (const command of [
    ["preview", "--expect-no-changes"],
    ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
  ]) {
    const { code, text } = await site.stack.run(...command);
    t.is(code, 0, text);
  }
});

test.serial("what was imported can be destroyed at once, before any up has marked it", async (t) => {
  t.timeout(600_000);
  await site.stack.must("destroy", "--yes", "--skip-preview");
  await byHand(
    site,
    `ovs-vsctl add-br e2iovs -- set bridge e2iovs datapath_type=netdev
ip route add 198.51.112.0/24 dev eth2 table 1071 proto static
virsh net-update e2ientries add ip-dhcp-host "<host mac='52:54:00:6e:07:21' name='web' ip='10.71.7.21'/>" --parent-index 0 --live --config`,
  );
  const left = async () =>
    (
      await byHand(
        site,
        "ovs-vsctl list-br | grep e2iovs || true; ip route show table 1071 2>/dev/null || true; virsh net-dumpxml e2ientries | grep 52:54:00:6e:07:21 || true",
      )
    ).trim();
  t.is((await left()).split("\n").length, 3);
  await importAll(OBJECTS.filter(([, name]) => ["e2iovs", "e2iroute", "e2iweb"].includes(name)));
  await site.stack.must("destroy", "--yes", "--skip-preview");
  t.is(await left(), "");
});
