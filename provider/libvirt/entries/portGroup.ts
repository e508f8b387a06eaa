import { within } from "../../resource/identity";
import type { Problem } from "../../resource/kind";
import { type FieldFacts, field, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { bandwidthProblems, viewBandwidth } from "../properties/bandwidth";
import { bridgePortGroup, portGroupImpact } from "../properties/portGroups";
import { virtualport } from "../properties/virtualport";
import { viewVlan, vlanProblems } from "../properties/vlan";
import { type EntryArgs, entryKind, networkImpact, networkProperty } from "./entryKind";
import { completePortGroup, type PortGroupFields, portGroupSlot } from "./portGroupSlot";
import type { Slot } from "./slot";

const { name, ...settings } = bridgePortGroup().shape;

const fields = {
  ...settings,
  bandwidth: field(orNone(settings.bandwidth.unwrap(), viewBandwidth(undefined)).optional(), settings.bandwidth.meta() as FieldFacts),
  vlan: field(orNone(settings.vlan.unwrap(), viewVlan(undefined)).optional(), settings.vlan.meta() as FieldFacts),
  virtualport: field(orNone(virtualport("openvswitch", "midonet", "802.1Qbg", "802.1Qbh"), { type: "none" }).optional(), {
    description: "How NICs of the group are plugged in.",
    term: "<virtualport>",
  }),
};

const args = z.strictObject({ name, network: networkProperty, ...fields });
export type PortGroupArgs = EntryArgs & z.infer<typeof args>;

export const portGroup = entryKind<PortGroupArgs>({
  type: "PortGroup",
  description:
    "A port group of a libvirt network: settings for the NICs that name it; one entry of a list that others may fill as well. " +
    "It comes, changes and goes while the network runs; a NIC takes it over when it is plugged in.",
  args,
  fields,
  rules: [limitsMakeSense, tagsMakeSense],
  impacts: {
    network: networkImpact,
    default: portGroupImpact,
    trustGuestRxFilters: portGroupImpact,
    bandwidth: portGroupImpact,
    vlan: portGroupImpact,
    virtualport: portGroupImpact,
  },
  complete: completePortGroup,
  id: within("NETWORK/GROUP", "NETWORK is the network's name, GROUP the port group's", ["trunk/web"]),
  slots: [portGroupSlot as Slot],
  fieldsOf: ({ owner: _owner, adopt: _adopt, network: _network, ...group }): PortGroupFields => group,
  slotOf: () => portGroupSlot as Slot,
  slotFor: () => portGroupSlot as Slot,
});

function* limitsMakeSense({ bandwidth }: PortGroupArgs): Iterable<Problem> {
  yield* bandwidthProblems(bandwidth, ["bandwidth"]);
}

function* tagsMakeSense({ vlan }: PortGroupArgs): Iterable<Problem> {
  yield* vlanProblems(vlan, ["vlan"]);
}
