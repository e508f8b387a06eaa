import type { Limits } from "../nics";
import type { Policy } from "../snapshot";
import { refusal } from "../table/refusal";
import { allWritten } from "../table/spec";
import { guestNic, ownDevice } from "../target";
import { directions, KIND, tuneOf } from "./render";
import { trafficPolicySpec } from "./schema";
import type { Asked, TrafficPolicySpec } from "./types";

export const askedOf = ({ mac, device, inbound, outbound }: Asked): Asked => ({
  ...(mac && { mac }),
  ...(device && { device }),
  ...(inbound && { inbound }),
  ...(outbound && { outbound }),
});

export const policiesIn = ({ fragments }: Policy) => allWritten(fragments.values(), KIND, trafficPolicySpec);

/** What the arguments come to on this host. Throws what stands against them. */
export const resolve = (seen: Policy, asked: Asked): TrafficPolicySpec =>
  asked.mac !== undefined ? ofNic(seen, asked, asked.mac) : ofDevice(seen, asked, asked.device ?? "");

function ofNic(seen: Policy, asked: Asked, mac: string): TrafficPolicySpec {
  const nic = guestNic(seen, mac);
  const mode = seen.networks.find(({ name }) => name === nic.network)?.mode;
  if (mode === "hostdev" || !LIMITED_BY_LIBVIRT.includes(nic.type)) {
    throw refusal(
      "mac",
      `the NIC ${mac} of ${nic.guest} is ${mode === "hostdev" || nic.type === "hostdev" ? "a device passed through (SR-IOV)" : `of the type ${nic.type}`}, which libvirt does not limit`,
      "limit it in the guest or at the switch",
    );
  }
  return { ...asked, guest: nic.guest, uuid: nic.uuid };
}

/** virNetDevSupportsBandwidth (libvirt 9.0, 11.3). */
const LIMITED_BY_LIBVIRT = ["network", "bridge", "direct", "ethernet"];

function ofDevice(seen: Policy, asked: Asked, device: string): TrafficPolicySpec {
  ownDevice(seen, device);
  for (const direction of ["inbound", "outbound"] as const) {
    const average = asked[direction]?.averageKiBps;
    if (average !== undefined && average < SESSION_NEEDS && seen.sessionDevices.includes(device)) {
      throw refusal(
        `${direction}.averageKiBps`,
        `our own session comes in over ${device}, and would hardly get through at ${average} KiB/s`,
        `leave at least ${SESSION_NEEDS} KiB/s, or come in by another way`,
      );
    }
  }
  return asked;
}

/** KiB/s. */
const SESSION_NEEDS = 128;

/** Refuses what somebody else limits: of two owners the one would undo what the other does. */
export function refuseSecond(seen: Policy, name: string, spec: TrafficPolicySpec, before: TrafficPolicySpec | undefined): void {
  const property = spec.mac ? "mac" : "device";
  const target = spec[property];
  const other = policiesIn(seen).find((one) => one.name !== name && one.spec[property] === target);
  if (other) {
    throw refusal(property, `the TrafficPolicy ${other.name} of ${other.owner} limits ${target} already`, "set all limits in one policy");
  }
  const isOurs = before?.[property] === target;
  if (spec.mac && !isOurs) {
    refuseLimited(seen, spec.mac, spec);
  }
  if (spec.device) {
    refuseQueues(seen, spec.device, spec, isOurs);
  }
}

/** A NIC that has limits which nobody of ours has set. */
function refuseLimited(seen: Policy, mac: string, spec: TrafficPolicySpec): void {
  const nic = seen.nics.find((one) => one.mac === mac);
  const theirs = nic && [nic.stored, nic.running].find((limits) => limits && !isSame(limits, NONE) && !isSame(limits, tuneOf(spec)));
  if (nic && theirs) {
    const { marked, guest } = nic;
    throw refusal(
      "mac",
      `the NIC ${mac} of ${guest} is limited already, ${limitWords(theirs)}${marked ? `; it is the DomainInterface ${marked}` : ""}`,
      marked
        ? 'set the limits there, or give it `bandwidth: "none"` and take that out again'
        : `take its limits away first: virsh domiftune ${guest} ${mac} --inbound 0 --outbound 0 --config (and --live)`,
    );
  }
}

function refuseQueues(seen: Policy, device: string, spec: TrafficPolicySpec, isOurs: boolean): void {
  const network = seen.networks.find(({ bridge, limited, active }) => bridge === device && limited && active);
  if (network) {
    throw refusal("device", `${device} is the bridge of the libvirt network ${network.name}, whose \`bandwidth\` limits it`, "set the limits there");
  }
  for (const direction of isOurs ? [] : (["inbound", "outbound"] as const)) {
    const key = `${directions[direction]} ${device}`;
    const theirs = seen.queues.limits.get(key)?.is === undefined && seen.queues.set.get(key);
    if (spec[direction] && theirs) {
      throw refusal(
        "device",
        `somebody has put a queue discipline on ${device} already: ${theirs}`,
        `take it away (tc qdisc del dev ${device} ${direction === "inbound" ? "ingress" : "root"}; of a port of Open vSwitch clear its qos and ingress_policing_rate), or set the limits there`,
      );
    }
  }
}

const NONE: Limits = tuneOf({});

export const isSame = (one: Limits, other: Limits) => one.inbound === other.inbound && one.outbound === other.outbound;

/** `inbound 1000,2000,512 and no outbound`, as virsh has it. */
export const limitWords = (limits: Limits) =>
  (["inbound", "outbound"] as const)
    .map((direction) => (limits[direction] === NONE[direction] ? `no ${direction}` : `${direction} ${limits[direction]}`))
    .join(" and ");
