import { guardArg, guardState } from "../../host/guard/argument";
import { deviceName, field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { addressArgs, addressState, portState } from "../device/schema";
import { hostFacts } from "../kernel/hostFacts";
import { bootState, persistedBy, persistenceArg } from "../persistence/state";

const { addresses, ...others } = addressArgs();

export const ovsUplinkArgs = z.strictObject({
  bridge: field(deviceName(), {
    description:
      "Open vSwitch bridge that the NIC becomes a port of, and whose local port (the device of the same name) gets the addresses. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the uplink.",
    term: "Bridge.ports",
  }),
  addresses: field(addresses, {
    description:
      "Static addresses of the host on the bridge, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. Not set: those of the NIC, which move along with its routes.",
    term: "`ip addr`",
  }),
  ...others,
  persistence: field(persistenceArg(), {
    description:
      "What gives the bridge its addresses after a reboot, when Open vSwitch has the NIC on it by itself. `auto`: whoever runs the NIC, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing of ours: only where files of your own do it, else the host cannot be reached after a reboot.",
  }),
  guard: guardArg(),
});

const { portsBefore } = portState();

export const ovsUplinkState = z.strictObject({
  bridge: field(z.string(), { description: "The bridge that the NIC is a port of." }),
  ...addressState(),
  up: field(z.boolean(), { description: "Whether the bridge's local port is administratively up." }),
  nicUp: field(z.boolean(), { description: "Whether the NIC is administratively up." }),
  mac: field(z.string(), { description: "MAC address of the bridge's local port." }),
  mtu: field(z.number(), { description: "MTU of the bridge's local port.", unit: "bytes" }),
  ifindex: field(z.number(), { description: "Interface index of the bridge's local port." }),
  uuid: field(z.string(), { description: "UUID of the port's row.", bookkeeping: true }),
  lentMac: field(z.string(), {
    description: "MAC address of the NIC that the bridge was told to have, until the NIC leaves; empty when it kept its own.",
    bookkeeping: true,
  }),
  declared: field(z.array(z.string()).optional(), { description: "Addresses that were asked for.", bookkeeping: true }),
  portsBefore,
  persistedBy: persistedBy(),
  boot: bootState(),
  hostFacts: hostFacts(),
  guard: guardState(),
});
