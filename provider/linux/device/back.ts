import type { WayBack } from "../kernel/undo";
import type { Command } from "../persistence/config";
import { makeLines } from "../persistence/lines";
import { bootConfig } from "./boot";
import { desiredOf } from "./desired";
import { optionLines, pauseFor } from "./options";
import { pauseLines } from "./pause";
import type { DeviceArgs, DeviceSpec, DeviceState } from "./spec";

/** What is to be known of a kind for the way back to the device as it is: its options, and how it is made where it is made anew. */
export function wayBack<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
  args: Args,
  found: State | undefined,
  remade: boolean,
): WayBack {
  if (!found) {
    return {};
  }
  const former = formerArgs(spec, args, found);
  if (remade) {
    const isInitial = ({ property, initial }: (typeof spec.options)[number]) => initial !== undefined && former[property] === initial;
    const [make] = makeLines(bootConfig({ ...spec, options: spec.options.filter((option) => !isInitial(option)) }, former, desiredOf(former, []), found.mac));
    return make ? { again: [{ device: args.name, line: make.line }] } : {};
  }
  const asked = Object.fromEntries(spec.options.flatMap(({ property }) => (args[property] === undefined ? [] : [[property, former[property]]])));
  const pause = pauseFor(spec.options, args, found);
  const lines = optionLines(spec.kernelKind, spec.options, { ...asked, name: args.name } as unknown as Args, args);
  const options = lines.map((line): Command => ({ tool: "ip", line }));
  return { options: [...(pause ? pauseLines(args.name, pause, found.ports ?? []) : []), ...options] };
}

/** Nothing that a word could be made of. */
const isEmpty = (value: unknown) => value === "" || (Array.isArray(value) && value.length === 0);

/** A property of the state that shares its name with an argument has its form; empty is what has none. */
function formerArgs<Args extends DeviceArgs, State extends DeviceState>(spec: DeviceSpec<Args, State>, args: Args, found: State): Args {
  const names = Object.keys(spec.args.shape).filter((name) => name in found || spec.options.some(({ property }) => property === name));
  const values = names.map((name) => [name, (found as Readonly<Record<string, unknown>>)[name]] as const);
  return { ...args, ...Object.fromEntries(values.map(([name, value]) => [name, isEmpty(value) ? undefined : value])) };
}
