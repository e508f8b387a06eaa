import { unordered } from "../../resource/addresses";
import type { PropertyImpact } from "../../resource/plan";
import { ruleWords } from "../../resource/securityGroup/words";
import { attachmentsIn, endedOf, endedWords, groupsIn } from "../references";
import type { Policy } from "../snapshot";
import { differing, fragmentKind } from "../table/fragmentKind";
import { placeWords } from "./place";
import { fragmentOf, KIND } from "./render";
import { type Asked, askedOf, refuseSecond, resolve } from "./resolve";
import { attachmentRules } from "./rules";
import { attachmentArgs, attachmentSpec, attachmentState } from "./schema";
import type { AttachmentArgs, AttachmentSpec, AttachmentState } from "./types";

const target: PropertyImpact = { impact: "none", why: "whom the groups are about from then on; established connections stay" };
const held: PropertyImpact = { impact: "blip", why: "what it sends from other addresses is dropped from then on, also of connections that are established" };

export const securityGroupAttachment = fragmentKind<AttachmentArgs, AttachmentState, Asked, AttachmentSpec>({
  type: KIND,
  description:
    "Puts a guest's NIC, all guests of a libvirt network or all guests on a bridge into security groups, and holds a NIC to its own addresses. From then on what no group opens is dropped: what others on the same bridge, the host itself and the world beyond send. ARP, neighbour discovery and DHCP always pass. On Linux bridges in a table of the family `bridge` (`nft list table bridge kvmnet`), which libvirt, firewalld and Docker leave alone; on bridges of Open vSwitch by flows that follow connections.",
  noun: "attachment",
  example: "web1",
  steps: { create: "attach the security groups", change: "change the attachment", remove: "detach the security groups" },
  args: attachmentArgs,
  state: attachmentState,
  spec: attachmentSpec,
  rules: attachmentRules,
  impacts: {
    name: { impact: "replace", why: "the attachment is removed and made again under the other name: everything is open in between" },
    groups: { impact: "none", why: "what is open from then on; established connections stay" },
    mac: target,
    device: target,
    network: target,
    bridge: target,
    addresses: held,
    antiSpoof: held,
    allowedAddresses: held,
    onEstablished: { impact: "blip", why: "established connections that its groups do not open are ended, now and with each change that closes something" },
    logDenied: { impact: "none", why: "what the kernel logs from then on" },
  },
  impactNow: ({ onEstablished }, property) =>
    property === "onEstablished" && onEstablished === "end" ? { impact: "none", why: "established connections stay from this change on" } : undefined,
  ends: ({ onEstablished }, property) => onEstablished === "end" && property !== "logDenied",
  complete: ({ groups, addresses, allowedAddresses, ...rest }) => ({
    ...rest,
    ...(groups && { groups: unordered(groups) }),
    ...(addresses && { addresses: unordered(addresses) }),
    ...(allowedAddresses && { allowedAddresses: unordered(allowedAddresses) }),
  }),
  askedOf,
  resolve,
  fragmentOf,
  view: ({ onBridge, onSwitch, tap, memberAddresses, ...asked }) => ({
    ...asked,
    onEstablished: asked.onEstablished ?? "keep",
    memberAddresses,
    heldBy: asked.mac === undefined ? "bridge" : tap ? "device" : "mac",
  }),
  faults: (seen, spec) => {
    const now = resolve(seen, askedOf(spec));
    return [
      ...differing(`${placeWords(spec)} has the addresses`, now.memberAddresses, spec.memberAddresses),
      ...differing(`${placeWords(spec)} is on the bridge`, now.onBridge ? [now.onBridge] : [], spec.onBridge ? [spec.onBridge] : []),
      ...differing(`${placeWords(spec)} is on the Open vSwitch bridge`, now.onSwitch ? [now.onSwitch] : [], spec.onSwitch ? [spec.onSwitch] : []),
      ...(seen.flowFaults.get(spec.onSwitch ?? "") ?? []),
      ...differing(`${placeWords(spec)} has the device`, now.tap ? [now.tap] : [], spec.tap ? [spec.tap] : []),
    ];
  },
  refuse: refuseSecond,
  notes: notesOf,
  removalNotes: (seen, name, spec) => [
    ...(spec.groups ? [`opens everything to ${placeWords(spec)}: it is filtered no more`] : []),
    ...(spec.antiSpoof ? [`${placeWords(spec)} may use any address`] : []),
    ...memberNotes(seen, name, spec, undefined),
    ...deadSwitchNotes(seen, name, spec),
  ],
  exclusives: ({ mac, network, bridge }) =>
    [
      mac && { path: ["mac"], thing: "filtered NIC", key: mac },
      network && { path: ["network"], thing: "filtered network", key: network },
      bridge && { path: ["bridge"], thing: "filtered bridge", key: bridge },
    ].flatMap((one) => one || []),
});

/** What opens and what closes, a line each. */
function notesOf(seen: Policy, name: string, spec: AttachmentSpec, before: AttachmentSpec | undefined): string[] {
  const whom = placeWords(spec);
  const sameTarget = before !== undefined && placeWords(before) === whom;
  const then = sameTarget ? before : undefined;
  const [now, earlier] = [opened(seen, spec.groups), opened(seen, then?.groups)];
  const closes = !then?.groups || then.onEstablished !== "end" || earlier.some((one) => !now.includes(one));
  return [
    ...(before && !sameTarget && before.groups ? [`opens everything to ${placeWords(before)}: it is filtered no more`] : []),
    ...(spec.groups && !then?.groups ? [`closes ${whom} to everything that its groups do not open`] : []),
    ...(!spec.groups && then?.groups ? [`opens everything to ${whom}: it is filtered no more`] : []),
    ...(spec.groups && then?.groups ? earlier.filter((one) => !now.includes(one)).map((one) => `closes ${one} for ${whom}`) : []),
    ...(spec.groups ? now.filter((one) => !earlier.includes(one)).map((one) => `opens ${one} for ${whom}`) : []),
    ...(spec.onEstablished === "end" && closes ? endedWords([whom]) : []),
    ...(before ? memberNotes(seen, name, before, spec) : []),
    ...(spec.antiSpoof && !then?.antiSpoof ? [`holds ${whom} to ${[...spec.memberAddresses, ...spec.allowedAddresses].join(", ")}`] : []),
    ...(spec.onSwitch && spec.onSwitch !== then?.onSwitch ? switchNotes(seen, spec, spec.onSwitch) : []),
    ...(spec.antiSpoof && !spec.tap && !spec.onSwitch
      ? [
          "its device on the host has no name of its own, so that it is not held when it changes its MAC address: fix one in the guest (<target dev='…'/>) and give it as `device`",
        ]
      : []),
    ...(!spec.antiSpoof && then?.antiSpoof ? [`${whom} may use any address`] : []),
  ];
}

/** Whose connections end as this one is no longer a member of groups that their rules name. */
function memberNotes(seen: Policy, own: string, before: AttachmentSpec, now: AttachmentSpec | undefined): string[] {
  const same = now?.mac === before.mac && before.memberAddresses.every((address) => now?.memberAddresses.includes(address));
  const left = (before.groups ?? []).filter((group) => !same || !now?.groups?.includes(group));
  return endedWords([...new Set(left.flatMap((group) => endedOf(seen, { members: group }, own)))], placeWords(before));
}

/** What holds on Linux bridges, and not on those of Open vSwitch. */
function switchNotes(seen: Policy, { groups = [] }: AttachmentSpec, name: string): string[] {
  const logging = groupsIn(seen).filter(({ name, spec }) => groups.includes(name) && [...spec.ingress, ...(spec.egress ?? [])].some(({ log }) => log));
  return [
    ...(seen.switches.get(name)?.failMode === "secure"
      ? []
      : [
          `whenever ovs-vswitchd is started anew, everything on ${name} is open until the flows are back: with \`failMode: "secure"\` on its OvsBridge nothing passes meanwhile`,
        ]),
    ...(logging.length > 0 ? [`nothing is logged of what ${logging.map((one) => one.name).join(", ")} opens on ${name}: flows write no log`] : []),
  ];
}

/** A bridge that passes nothing but what flows say is left without any. */
const deadSwitchNotes = (seen: Policy, own: string, { onSwitch = "" }: AttachmentSpec): string[] =>
  seen.switches.get(onSwitch)?.failMode === "secure" && !attachmentsIn(seen).some(({ name, spec }) => name !== own && spec.onSwitch === onSwitch)
    ? [`nothing passes on ${onSwitch} from then on: no flow is left there, and its fail mode is secure`]
    : [];

/** What groups open, in words. */
function opened(seen: Policy, groups: readonly string[] = []): string[] {
  const all = groupsIn(seen).filter(({ name }) => groups.includes(name));
  const sending = all.some(({ spec }) => spec.egress === undefined)
    ? ["everything to everywhere"]
    : all.flatMap(({ spec }) => (spec.egress ?? []).map((rule) => ruleWords(rule, "to")));
  return [...new Set([...all.flatMap(({ spec }) => spec.ingress.map((rule) => ruleWords(rule, "from"))), ...sending])];
}
