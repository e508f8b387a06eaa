import type { CommonState } from "../../resource/kind";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { type Guest, macOf, marksOf, nicWith } from "./guest";
import type { NicMark } from "./mark";
import type { DomainInterfaceXml } from "./model";
import { type NicView, nicArgs } from "./schema";
import { differing, viewNic } from "./view";

const observed = {
  domainUuid: field(text(), { description: "UUID of the guest.", term: "<uuid>" }),
  running: field(z.boolean(), { description: "Whether the guest runs." }),
  persistent: field(z.boolean(), { description: "Whether libvirt keeps a definition of the guest for its next start." }),
  plugged: field(z.boolean(), { description: "Whether the NIC is in the running guest." }),
  defined: field(z.boolean(), { description: "Whether the NIC is in the stored definition." }),
  targetDevice: field(text(), { description: 'The host\'s end while the guest runs, such as `vnet3`; "" where there is none.', term: "<target dev=…>" }),
  onBridge: field(text(), {
    description: 'The bridge that the host\'s end belongs in by its definition; "" where there is none.',
    term: "<source bridge=…>",
    bookkeeping: true,
  }),
  cutOff: field(z.boolean(), { description: "The host's end is not in that bridge." }),
  virtualPort: field(text(), { description: "`openvswitch` where the host's end is a port of Open vSwitch.", term: "<virtualport type=…>", bookkeeping: true }),
  alias: field(text(), { description: "libvirt's name of the device.", term: "<alias name=…>" }),
  leftovers: field(z.array(text()), { description: "MAC addresses of NICs of ours that an interrupted run left behind.", bookkeeping: true }),
  nextStart: field(z.record(z.string(), z.unknown()).optional(), { description: "What the next start of the guest takes, where it is something else." }),
};

const everyProperty = Object.assign({}, ...nicArgs.options.map(({ shape }) => shape)) as z.ZodRawShape;

export const nicState = z.object({
  ...everyProperty,
  type: field(z.string(), { description: "Type of the connection.", term: "<interface type=…>" }),
  ...observed,
});

export interface NicState extends CommonState, NicView {
  domain: string;
  domainUuid: string;
  running: boolean;
  persistent: boolean;
  plugged: boolean;
  defined: boolean;
  targetDevice: string;
  onBridge: string;
  cutOff: boolean;
  virtualPort: string;
  alias: string;
  leftovers: string[];
  nextStart?: NicView;
}

/** The NIC of this MAC address as it is; undefined when the guest has none. */
export function observeNic(guest: Guest, mac: string, mark: Pick<NicMark, "name" | "owner">): NicState | undefined {
  const live = nicWith(guest.live, mac);
  const stored = nicWith(guest.stored, mac);
  const nic = live ?? stored;
  if (!nic) {
    return undefined;
  }
  const current = viewNic(nic);
  const next = stored && viewNic(stored);
  const [device, bridge] = [live?.target?.dev ?? "", live?.source?.bridge ?? ""];
  const virtualPort = nic.virtualport?.type ?? "";
  const differs = live && next && differing(current, inherited(next, current)).some((key) => key !== "bootOrder");
  return {
    name: mark.name,
    owner: ownerOn(guest, mac),
    domain: guest.name,
    ...current,
    ...(next?.bootOrder !== undefined && { bootOrder: next.bootOrder }),
    domainUuid: guest.uuid,
    running: guest.live !== undefined,
    persistent: guest.stored !== undefined,
    plugged: live !== undefined,
    defined: stored !== undefined,
    targetDevice: device,
    onBridge: bridge,
    cutOff: bridge !== "" && virtualPort !== "openvswitch" && !guest.bridgePorts.has(`${bridge}/${device}`),
    virtualPort,
    alias: nic.alias?.name ?? "",
    leftovers: marksOf(guest)
      .filter((one) => one.name === mark.name && one.owner === mark.owner && one.mac !== mac)
      .map((one) => one.mac)
      .sort(),
    ...(differs && { nextStart: next }),
  };
}

/** What a running NIC has from its network need not stand in the stored definition. */
function inherited(next: NicView, current: NicView): NicView {
  const { vlan, bandwidth, interfaceId: _interfaceId, ...rest } = next;
  return current.type !== "network"
    ? next
    : ({ ...rest, ...(vlan?.tags.length && { vlan }), ...(Object.keys(bandwidth ?? {}).length > 0 && { bandwidth }) } as NicView);
}

/** "" unless every side that should carry the mark does. */
function ownerOn({ live, stored }: Guest, mac: string): string {
  const owners = [live, stored].flatMap((side) => (side ? [side.marks.find((mark) => mark.mac === mac)?.owner ?? ""] : []));
  return owners.every((owner) => owner === owners[0]) ? (owners[0] ?? "") : "";
}

export const aliasOf = (nic: DomainInterfaceXml) => nic.alias?.name ?? "";

/** MAC addresses of all NICs of a guest. */
export const macsOf = ({ live, stored }: Guest) => new Set([...(live?.nics ?? []), ...(stored?.nics ?? [])].map(macOf));
