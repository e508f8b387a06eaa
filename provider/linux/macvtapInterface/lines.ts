import { batchLine } from "../batch";
import type { HostFacts } from "../hostFacts";
import { temporaryName } from "../mark";
import { aliasOf } from "../owner";
import type { BootUnit } from "../persistence/bootUnit";
import { kernelMode, type MacvtapArgs, type MacvtapState } from "./observe";

/** Under another name until it carries our mark. */
export function createLines(args: MacvtapArgs): string[] {
  const temporary = temporaryName(args.name);
  const address = args.mac ? ["address", args.mac] : [];
  return [
    batchLine("link", "add", "link", args.lowerDevice, "name", temporary, ...address, "type", "macvtap", "mode", kernelMode(args.mode)),
    batchLine("link", "set", "dev", temporary, "alias", aliasOf(args.owner)),
    batchLine("link", "set", "dev", temporary, "name", args.name),
    // In passthrough mode the kernel takes the MAC address of the lower device first, whatever was asked for.
    ...(args.mode === "passthrough" && args.mac ? [batchLine("link", "set", "dev", args.name, "address", args.mac)] : []),
    ...(args.mtu === undefined ? [] : [batchLine("link", "set", "dev", args.name, "mtu", args.mtu)]),
    ...(args.up ? [batchLine("link", "set", "dev", args.name, "up")] : []),
  ];
}

/** One line for each property that differs. */
export function changeLines(args: MacvtapArgs, found: MacvtapState): string[] {
  const set = (...words: (string | number)[]) => batchLine("link", "set", "dev", args.name, ...words);
  return [
    ...(found.owner === args.owner ? [] : [set("alias", aliasOf(args.owner))]),
    ...(found.mode === args.mode ? [] : [set("type", "macvtap", "mode", kernelMode(args.mode))]),
    ...(args.mac === undefined || found.mac === args.mac ? [] : [set("address", args.mac)]),
    ...(args.mtu === undefined || found.mtu === args.mtu ? [] : [set("mtu", args.mtu)]),
    ...(found.up === args.up ? [] : [set(args.up ? "up" : "down")]),
  ];
}

export function macvtapUnit(args: MacvtapArgs, state: { readonly hostFacts: HostFacts }): BootUnit {
  return {
    title: `MacvtapInterface ${args.name} (${args.owner})`,
    device: args.name,
    after: [args.lowerDevice],
    ip: state.hostFacts.ip,
    lines: createLines(args),
  };
}
