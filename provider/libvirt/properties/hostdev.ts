import type { Problem } from "../../resource/kind";
import { deviceName, field, given, NONE, orNone, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { pciAddress, pciText } from "../pci";
import { type ForwardView, forwardModeOf } from "./forward";
import { type ArgsOf, laterNics, type Part } from "./part";
import {
  applyPortGroups,
  completePortGroups,
  devicePortGroup,
  portGroupFacts,
  portGroupImpact,
  portGroupRules,
  viewPortGroup,
  virtualportOrVlan,
} from "./portGroups";
import { trustGuestRxFilters } from "./trustGuestRxFilters";
import { applyVirtualport, viewWholeVirtualport, virtualport } from "./virtualport";
import { applyVlan, completeVlan, viewVlan, vlan, vlanProblems } from "./vlan";

const shape = {
  physicalFunction: field(deviceName().optional(), {
    description: "SR-IOV device whose virtual functions the guests get.",
    term: "<forward><pf dev=…>",
  }),
  virtualFunctions: field(
    z
      .array(
        text()
          .regex(/^([0-9A-Fa-f]{1,4}:)?[0-9A-Fa-f]{1,2}:[01]?[0-9A-Fa-f]\.[0-7]$/, "is not a PCI address such as 0000:04:00.1")
          .overwrite((value) => pciText(pciAddress(value))),
      )
      .min(1, "must name at least one")
      .optional(),
    { description: "Instead of `physicalFunction`: PCI addresses of virtual functions, `0000:04:00.1`.", term: "<forward><address>" },
  ),
  managedByLibvirt: field(z.boolean().optional(), {
    description: "libvirt takes a function from its driver when a guest starts and gives it back when the guest ends. libvirt's default: no.",
    term: "<forward managed=…>",
  }),
  driver: field(orNone(z.enum(["vfio", "kvm"])).optional(), {
    description: "How the function is passed on. libvirt's default: `vfio`.",
    term: "<driver name=…>",
  }),
  driverModel: field(orNone(text().regex(/^[A-Za-z0-9_-]{1,63}$/, "is not the name of a kernel module")).optional(), {
    description: "A variant of the vfio driver. Needs libvirt 10.0 or later.",
    term: "<driver model=…>",
  }),
  virtualport: field(orNone(virtualport("802.1Qbh"), { type: "none" }).optional(), { description: "Policy that the switch applies.", term: "<virtualport>" }),
  vlan: field(orNone(vlan(), viewVlan(undefined)).optional(), { description: "The VLAN of the functions.", term: "<vlan>" }),
  trustGuestRxFilters: trustGuestRxFilters(),
  portGroups: field(z.array(devicePortGroup("802.1Qbh")).optional(), portGroupFacts),
};
type Args = ArgsOf<typeof shape>;

/** Guests get whole functions of a device. */
export const hostdev: Part<typeof shape, ForwardView> = {
  shape,
  impacts: {
    physicalFunction: laterNics,
    virtualFunctions: laterNics,
    managedByLibvirt: laterNics,
    driver: laterNics,
    driverModel: laterNics,
    virtualport: laterNics,
    vlan: laterNics,
    trustGuestRxFilters: laterNics,
    portGroups: portGroupImpact,
  },
  rules: [portGroupRules, virtualportOrVlan, rules],
  complete: ({ portGroups, vlan, ...args }) => ({
    ...args,
    ...(vlan && { vlan: completeVlan(vlan) }),
    ...(portGroups && { portGroups: completePortGroups(portGroups) }),
  }),
  view: (network) => ({
    forwardMode: forwardModeOf(network),
    ...viewFunctions(network),
    managedByLibvirt: network.forward?.managed ?? false,
    driver: (network.forward?.driver?.name as Args["driver"]) ?? NONE,
    driverModel: network.forward?.driver?.model ?? NONE,
    virtualport: viewWholeVirtualport(network.virtualport) as Args["virtualport"],
    vlan: viewVlan(network.vlan),
    trustGuestRxFilters: network.trustGuestRxFilters ?? false,
    portGroups: network.portgroups.map(viewPortGroup) as Args["portGroups"],
  }),
  settle: (merged, present, wanted) => ({
    forwardMode: "hostdev",
    virtualport: wanted.virtualport && wanted.virtualport.type !== present.virtualport?.type ? wanted.virtualport : merged.virtualport,
    ...(wanted.virtualFunctions && { physicalFunction: undefined }),
    ...(wanted.physicalFunction !== undefined && { virtualFunctions: undefined }),
  }),
  apply: (view, base) => ({
    forward: {
      ...base.forward,
      mode: view.forwardMode === "none" ? undefined : view.forwardMode,
      dev: undefined,
      interfaces: [],
      nat: undefined,
      managed: view.managedByLibvirt || undefined,
      driver: applyDriver(view, base.forward?.driver),
      pf: view.physicalFunction === undefined ? undefined : { dev: view.physicalFunction },
      addresses: (view.virtualFunctions ?? []).map((address) => ({ type: "pci", ...pciAddress(address) })),
    },
    bridge: undefined,
    virtualport: applyVirtualport(view.virtualport, base.virtualport),
    vlan: applyVlan(view.vlan, base.vlan),
    trustGuestRxFilters: view.trustGuestRxFilters || undefined,
    portgroups: applyPortGroups(view.portGroups ?? [], base.portgroups),
  }),
};

type Driver = NonNullable<Network["forward"]>["driver"];

function applyDriver(view: Args, base: Driver): Driver {
  const [driver, driverModel] = [given(view.driver), given(view.driverModel)];
  return driver === undefined && driverModel === undefined ? undefined : { ...base, name: driver ?? "vfio", model: driverModel };
}

function viewFunctions({ forward }: Network): Pick<Args, "physicalFunction" | "virtualFunctions"> {
  if (forward?.pf) {
    return { physicalFunction: forward.pf.dev ?? "" };
  }
  return forward?.addresses.length ? { virtualFunctions: forward.addresses.map(pciText) } : {};
}

function* rules({ physicalFunction, virtualFunctions, vlan, driver, driverModel }: Args): Iterable<Problem> {
  if (physicalFunction === undefined && virtualFunctions === undefined) {
    yield { path: ["physicalFunction"], reason: "is needed, or virtualFunctions" };
  }
  if (physicalFunction !== undefined && virtualFunctions !== undefined) {
    yield { path: ["virtualFunctions"], reason: "cannot be given together with physicalFunction; choose one of the two" };
  }
  for (const [i, address] of (virtualFunctions ?? []).entries()) {
    if (virtualFunctions?.indexOf(address) !== i) {
      yield { path: ["virtualFunctions", i], reason: `${address} is in the list already` };
    }
  }
  if (given(driverModel) !== undefined && driver === "kvm") {
    yield { path: ["driverModel"], reason: "goes with driver vfio" };
  }
  yield* vlanProblems(vlan, ["vlan"]);
}
