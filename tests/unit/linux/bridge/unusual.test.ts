import test from "ava";
import type { BridgeState } from "../../../../provider/linux/bridge/types";
import { unusualPorts } from "../../../../provider/linux/bridge/unusual";

const usual = { isolated: false, learning: true, unicastFlood: true, priority: 32, pathCost: 4 };
const first = [{ id: 1, pvid: true, untagged: true }];

test("a description of a bridge leaves out what the kernel gives to every port", (t) => {
  const state = { defaultPvid: 1, vlans: first, portOptions: { eth1: { ...usual, vlans: first } } } as unknown as BridgeState;
  t.deepEqual(unusualPorts(state), { vlans: undefined, portOptions: undefined });
});

test("and has what somebody has set", (t) => {
  const portOptions = { eth1: { ...usual, isolated: true, vlans: [{ id: 10 }] }, eth2: { ...usual, vlans: [] } };
  const state = { defaultPvid: 1, vlans: [], portOptions } as unknown as BridgeState;
  t.deepEqual(unusualPorts(state), { vlans: [], portOptions: { eth1: { isolated: true, vlans: [{ id: 10 }] }, eth2: { vlans: [] } } });
});
