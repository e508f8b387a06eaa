import { isDeepStrictEqual } from "node:util";
import { given, NONE } from "../../resource/schema";
import { carryOver } from "../carryOver";
import type { DataOf } from "../codec";
import type { bandwidth as bandwidthXml, vlan as vlanXml } from "../model";
import { macOf } from "./guest";
import type { DomainInterfaceXml } from "./model";
import { type AnyNic, type NicView, propertiesOf, type Rate, type Vlan } from "./schema";

const OVS = "openvswitch";

/** What a definition says, in the form of completed arguments. */
export function viewNic(nic: DomainInterfaceXml): NicView {
  const { source = {}, virtualport } = nic;
  const pci = source.address;
  const all: NicView = {
    type: typeOf(nic),
    mac: macOf(nic),
    network: source.network,
    portGroup: source.portgroup ?? NONE,
    bridge: source.bridge,
    interfaceId: virtualport?.parameters?.interfaceid,
    device: source.dev,
    mode: source.mode,
    path: source.path,
    pciAddress: pci && `${hex(pci.domain, 4)}:${hex(pci.bus, 2)}:${hex(pci.slot, 2)}.${hex(pci.function, 1)}`,
    model: nic.model?.type,
    queues: nic.driver?.queues ?? 1,
    mtu: nic.mtu?.size ?? NONE,
    linkState: nic.link?.state ?? "up",
    vlan: completeVlan({
      trunk: nic.vlan?.trunk,
      tags: (nic.vlan?.tags ?? []).map((tag) => ({ id: tag.id ?? 0, ...(tag.nativeMode && { nativeMode: tag.nativeMode }) })),
    }),
    bandwidth: viewBandwidth(nic.bandwidth),
    filter: nic.filterref
      ? completeFilter({ name: nic.filterref.filter, parameters: nic.filterref.parameters.map(({ name = "", value = "" }) => ({ name, value })) })
      : {},
    isolated: nic.port?.isolated ?? false,
    bootOrder: nic.boot?.order ?? 0,
  };
  const known = propertiesOf(all.type);
  return Object.fromEntries(
    Object.entries(all).filter(([key, value]) => value !== undefined && (key === "type" || key === "mac" || known.includes(key as keyof NicView))),
  ) as unknown as NicView;
}

/** A running NIC on a network shows what the network made of it: a bridge, a macvtap device or a virtual function. */
function typeOf({ type = "", source, virtualport }: DomainInterfaceXml): string {
  if (source?.network !== undefined) {
    return "network";
  }
  return type === "bridge" && virtualport?.type === OVS ? OVS : type;
}

/** Brings the properties of a NIC's arguments into the form in which a definition is read. */
export function completeView<A extends Partial<NicView>>(args: A): A {
  return { ...args, ...(args.vlan && { vlan: completeVlan(args.vlan) }), ...(args.filter?.parameters && { filter: completeFilter(args.filter) }) };
}

/** The properties in which a NIC differs from what is asked for; one that is not set is right as it is. */
export function differing(present: NicView, wanted: Partial<NicView>): (keyof NicView)[] {
  const asked = Object.keys(wanted) as (keyof NicView)[];
  return asked.filter(
    (key) => propertiesOf(wanted.type ?? present.type).includes(key) && wanted[key] !== undefined && !isDeepStrictEqual(present[key], wanted[key]),
  );
}

/** What makes sense only on the connection that it was made for. */
const OF_CONNECTION = ["vlan", "bandwidth", "bridge", "mode"];

/** Of the running NIC they say what its network made of it: what goes to libvirt is what was asked for. */
const CONNECTION = ["type", "source", "virtualport"] as const;

/** The definition with what is asked for in it; what is not asked for and what we do not model stays. */
export function applyView(wanted: Partial<NicView>, present: DomainInterfaceXml | undefined): DomainInterfaceXml {
  const written = write(wanted, present);
  const before = present && viewNic(present);
  if (before?.type !== wanted.type || before === undefined) {
    return written;
  }
  const carried = carryOver({ ...present, type: written.type }, { ...write(before, present), type: written.type }, written);
  return { ...carried, ...Object.fromEntries(CONNECTION.map((key) => [key, written[key]])) };
}

function write(wanted: Partial<NicView>, present: DomainInterfaceXml | undefined): DomainInterfaceXml {
  const type = wanted.type ?? "";
  const properties = propertiesOf(type);
  const before = present && viewNic(present);
  const asked = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== undefined && properties.includes(key as keyof NicView)));
  const sameType = before?.type === type;
  const lost = sameType ? [] : OF_CONNECTION;
  const kept = before && Object.fromEntries(Object.entries(before).filter(([key]) => properties.includes(key as keyof NicView) && !lost.includes(key)));
  const view = { ...kept, ...asked } as NicView;
  return {
    ...present,
    type: type === OVS ? "bridge" : type,
    ...(type === "hostdev" && { managed: present?.managed ?? true }),
    mac: { ...present?.mac, address: view.mac },
    source: sourceOf(view, sameType ? present?.source : undefined),
    virtualport: virtualportOf(view, sameType ? present : undefined),
    vlan: view.vlan && view.vlan.tags.length > 0 ? vlanOf(view.vlan) : undefined,
    bandwidth: bandwidthOf(view.bandwidth),
    filterref: view.filter?.name === undefined ? undefined : { filter: view.filter.name, parameters: view.filter.parameters ?? [] },
    port: view.isolated ? { isolated: true } : undefined,
    model: view.model === undefined ? undefined : { type: view.model },
    driver: driverOf(view, present?.driver),
    mtu: given(view.mtu) === undefined ? undefined : { size: given(view.mtu) },
    link: view.linkState === "down" ? { state: "down" } : undefined,
    boot: view.bootOrder ? { order: view.bootOrder } : undefined,
  };
}

function sourceOf(view: NicView, present: DomainInterfaceXml["source"]): DomainInterfaceXml["source"] {
  switch (view.type) {
    case "network":
      return { network: view.network, ...(given(view.portGroup) !== undefined && { portgroup: view.portGroup }) };
    case "direct":
      return { ...present, dev: view.device, mode: view.mode };
    case "vhostuser":
      return { ...present, type: "unix", path: view.path, mode: view.mode };
    case "hostdev": {
      const [domain, bus, slot, fn] = (view.pciAddress ?? "").split(/[:.]/);
      return { ...present, address: { type: "pci", domain: `0x${domain}`, bus: `0x${bus}`, slot: `0x${slot}`, function: `0x${fn}` } };
    }
    default:
      return { ...present, bridge: view.bridge };
  }
}

function virtualportOf(view: NicView, present: DomainInterfaceXml | undefined): DomainInterfaceXml["virtualport"] {
  if (view.type !== OVS) {
    return present?.virtualport;
  }
  const parameters = present?.virtualport?.parameters;
  return { type: OVS, ...((view.interfaceId ?? parameters) && { parameters: { ...parameters, interfaceid: view.interfaceId } }) };
}

function driverOf({ queues = 1, model }: NicView, present: DomainInterfaceXml["driver"]): DomainInterfaceXml["driver"] {
  if (model !== undefined && model !== "virtio") {
    return undefined;
  }
  const driver = { ...present, queues: queues > 1 ? queues : undefined };
  return Object.values(driver).some((value) => value !== undefined) ? driver : undefined;
}

function vlanOf({ trunk, tags }: Vlan): DataOf<typeof vlanXml> {
  return { ...(trunk && { trunk }), tags };
}

/** libvirt makes a trunk of several tags by itself. */
function completeVlan({ trunk, tags }: Vlan): Vlan {
  return { trunk: trunk === true || tags.length > 1 || tags.some(({ nativeMode }) => nativeMode), tags: [...tags].sort((a, b) => a.id - b.id) } as Vlan;
}

function completeFilter({ name, parameters = [] }: NonNullable<NicView["filter"]>): NonNullable<NicView["filter"]> {
  const sorted = [...parameters].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { name, ...(sorted.length > 0 && { parameters: sorted }) };
}

function viewBandwidth(bandwidth: DataOf<typeof bandwidthXml> | undefined): NonNullable<NicView["bandwidth"]> {
  const side = (rate: DataOf<typeof bandwidthXml>["inbound"]): Rate =>
    defined({ averageKiBps: rate?.average, peakKiBps: rate?.peak, burstKiB: rate?.burst, floorKiBps: rate?.floor });
  return { ...(bandwidth?.inbound && { inbound: side(bandwidth.inbound) }), ...(bandwidth?.outbound && { outbound: side(bandwidth.outbound) }) };
}

function bandwidthOf(view: NicView["bandwidth"]): DataOf<typeof bandwidthXml> | undefined {
  const side = (rate: Rate) => defined({ average: rate.averageKiBps, peak: rate.peakKiBps, burst: rate.burstKiB, floor: rate.floorKiBps });
  if (!view?.inbound && !view?.outbound) {
    return undefined;
  }
  return { ...(view.inbound && { inbound: side(view.inbound) }), ...(view.outbound && { outbound: side(view.outbound) }) };
}

/** What of the arguments a definition speaks of. An address that the program does not give is the one that the NIC has got. */
export function wantedView(args: AnyNic, mac: string): Partial<NicView> {
  const properties = propertiesOf(args.type);
  return { ...Object.fromEntries(Object.entries(args).filter(([key]) => properties.includes(key as keyof NicView))), mac };
}

const hex = (value: string | undefined, digits: number) =>
  Number(value ?? 0)
    .toString(16)
    .padStart(digits, "0");

const defined = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
