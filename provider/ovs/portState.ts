import { guardState } from "../host/guard/argument";
import { numeric } from "../host/ovsdbValue";
import { canonicalIp, isIp } from "../resource/ip";
import type { CommonState } from "../resource/kind";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { bondKeys } from "./bondArgs";
import { bondError, bondState, observeBond } from "./bondState";
import { observeKeys } from "./keys";
import { ownerOf } from "./mark";
import { type AnyPort, typedOptions } from "./portArgs";
import { complaintsAbout, notTakenUp } from "./realised";
import { bridgeOf, type InterfaceRow, interfacesOf, isBond, portNamed, type Snapshot } from "./snapshot";

const keys = () => z.array(z.string());
const textsByKey = () => z.record(z.string(), z.string());

export const portState = z.strictObject({
  bridge: field(z.string(), { description: "Bridge that the port is on." }),
  type: field(z.string(), { description: "Type of its interface; `bond` where it has several." }),
  tag: z.number().optional(),
  trunks: z.array(z.number()).optional(),
  vlanMode: z.string().optional(),
  cvlans: z.array(z.number()).optional(),
  ofportRequest: z.number().optional(),
  mtuRequest: z.number().optional(),
  mac: z.string().optional(),
  peer: z.string().optional(),
  remoteIp: z.string().optional(),
  localIp: z.string().optional(),
  key: z.union([z.number(), z.string()]).optional(),
  dstPort: z.number().optional(),
  devargs: z.string().optional(),
  socketPath: z.string().optional(),
  ...bondState(),
  options: textsByKey(),
  externalIds: textsByKey(),
  interfaceExternalIds: textsByKey(),
  otherConfig: textsByKey(),
  guard: guardState(),
  managedKeys: field(z.strictObject({ options: keys(), externalIds: keys(), interfaceExternalIds: keys(), otherConfig: keys() }).optional(), {
    description: "Keys of the maps that this resource has set, so that it can remove them.",
    bookkeeping: true,
  }),
  uuid: field(z.string(), { description: "The port's row in the Open vSwitch database.", term: "Port._uuid" }),
  ofport: field(z.number().optional(), {
    description: "OpenFlow port number; -1 when Open vSwitch could not make the port. Absent on a bond, whose members have numbers.",
    term: "Interface.ofport",
  }),
  macInUse: field(z.string().optional(), { description: "MAC address of the interface.", term: "Interface.mac_in_use" }),
  error: field(z.string().optional(), { description: "What Open vSwitch complains about; absent when the port works.", term: "Interface.error" }),
});

export type PortState = CommonState & z.infer<typeof portState>;

const filled = <T>(values: readonly T[]): T[] | undefined => (values.length > 0 ? [...values] : undefined);
const address = (value: string | undefined) => (value !== undefined && isIp(value) ? canonicalIp(value) : value);

/** What a snapshot says about a port; `last` tells which keys of its maps are ours. Pure. */
export function observePort(snapshot: Snapshot, name: string, last: Pick<PortState, "managedKeys" | "guard"> | undefined): PortState | undefined {
  const port = portNamed(snapshot, name);
  const bridge = port && bridgeOf(snapshot, port);
  const row = port && interfacesOf(snapshot, port)[0];
  if (!port || !bridge || !row) {
    return undefined;
  }
  const managed = last?.managedKeys;
  const bond = isBond(snapshot, port);
  return {
    name,
    owner: ownerOf(port),
    bridge: bridge.name,
    type: bond ? "bond" : row.type,
    tag: port.tag,
    trunks: filled(port.trunks),
    vlanMode: port.vlanMode,
    cvlans: filled(port.cvlans),
    ...(bond ? { ...observeBond(snapshot, port), error: bondError(snapshot, port) } : observeInterface(snapshot, row)),
    options: bond ? {} : observeKeys(row.options, managed?.options, Object.keys(typedOptions)),
    externalIds: observeKeys(port.externalIds, managed?.externalIds, []),
    interfaceExternalIds: bond ? {} : observeKeys(row.externalIds, managed?.interfaceExternalIds, []),
    otherConfig: observeKeys(port.otherConfig, managed?.otherConfig, bond ? Object.keys(bondKeys) : []),
    ...(last?.guard && { guard: last.guard }),
    managedKeys: managed,
    uuid: port.uuid,
  };
}

const observeInterface = (snapshot: Snapshot, row: InterfaceRow) => ({
  ofportRequest: row.ofportRequest,
  mtuRequest: row.mtuRequest,
  mac: row.mac?.toLowerCase(),
  peer: row.options.peer,
  remoteIp: address(row.options.remote_ip),
  localIp: address(row.options.local_ip),
  key: numeric(row.options.key),
  dstPort: numeric(row.options.dst_port) as number | undefined,
  devargs: row.options["dpdk-devargs"],
  socketPath: row.options["vhost-server-path"],
  ofport: row.ofport,
  macInUse: row.macInUse,
  // The first of two patch ports complains about its missing peer until the second is there, but it is a port.
  error: (row.ofport ?? -1) < 0 ? (row.error ?? complaintsAbout(snapshot, row.name) ?? notTakenUp) : undefined,
});

/** What the state must remember of the arguments. */
export const managedOf = (args: AnyPort) => ({
  ...(args.guard && { guard: args.guard }),
  managedKeys: {
    options: Object.keys(args.options ?? {}),
    externalIds: Object.keys(args.externalIds ?? {}),
    interfaceExternalIds: Object.keys(args.interfaceExternalIds ?? {}),
    otherConfig: Object.keys(args.otherConfig ?? {}),
  },
});
