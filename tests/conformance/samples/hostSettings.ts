import type { Host } from "../../../provider/host/host";
import { hostSettings } from "../../../provider/linux/hostSettings";
import type { Samples } from "../samples";
import { byHand } from "./links";

const name = "cfhost";
const FILE = `/etc/sysctl.d/90-kvmnet-${name}.conf`;

const minimal = { interfaces: { eth1: { proxyArp: true } } };

const eth1 = {
  acceptRouterAdvertisements: "always",
  disableIpv6: false,
  forwarding: true,
  ipv6Forwarding: true,
  reversePathFilter: "strict",
  proxyArp: true,
  proxyArpPrivateVlan: true,
  proxyNdp: true,
  arpIgnore: 2,
  arpAnnounce: 1,
  ignoreRoutesWithLinkDown: true,
  sendRedirects: false,
};

const full = {
  ipForward: true,
  ipv6Forward: true,
  reversePathFilter: "loose",
  arpIgnore: 1,
  arpAnnounce: 2,
  ignoreRoutesWithLinkDown: true,
  bridgeNetfilter: { iptables: true, ip6tables: false, arptables: false },
  interfaces: {
    default: { acceptRouterAdvertisements: "off" },
    eth1,
    eth2: { forwarding: false, ipv6Forwarding: false },
  },
  // The neighbour is a NAT network of libvirt's.
  onGuestsCutOff: "allow",
  persistence: "auto",
};

const interfaces = (settings: object) => ({ ...full, interfaces: { ...full.interfaces, eth1: { ...eth1, ...settings } } });
const without = (...properties: (keyof typeof full)[]) =>
  Object.fromEntries(Object.entries(full).filter(([property]) => !properties.includes(property as keyof typeof full)));

const set = (key: string, value: string) => byHand(`echo ${value} > /proc/sys/net/${key}`);
const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...args }, property, reason });

export const samples: Samples = {
  kind: hostSettings,
  name,
  setUp: tidy,
  tearDown: tidy,
  minimal,
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "IPv4 forwarding off", to: { ...full, ipForward: false, interfaces: { eth2: { forwarding: false } } }, impact: "blip" },
    { title: "IPv4 forwarding on", from: minimal, to: { ...minimal, ipForward: true }, impact: "none" },
    { title: "IPv6 forwarding off", to: { ...full, ipv6Forward: false, interfaces: { eth1: { proxyNdp: true } } }, impact: "blip" },
    { title: "no source check", to: { ...full, reversePathFilter: "off" }, impact: "none" },
    { title: "strict source check", to: { ...full, reversePathFilter: "strict" }, impact: "blip" },
    { title: "other ARP answers", to: { ...full, arpIgnore: 3 }, impact: "blip" },
    { title: "another source address in ARP", to: { ...full, arpAnnounce: 1 }, impact: "none" },
    { title: "routes without carrier count", to: { ...full, ignoreRoutesWithLinkDown: false }, impact: "blip" },
    { title: "bridged IPv6 passes the firewall too", to: { ...full, bridgeNetfilter: { iptables: true, ip6tables: true } }, impact: "blip" },
    { title: "nothing bridged passes the firewall", to: { ...full, bridgeNetfilter: {} }, impact: "blip" },
    { title: "no proxy ARP", to: interfaces({ proxyArp: false, proxyArpPrivateVlan: false }), impact: "blip" },
    { title: "router advertisements are refused", to: interfaces({ acceptRouterAdvertisements: "off" }), impact: "blip" },
    { title: "a device without IPv6", to: interfaces({ disableIpv6: true }), impact: "blip" },
    { title: "redirects", to: interfaces({ sendRedirects: true }), impact: "none" },
    { title: "a device fewer", to: { ...full, interfaces: { eth1 } }, impact: "none" },
    { title: "a device more", from: minimal, to: { interfaces: { ...minimal.interfaces, eth2: { arpAnnounce: 2 } } }, impact: "none" },
    { title: "forwarding is no longer declared, and put back", to: without("ipForward", "ipv6Forward"), impact: "blip" },
    { title: "until the next reboot only", to: { ...full, persistence: "runtime" }, impact: "none" },
    { title: "guests are protected", to: { ...full, onGuestsCutOff: "refuse" }, impact: "none" },
    { title: "another name", to: { ...full, name: "cfhost2" }, impact: "replace" },
  ],
  drifts: [
    { title: "IPv4 forwarding switched off", byHand: set("ipv4/ip_forward", "0") },
    { title: "IPv6 forwarding switched off", byHand: set("ipv6/conf/all/forwarding", "0") },
    { title: "forwarding of one device switched on", byHand: set("ipv4/conf/eth2/forwarding", "1") },
    { title: "the source check changed for new devices", byHand: set("ipv4/conf/default/rp_filter", "0") },
    { title: "proxy ARP switched off", byHand: set("ipv4/conf/eth1/proxy_arp", "0") },
    { title: "a filter on bridged frames switched on", byHand: set("bridge/bridge-nf-call-arptables", "1") },
    { title: "router advertisements", byHand: set("ipv6/conf/default/accept_ra", "1") },
    { title: "a line changed in our file", byHand: byHand(`sed -i 's/^-net.ipv4.ip_forward = 1/-net\\/ipv4\\/ip_forward = 0/' ${FILE}`) },
    { title: "a line added to our file", byHand: byHand(`echo net.ipv4.tcp_syncookies=1 >> ${FILE}`) },
    { title: "our file removed", byHand: byHand(`rm ${FILE}`) },
    { title: "the list of modules changed", byHand: byHand(`echo dummy >> /etc/modules-load.d/90-kvmnet-${name}.conf`) },
    { title: "the rule for the module removed", args: { bridgeNetfilter: {} }, byHand: byHand(`rm /etc/udev/rules.d/90-kvmnet-${name}.rules`) },
    { title: "the file until the reboot removed", args: { ...full, persistence: "runtime" }, byHand: byHand(`rm /run/sysctl.d/90-kvmnet-${name}.conf`) },
    { title: "a file for good beside it", args: { ...full, persistence: "runtime" }, byHand: byHand(`cp /run/sysctl.d/90-kvmnet-${name}.conf ${FILE}`) },
  ],
  bad: [
    bad("nothing declared", {}, "name", /no setting/),
    bad("no device declared", { interfaces: {} }, "name", /no setting/),
    bad("a device without settings", { ...full, interfaces: { eth1: {} } }, "interfaces.eth1", /no setting/),
    bad("a text for a boolean", { ipForward: "yes" }, "ipForward", /boolean|true/),
    bad("a kernel number for the source check", { reversePathFilter: 1 }, "reversePathFilter", /strict/),
    bad("an unknown word for the source check", { reversePathFilter: "on" }, "reversePathFilter", /strict/),
    bad("an ARP mode that does not exist", { arpIgnore: 4 }, "arpIgnore", /./),
    bad("an ARP source mode that does not exist", { arpAnnounce: 3 }, "arpAnnounce", /./),
    bad("a device's name of 16 characters", { interfaces: { a234567890123456: { proxyArp: true } } }, "interfaces.a234567890123456", /15 characters/),
    bad("a path for a device's name", { interfaces: { "../../kernel": { proxyArp: true } } }, "interfaces.../../kernel", /must start with/),
    bad("a guest's tap", { interfaces: { vnet3: { proxyArp: true } } }, "interfaces.vnet3", /libvirt/),
    bad("forwarding of all devices twice", { interfaces: { all: { forwarding: true } } }, "interfaces.all.forwarding", /ipForward/),
    bad(
      "router advertisements of all devices",
      { interfaces: { all: { acceptRouterAdvertisements: "off" } } },
      "interfaces.all.acceptRouterAdvertisements",
      /nothing with it/,
    ),
    bad(
      "one key by two properties",
      { reversePathFilter: "off", interfaces: { all: { reversePathFilter: "loose" } } },
      "interfaces.all.reversePathFilter",
      /already/,
    ),
    bad("thresholds that fall", { neighbourTable: { ipv4: { gcThreshold2: 4096, gcThreshold3: 1024 } } }, "neighbourTable.ipv4.gcThreshold3", /below/),
    bad("a threshold of nothing", { neighbourTable: { ipv6: { gcThreshold1: 0 } } }, "neighbourTable.ipv6.gcThreshold1", /at least 1/),
    bad("half a connection", { conntrackMax: 0.5 }, "conntrackMax", /./),
    bad("a misspelt property", { ipforward: true }, "ipforward", /ipForward/),
    bad("an unknown setting of a device", { interfaces: { eth1: { rpFilter: 1 } } }, "interfaces.eth1.rpFilter", /./),
    bad("an unknown way to persist", { ...minimal, persistence: "etc" }, "persistence", /runtime/),
    bad("a name that is no file's name", { ...minimal, name: "host/settings" }, "name", /file/),
  ],
  foreign: {
    make: byHand(`printf '# by the administrator\\nnet.ipv4.conf.eth1.proxy_arp = 1\\n' > ${FILE}; echo 1 > /proc/sys/net/ipv4/conf/eth1/proxy_arp`),
    remove: tidy,
    fingerprint: async (host) =>
      (await host.run({ name: "look at the file", script: `cat ${FILE} /proc/sys/net/ipv4/conf/eth1/proxy_arp; ls -i /etc/sysctl.d` })).stdout,
    adoptArgs: minimal,
  },
  inventory,
};

/** The files of a run that was broken off, and the kernel's values as they were when the lab began. */
function tidy(host: Host): Promise<void> {
  const script = `
rm -f /etc/sysctl.d/90-kvmnet-cf* /run/sysctl.d/90-kvmnet-cf* /etc/modules-load.d/90-kvmnet-cf* /etc/udev/rules.d/90-kvmnet-cf*
cd /proc/sys/net
for f in ipv4/conf/*/rp_filter ipv4/conf/*/proxy_arp* ipv4/conf/*/arp_ignore ipv4/conf/*/arp_announce ipv[46]/conf/*/ignore_routes_with_linkdown ipv6/conf/*/proxy_ndp; do echo 0 > $f; done
echo 1 > ipv4/ip_forward
echo 0 > ipv6/conf/all/forwarding
for f in ipv6/conf/*/accept_ra ipv4/conf/*/send_redirects ipv4/conf/eth*/forwarding; do echo 1 > $f; done
for f in ipv6/conf/*/disable_ipv6 bridge/bridge-nf-call-*; do echo 0 > $f; done`;
  return byHand(script)(host);
}

/** Every file that could be ours, and every value that the samples set. */
async function inventory(host: Host): Promise<string[]> {
  const { stdout } = await host.run({
    name: "list the settings",
    script: `
ls -d /etc/sysctl.d/* /run/sysctl.d/* /etc/modules-load.d/* /etc/udev/rules.d/* 2>/dev/null
cd /proc/sys/net
for d in all default eth1 eth2; do
  grep -H '' ipv4/conf/$d/forwarding ipv4/conf/$d/rp_filter ipv4/conf/$d/proxy_arp* ipv4/conf/$d/arp_ignore ipv4/conf/$d/arp_announce ipv4/conf/$d/send_redirects
  grep -H '' ipv[46]/conf/$d/ignore_routes_with_linkdown ipv6/conf/$d/forwarding ipv6/conf/$d/accept_ra ipv6/conf/$d/disable_ipv6 ipv6/conf/$d/proxy_ndp
done
grep -H '' bridge/bridge-nf-call-*`,
  });
  return stdout.split("\n").filter(Boolean);
}

const vmName = "cfvm";
const vmFile = `/etc/sysctl.d/90-kvmnet-${vmName}.conf`;
const vmFull = {
  bridgeNetfilter: { iptables: true },
  neighbourTable: {
    ipv4: { gcThreshold1: 1024, gcThreshold2: 4096, gcThreshold3: 8192 },
    ipv6: { gcThreshold1: 1024, gcThreshold2: 4096, gcThreshold3: 8192 },
  },
  conntrackMax: 100000,
};
const vmTidy = byHand(`rm -f /etc/sysctl.d/90-kvmnet-${vmName}* /etc/modules-load.d/90-kvmnet-${vmName}* /etc/udev/rules.d/90-kvmnet-${vmName}*`);

/** What only the first network namespace of a kernel has, and a module that comes and goes. */
export const vmSamples: Samples = {
  kind: hostSettings,
  name: vmName,
  lab: "vm",
  setUp: byHand("modprobe nf_conntrack"),
  minimal: { conntrackMax: 100000 },
  full: vmFull,
  edits: [
    { title: "larger tables", to: { ...vmFull, neighbourTable: { ipv4: { gcThreshold3: 16384 } }, conntrackMax: 200000 }, impact: "none" },
    { title: "nothing bridged passes the firewall", to: { ...vmFull, bridgeNetfilter: {} }, impact: "blip" },
    {
      title: "bridged traffic passes the firewall",
      from: { bridgeNetfilter: {} },
      to: { bridgeNetfilter: { iptables: true, ip6tables: true } },
      impact: "blip",
    },
  ],
  drifts: [
    { title: "the module is unloaded", byHand: byHand("rmmod br_netfilter") },
    {
      title: "the module is loaded while it is declared off, and one table switched on",
      args: { bridgeNetfilter: {} },
      byHand: byHand("modprobe br_netfilter; udevadm settle; echo 1 > /proc/sys/net/bridge/bridge-nf-call-arptables"),
    },
    { title: "another limit of connections", byHand: set("netfilter/nf_conntrack_max", "70000") },
    { title: "another limit of neighbours", byHand: set("ipv6/neigh/default/gc_thresh3", "1024") },
  ],
  bad: [bad("a limit of nothing", { conntrackMax: 0 }, "conntrackMax", /at least 1/)],
  foreign: {
    make: byHand(`echo 'net.netfilter.nf_conntrack_max = 100000' > ${vmFile}; echo 100000 > /proc/sys/net/netfilter/nf_conntrack_max`),
    remove: vmTidy,
    fingerprint: async (host) =>
      (await host.run({ name: "look at the file", script: `cat ${vmFile} /proc/sys/net/netfilter/nf_conntrack_max; ls -i /etc/sysctl.d` })).stdout,
    adoptArgs: { conntrackMax: 100000 },
  },
  inventory: async (host) => {
    const script = `ls -d /etc/sysctl.d/* /run/sysctl.d/* /etc/modules-load.d/* /etc/udev/rules.d/* 2>/dev/null
cd /proc/sys/net
grep -H '' ipv[46]/neigh/default/gc_thresh* netfilter/nf_conntrack_max
grep -Hs 1 bridge/bridge-nf-call-*
:`;
    return (await host.run({ name: "list the settings", script })).stdout.split("\n").filter(Boolean);
  },
};
