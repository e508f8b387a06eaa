import { deviceKind } from "../device/kind";
import type { DeviceSpec } from "../device/spec";
import { completeBridge } from "./complete";
import { bridgeOptions } from "./options";
import { observeAgeing, observeBridgePorts, ownPortCommands, ownVlanCost, planBridgePorts, portCommands, portCost } from "./ports";
import { refineBridge } from "./refine";
import { bridgeRules } from "./rules";
import { bridgeArgs, bridgeState } from "./schema";
import type { BridgeArgs, BridgeState } from "./types";

export const bridgeSpec: DeviceSpec<BridgeArgs, BridgeState> = {
  type: "Bridge",
  kernelKind: "bridge",
  noun: "bridge",
  description:
    "A Linux bridge of the host: guests and physical NICs as ports of one switch, with addresses, gateway and name servers of the host on it. Changed live; a change that could cut off our own SSH session is refused.",
  args: bridgeArgs,
  state: bridgeState,
  options: bridgeOptions,
  rules: bridgeRules,
  ownMac: () => true,
  ports: "bridge",
  impacts: { vlans: ownVlanCost, portOptions: portCost },
  planned: ["vlans", "portOptions"],
  complete: completeBridge,
  observe: (snapshot, link, context) => ({ ...observeBridgePorts(snapshot, link), ...observeAgeing(link, context.known) }),
  plan: planBridgePorts,
  commands: ownPortCommands,
  portCommands,
  portOptions: (args, port) => args.portOptions?.[port] ?? {},
  refine: refineBridge,
};

export const bridge = deviceKind(bridgeSpec);
