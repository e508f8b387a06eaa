import { ovsBridge } from "../../../provider/ovs/ovsBridge";
import { ovsPort } from "../../../provider/ovs/ovsPort";
import type { Case, Given } from "./scene";

/** Open vSwitch on a host that has changed. */

const args = { name: "chgovs", datapathType: "netdev" };
const br: Given = { kind: ovsBridge, args };
const port: Given = { kind: ovsPort, args: { name: "chgport", bridge: "chgovs", type: "internal", tag: 100 } };
const foreign = "ovs-vsctl add-br chgovs -- set Bridge chgovs datapath_type=netdev";

export const openVswitchCases: readonly Case[] = [
  {
    title: "a port is in another VLAN",
    beside: [br],
    subject: port,
    byHand: "ovs-vsctl set Port chgport tag=666",
    tells: /since the last run: tag/,
    up: "update",
  },
  { title: "a port was taken off", beside: [br], subject: port, byHand: "ovs-vsctl del-port chgport", tells: /made anew/, up: "update" },
  {
    title: "a port's bridge is gone",
    beside: [br],
    subject: port,
    byHand: "ovs-vsctl del-br chgovs",
    tells: /no Open vSwitch bridge named chgovs/,
    up: "refused",
  },
  {
    title: "a new port, and its bridge is gone",
    isNew: true,
    beside: [br],
    subject: port,
    byHand: "ovs-vsctl del-br chgovs",
    tells: /no Open vSwitch bridge named chgovs/,
    up: "refused",
  },
  {
    title: "a new port, and a device has the name",
    isNew: true,
    beside: [br],
    subject: port,
    byHand: "ovs-vsctl add-port chgovs chgport -- set Interface chgport type=internal",
    tells: /chgport/,
    up: "refused",
  },
  { title: "the bridge is gone", subject: br, byHand: "ovs-vsctl del-br chgovs", tells: /made anew/, up: "update" },
  {
    title: "the bridge forwards nothing without flows",
    subject: { ...br, args: { ...args, failMode: "standalone" } },
    byHand: "ovs-vsctl set-fail-mode chgovs secure",
    tells: /since the last run: failMode/,
    up: "update",
  },
  { title: "new, and a foreign bridge has the name", isNew: true, subject: br, byHand: foreign, tells: /chgovs/, up: "refused" },
  {
    title: "new, and a foreign bridge is adopted",
    isNew: true,
    subject: { ...br, args: { ...args, failMode: "secure", adopt: true } },
    byHand: foreign,
    tells: /takes over what is there already, and changes: /,
    up: "create",
  },
  {
    title: "somebody's port came, and the bridge is deleted",
    subject: br,
    byHand: "ovs-vsctl add-port chgovs chgforeign -- set Interface chgforeign type=internal",
    asks: "deletion",
    tells: /chgforeign/,
    up: "refused",
  },
];
