import test from "ava";
import { parseNetwork } from "../../../../provider/libvirt/definition";
import { hostSlot, srvSlot, txtSlot } from "../../../../provider/libvirt/entries/dnsSlots";
import { portGroupSlot } from "../../../../provider/libvirt/entries/portGroupSlot";
import { type ReservationFields, reservationSlot } from "../../../../provider/libvirt/entries/reservationSlot";
import type { Slot } from "../../../../provider/libvirt/entries/slot";
import type { Network } from "../../../../provider/libvirt/model";
import { printedByLibvirt } from "../virsh";
import { eachPartMissing, wholeDefinitions } from "../wholeDefinitions";

const reservation = ({ mac, id, name, ip = "" }: NonNullable<Network["ips"][number]["dhcp"]>["hosts"][number]): ReservationFields => ({
  ...(mac && { mac: mac.toLowerCase() }),
  ...(id && { duid: id }),
  ...(name && { hostname: name }),
  ip,
});

/** Every entry of a network, with its slot and its key. */
function entriesOf(network: Network): { slot: Slot; key: string }[] {
  const named = <F extends object>(slot: Slot<F>, fields: readonly F[]) => fields.map((one) => ({ slot: slot as unknown as Slot, key: slot.keyOf(one) }));
  return [
    ...named(reservationSlot, network.ips.flatMap(({ dhcp }) => dhcp?.hosts ?? []).map(reservation)),
    ...named(
      portGroupSlot,
      network.portgroups.map(({ name = "" }) => ({ name })),
    ),
    ...named(
      txtSlot,
      (network.dns?.txts ?? []).map(({ name = "" }) => ({ type: "txt", record: name, value: "" })),
    ),
    ...named(
      srvSlot,
      (network.dns?.srvs ?? []).map((srv) => ({ ...srv, type: "srv", service: srv.service ?? "", protocol: srv.protocol ?? "tcp" })),
    ),
    ...named(
      hostSlot,
      (network.dns?.hosts ?? []).map(({ ip = "", hostnames }) => ({ type: "host", ip, hostnames })),
    ),
  ];
}

for (const title of ["nat", "Open vSwitch", "macvtap"]) {
  test(`${title}: an entry of which nothing is asked is written back as it was, with any part of it missing`, (t) => {
    const printed = printedByLibvirt(eachPartMissing(wholeDefinitions[title] as string), { validate: false });
    const networks = printed.filter((text) => text.startsWith("<network")).map((text) => parseNetwork(text));
    for (const network of networks) {
      for (const { slot, key } of entriesOf(network)) {
        const fields = slot.look(network, key);
        t.truthy(fields, key);
        t.deepEqual(unordered(slot.put(slot.take(network, key), fields as object, network)), unordered(network), key);
      }
    }
    t.true(networks.flatMap(entriesOf).length > 10);
  });
}

/** The order of a list means nothing to libvirt. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .sort()
        .map(([key, one]) => [key, unordered(one)]),
    );
  }
  return value;
}
