import test from "ava";
import { netplan } from "../../../../../provider/linux/persistence/netplan";
import { networkd } from "../../../../../provider/linux/persistence/networkd";
import { rivalOf } from "../../../../../provider/linux/persistence/networkd/match";

/** systemd 252 on Debian 12; eth0 is unmanaged. */
const links = (eth1: string) => `/run/systemd/netif/links/1:ADMIN_STATE=unmanaged
/run/systemd/netif/links/2:ADMIN_STATE=unmanaged
/run/systemd/netif/links/5:ADMIN_STATE=configured
/run/systemd/netif/links/5:NETWORK_FILE=${eth1}
/run/systemd/netif/links/6:ADMIN_STATE=configuring
/run/systemd/netif/links/6:NETWORK_FILE=/etc/systemd/network/20-eth2.network
/sys/class/net/eth0/ifindex:2
/sys/class/net/eth1/ifindex:5
/sys/class/net/eth2/ifindex:6
/sys/class/net/lo/ifindex:1
/etc/systemd/network/20-eth1.network:[Match]
/etc/systemd/network/20-eth1.network:Name=eth1
/etc/systemd/network/20-eth1.network:[Network]
/etc/systemd/network/20-eth1.network:Address=192.0.2.5/24
/etc/systemd/network/20-eth1.network:Gateway=192.0.2.1
/etc/systemd/network/20-eth2.network:[Match]
/etc/systemd/network/20-eth2.network:Name=eth2
/etc/systemd/network/20-eth2.network:[Network]
/usr/lib/systemd/network/80-vm-vt.network:[Match]
/usr/lib/systemd/network/80-vm-vt.network:Name=vt-*
/usr/lib/systemd/network/80-vm-vt.network:[Network]
/usr/lib/systemd/network/80-vm-vt.network:Address=0.0.0.0/28
`;
const plain = links("/etc/systemd/network/20-eth1.network");

/** Without the files that networkd may take for new devices. */
const seen = (text: string) => {
  const { running, devices } = networkd.sees(text);
  return { running, devices };
};

test("nothing is printed where networkd does not run", (t) => {
  t.deepEqual(networkd.sees("\n"), { running: false, devices: {} });
});

test("each device with the file that it goes by", (t) => {
  t.deepEqual(seen(plain), {
    running: true,
    devices: {
      eth1: { source: "/etc/systemd/network/20-eth1.network", ours: false, addressed: true, shared: false },
      eth2: { source: "/etc/systemd/network/20-eth2.network", ours: false, addressed: false, shared: false },
    },
  });
});

test("a file of ours that stands in for another one leads to that one", (t) => {
  const own = "/etc/systemd/network/05-kvmnet-port-eth1.network";
  const text = `${links(own)}${own}:# kvmnet owner=kvmnet:p/s/n key=br0 sha256=0\n${own}:# instead /etc/systemd/network/20-eth1.network\n${own}:Name=eth1\n`;
  t.deepEqual(networkd.sees(text).devices.eth1, { source: "/etc/systemd/network/20-eth1.network", ours: false, addressed: true, shared: false });
  // Its administrator has taken the other one away.
  t.deepEqual(networkd.sees(text.replaceAll(/^\/etc\/systemd\/network\/20-eth1.*\n/gm, "")).devices.eth1, { source: own, ours: true, addressed: false });
});

test("drop-ins of others count, ours do not", (t) => {
  const folder = "/etc/systemd/network/20-eth2.network.d";
  const text = `${plain}${folder}/local.conf:[Network]\n${folder}/local.conf:VLAN = eth2.7\n${folder}/local.conf:DHCP=ipv4\n${folder}/kvmnet-x.conf:[Network]\n${folder}/kvmnet-x.conf:VLAN=eth2.9\n`;
  t.deepEqual(networkd.sees(text).devices.eth2, {
    source: "/etc/systemd/network/20-eth2.network",
    ours: false,
    addressed: true,
    shared: false,
    keeps: ["[Network]", "VLAN=eth2.7"],
  });
});

test("a pattern may be about further devices, whatever else the file sets", (t) => {
  const file = "/etc/systemd/network/20-eth2.network";
  const shared = (match: string, rest = "") => networkd.sees(plain.replace(`${file}:Name=eth2`, match).concat(rest)).devices.eth2?.shared;
  t.true(shared(`${file}:Name=en* eth2`));
  t.true(shared(`${file}:Name=eth[12]`));
  t.true(shared(`${file}:Name=en*`, `${file}:[Link]\n${file}:MACAddress=02:00:00:00:00:01\n`));
  t.false(shared(`${file}:PermanentMACAddress=02:4b:03:b2:c8:02`));
});

test("what netplan describes belongs to netplan alone", (t) => {
  const network = "/run/systemd/network/10-netplan-eth1.network";
  const text = `${links(network)}${network}:[Match]\n${network}:Name=eth1\n${network}:[Network]\n${network}:Address=192.0.2.5/24\n${network}:VLAN=eth1.100\n`;
  t.deepEqual(Object.keys(networkd.sees(text).devices), ["eth2"]);
  t.deepEqual(netplan.sees(text), {
    running: true,
    devices: { eth1: { source: network, ours: false, addressed: true, shared: false, keeps: ["[Network]", "VLAN=eth1.100"] } },
  });
  const ours = `${text}/etc/netplan/90-kvmnet-eth1.yaml:# kvmnet owner=kvmnet:p/s/n key=eth1 sha256=0\n`;
  t.deepEqual(netplan.sees(ours).devices.eth1, { source: network, ours: true, addressed: false });
  t.deepEqual(netplan.sees(plain), { running: false, devices: {} });
});

/** Files for networkd by name, as `look.sh` prints them. */
const filesText = (files: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(files)
    .flatMap(([name, lines]) => lines.map((line) => `/etc/systemd/network/${name}:${line}\n`))
    .join("");

test("of the file that ours stands in for, all stays that is not about the device's own addresses", (t) => {
  const file = {
    "20-eth1.network.d/more.conf": ["[Link]", "MTUBytes=9000"],
    "20-eth1.network": [
      ...["# by hand", "[Match]", "Name=eth1", "[Link]", "MACAddress=02:00:00:00:00:01", "RequiredForOnline=no"],
      ...["[Network]", "Address=192.0.2.5/24", "DNS=192.0.2.53", "VLAN=eth1.7 \\", "  eth1.8", "IPForward=yes", "[Route]", "Gateway=192.0.2.1"],
      ...["[RoutingPolicyRule]", "From=192.0.2.5", "Table=7", "[RoutingPolicyRule]", "To=10.0.0.0/8", "; a comment", "Table=8"],
    ],
  };
  const text = plain.replaceAll(/^\/etc\/systemd\/network\/20-eth1.*\n/gm, "") + filesText(file);
  t.deepEqual(networkd.sees(text).devices.eth1, {
    source: "/etc/systemd/network/20-eth1.network",
    ours: false,
    addressed: true,
    shared: false,
    keeps: [
      ...["[Link]", "MACAddress=02:00:00:00:00:01", "[Network]", "VLAN=eth1.7 eth1.8", "IPForward=yes", "[RoutingPolicyRule]", "From=192.0.2.5", "Table=7"],
      ...["[RoutingPolicyRule]", "To=10.0.0.0/8", "Table=8", "[Link]", "MTUBytes=9000"],
    ],
  });
});

test("networkd might take the first file that is not certainly about something else for a device which is not there yet", (t) => {
  const { matches = [] } = networkd.sees(
    filesText({
      "00-cards.network": ["[Match]", "Driver=virtio_net"],
      "01-physical.network": ["[Match]", "Name=*", "Kind=!*"],
      "02-lan.network": ["[Match]", "Name=eth1 en*"],
      "03-not.network": ["[Match]", "Name=!eth* br1"],
      "05-kvmnet-br0.network": ["[Match]", "Name=br0"],
      "06-bridges.network": ["[Match]", "Name=br[0-9]"],
      "99-rest.network": ["[Match]", "Type=ether"],
    }),
  );
  const rival = (device: string) => rivalOf(matches, device)?.replace(/.*\//, "");
  t.deepEqual(["br0", "br1", "eth1", "vx7"].map(rival), ["03-not.network", "06-bridges.network", "02-lan.network", "03-not.network"]);
});
