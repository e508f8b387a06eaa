import type { Problem } from "../resource/kind";
import type { GuestNic } from "./nics";
import type { Policy } from "./snapshot";
import { refusal } from "./table/refusal";

/** What a queue may be of: a guest's NIC, by its MAC address, or a device of the host. */
export interface Target {
  readonly mac?: string;
  readonly device?: string;
}

export function* oneTarget({ mac, device }: Target): Iterable<Problem> {
  if (mac === undefined && device === undefined) {
    yield { path: ["device"], reason: "what it is about is not said: a guest's NIC (`mac`) or a `device` of the host" };
  }
  if (mac !== undefined && device !== undefined) {
    yield { path: ["device"], reason: "stands beside mac: it is about one of the two" };
  }
  if (device !== undefined && /^(vnet|macvtap)\d+$/.test(device)) {
    yield { path: ["device"], reason: "is a name that libvirt gives to whichever guest starts next; name the guest's NIC by its `mac`" };
  }
}

/** The one guest's NIC that has this address. */
export function guestNic(seen: Policy, mac: string): GuestNic {
  const nics = seen.nics.filter((nic) => nic.mac === mac);
  const [nic, other] = nics;
  if (!nic) {
    throw refusal("mac", `no guest of the host has a NIC ${mac}`, "define the guest first; `virsh domiflist GUEST` shows its NICs");
  }
  if (other) {
    throw refusal("mac", `several guests have a NIC ${mac}: ${nics.map(({ guest }) => guest).join(", ")}`, "give them addresses of their own");
  }
  return nic;
}

/** Refuses what is no device of the host's own. */
export function ownDevice({ queues, nics }: Policy, device: string): void {
  if (!queues.tc) {
    throw refusal("device", "the host has no `tc` that answers", "install it: iproute2, on RHEL and Fedora iproute-tc");
  }
  if (!queues.devices.has(device)) {
    throw refusal("device", `there is no device ${device} on the host`, "make it first, and give the `name` output of its resource as `device`");
  }
  const guest = nics.find(({ tap, device: fixed }) => tap === device || fixed === device);
  if (guest) {
    throw refusal("device", `${device} is the host's end of the NIC ${guest.mac} of ${guest.guest}`, `give \`mac: "${guest.mac}"\``);
  }
}
