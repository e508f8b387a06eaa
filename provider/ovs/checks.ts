import type { Problem } from "../resource/kind";
import { deviceName } from "../resource/schema";
import { ownerKey } from "./mark";

/** Checks that bridges and ports have in common. */

/** Names of the kernel's and the userspace datapath's own devices. */
const reserved = ["ovs-system", "ovs-netdev"];

export const ovsName = () => deviceName().refine((value) => !reserved.includes(value), "is a device of Open vSwitch's own");

export function* typedKeys(property: string, values: object, typed: Readonly<Record<string, string>>): Iterable<Problem> {
  for (const key of Object.keys(values)) {
    if (Object.hasOwn(typed, key)) {
      yield { path: [property, key], reason: `has a property of its own: say \`${typed[key]}\`` };
    }
  }
}

export function* markKey(property: string, values: object): Iterable<Problem> {
  if (ownerKey in values) {
    yield { path: [property, ownerKey], reason: "is the mark by which we know our own objects; it is set for you" };
  }
}
