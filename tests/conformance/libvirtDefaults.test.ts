import { isDeepStrictEqual } from "node:util";
import test from "ava";
import { parseNetwork } from "../../provider/libvirt/definition";
import { normalise } from "../../provider/libvirt/normalise";
import { type TakenHost, takeHost } from "../lab";

/**
 * Every default of libvirt's that we rely on: unsaid and said, a network comes out the same on the host, and to us the two are the same. With another
 * value it comes out different, so that the comparison means something.
 */
interface Default {
  readonly title: string;
  readonly unsaid: string;
  readonly said: string;
  readonly other: string;
}

const bridge = (attributes = "") => `<bridge name='kvdef0'${attributes}/>`;
const ip = (attributes: string, inner = "") => `<ip ${attributes}>${inner}</ip>`;
const lan = ip("address='10.91.0.1' prefix='24'");
const over = (forward: string, rest = lan) => `${forward}${bridge()}${rest}`;
const only = (rest: string) => `${bridge()}${rest}`;
const nat = (inner = "") => over(`<forward mode='nat'>${inner}</forward>`);
const dns = (attributes: string) => only(`<dns${attributes}/>${lan}`);
const route = (attributes = "") => only(`${lan}<route address='10.92.0.0' prefix='16' gateway='10.91.0.9'${attributes}/>`);
const leased = (attributes: string) =>
  only(ip("address='10.91.0.1' prefix='24'", `<dhcp><range start='10.91.0.5' end='10.91.0.9'><lease expiry='5'${attributes}/></range></dhcp>`));
const address = (title: string, unsaid: string, said: string, other: string): Default => ({
  title,
  unsaid: only(ip(unsaid)),
  said: only(ip(said)),
  other: only(ip(other)),
});

const defaults: readonly Default[] = [
  address("prefix of class A", "address='10.91.0.1'", "address='10.91.0.1' prefix='8'", "address='10.91.0.1' prefix='24'"),
  address("prefix of class B", "address='172.29.10.1'", "address='172.29.10.1' prefix='16'", "address='172.29.10.1' prefix='24'"),
  address("prefix of class C", "address='192.168.91.1'", "address='192.168.91.1' prefix='24'", "address='192.168.91.1' prefix='25'"),
  address("a prefix of 0", "address='172.29.10.1' prefix='0'", "address='172.29.10.1' prefix='16'", "address='172.29.10.1' prefix='24'"),
  address("a netmask", "address='172.29.10.1' netmask='255.255.240.0'", "address='172.29.10.1' prefix='20'", "address='172.29.10.1' prefix='24'"),
  address("family", "address='10.91.0.1' prefix='24'", "family='ipv4' address='10.91.0.1' prefix='24'", "family='ipv4' address='10.91.0.1' prefix='25'"),
  address(
    "prefix in IPv6",
    "family='ipv6' address='fd00:91::1'",
    "family='ipv6' address='fd00:91::1' prefix='64'",
    "family='ipv6' address='fd00:91::1' prefix='96'",
  ),
  { title: "spanning tree", unsaid: only(lan), said: `${bridge(" stp='on'")}${lan}`, other: `${bridge(" stp='off'")}${lan}` },
  { title: "forward delay", unsaid: only(lan), said: `${bridge(" delay='0'")}${lan}`, other: `${bridge(" delay='5'")}${lan}` },
  { title: "mode of <forward/>", unsaid: over("<forward/>"), said: over("<forward mode='nat'/>"), other: over("<forward mode='route'/>") },
  {
    title: "device of <forward>",
    unsaid: over("<forward mode='nat' dev='eth1'/>"),
    said: over("<forward mode='nat'><interface dev='eth1'/></forward>"),
    other: over("<forward mode='nat'/>"),
  },
  { title: "ports of NAT", unsaid: nat(), said: nat("<nat><port start='1024' end='65535'/></nat>"), other: nat("<nat><port start='2000' end='3000'/></nat>") },
  {
    title: "NAT of IPv6",
    unsaid: over("<forward mode='nat'/>", `${lan}${ip("family='ipv6' address='fd00:91::1' prefix='64'")}`),
    said: over("<forward mode='nat'><nat ipv6='no'/></forward>", `${lan}${ip("family='ipv6' address='fd00:91::1' prefix='64'")}`),
    other: over("<forward mode='nat'><nat ipv6='yes'/></forward>", `${lan}${ip("family='ipv6' address='fd00:91::1' prefix='64'")}`),
  },
  { title: "the DNS server", unsaid: only(lan), said: dns(" enable='yes'"), other: dns(" enable='no'") },
  { title: "plain names", unsaid: only(lan), said: dns(" forwardPlainNames='yes'"), other: dns(" forwardPlainNames='no'") },
  {
    title: "a domain that others know as well",
    unsaid: only(`<domain name='lan.example'/>${lan}`),
    said: only(`<domain name='lan.example' localOnly='no'/>${lan}`),
    other: only(`<domain name='lan.example' localOnly='yes'/>${lan}`),
  },
  address(
    "reverse look-ups",
    "address='10.91.0.1' prefix='24'",
    "address='10.91.0.1' prefix='24' localPtr='no'",
    "address='10.91.0.1' prefix='24' localPtr='yes'",
  ),
  { title: "metric of a route", unsaid: route(), said: route(" metric='1'"), other: route(" metric='2'") },
  { title: "unit of a lease", unsaid: leased(""), said: leased(" unit='minutes'"), other: leased(" unit='hours'") },
  {
    title: "<dhcp> that serves nobody",
    unsaid: only(lan),
    said: only(ip("address='10.91.0.1' prefix='24'", "<dhcp><bootp file='pxe.0'/></dhcp>")),
    other: only(ip("address='10.91.0.1' prefix='24'", "<dhcp><range start='10.91.0.5' end='10.91.0.9'/><bootp file='pxe.0'/></dhcp>")),
  },
];

/** Starts the network and prints what became of it: addresses, routes, the bridge, dnsmasq's file, packet filters. */
const LOOK = `
f=$(mktemp) && cat >"$f" && virsh -q net-define "$f" >&2 && virsh -q net-start kvdef >&2 && {
  virsh -q net-dumpxml kvdef >"$f"
  ip -o addr show dev kvdef0 | sed 's/^[0-9]*://; s/valid_lft.*//' | grep -v ' fe80:'
  ip route show dev kvdef0; ip -6 route show dev kvdef0 | grep -v '^fe80'
  ip -d link show dev kvdef0 | grep -o 'mtu [0-9]*\\|forward_delay [0-9]*\\|stp_state [0-9]*'
  grep -v '^#' /var/lib/libvirt/dnsmasq/kvdef.conf 2>/dev/null
  for tool in iptables ip6tables; do for table in filter nat mangle; do $tool -w -t $table -S | grep -e kvdef0 -e 10.91.0 -e fd00:91; done; done
  echo DEFINITION; cat "$f"
}
virsh -q net-destroy kvdef >&2; virsh -q net-undefine kvdef >&2; rm -f "$f"
exit 0
`;

let taken: TakenHost;

test.serial.before(async () => {
  taken = await takeHost();
});

test.serial.after.always(() => taken?.release());

async function onTheHost(body: string) {
  const xml = `<network><name>kvdef</name><uuid>7c9e6679-7425-40de-944b-e07fc1f90a91</uuid><mac address='52:54:00:6e:91:01'/>${body}</network>`;
  const { stdout, stderr } = await taken.host.run({ name: "a network with and without a default", script: LOOK, input: xml, mutates: true });
  const [facts = "", definition] = stdout.split("DEFINITION\n");
  if (definition === undefined) {
    throw new Error(`the host does not take ${xml}: ${stderr}`);
  }
  return { facts, normal: JSON.parse(JSON.stringify(normalise(parseNetwork(definition)))) };
}

for (const { title, unsaid, said, other } of defaults) {
  test.serial(`what libvirt does unasked: ${title}`, async (t) => {
    const [silent, explicit, different] = [await onTheHost(unsaid), await onTheHost(said), await onTheHost(other)];
    t.is(silent.facts, explicit.facts);
    t.deepEqual(silent.normal, explicit.normal);
    t.not(different.facts, silent.facts);
    t.false(isDeepStrictEqual(different.normal, silent.normal));
  });
}
