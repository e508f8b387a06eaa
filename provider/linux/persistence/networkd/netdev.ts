import type { BootConfig, Maker, OptionValue } from "../config";
import { type Section, section } from "./ini";

type Options = Maker["options"];
type Kind = Maker["kind"];

/** The device itself, in words of systemd.netdev(5). */
export function netdevSections({ device, maker, mac }: BootConfig & { readonly maker: Maker }): Section[] {
  return [
    section("NetDev", [
      ["Name", device],
      ["Kind", maker.kind],
      ["MACAddress", mac ?? defaultMac[maker.kind]],
    ]),
    ...kinds[maker.kind](maker),
  ];
}

/**
 * Without `none` networkd makes up a MAC of its own, another one than udev gives to what `ip link add` made: it would change with the reboot.
 * A VLAN takes its lower device's.
 */
const defaultMac: Readonly<Partial<Record<Kind, string>>> = { bridge: "none", bond: "none", vxlan: "none", veth: "none", dummy: "none", macvlan: "none" };

const kinds: Readonly<Record<Kind, (maker: Maker) => Section[]>> = {
  bridge: ({ options }) => [section("Bridge", bridgeEntries(options))],
  bond: ({ options }) => [section("Bond", bondEntries(options))],
  vlan: ({ options }) => [
    section("VLAN", [
      ["Id", text(options.vlanId)],
      ["Protocol", text(options.protocol)?.toLowerCase()],
      ["LooseBinding", flag(options.looseBinding)],
      ["GVRP", flag(options.gvrp)],
      ["MVRP", flag(options.mvrp)],
      ["ReorderHeader", flag(options.reorderHeader)],
    ]),
  ],
  vxlan: ({ options, lowerDevice }) => [
    section("VXLAN", [
      ["VNI", text(options.vni)],
      ["Local", text(options.local)],
      ["Group", text(options.group)],
      ["DestinationPort", text(options.port)],
      ["MacLearning", flag(options.learning)],
      ["TTL", text(options.ttl)],
      ["PortRange", text(options.sourcePortRange)],
      // As ip has it.
      ["UDPChecksum", true],
      ["Independent", lowerDevice ? undefined : true],
    ]),
  ],
  veth: ({ options }) => [
    section("Peer", [
      ["Name", text(options.peer)],
      ["MACAddress", "none"],
    ]),
  ],
  dummy: () => [],
  macvlan: ({ options }) => [section("MACVLAN", [["Mode", macvlanMode(options.mode)]])],
  macvtap: ({ options }) => [section("MACVTAP", [["Mode", macvlanMode(options.mode)]])],
};

function bridgeEntries(options: Options): Section["entries"] {
  return [
    ["STP", flag(options.stp)],
    ["Priority", text(options.priority)],
    ["ForwardDelaySec", text(options.forwardDelaySeconds)],
    ["HelloTimeSec", text(options.helloTimeSeconds)],
    ["MaxAgeSec", text(options.maxAgeSeconds)],
    ["AgeingTimeSec", text(options.ageingTimeSeconds)],
    ["VLANFiltering", flag(options.vlanFiltering)],
    ["VLANProtocol", text(options.vlanProtocol)?.toLowerCase()],
    ["DefaultPVID", options.defaultPvid === 0 ? "none" : text(options.defaultPvid)],
    ["GroupForwardMask", text(options.groupForwardMask)],
    ["MulticastSnooping", flag(options.multicastSnooping)],
    ["MulticastQuerier", flag(options.multicastQuerier)],
  ];
}

function bondEntries(options: Options): Section["entries"] {
  return [
    ["Mode", text(options.mode)],
    ["MIIMonitorSec", milliseconds(options.miimonMilliseconds)],
    ["UpDelaySec", milliseconds(options.upDelayMilliseconds)],
    ["DownDelaySec", milliseconds(options.downDelayMilliseconds)],
    ["LACPTransmitRate", text(options.lacpRate)],
    ["TransmitHashPolicy", text(options.transmitHashPolicy)],
    ["MinLinks", text(options.minLinks)],
    ["PrimaryReselectPolicy", text(options.primaryReselect)],
    ["AdSelect", text(options.aggregatorSelect)],
    ["AdActorSystemPriority", text(options.adActorSystemPriority)],
    ["AdActorSystem", text(options.adActorSystem)],
    ["AdUserPortKey", text(options.adUserPortKey)],
    ["ARPIntervalSec", milliseconds(options.arpIntervalMilliseconds)],
    ["ARPIPTargets", list(options.arpIpTargets)],
    ["ARPValidate", text(options.arpValidate)],
    ["FailOverMACPolicy", text(options.failOverMac)],
    ["AllSlavesActive", flag(options.allPortsActive)],
    ["PacketsPerSlave", text(options.packetsPerPort)],
    ["ResendIGMP", text(options.resendIgmp)],
    ["GratuitousARP", text(options.peerNotifications)],
  ];
}

const text = (value: OptionValue | undefined): string | undefined => (value === undefined ? undefined : String(value));
const flag = (value: OptionValue | undefined): boolean | undefined => (value === undefined ? undefined : value === true);
const milliseconds = (value: OptionValue | undefined): string | undefined => (value === undefined ? undefined : `${value}ms`);
const list = (value: OptionValue | undefined): string | undefined => (Array.isArray(value) && value.length > 0 ? value.join(" ") : undefined);
const macvlanMode = (mode: OptionValue | undefined): string | undefined => (mode === "passthrough" ? "passthru" : text(mode));
