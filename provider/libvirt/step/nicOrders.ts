import { markUri } from "../domainInterface/mark";
import type { Operation } from "../domainInterface/operations";
import type { Snapshot } from "../snapshot";
import type { NicWork } from "../work";
import { sameDomain } from "./basis";
import { quoted, type StepProgram } from "./program";

/** A guest answers a request to let go of a PCI device within moments, or not at all: while it boots, is paused, or has no driver for it. */
const patienceSeconds = 15;

const flags: Readonly<Record<Operation["place"], string>> = { live: "--live", stored: "--config", both: "--live --config" };

/** What a NIC takes; undefined when its guest is gone. */
export function nicOrders(program: StepProgram, { uuid, operations }: NicWork, seen: Snapshot): string[] | undefined {
  const texts = seen.domains.find((one) => one.uuid === uuid);
  const isNew = operations.every(({ verb }) => verb === "mark" || verb === "attach");
  return texts && [sameDomain(texts), ...together(operations).flatMap((operation) => ordersFor(program, uuid, operation, isNew))];
}

function ordersFor(program: StepProgram, uuid: string, { verb, place, mac, text, before }: Operation, isNew: boolean): string[] {
  const metadata = `metadata ${uuid} --uri ${markUri(mac)}`;
  switch (verb) {
    case "mark":
      return [...(isNew ? [`back virsh ${metadata} --remove ${flags[place]}`] : []), `virsh ${metadata} --key kvmnet --set ${quoted(text)} ${flags[place]}`];
    case "unmark":
      return [`try ${metadata} --remove ${flags[place]}`];
    case "attach":
      return [`virsh attach-device ${uuid} ${program.file(text)} ${flags[place]}`];
    case "detach":
      return [
        `detach ${uuid} ${flags[place]} ${mac} ${program.file(text)} ${patienceSeconds}`,
        // What ran before is better than nothing.
        `back virsh attach-device ${uuid} ${program.file(pluggable(text))} ${flags[place]}`,
      ];
    case "update":
      return [
        ...(before === undefined ? [] : [`back virsh update-device ${uuid} ${program.file(before)} ${flags[place]}`]),
        `virsh update-device ${uuid} ${program.file(text)} ${flags[place]}`,
      ];
    case "bridge":
      return [`master ${text}`];
  }
}

/** A running NIC's element without what libvirt gave it. */
const pluggable = (text: string) => text.replace(/ portid="[^"]*"/, "").replace(/<target [^>]*>/, "");

/** One call where both sides of a guest get the same mark. */
function together(operations: readonly Operation[]): Operation[] {
  const [first, second, ...rest] = operations;
  const same =
    first && second && ["mark", "unmark"].includes(first.verb) && first.verb === second.verb && first.mac === second.mac && first.text === second.text;
  if (!first || !second) {
    return [...operations];
  }
  return same && first.place !== second.place ? [{ ...first, place: "both" }, ...together(rest)] : [first, ...together(operations.slice(1))];
}
