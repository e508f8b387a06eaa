import path from "node:path";
import { portForward } from "../../../provider/either/portForward";
import type { Host } from "../../../provider/host/host";
import { shellFile } from "../../../provider/host/shellFile";
import { fragmentOf } from "../../../provider/policy/portForward/render";
import type { PortForwardSpec } from "../../../provider/policy/portForward/types";
import { fragmentText } from "../../../provider/policy/table/fragment";
import type { Input, Samples } from "../samples";

const name = "cffwd";
const FILE = `/etc/kvmnet/policy.d/PortForward-${name}.rules`;

/** A network that libvirt filters, and one that it does not; each with reservations. */
const NAT = "conf-fwd-nat";
const ROUTED = "conf-fwd-routed";
const definition = (network: string, mode: string, bridge: string, net: string) =>
  `<network><name>${network}</name><forward mode="${mode}"/><bridge name="${bridge}"/>
<ip address="192.168.${net}.1" netmask="255.255.255.0"><dhcp><range start="192.168.${net}.100" end="192.168.${net}.200"/>
<host mac="52:54:00:6e:30:01" name="web" ip="192.168.${net}.20"/><host mac="52:54:00:6e:30:02" name="web2" ip="192.168.${net}.150"/></dhcp></ip>
<ip family="ipv6" address="fd00:${net}::1" prefix="64"/></network>`;

const minimal: Input = { network: ROUTED, listenPort: 18080, targets: ["192.168.143.20"] };
const full: Input = {
  on: "host",
  network: NAT,
  listenAddress: "100.64.0.11",
  listenPort: 18443,
  listenPortEnd: 18443,
  protocol: "tcp",
  targets: ["web", "192.168.142.30"],
  targetPort: 443,
  sources: ["100.64.0.0/24", "10.0.0.0/8", "192.0.2.7"],
  hairpin: true,
};
const one = { ...full, targets: ["192.168.142.20"] };
const range: Input = { network: NAT, listenPort: 19000, listenPortEnd: 19010, protocol: "udp", targets: ["52:54:00:6E:30:02"] };
const ending: Input = { ...full, onEstablished: "end" };
const over6: Input = {
  network: ROUTED,
  listenAddress: "2001:DB8::10",
  listenPort: 18080,
  targetPort: 80,
  targets: ["fd00:143::20"],
  sources: ["2001:db8:1::/48"],
};

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

export const samples: Samples = {
  kind: portForward,
  name,
  setUp: async (host) => {
    await tearDown(host);
    const script = `virsh -q net-define /proc/self/fd/0 && virsh -q net-start "$1"`;
    for (const [network, xml] of [
      [NAT, definition(NAT, "nat", "cffwd0", "142")],
      [ROUTED, definition(ROUTED, "route", "cffwd1", "143")],
    ] as const) {
      await host.run({ name: "make a network", script, args: [network], input: xml, mutates: true });
    }
  },
  tearDown,
  minimal,
  full,
  edits: [
    { title: "another port", to: { ...full, listenPort: 18444, listenPortEnd: 18444 }, impact: "blip" },
    { title: "at every address", to: { ...full, listenAddress: "any" }, impact: "blip" },
    { title: "one target fewer", to: one, impact: "blip" },
    { title: "another port at the target", to: { ...full, targetPort: 8443 }, impact: "blip" },
    { title: "from everybody", to: { ...full, sources: ["any"] }, impact: "none" },
    { title: "from fewer", to: { ...full, sources: ["10.0.0.0/8"] }, impact: "none" },
    { title: "without hairpin", to: { ...full, hairpin: false }, impact: "none" },
    { title: "established connections end with it from now on", to: ending, impact: "none" },
    { title: "from fewer, and the rest ended", from: ending, to: { ...ending, sources: ["10.0.0.0/8"] }, impact: "blip" },
    { title: "into a network that libvirt does not filter", to: { ...full, network: ROUTED, targets: ["192.168.143.20"] }, impact: "blip" },
    { title: "into one that libvirt filters", from: minimal, to: { ...minimal, network: NAT, targets: ["web"] }, impact: "blip" },
    { title: "a range of ports", from: minimal, to: { ...minimal, listenPortEnd: 18090 }, impact: "blip" },
    { title: "a shorter range, of the other protocol", from: range, to: { ...range, protocol: "tcp", listenPortEnd: 19005 }, impact: "blip" },
    { title: "IPv6: another target", from: over6, to: { ...over6, targets: ["fd00:143::21", "fd00:143::22"] }, impact: "blip" },
    { title: "another name", to: { ...full, name: "cffwd2" }, impact: "replace" },
  ],
  drifts: [
    { title: "nft flush ruleset", args: minimal, byHand: typed("nft flush table inet kvmnet; nft delete table inet kvmnet") },
    {
      title: "a rule removed",
      byHand: typed(
        `nft delete rule inet kvmnet kvmnet_dstnat handle "$(nft -a list chain inet kvmnet kvmnet_dstnat | sed -n 's/.*"kvmnet PortForward ${name}" # handle //p')"`,
      ),
    },
    { title: "a rule added to our table", byHand: typed("nft add rule inet kvmnet kvmnet_dstnat tcp dport 18444 dnat ip to 192.168.142.20:22") },
    { title: "a chain added to our table", args: minimal, byHand: typed("nft add chain inet kvmnet theirs") },
    {
      title: "the accept ahead of libvirt's rules removed",
      byHand: typed(
        ["kvmnet", "kvmnet2"].map((mark) => `iptables -w -D FORWARD -o cffwd0 -m conntrack --ctstate DNAT -m comment --comment ${mark} -j ACCEPT`).join(" || "),
      ),
    },
    {
      title: "libvirt's rules put ahead of the accept",
      // All of them in libvirt's order: with FWI before FWX guests whose frames pass the firewall (br_netfilter) are cut off from one another.
      byHand: typed("for chain in FWO FWI FWX; do iptables -w -D FORWARD -j LIBVIRT_$chain; iptables -w -I FORWARD 1 -j LIBVIRT_$chain; done"),
    },
    { title: "our file removed", byHand: typed(`rm ${FILE}`) },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/192.168.142.30/192.168.142.31/' ${FILE}`) },
    { title: "the file for the next boot changed", args: minimal, byHand: typed("echo '# by hand' >> /etc/kvmnet/policy.nft") },
    {
      title: "the target's reservation moved",
      byHand: typed(`virsh -q net-update ${NAT} modify ip-dhcp-host '<host mac="52:54:00:6e:30:01" name="web" ip="192.168.142.21"/>' --live --config`),
    },
  ],
  bad: [
    bad("no network", { network: undefined }, "network", /required/),
    bad("no port", { listenPort: undefined }, "listenPort", /required/),
    bad("port 0", { listenPort: 0 }, "listenPort", /1 to 65535/),
    bad("port 65536", { listenPort: 65536 }, "listenPort", /1 to 65535/),
    bad("half a port", { listenPort: 80.5 }, "listenPort", /./),
    bad("a port as text", { listenPort: "80" }, "listenPort", /number/),
    bad("a range that falls", { listenPortEnd: 18079 }, "listenPortEnd", /below/),
    bad("a range with another port at the target", { listenPortEnd: 18090, targetPort: 80 }, "targetPort", /keep their numbers/),
    bad("a protocol without ports", { protocol: "icmp" }, "protocol", /tcp/),
    bad("no target", { targets: [] }, "targets", /at least one/),
    bad("a target twice", { targets: ["192.168.143.20", "192.168.143.20"] }, "targets[1]", /twice/),
    bad("the host's loopback as a target", { targets: ["127.0.0.1"] }, "targets[0]", /no address of a guest/),
    bad("targets of two families", { targets: ["192.168.143.20", "fd00:143::20"] }, "targets[1]", /IPv6/),
    bad("a listener of the other family", { listenAddress: "2001:db8::10" }, "targets[0]", /IPv4/),
    bad("a listener that is no address", { listenAddress: "eth0" }, "listenAddress", /IPv4 or IPv6/),
    bad("a listener with a prefix", { listenAddress: "203.0.113.10/24" }, "listenAddress", /IPv4 or IPv6/),
    bad("a listener with words of nft", { listenAddress: "203.0.113.10 accept" }, "listenAddress", /IPv4 or IPv6/),
    bad("a listener on the loopback", { listenAddress: "127.0.0.1" }, "listenAddress", /any/),
    bad("the unspecified address", { listenAddress: "0.0.0.0" }, "listenAddress", /any/),
    bad("no source", { sources: [] }, "sources", /any/),
    bad("a source with host bits", { sources: ["10.0.0.1/8"] }, "sources[0]", /10\.0\.0\.0\/8/),
    bad("everybody as a subnet", { sources: ["0.0.0.0/0"] }, "sources[0]", /any/),
    bad("a source by name", { sources: ["office"] }, "sources[0]", /address or a subnet/),
    bad("everybody beside somebody", { sources: ["any", "10.0.0.0/8"] }, "sources[0]", /stands alone/),
    bad("a source within another", { sources: ["10.0.0.0/8", "10.1.0.0/16"] }, "sources[1]", /lies within/),
    bad("a source with words of nft", { sources: ["10.0.0.0/8 } accept"] }, "sources[0]", /address or a subnet/),
    bad("established connections cut", { onEstablished: "cut" }, "onEstablished", /keep/),
    bad("a name with a slash", { name: "a/b" }, "name", /file/),
    bad("a name with a quote", { name: 'a" accept' }, "name", /file/),
    bad("a name with a line break", { name: "a\nb" }, "name", /./),
    bad("a target with a line break", { targets: ["web\n"] }, "targets[0]", /control characters/),
    bad("a misspelt property", { listenport: 80 }, "listenport", /listenPort/),
  ],
  // One whose mark has lost its owner, at work all the same.
  foreign: {
    make: async (host) => {
      const script = `${shellFile(path.join(__dirname, "../../../provider/policy/table"), "compose.sh")}
set -e; umask 022; mkdir -p "$policy_folder"; cat > ${FILE}; compose "$policy_folder" > "$policy_file"; nft -f "$policy_file"`;
      await host.run({ name: "load a table", script, input: fragmentText(fragmentOf(name, "", FOREIGN)), mutates: true });
    },
    remove: typed(`rm -f ${FILE} /etc/kvmnet/policy.nft; rmdir /etc/kvmnet/policy.d /etc/kvmnet || :; nft delete table inet kvmnet || :`),
    fingerprint: async (host) => (await host.run({ name: "look at the file", script: `ls -i ${FILE} && cat ${FILE} && nft -s list table inet kvmnet` })).stdout,
    adoptArgs: minimal,
  },
  inventory: async (host) => {
    const script = `ls -d /etc/kvmnet /etc/kvmnet/* /etc/kvmnet/policy.d/* /etc/systemd/system/*kvmnet-policy* /etc/systemd/system/nftables.service.d 2>/dev/null
nft list table inet kvmnet 2>/dev/null; iptables -w -S FORWARD | grep kvmnet; ip6tables -w -S FORWARD | grep kvmnet; :`;
    return (await host.run({ name: "list what there is of ours", script })).stdout.split("\n").filter(Boolean);
  },
};

const FOREIGN: PortForwardSpec = {
  network: ROUTED,
  listenAddress: "any",
  listenPort: 18080,
  listenPortEnd: 18080,
  protocol: "tcp",
  targets: ["192.168.143.20"],
  targetPort: 18080,
  sources: ["any"],
  hairpin: true,
  family: 4,
  targetAddresses: ["192.168.143.20"],
  subnets: ["192.168.143.0/24"],
};

function typed(script: string) {
  return async (host: Host): Promise<void> => {
    await host.run({ name: "typed by hand", script: `set -e\n${script}`, mutates: true });
  };
}

/** With whatever a run that was broken off has left. */
async function tearDown(host: Host): Promise<void> {
  const script = `rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft; rmdir /etc/kvmnet
nft delete table inet kvmnet
for n in 0 1; do for mark in kvmnet kvmnet2; do iptables -w -D FORWARD -o cffwd$n -m conntrack --ctstate DNAT -m comment --comment $mark -j ACCEPT; done; done
for n in ${NAT} ${ROUTED}; do virsh -q net-destroy $n; virsh -q net-undefine $n; done
exit 0`;
  await host.run({ name: "tidy up", script, mutates: true });
}
