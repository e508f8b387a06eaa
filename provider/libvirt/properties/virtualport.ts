import { field, given, NONE, orNone, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";

const uuid = () =>
  text()
    .regex(/^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/, "is not a UUID")
    .toLowerCase();
const profileId = () => text().min(1, "must not be empty").max(39, "is longer than the 39 characters that libvirt allows");
const number = (max: number) => z.int().min(0, "must not be negative").max(max, `must be at most ${max}`);

/** One member per type of `<virtualport>`. */
const members = {
  none: z.strictObject({ type: field(z.literal("none"), { description: "No virtual port." }) }),
  openvswitch: z.strictObject({
    type: field(z.literal("openvswitch"), { description: "A port of an Open vSwitch bridge." }),
    profileId: field(orNone(profileId()).optional(), { description: "Port profile, passed to Open vSwitch as `port-profile`.", term: "profileid" }),
    interfaceId: field(orNone(uuid()).optional(), { description: "`iface-id` of the port. Not set: each NIC gets its own.", term: "interfaceid" }),
  }),
  midonet: z.strictObject({
    type: field(z.literal("midonet"), { description: "A port of a MidoNet bridge." }),
    interfaceId: field(uuid(), { description: "Port in the MidoNet topology.", term: "interfaceid" }),
  }),
  "802.1Qbg": z.strictObject({
    type: field(z.literal("802.1Qbg"), { description: "The switch applies the policy (VEPA, IEEE 802.1Qbg)." }),
    managerId: field(number(255), { description: "VSI manager.", term: "managerid" }),
    typeId: field(number(16777215), { description: "VSI type.", term: "typeid" }),
    typeIdVersion: field(number(255), { description: "Version of the VSI type.", term: "typeidversion" }),
    instanceId: field(orNone(uuid()).optional(), { description: "VSI instance. Not set: libvirt makes one per NIC.", term: "instanceid" }),
  }),
  "802.1Qbh": z.strictObject({
    type: field(z.literal("802.1Qbh"), { description: "The switch applies the port profile (VN-Link, IEEE 802.1Qbh)." }),
    profileId: field(profileId(), { description: "Port profile.", term: "profileid" }),
  }),
};

type Members = typeof members;
export type VirtualportType = keyof Members;
export type Virtualport = z.infer<Members[VirtualportType]>;
type Xml = NonNullable<Network["virtualport"]>;
type Parameters = NonNullable<Xml["parameters"]>;

/** A virtual port of one of these types, or none. */
export function virtualport<T extends Exclude<VirtualportType, "none">>(...types: T[]) {
  return z.discriminatedUnion("type", [members.none, ...types.map((type) => members[type])] as [Members["none"], ...Members[T][]]);
}

export function viewVirtualport(virtualport: Xml | undefined): Virtualport {
  const { profileid, interfaceid, managerid, typeid, typeidversion, instanceid } = virtualport?.parameters ?? {};
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  const all = {
    profileId: profileid,
    interfaceId: interfaceid,
    managerId: number(managerid),
    typeId: number(typeid),
    typeIdVersion: number(typeidversion),
    instanceId: instanceid,
  };
  return { type: virtualport?.type ?? "none", ...Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) } as Virtualport;
}

/** The same with everything in it that can be taken back. */
export function viewWholeVirtualport(virtualport: Xml | undefined): Virtualport {
  const view = viewVirtualport(virtualport);
  const optional = Object.entries(members[view.type].shape).filter(([, schema]) => schema.safeParse(undefined).success);
  return { ...Object.fromEntries(optional.map(([name]) => [name, NONE])), ...view };
}

export function applyVirtualport(view: Virtualport | undefined, base: Xml | undefined): Xml | undefined {
  if (!view || view.type === "none") {
    return undefined;
  }
  const { type, ...settings } = view as { type: string } & Record<string, string | number | undefined>;
  const parameters = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key.toLowerCase(), given(value) === undefined ? undefined : String(value)]),
  );
  const kept = base?.type === type ? base : undefined;
  const filled = { ...kept?.parameters, ...(parameters as Parameters) };
  return { ...kept, type, parameters: Object.values(filled).some((value) => value !== undefined) ? filled : undefined };
}
