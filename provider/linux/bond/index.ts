import { deviceKind } from "../device/kind";
import type { DeviceSpec } from "../device/spec";
import { checkOnHost, refuseStrangePrimary } from "./checks";
import { firstPortsMac, macAfterLeaving } from "./mac";
import { completeMonitor, delaysAfterMonitor } from "./monitor";
import { observeBond } from "./observe";
import { bondOptions } from "./options";
import { bondRules } from "./rules";
import { bondArgs, bondState } from "./schema";
import type { BondArgs, BondState } from "./types";

export const bondSpec: DeviceSpec<BondArgs, BondState> = {
  type: "Bond",
  kernelKind: "bond",
  noun: "bond",
  description:
    "A bond: several NICs of the host as one, for a link that survives a cable or a switch, or for more throughput. With addresses of its own, as the port of a `Bridge`, or below `Vlan`s. What the kernel only changes on a bond that is down is changed in one step, after which ports, addresses, routes and the VLANs on it are as before.",
  args: bondArgs,
  state: bondState,
  options: bondOptions,
  rules: bondRules,
  impacts: {
    mtu: { impact: "none", why: "the kernel changes it live, on the ports as well" },
    ports: { impact: "blip", why: "connections over a port that leaves move to the others; without a port that stays there is a gap" },
  },
  ports: "bond",
  complete: completeMonitor,
  observe: (snapshot, link) => observeBond(snapshot, link),
  commands: delaysAfterMonitor,
  lentMac: firstPortsMac,
  afterLeaving: macAfterLeaving,
  check: checkOnHost,
  refine: refuseStrangePrimary,
};

export const bond = deviceKind(bondSpec);
