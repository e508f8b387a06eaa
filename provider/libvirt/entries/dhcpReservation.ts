import { within } from "../../resource/identity";
import { familyOf, ip, isIp } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import { field, given, mac, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { duid, leaseSeconds } from "../properties/address";
import { reservationName } from "../properties/dnsName";
import { type EntryArgs, entryKind, networkImpact, networkProperty } from "./entryKind";
import { type ReservationFields, reservationSlot } from "./reservationSlot";
import type { Slot } from "./slot";

const fields = {
  mac: field(mac().optional(), { description: "MAC address of the guest's NIC (IPv4 only).", term: "<host mac=…>" }),
  duid: duid(),
  hostname: field(orNone(reservationName()).optional(), {
    description: "Host name that the guest is given, and that DNS answers to. Without `mac` and `duid`: the guest is known by the name that it sends.",
    term: "<host name=…>",
  }),
  ip: field(ip(), {
    description: "The address that the guest always gets, in one of the network's subnets; it may lie within a DHCP range.",
    term: "<host ip=…>",
  }),
  leaseSeconds: orNone(leaseSeconds())
    .optional()
    .meta(leaseSeconds().meta() ?? {}),
};

const args = z.strictObject({ network: networkProperty, ...fields });
export type DhcpReservationArgs = EntryArgs & z.infer<typeof args>;

const gap = {
  impact: "blip",
  why: "libvirt removes the network's firewall rules and adds them again, once per reservation that changes; leases stay until renewal",
} as const;

export const dhcpReservation = entryKind<DhcpReservationArgs>({
  type: "DhcpReservation",
  description:
    "A fixed address for a guest: one entry of a libvirt network's DHCP server, which others may fill as well. " +
    "It comes, changes and goes while the network runs, and leaves the other entries alone.",
  args,
  fields: { ...fields, ip: fields.ip },
  rules: [namesAGuest, fitsTheFamily, isAGuestsAddress],
  impacts: { network: networkImpact, mac: gap, duid: gap, hostname: gap, ip: gap, leaseSeconds: gap },
  complete: (given) => given,
  id: within(
    "NETWORK/GUEST",
    "NETWORK is the network's name, GUEST the address that the reservation gives, or the MAC address, DUID or host name that it is for",
    ["lan/192.168.107.21", "lan/52:54:00:6e:00:01"],
    (text) => text.toLowerCase(),
  ),
  slots: [reservationSlot as Slot],
  fieldsOf: ({ mac, duid, hostname, ip, leaseSeconds }): ReservationFields => ({ mac, duid, hostname, ip, leaseSeconds }),
  slotOf: () => reservationSlot,
  slotFor: () => reservationSlot,
});

function* namesAGuest({ mac, duid, hostname, ip }: DhcpReservationArgs): Iterable<Problem> {
  if (mac === undefined && duid === undefined && given(hostname) === undefined) {
    yield { path: [familyOf(ip) === 6 ? "duid" : "mac"], reason: `names no guest: give ${familyOf(ip) === 6 ? "duid" : "mac"} or hostname` };
  }
}

function* fitsTheFamily({ mac, duid, ip }: DhcpReservationArgs): Iterable<Problem> {
  if (familyOf(ip) === 6 && mac !== undefined) {
    yield { path: ["mac"], reason: "IPv6 reservations go by duid or hostname; libvirt refuses a MAC address here" };
  }
  if (familyOf(ip) === 4 && duid !== undefined) {
    yield { path: ["duid"], reason: "IPv4 reservations go by mac or hostname; a DUID is for IPv6" };
  }
}

function* isAGuestsAddress({ ip }: DhcpReservationArgs): Iterable<Problem> {
  if (isIp(ip) && /^(0\.|127\.|22[4-9]\.|2[345]\d\.|ff..:|::1?$|fe[89ab].:)/.test(ip)) {
    yield { path: ["ip"], reason: `${ip} is no address that a guest can be given`, doubt: true };
  }
}
