import { parseNetwork } from "../../../../provider/libvirt/definition";
import type { Wish } from "../../../../provider/libvirt/entries/decide";
import { hostSlot } from "../../../../provider/libvirt/entries/dnsSlots";
import type { Seen } from "../../../../provider/libvirt/entries/look";
import { marksOf } from "../../../../provider/libvirt/entries/marks";
import { reservationSlot } from "../../../../provider/libvirt/entries/reservationSlot";
import type { Slot } from "../../../../provider/libvirt/entries/slot";
import type { Network } from "../../../../provider/libvirt/model";
import { withOwner } from "../../../../provider/libvirt/owner";

/** A running network with one reservation and one DNS host of somebody else. */
export const lan = parseNetwork(
  "<network><name>lan</name><uuid>5b158356-7a41-4109-a7a6-e1f22ae0d665</uuid><forward mode='nat'/><dns><host ip='10.7.0.30'><hostname>theirs</hostname></host></dns>" +
    "<ip address='10.7.0.1' prefix='24'><dhcp><range start='10.7.0.2' end='10.7.0.9'/><host mac='52:54:00:00:00:99' ip='10.7.0.99'/></dhcp></ip>" +
    "<ip family='ipv6' address='fd00:7::1' prefix='64'/></network>",
);

export function seen(definition: Network | undefined, live: Network | undefined = definition): Seen {
  const texts = { name: "lan", uuid: "u", active: live !== undefined, autostart: true, persistent: definition !== undefined, live: "", stored: "" };
  return { texts, definition, live, marks: marksOf(definition) };
}

export const ownedBy = (owner: string, ...lists: string[]) => withOwner(lan, owner, lists);

const wish = (slot: Slot, type: string, name: string, fields: object | undefined, more: object = {}): Wish => ({
  type,
  name,
  owners: [`p/s/${name}`],
  slotFor: () => slot,
  ...(fields && { put: { slot, fields, adopt: false, ...more } }),
});

export const reservation = (name: string, fields?: object, more?: object) => wish(reservationSlot as Slot, "DhcpReservation", name, fields, more);
export const dnsHost = (name: string, fields?: object, more?: object) => wish(hostSlot as Slot, "DnsRecord", name, fields && { type: "host", ...fields }, more);
