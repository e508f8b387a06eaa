import { numeric } from "../host/ovsdbValue";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { type BondArgs, bondKeys } from "./bondArgs";
import { complaintsAbout, notTakenUp } from "./realised";
import { type InterfaceRow, interfacesOf, type PortRow, type Snapshot } from "./snapshot";

/** What a host shows of a bond. Text stands where Open vSwitch was given something that it ignores. */
export const bondState = () => ({
  members: z.array(z.string()).optional(),
  bondMode: z.string().optional(),
  lacp: z.string().optional(),
  lacpTime: z.string().optional(),
  lacpFallback: z.union([z.boolean(), z.string()]).optional(),
  lacpSystemId: z.string().optional(),
  lacpSystemPriority: z.union([z.number(), z.string()]).optional(),
  primary: z.string().optional(),
  upDelayMilliseconds: z.number().optional(),
  downDelayMilliseconds: z.number().optional(),
  detectMode: z.string().optional(),
  miimonMilliseconds: z.union([z.number(), z.string()]).optional(),
  rebalanceIntervalMilliseconds: z.union([z.number(), z.string()]).optional(),
  hashBasis: z.union([z.number(), z.string()]).optional(),
  activeMember: field(z.string().optional(), { description: "Member that carries an active-backup bond now.", term: "Port.bond_active_slave" }),
  memberStatus: field(
    z
      .array(
        z.strictObject({
          name: field(z.string(), { description: "The NIC." }),
          ofport: field(z.number().optional(), { description: "OpenFlow port number; -1 when Open vSwitch could not take the NIC.", term: "Interface.ofport" }),
          carrier: field(z.boolean(), { description: "Whether its link is up.", term: "Interface.link_state" }),
          lacp: field(z.string().optional(), {
            description: "`current`: the switch answers. `expired`: not yet, or not for a while. `defaulted`: it is silent. Absent without LACP.",
          }),
        }),
      )
      .optional(),
    { description: "How the members of a bond are; absent on other ports." },
  ),
});

type BondState = z.infer<typeof schema>;
const schema = z.strictObject(bondState());

const SILENT = "defaulted";

export function observeBond(snapshot: Snapshot, port: PortRow): BondState {
  const rows = membersOn(snapshot, port);
  const speaks = port.lacp === "active" || port.lacp === "passive";
  return {
    members: rows.map(({ name }) => name),
    bondMode: port.bondMode,
    lacp: port.lacp,
    ...settingsOf(port),
    upDelayMilliseconds: port.upDelay,
    downDelayMilliseconds: port.downDelay,
    activeMember: rows.find(({ macInUse }) => macInUse !== undefined && macInUse === port.activeMember)?.name,
    memberStatus: rows.map(({ name, ofport, linkState }) => ({
      name,
      ofport,
      carrier: linkState !== "down",
      ...(speaks && snapshot.lacp[name] && { lacp: snapshot.lacp[name] }),
    })),
  };
}

/** One that somebody made another kind of interface is no NIC of the bond. */
const membersOn = (snapshot: Snapshot, port: PortRow): InterfaceRow[] =>
  interfacesOf(snapshot, port)
    .filter(({ type }) => type === "system")
    .sort((a, b) => (a.name < b.name ? -1 : 1));

function settingsOf({ otherConfig }: PortRow): Partial<BondArgs> {
  const found = Object.entries(bondKeys).filter(([key]) => otherConfig[key] !== undefined);
  return Object.fromEntries(found.map(([key, property]) => [property, settingOf(property, otherConfig[key] as string)]));
}

function settingOf(property: keyof BondArgs, value: string): unknown {
  switch (property) {
    case "lacpFallback":
      return value === "true" || value === "false" ? value === "true" : value;
    case "lacpSystemId":
      return value.toLowerCase();
    case "primary":
      return value;
    default:
      return numeric(value);
  }
}

/** Open vSwitch's words about members that it could not take. */
export function bondError(snapshot: Snapshot, port: PortRow): string | undefined {
  const broken = interfacesOf(snapshot, port).filter(({ ofport }) => (ofport ?? -1) < 0);
  const words = broken.map((row) => `${row.name}: ${row.error ?? complaintsAbout(snapshot, row.name) ?? notTakenUp}`);
  return words.length > 0 ? words.sort().join("\n") : undefined;
}

/** Nothing in Open vSwitch calls this an error: the bond carries less, or nothing. */
export function bondWarnings({ memberStatus = [], lacpFallback }: Partial<BondState>): string[] {
  const dark = memberStatus.filter(({ carrier, ofport = -1 }) => !carrier && ofport >= 0).map(({ name }) => name);
  const silent = memberStatus.filter(({ carrier, lacp }) => carrier && lacp === SILENT).map(({ name }) => name);
  const then =
    lacpFallback === true
      ? "the bond goes on as active-backup"
      : "the bond carries nothing over it; see that the switch speaks LACP there, or set lacpFallback";
  return [
    ...dark.map((name) => `the member ${name} has no carrier`),
    ...(silent.length > 0 ? [`the LACP partner of ${silent.join(", ")} is silent: ${then}`] : []),
  ];
}
