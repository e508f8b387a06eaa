import type { Change } from "../../resource/change";
import { type Impacts, planProperties } from "../../resource/plan";
import { deviceImpacts, planDevice } from "../device/plan";
import { deviceRules } from "../device/rules";
import type { CommonSpec, DeviceState } from "../device/spec";
import type { Target } from "../device/target";
import { findSwitch, joinSwitch } from "../kernel/openVswitch";
import { findLink } from "../kernel/snapshot";
import { ovsUplinkArgs, ovsUplinkState } from "./schema";
import type { OvsUplinkArgs, OvsUplinkState, UplinkDevice } from "./types";

/** The bridge's local port as a device that has the NIC as its port: what sets it apart from others is how the NIC joins. */
export const uplinkDevice: CommonSpec<UplinkDevice, DeviceState> = {
  type: "OvsUplink",
  noun: "uplink of the bridge",
  description:
    "A NIC as the uplink of an Open vSwitch bridge, with everything that the host has on it: addresses, routes, name servers and MAC address move to the bridge in one step, also where our own session comes in by it, and come back when the resource is removed.",
  args: ovsUplinkArgs,
  state: ovsUplinkState,
  options: [],
  rules: deviceRules,
  impacts: {
    ports: { impact: "blip", why: "nothing passes until the NIC is a port of the bridge and up" },
    up: { impact: "blip", why: "nothing passes while the bridge's local port is down" },
  },
  joins: (snapshot, { name, owner }, nic) => {
    // Left alone the bridge would draw one, or take the lowest of its ports': leases and what neighbours know hang on the NIC's.
    const own = findSwitch(snapshot, name)?.hwaddr;
    return joinSwitch(name, nic, own === undefined ? findLink(snapshot, nic)?.mac : undefined, owner);
  },
};

/** What is asked of the bridge's local port. */
export const deviceArgs = ({ name, bridge, ...args }: OvsUplinkArgs): UplinkDevice => ({ ...args, name: bridge, ports: [name], moveAddresses: true, up: true });

/** What is there of it. Without a row in Open vSwitch the NIC is no port (yet, or any more). */
export const deviceState = ({ name, bridge, nicUp, lentMac: _, declared: __, uuid, ...state }: OvsUplinkState): DeviceState => ({
  ...state,
  name: bridge,
  ports: uuid === "" ? [] : [name],
  portsDown: uuid === "" || nicUp ? [] : [name],
});

const bridgeImpact: Impacts<OvsUplinkArgs> = {
  bridge: { impact: "replace", why: "the NIC leaves the one bridge, with everything that the host has on it, and joins the other" },
};

const { ports: _, up: __, ...ofDevice } = deviceImpacts(uplinkDevice);

export const uplinkImpacts: Impacts<OvsUplinkArgs> = { ...(ofDevice as Impacts<OvsUplinkArgs>), ...bridgeImpact };

export function planUplink(state: OvsUplinkState, args: OvsUplinkArgs, target?: Target): Change[] {
  const elsewhere = planProperties(state, args, bridgeImpact);
  return elsewhere.length > 0 ? elsewhere : planDevice(uplinkDevice, deviceState(state), deviceArgs(args), target).map(inOwnWords);
}

/** A change of a device, under the names of the uplink's properties. */
function inOwnWords(change: Change): Change {
  const [property] = change.path;
  const own = property === "ports" || property === "up" ? ["bridge"] : property === "moveAddresses" ? ["addresses"] : change.path;
  return { ...change, path: own };
}
