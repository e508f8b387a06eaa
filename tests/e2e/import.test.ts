import path from "node:path";
import test from "ava";
import { execa } from "execa";
import { byHand, openSite, type Site } from "./host";

/** A host that somebody set up by hand is read, taken over by the program that `kvmnet import` writes, and nothing but the owner marks changes. */

const SETUP = `
define() { cat > /tmp/kvmnet-e2e.xml && virsh -q net-define /tmp/kvmnet-e2e.xml >/dev/null && rm /tmp/kvmnet-e2e.xml; }
define <<'X'
<network><name>e2edefault</name><forward mode='nat'/><bridge name='virbr40' stp='on' delay='0'/>
<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp></ip></network>
X
define <<'X'
<network><name>e2e lan</name><forward mode='nat' dev='eth0'><nat><port start='2000' end='3000'/></nat></forward><bridge name='e2elan' stp='off' delay='0'/><mtu size='1450'/>
<domain name='lan.example' localOnly='yes'/><dns><forwarder domain='corp.example' addr='192.0.2.53'/><host ip='192.168.107.30'><hostname>files.lan.example</hostname></host>
<srv service='ldap' protocol='tcp' domain='lan.example' target='db.lan.example' port='389' priority='1' weight='2'/><txt name='v' value='a b'/></dns>
<ip address='192.168.107.1' prefix='24' localPtr='yes'><dhcp><range start='192.168.107.100' end='192.168.107.200'><lease expiry='1' unit='hours'/></range>
<host mac='52:54:00:6e:00:01' name='web' ip='192.168.107.21'/></dhcp></ip>
<ip family='ipv6' address='fd00:107::1' prefix='64'/><route address='10.9.0.0' prefix='16' gateway='192.168.107.9' metric='3'/></network>
X
define <<'X'
<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>e2eodd</name><metadata><x:note xmlns:x='urn:x'>hello</x:note></metadata><forward mode='nat'/>
<bridge name='virbr41'/><bandwidth><inbound average='1000'/></bandwidth><ip address='10.11.0.1' prefix='24'/><dnsmasq:options><dnsmasq:option value='log-queries'/></dnsmasq:options></network>
X
define <<'X'
<network><name>e2erouted</name><forward mode='route' dev='eth0'/><bridge name='virbr42'/><ip address='10.7.0.1' netmask='255.255.255.0'/></network>
X
define <<'X'
<network><name>e2eisolated</name><bridge name='virbr43'/><ip address='10.8.0.1' netmask='255.255.255.0'><dhcp><range start='10.8.0.2' end='10.8.0.99'/></dhcp></ip></network>
X
define <<'X'
<network><name>e2einternal</name><bridge name='virbr44'/></network>
X
define <<'X'
<network><name>e2eopen</name><forward mode='open'/><bridge name='virbr45'/><ip address='10.10.0.1' netmask='255.255.255.0'/></network>
X
define <<'X'
<network><name>e2etrunk</name><forward mode='bridge'/><bridge name='e2eint'/><virtualport type='openvswitch'/><portgroup name='web' default='yes'><vlan><tag id='100'/></vlan></portgroup>
<portgroup name='all'><vlan trunk='yes'><tag id='10' nativeMode='untagged'/><tag id='20'/></vlan></portgroup></network>
X
define <<'X'
<network><name>e2eoffice</name><forward mode='bridge'/><bridge name='e2ebr0'/></network>
X
define <<'X'
<network><name>e2edirect</name><forward mode='private'><interface dev='eth2'/></forward></network>
X
for filter in '<filter name="e2esub" chain="arp"><rule action="drop" direction="in"><arp opcode="0x2" gratuitous="yes"/></rule></filter>' \\
  '<filter name="e2efilter"><filterref filter="e2esub"/><filterref filter="no-mac-spoofing"/><rule action="drop" direction="in" priority="1"><tcp match="no" srcipaddr="192.0.2.1"/><tcp dstportstart="0x16"/></rule></filter>'; do
  echo "$filter" >/tmp/kvmnet-e2e.xml; virsh -q nwfilter-define /tmp/kvmnet-e2e.xml; rm /tmp/kvmnet-e2e.xml
done
ip link add e2ebr0 type bridge forward_delay 400 priority 4096
ip link set eth1 master e2ebr0; ip link set eth1 up; ip link set e2ebr0 up
ip addr add 198.51.100.10/24 dev e2ebr0; ip -6 addr add 2001:db8:7::10/64 dev e2ebr0 nodad
ip link add e2ebr1 address 52:54:00:11:22:33 type bridge stp_state 1
ip link set eth2 up
ip link add link eth2 name e2evtap0 type macvtap mode bridge; ip link set e2evtap0 up
ip link add link e2ebr0 name e2evtap1 type macvtap mode private
ovs-vsctl add-br e2eint -- set bridge e2eint datapath_type=netdev fail_mode=secure protocols=OpenFlow13,OpenFlow10 other_config:mac-aging-time=600 external_ids:team=net
ovs-vsctl add-br e2eext -- set bridge e2eext datapath_type=netdev other_config:hwaddr=02:00:00:00:00:77
ovs-vsctl add-port e2eint e2emgmt0 tag=100 -- set interface e2emgmt0 type=internal mtu_request=1400 external_ids:iface-id=abc
ovs-vsctl add-port e2eint e2etoext -- set interface e2etoext type=patch options:peer=e2etoint
ovs-vsctl add-port e2eext e2etoint trunks=10,20 vlan_mode=native-untagged tag=5 -- set interface e2etoint type=patch options:peer=e2etoext
ovs-vsctl add-port e2eint e2evx0 -- set interface e2evx0 type=vxlan options:remote_ip=192.0.2.9 options:key=77 options:tos=inherit
ovs-vsctl add-bond e2eext e2ebond e2eb0 e2eb1 -- set interface e2eb0 type=internal -- set interface e2eb1 type=internal
ip link add e2edum type veth peer name e2edumx; ip link set e2edum up; ip link set e2edumx up; ip addr add 198.51.101.1/24 dev e2edum
ip route add 198.51.102.0/24 via 198.51.101.9 dev e2edum table 1091 proto static; ip rule add priority 1091 from 198.51.101.0/24 table 1091
for network in e2edefault 'e2e lan' e2erouted e2eisolated e2einternal e2eopen e2etrunk e2eoffice e2edirect; do virsh -q net-start "$network" >/dev/null; done
for try in 1 2 3 4 5 6 7 8 9 10; do ip -6 addr show tentative | grep -q . || break; sleep 0.5; done
virsh -q net-autostart e2edefault >/dev/null; virsh -q net-autostart 'e2e lan' >/dev/null
`;

const CLEAN = `
for network in e2edefault 'e2e lan' e2eodd e2erouted e2eisolated e2einternal e2eopen e2etrunk e2eoffice e2edirect; do
  virsh -q net-destroy "$network"; virsh -q net-undefine "$network"
done
for filter in e2efilter e2esub; do virsh -q nwfilter-undefine $filter; rm -f /etc/kvmnet/nwfilter.d/$filter; done
rmdir /etc/kvmnet/nwfilter.d /etc/kvmnet
ip rule del priority 1091
rm -f /run/sysctl.d/90-kvmnet-host.conf /run/kvmnet/route-* /run/kvmnet/rule-*
for device in e2evtap1 e2evtap0 e2ebr0 e2ebr1 e2edum; do ip link del "$device"; done
ip link set eth1 up; ip link set eth2 up
ovs-vsctl --if-exists del-br e2eint -- --if-exists del-br e2eext
true
`;

/** Everything of the host's networks in the words of its own tools, without counters and our marks. */
const EVERYTHING = `
virsh -q net-list --all | sort
virsh -q net-list --all --name | while read -r network; do
  [ -z "$network" ] || { virsh net-dumpxml "$network"; virsh net-dumpxml "$network" --inactive; virsh net-info "$network"; }
done
virsh -q nwfilter-list | while read -r uuid name; do virsh nwfilter-dumpxml "$uuid"; done
ip -d -o link show; ip -o addr show; ip route show table all; ip -6 route show table all
ovs-vsctl --format=json --columns=_uuid,name,ports,controller,fail_mode,datapath_type,datapath_id,stp_enable,rstp_enable,mcast_snooping_enable,protocols,external_ids,other_config list Bridge
ovs-vsctl --format=json --columns=_uuid,name,interfaces,tag,trunks,cvlans,vlan_mode,external_ids,other_config list Port
ovs-vsctl --format=json --columns=_uuid,name,type,options,external_ids,mac,mac_in_use,mtu_request,ofport_request,ofport list Interface
`;

const MADE = [
  "Bridge e2ebr0",
  "Bridge e2ebr1",
  "BridgedNetwork e2eoffice",
  "BridgedNetwork e2etrunk",
  "HostSettings host",
  "InternalNetwork e2einternal",
  "IsolatedNetwork e2eisolated",
  "MacvtapInterface e2evtap0",
  "MacvtapInterface e2evtap1",
  "MacvtapNetwork e2edirect",
  "NatNetwork e2e lan",
  "NatNetwork e2edefault",
  "Network e2eodd",
  "NwFilter e2efilter",
  "NwFilter e2esub",
  "OpenNetwork e2eopen",
  "OvsBridge e2eext",
  "OvsBridge e2eint",
  "OvsPort e2emgmt0",
  "OvsPort e2etoext",
  "OvsPort e2etoint",
  "OvsPort e2evx0",
  "PolicyRule rule-1091",
  "RoutedNetwork e2erouted",
  "StaticRoute route-198.51.102.0-24-table-1091",
  "Veth e2edum",
];

let site: Site;

async function everything(): Promise<string[]> {
  const { stdout } = await site.host.run({ name: "read everything", script: EVERYTHING });
  const plain = stdout
    .replaceAll(/\n\s*<kvmnet:(\w+) [^>]*(\/>|>[^<]*<\/kvmnet:\1>)/g, "")
    .replaceAll(/\n\s*<metadata>\s*<\/metadata>/g, "")
    .replaceAll(/\\\s*alias kvmnet:\S*/g, "")
    .replaceAll(/,?\["kvmnet-owner","[^"]*"\],?/g, "")
    .replaceAll(/(_timer) +[0-9.]+/g, "$1")
    .replaceAll(/("data":\[)(\[.*\])(\],)/g, (_all, open, rows, close) => `${open}\n${rows.replaceAll("]],[[", "]],\n[[")}\n${close}`);
  return plain.split("\n").map((line) => line.trim());
}

/** Lines that are in one of two lists only. */
const changedLines = (before: readonly string[], after: readonly string[]) => [
  ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
  ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
];

async function kvmnet(...args: string[]) {
  return execa(path.join(site.stack.folder, "node_modules/.bin/kvmnet"), args, { reject: false });
}

test.serial.before("a host that was set up by hand", async (t) => {
  t.timeout(600_000);
  site = await openSite();
  await byHand(site, SETUP);
});

test.serial.after.always("as it was", async () => {
  await site?.host.run({ name: "clean", script: CLEAN, mutates: true });
  site?.stack.remove();
  await site?.release();
});

let program = "";

test.serial("kvmnet import writes a program and changes nothing", async (t) => {
  const before = await everything();
  const { host = "", port, user = "", sshConfigFile = "" } = site.connection;
  const { stdout, stderr, exitCode } = await kvmnet("import", "--host", `${user}@${host}:${port}`, "--ssh-config", sshConfigFile);
  t.is(exitCode, 0, stderr);
  t.deepEqual(changedLines(before, await everything()), []);
  program = stdout;
  t.log(program);
  const made = [...program.matchAll(/^const \w+ = new kvmnet\.(\w+)\("(.*)", /gm)].map(([, kind, name]) => `${kind} ${name}`);
  t.deepEqual(made.sort(), MADE);
  t.regex(program, /^const e2eLan = new kvmnet.NatNetwork\("e2e lan"/m);
  t.regex(program, /^ {2}bridge: e2eint\.name,$/m);
  t.regex(program, /^ {2}lowerDevice: e2ebr0\.name,$/m);
  t.regex(program, /filter: e2esub\.name/);
  t.regex(program, /^\/\/ Not written: 0\.0\.0\.0\/0: the host's own way out over eth0/m);
  t.regex(program, /^\/\/ Not written: e2ebond: .* e2eb[01] is an interface of type internal, which a bond of OvsPort does not know/m);
});

test.serial("kvmnet import --as host-network: the same devices, routes and rules as one resource, which could be taken over", async (t) => {
  t.timeout(600_000);
  const { host = "", port, user = "", sshConfigFile = "" } = site.connection;
  const { stdout, stderr, exitCode } = await kvmnet("import", "--host", `${user}@${host}:${port}`, "--ssh-config", sshConfigFile, "--as", "host-network");
  t.is(exitCode, 0, stderr);
  const made = [...stdout.matchAll(/^const \w+ = new kvmnet\.(\w+)\("(.*)", /gm)].map(([, kind, name]) => `${kind} ${name}`);
  const within = /^(Bridge|MacvtapInterface|Veth|StaticRoute|PolicyRule) /;
  t.deepEqual(made.sort(), ["HostNetwork network", ...MADE.filter((one) => !within.test(one))].sort());
  t.regex(stdout, /bridge: network\.name\.apply\(\(\) => "e2ebr\d"\)/);
  site.stack.program(stdout);
  const names = made.map((one) => one.slice(one.indexOf(" ") + 1));
  t.deepEqual(await site.stack.previewedOps(), Object.fromEntries(names.map((name) => [name, "create"])));
});

test.serial("up takes everything over and changes only the owner marks", async (t) => {
  t.timeout(600_000);
  const before = await everything();
  site.stack.program(program);
  await site.stack.up();
  t.deepEqual(changedLines(before, await everything()), []);
  const owned = await byHand(site, "virsh net-dumpxml 'e2e lan' --inactive; ip link show e2ebr0; ovs-vsctl list bridge e2eint");
  for (const mark of [">e2e/dev/e2e lan<", "alias kvmnet:e2e/dev/e2ebr0", 'kvmnet-owner="e2e/dev/e2eint"']) {
    t.true(owned.includes(mark), owned);
  }
});

test.serial("after that there is nothing to do", async (t) => {
  t.deepEqual(await site.stack.previewedOps(), {});
  const { code, text } = await site.stack.run("refresh", "--yes", "--skip-preview", "--expect-no-changes");
  t.is(code, 0, text);
  t.deepEqual(await site.stack.previewedOps(), {});
});

test.serial("what a program manages already is not written a second time", async (t) => {
  const { host = "", port, user = "", sshConfigFile = "" } = site.connection;
  const { stdout } = await kvmnet(
    "import",
    "--host",
    `${user}@${host}:${port}`,
    "--ssh-config",
    sshConfigFile,
    "--only",
    "bridges,e2eint",
    "--stack-connection",
  );
  t.notRegex(stdout, /^const /m);
  t.regex(stdout, /^\/\/ - it belongs to e2e\/dev\/e2ebr0$/m);
});
