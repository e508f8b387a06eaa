import type { Policy } from "../snapshot";
import { refusal } from "../table/refusal";
import { allWritten } from "../table/spec";
import { guestNic, ownDevice } from "../target";
import { KIND } from "./render";
import { testImpairmentSpec } from "./schema";
import type { Asked, TestImpairmentSpec } from "./types";

const PROPERTIES = [
  "mac",
  "device",
  "durationSeconds",
  "delayMilliseconds",
  "jitterMilliseconds",
  "lossPercent",
  "duplicatePercent",
  "reorderPercent",
  "corruptPercent",
  "rateMbps",
  "triggers",
] as const;

/** What is not set is left out. */
export const askedOf = (args: Asked): Asked =>
  Object.fromEntries(PROPERTIES.flatMap((property) => (args[property] === undefined ? [] : [[property, args[property]]]))) as Asked;

/** What the arguments come to on this host. Throws what stands against them. */
export function resolve(seen: Policy, asked: Asked): TestImpairmentSpec {
  const { mac, device = "" } = asked;
  if (mac === undefined) {
    ownDevice(seen, device);
    if (seen.sessionDevices.includes(device)) {
      throw refusal("device", `our own session comes in over ${device}`, "impair another device, or come in by another way");
    }
    return { ...asked, impaired: device };
  }
  const { guest, tap, type } = guestNic(seen, mac);
  if (!TAPS.includes(type)) {
    throw refusal(
      "mac",
      `the NIC ${mac} of ${guest} is of the type ${type}, whose frames pass no queue of the host`,
      "impair it in the guest, or the device that it stands on",
    );
  }
  if (seen.wayIn.some((neighbour) => neighbour.mac === mac)) {
    throw refusal("mac", `our own session comes in from the guest ${guest}`, "impair another one, or come in by another way");
  }
  if (tap === undefined) {
    throw refusal("mac", `the guest ${guest} does not run: its NIC ${mac} has no device yet`, "start it first");
  }
  return { ...asked, impaired: tap, guest };
}

/** NICs whose host's end is a tap. */
const TAPS = ["network", "bridge", "ethernet"];

/** Refuses what somebody else has put there, or this kernel cannot do. */
export function refuseOthers(seen: Policy, name: string, { mac, impaired }: TestImpairmentSpec): void {
  const property = mac ? "mac" : "device";
  if (!seen.impairments.netem) {
    throw refusal(
      property,
      "the kernel of the host has no netem",
      "load it (modprobe sch_netem; on RHEL and Fedora it is in the package kernel-modules-extra, in Debian's and Ubuntu's kernels it is there)",
    );
  }
  const other = allWritten(seen.fragments.values(), KIND, testImpairmentSpec).find((one) => one.name !== name && one.spec.impaired === impaired);
  const theirs = seen.queues.set.get(`out ${impaired}`);
  if (other && theirs === OURS) {
    throw refusal(
      property,
      `the TestImpairment ${other.name} of ${other.owner} impairs ${impaired} already`,
      "set everything in one, or wait until it is over",
    );
  }
  if (theirs !== undefined && theirs !== OURS) {
    throw refusal(
      property,
      `somebody has put a queue discipline on ${impaired} already: ${theirs}`,
      `a TrafficPolicy's or libvirt's limit (\`bandwidth\`) and an impairment cannot be on one device; take it away, or set \`rateMbps\` here. See: tc qdisc show dev ${impaired}`,
    );
  }
}

/** The queue with our handle (`impair.sh`). */
const OURS = "netem 6b77:";
