import { deviceKind } from "../device/kind";
import { deviceRules } from "../device/rules";
import type { DeviceSpec } from "../device/spec";
import { dummyArgs, dummyState } from "./schema";
import type { DummyArgs, DummyState } from "./types";

export const dummySpec: DeviceSpec<DummyArgs, DummyState> = {
  type: "Dummy",
  kernelKind: "dummy",
  noun: "dummy interface",
  description:
    "A dummy interface: always up and connected to nothing. It holds an address of the host that must not depend on a NIC (a router id, a VXLAN endpoint), or is the port that keeps a bridge up and its MAC address stable.",
  args: dummyArgs,
  state: dummyState,
  options: [],
  rules: deviceRules,
  ownMac: () => true,
};

export const dummy = deviceKind(dummySpec);
