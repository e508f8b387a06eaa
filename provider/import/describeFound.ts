import type { DockerState } from "../docker/state";
import { argNames } from "../engine/args";
import type { Json } from "../engine/json";
import type { Host } from "../host/host";
import type { BridgeState } from "../linux/bridge/types";
import { unusualPorts } from "../linux/bridge/unusual";
import type { DeviceState } from "../linux/device/spec";
import type { HostInterfaceState } from "../linux/hostInterface/types";
import { argumentsFor } from "../linux/hostSettings/settings";
import type { HostSettingsState } from "../linux/hostSettings/types";
import { defaultMetric } from "../linux/kernel/routing/routes";
import type { PolicyRuleState } from "../linux/policyRule/types";
import type { StaticRouteState } from "../linux/staticRoute/types";
import type { PortState } from "../ovs/portState";
import type { AnyKind, CommonState } from "../resource/kind";
import { describe } from "./describe";
import type { ResourceItem } from "./item";

/** What was found, and as what it may be shown. */
export interface Found {
  readonly item: ResourceItem;
  /** The state without what must not be shown. */
  readonly state: CommonState & object;
}

/** What is observed of an object, as arguments. The host is asked for what a state does not show under the argument's name, or shows although nobody gave it. */
export async function describeFound(host: Host, kind: AnyKind, state: CommonState & object, owner?: string): Promise<Found> {
  if (kind.type === "OvsPort") {
    return describePort(kind, state as PortState, owner);
  }
  return { item: describe(kind, state, await more(host, kind, state), owner), state };
}

async function more(host: Host, kind: AnyKind, state: CommonState & object): Promise<Json> {
  if (kind.type === "DockerNetwork") {
    return bridgeOfItsOwn(state as DockerState);
  }
  if (kind.type === "HostSettings") {
    return settingsArgs(kind, state as HostSettingsState);
  }
  if (!("boot" in state)) {
    return {};
  }
  const persistence = persistenceOf(state as DeviceState);
  if (!("ifindex" in state)) {
    return { persistence, ...routingArgs(state) };
  }
  const device = state as DeviceState;
  const fixed = await host.snapshot("import: MAC addresses that were set", () => fixedAddresses(host));
  const usual = device.gateway !== "none" ? 0 : 1024;
  return {
    ...(kind.type === "Bridge" && (unusualPorts(state as unknown as BridgeState) as Json)),
    ...(kind.type === "HostInterface" && unsaidOfNic(state as HostInterfaceState)),
    persistence,
    mac: fixed.has(device.name) ? device.mac : undefined,
    gatewayMetric: device.gatewayMetric === usual ? undefined : device.gatewayMetric,
  };
}

/** A bridge that is called after the id would be called otherwise when the network is made anew. */
const bridgeOfItsOwn = ({ bridge, networkId }: DockerState): Json =>
  bridge?.startsWith("br-") && networkId.startsWith(bridge.slice(3)) ? { bridge: undefined } : {};

/** Of a NIC nobody asks what its driver has chosen: features, queues and rings are managed where a program names them. */
function unsaidOfNic({ virtualFunctions }: HostInterfaceState): Json {
  return { offloads: undefined, queues: undefined, ring: undefined, vfSettings: undefined, virtualFunctions: virtualFunctions || undefined };
}

/** What our file sets; without one, what is not as the kernel has it. */
function settingsArgs(kind: AnyKind, { sysctls, persistedBy }: HostSettingsState): Json {
  const declared = Object.entries(sysctls);
  const persistence = persistedBy === "none" ? "runtime" : "auto";
  if (declared.length === 0) {
    return { persistence, conntrackMax: undefined };
  }
  const none = Object.fromEntries(argNames(kind).map((name) => [name, undefined]));
  return { ...none, ...argumentsFor(Object.fromEntries(declared.map(([key, { declared: value }]) => [key, value]))), persistence };
}

/** Of routes and rules: what follows from the rest. */
function routingArgs(state: object): Json {
  const { family, destination, metric, scope, from, to, gateway, nexthops } = state as Partial<StaticRouteState & PolicyRuleState>;
  if (destination === undefined) {
    return { family: (from ?? to) === undefined ? family : undefined };
  }
  const overRouters = gateway !== undefined || (nexthops ?? []).some((hop) => hop.gateway !== undefined);
  return {
    family: undefined,
    metric: metric === defaultMetric(family === "ipv6" ? 6 : 4) ? undefined : metric,
    scope: family === "ipv6" || scope === (overRouters ? "global" : "link") ? undefined : scope,
  };
}

/** What somebody else brings back after a reboot, or nobody, gets no file of ours by being adopted. */
function persistenceOf({ persistedBy, boot }: Pick<DeviceState, "persistedBy" | "boot">) {
  return persistedBy !== "none" || boot.running.length === 0 ? "auto" : "runtime";
}

/** NET_ADDR_SET (linux/netdevice.h): somebody gave the device its MAC address; others follow from the ports or were drawn. */
const READ_FIXED = `for f in /sys/class/net/*/addr_assign_type; do [ "$(cat "$f")" = 3 ] && echo "$f"; done; exit 0`;

async function fixedAddresses(host: Host): Promise<ReadonlySet<string>> {
  const { stdout } = await host.run({ name: "see which MAC addresses were set", script: READ_FIXED });
  return new Set(stdout.split("\n").map((path) => path.split("/")[4] ?? ""));
}

/** Names of options whose values are secret: they do not go into a program's text, nor onto a page. */
export const SECRET = /psk|password|secret|private/i;

function describePort(kind: AnyKind, state: PortState, owner: string | undefined): Found {
  const secret = Object.keys(state.options).filter((key) => SECRET.test(key));
  const options = Object.fromEntries(Object.entries(state.options).filter(([key]) => !secret.includes(key)));
  const visible: PortState = { ...state, options };
  const item = describe(kind, visible, {}, owner);
  const remarks = secret.map(
    (key) => `options.${key} is secret and not written; it stays as it is. To manage it: options: { ${key}: config.requireSecret("…") }`,
  );
  const unsaid =
    item.args.options === undefined && Object.keys(options).length > 0
      ? [`options ${Object.keys(options).join(", ")}: a port of type ${state.type} has no word for them; they stay`]
      : [];
  return { item: { ...item, remarks: [...item.remarks, ...remarks, ...unsaid] }, state: visible };
}
