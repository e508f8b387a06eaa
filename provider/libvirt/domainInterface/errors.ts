import { KvmnetError } from "../../resource/error";
import { meaningOf } from "../errors";
import type { Snapshot } from "../snapshot";
import type { NicWork } from "../work";
import { guestWhere, nicWith } from "./guest";

/** What libvirt says of NICs, and what it means to the reader. The first that fits counts. */
const known: readonly { words: RegExp; problem: (match: RegExpExecArray) => string; remedy: string }[] = [
  {
    words: /Network not found: no network with matching name '([^']*)'/,
    problem: (match) => `there is no network named ${match[1]}`,
    remedy: "make it first: give the `name` output of a network resource as `network`, so that Pulumi knows the order",
  },
  {
    words: /network '([^']*)' is not active/,
    problem: (match) => `the network ${match[1]} is not active`,
    remedy: "start it (active: true on the network resource, or virsh net-start), then run it again",
  },
  {
    words: /network '([^']*)' has no portgroup|no portgroup/i,
    problem: () => "the network has no such port group",
    remedy: "make the port group first, then run it again",
  },
  {
    words: /Cannot get interface MTU on '([^']*)': No such device|Unable to add (?:bridge )?([^ ]+) port [^:]*: No such device/,
    problem: (match) => `there is no bridge named ${match[1] ?? match[2]}`,
    remedy: "make it first: give the `name` output of a bridge resource as `bridge`, so that Pulumi knows the order",
  },
  {
    words: /per-device boot elements cannot be used together with os\/boot elements/,
    problem: () => "the guest's definition names boot devices in <os>, so that no NIC can have a place in the boot order",
    remedy: "replace <boot dev=…/> in <os> by <boot order=…/> on the devices (virsh edit), or leave bootOrder out",
  },
  {
    words: /boot order '?(\d+)'? (?:is )?used for more than one device/,
    problem: (match) => `place ${match[1]} of the boot order is taken by another device of the guest`,
    remedy: "choose another bootOrder",
  },
  {
    words: /No more available PCI slots/,
    problem: () => "the guest has no free PCI slot",
    remedy: "a guest of machine type q35 needs spare <controller type='pci' model='pcie-root-port'/> in its definition, from its next start on",
  },
  {
    words: /filter '([^']*)' is missing|[Nn]etwork filter not found: no nwfilter with matching name '([^']*)'/,
    problem: (match) => `there is no filter named ${match[1] ?? match[2]}`,
    remedy: "virsh nwfilter-list shows those that there are",
  },
  {
    words: /Child process \(tc |qdisc kind is unknown|We have an error talking to the kernel/,
    problem: () => "the kernel of the host cannot limit this traffic",
    remedy: "bandwidth on a Linux bridge needs the kernel's modules sch_htb, sch_sfq, sch_ingress, cls_u32, cls_fw and act_police",
  },
  {
    words: /non unique alias detected/,
    problem: () => "the guest has a device of ours with another MAC address",
    remedy: "somebody edited the NIC's MAC address by hand: take that device out of the guest (virsh edit), then run it again",
  },
  {
    words: /host doesn't support passthrough of host PCI devices/,
    problem: () => "the host cannot hand PCI devices through to guests",
    remedy: "it needs an IOMMU that is switched on in firmware and kernel (intel_iommu=on), and vfio-pci",
  },
];

/** libvirt cannot make a change on a NIC that is in use, although it usually can. */
export const cannotLive = (words: string) => /Operation not supported|unable to change config|cannot modify/i.test(words);

/** The error of a NIC's work that failed; `after` is how the host then is. */
export function nicFailure({ uuid, operations, macs, otherwise }: NicWork, words: string, after: Snapshot): KvmnetError {
  if (otherwise && "refused" in otherwise && cannotLive(words)) {
    return new KvmnetError({
      code: "refused",
      problem: otherwise.refused,
      remedy: 'set onGuestsAttached: { restart: "reattach" } to unplug it and plug it in again, or make the change when the guest is off',
      toolOutput: words,
    });
  }
  const held = /^kvmnet: held$/m.test(words);
  const match = known.flatMap((one) => {
    const found = one.words.exec(words);
    return found ? [{ problem: one.problem(found), remedy: one.remedy }] : [];
  })[0];
  const meaning = meaningOf(words);
  const what = held
    ? {
        problem: "the guest did not let go of the NIC",
        remedy: "see that it has booted, is not paused and supports hot-unplug, or shut it down; then run it again: it goes on from here",
      }
    : (match ?? meaning ?? { problem: "the NIC is not as asked for", remedy: "libvirt's words name the reason; the next pulumi up goes on from here" });
  const live = guestWhere(after, { uuid })?.live;
  const replugged = operations.some(({ verb, place }) => verb === "detach" && place === "live") && operations.some(({ verb }) => verb === "attach");
  const restored = !held && replugged && macs.some((mac) => nicWith(live, mac) !== undefined);
  return new KvmnetError({
    code: match || held ? "step-failed" : (meaning?.code ?? "step-failed"),
    problem: restored ? `${what.problem}; the NIC is plugged in as it was before` : what.problem,
    remedy: what.remedy,
    toolOutput: words.replace(/^kvmnet: held\n/m, ""),
  });
}
