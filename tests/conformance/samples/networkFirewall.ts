import type { Host } from "../../../provider/host/host";
import { networkFirewall } from "../../../provider/policy/networkFirewall";
import { fragmentOf } from "../../../provider/policy/networkFirewall/render";
import type { Input, Samples } from "../samples";
import { inventory, tidyTables, typed, unmarked } from "./policyTable";

const name = "cffire";
const FILE = `/etc/kvmnet/policy.d/NetworkFirewall-${name}.rules`;

/** One whose guests libvirt leaves open, and one that it filters itself. */
const ROUTED = "conf-fire-routed";
const NAT = "conf-fire-nat";
const definition = (network: string, mode: string, bridge: string, net: string) =>
  `<network><name>${network}</name><forward mode="${mode}"/><bridge name="${bridge}"/><ip address="192.168.${net}.1" netmask="255.255.255.0"/><ip family="ipv6" address="fd00:${net}::1" prefix="64"/></network>`;

const minimal: Input = { network: ROUTED };
const full: Input = {
  network: ROUTED,
  inboundFrom: ["10.0.0.0/8", "192.0.2.7", "2001:DB8:1::/48"],
  masquerade: ["ipv6", "ipv4"],
  masqueradeExcept: ["10.8.0.0/16", "fd00:8::/32"],
};

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

export const samples: Samples = {
  kind: networkFirewall,
  name,
  setUp: async (host) => {
    await tearDown(host);
    for (const [network, xml] of [
      [ROUTED, definition(ROUTED, "route", "cffire0", "152")],
      [NAT, definition(NAT, "nat", "cffire1", "153")],
    ] as const) {
      await host.run({
        name: "make a network",
        script: 'virsh -q net-define /proc/self/fd/0 && virsh -q net-start "$1"',
        args: [network],
        input: xml,
        mutates: true,
      });
    }
  },
  tearDown,
  minimal,
  full,
  edits: [
    { title: "from fewer", to: { ...full, inboundFrom: ["192.0.2.7"] }, impact: "none" },
    { title: "everything translated over IPv4 alone", to: { ...full, masquerade: ["ipv4"], masqueradeExcept: [] }, impact: "none" },
    { title: "translation alone", from: minimal, to: { ...minimal, inboundFrom: ["any"] }, impact: "none" },
    { title: "no translation", from: minimal, to: { ...minimal, masquerade: [] }, impact: "none" },
    { title: "one that libvirt filters as well", to: { ...full, network: NAT }, impact: "blip" },
    { title: "another name", from: minimal, to: { ...minimal, name: "cffire2" }, impact: "replace" },
  ],
  drifts: [
    { title: "the deny removed", byHand: typed("nft flush chain inet kvmnet kvmnet_forward") },
    { title: "an accept ahead of it", byHand: typed("nft insert rule inet kvmnet kvmnet_forward accept") },
    { title: "the table gone", args: minimal, byHand: typed("nft delete table inet kvmnet") },
    { title: "a line of our file changed", byHand: typed(`sed -i 's/10.8.0.0/10.9.0.0/' ${FILE}`) },
  ],
  bad: [
    bad("no network", { network: undefined }, "network", /required/),
    bad("a network with a line break", { network: "a\nb" }, "network", /control characters/),
    bad("nothing to do", { inboundFrom: ["any"], masquerade: [] }, "inboundFrom", /do nothing/),
    bad("everybody beside somebody", { inboundFrom: ["any", "10.0.0.0/8"] }, "inboundFrom[0]", /stands alone/),
    bad("everybody as a subnet", { inboundFrom: ["0.0.0.0/0"] }, "inboundFrom[0]", /any/),
    bad("a source with host bits", { inboundFrom: ["10.0.0.1/8"] }, "inboundFrom[0]", /10\.0\.0\.0\/8/),
    bad("a source within another", { inboundFrom: ["10.0.0.0/8", "10.1.0.0/16"] }, "inboundFrom[1]", /lies within/),
    bad("a source with words of nft", { inboundFrom: ["10.0.0.0/8 } accept"] }, "inboundFrom[0]", /address or a subnet/),
    bad("a family that there is not", { masquerade: ["ipx"] }, "masquerade[0]", /ipv4/),
    bad("an exception of what is not translated", { masqueradeExcept: ["fd00::/8"] }, "masqueradeExcept[0]", /IPv6/),
    bad("everybody excepted", { masqueradeExcept: ["0.0.0.0/0"] }, "masqueradeExcept[0]", /everybody/),
    bad("a misspelt property", { masqerade: [] }, "masqerade", /masquerade/),
  ],
  foreign: {
    ...unmarked(
      fragmentOf(name, "", {
        network: ROUTED,
        inboundFrom: [],
        masquerade: ["ipv4"],
        masqueradeExcept: [],
        bridge: "cffire0",
        subnets: ["192.168.152.0/24", "fd00:152::/64"],
      }),
    ),
    adoptArgs: minimal,
  },
  inventory,
};

async function tearDown(host: Host): Promise<void> {
  await typed(tidyTables)(host);
  await host.run({ name: "tidy up", script: `for n in ${ROUTED} ${NAT}; do virsh -q net-destroy $n; virsh -q net-undefine $n; done; exit 0`, mutates: true });
}
