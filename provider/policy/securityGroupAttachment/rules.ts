import { apart } from "../../resource/addresses";
import type { Problem, Rule } from "../../resource/kind";
import type { AttachmentArgs } from "./types";

const TARGETS = ["mac", "network", "bridge"] as const;

function* oneTarget(args: AttachmentArgs): Iterable<Problem> {
  const named = TARGETS.filter((target) => args[target] !== undefined);
  if (named.length === 0) {
    yield { path: ["mac"], reason: "whom it is about is not said: a NIC (`mac`), a `network` or a `bridge`" };
  }
  for (const other of named.slice(1)) {
    yield { path: [other], reason: `stands beside ${named[0]}: one attachment is about one of the two` };
  }
}

function* deviceOfNic({ mac, device }: AttachmentArgs): Iterable<Problem> {
  if (device !== undefined && mac === undefined) {
    yield { path: ["device"], reason: "is the host's end of a NIC: name its `mac` as well" };
  }
}

function* doesSomething({ groups, antiSpoof }: AttachmentArgs): Iterable<Problem> {
  if (groups === undefined && !antiSpoof) {
    yield { path: ["groups"], reason: "neither groups nor `antiSpoof` are set: it would do nothing" };
  }
}

function* antiSpoofOfNic({ mac, antiSpoof, allowedAddresses }: AttachmentArgs): Iterable<Problem> {
  if (antiSpoof && mac === undefined) {
    yield { path: ["antiSpoof"], reason: "holds one NIC to its addresses: name its `mac`, and write one attachment for each" };
  }
  if (!antiSpoof && allowedAddresses.length > 0) {
    yield { path: ["allowedAddresses"], reason: "are what `antiSpoof` allows besides, which is not set" };
  }
}

function* endsWhatIsFiltered({ groups, onEstablished }: AttachmentArgs): Iterable<Problem> {
  if (onEstablished === "end" && groups === undefined) {
    yield { path: ["onEstablished"], reason: "ends what no group opens any more: without `groups` nothing is closed" };
  }
}

function* logsWhatIsDropped({ groups, logDenied }: AttachmentArgs): Iterable<Problem> {
  if (logDenied && groups === undefined) {
    yield { path: ["logDenied"], reason: "logs what no group opens: without `groups` nothing is dropped for that" };
  }
}

function* addressesApart({ addresses, allowedAddresses }: AttachmentArgs): Iterable<Problem> {
  yield* apart(addresses ?? [], ["addresses"]);
  yield* apart(allowedAddresses, ["allowedAddresses"]);
}

export const attachmentRules: readonly Rule<AttachmentArgs>[] = [
  oneTarget,
  deviceOfNic,
  doesSomething,
  antiSpoofOfNic,
  endsWhatIsFiltered,
  logsWhatIsDropped,
  addressesApart,
];
