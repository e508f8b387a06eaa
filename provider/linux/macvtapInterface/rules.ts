import type { Problem, Rule } from "../../resource/kind";
import { deviceRules } from "../device/rules";
import type { MacvtapArgs } from "./types";

function* libvirtsNames(args: MacvtapArgs): Iterable<Problem> {
  // libvirt numbers its own ones and takes a free name of this form away from nobody, but deletes by it.
  if (/^macvtap\d+$/.test(args.name)) {
    yield { path: ["name"], reason: `${args.name} is a name that libvirt gives to the interfaces that it makes itself; choose another one, such as vtap0` };
  }
}

function* unspecifiedMac(args: MacvtapArgs): Iterable<Problem> {
  if (args.mac === "00:00:00:00:00:00") {
    yield { path: ["mac"], reason: "is the unspecified MAC address" };
  }
}

export const macvtapRules: readonly Rule<MacvtapArgs>[] = [...deviceRules, libvirtsNames, unspecifiedMac];
