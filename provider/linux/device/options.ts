import { isDeepStrictEqual } from "node:util";
import { given } from "../../resource/schema";
import { batchLine } from "../kernel/batch";
import type { OptionValue } from "../persistence/config";
import type { DeviceArgs, Option } from "./spec";

export type Pause = NonNullable<Option<never>["needs"]>;

type Options<Args> = readonly Option<Args>[];
type Values = Readonly<Record<string, unknown>>;

const setting = (args: object, property: string) => (args as Values)[property];
const isSet = (args: object) => (option: { readonly property: string }) => setting(args, option.property) !== undefined;
/** There is nothing to say to the kernel of what shall not be there. */
const isGiven = (args: object) => (option: { readonly property: string }) => given(setting(args, option.property)) !== undefined;

/** All options that are asked for, as words after `type KIND`. */
export function optionWords<Args>(options: Options<Args>, args: Args & object): string[] {
  return options.filter(isGiven(args)).flatMap((option) => option.words(setting(args, option.property) as never).map(String));
}

export function optionValues<Args>(options: Options<Args>, args: Args & object): Record<string, OptionValue> {
  return Object.fromEntries(options.filter(isGiven(args)).map(({ property }) => [property, setting(args, property) as OptionValue]));
}

function differing<Args>(options: Options<Args>, args: Args & object, found: object): Options<Args> {
  return options.filter((option) => isSet(args)(option) && !isDeepStrictEqual(setting(args, option.property), setting(found, option.property)));
}

/** The options that differ from what is there, one line each, so that an error names one. */
export function optionLines<Args extends DeviceArgs>(kind: string, options: Options<Args>, args: Args, found: object): string[] {
  return differing(options.filter(isGiven(args)), args, found).map((option) =>
    batchLine("link", "set", "dev", args.name, "type", kind, ...option.words(setting(args, option.property) as never)),
  );
}

/** The same for all that are asked for: the kernel forgets some when others change. */
export function allOptionLines<Args extends DeviceArgs>(kind: string, options: Options<Args>, args: Args): string[] {
  return optionLines(kind, options, args, {});
}

/** What has to hold while what differs is set. */
export function pauseFor<Args extends DeviceArgs>(options: Options<Args>, args: Args, found: object): Pause | undefined {
  const needs = differing(options, args, found).map((option) => option.needs);
  return needs.includes("empty") ? "empty" : needs.includes("down") ? "down" : undefined;
}

/** Something differs that the kernel only takes when a device is made. */
export function needsRemaking<Args extends DeviceArgs>(options: Options<Args>, args: Args, found: { readonly lowerDevice?: string | undefined }): boolean {
  const moves = args.lowerDevice !== undefined && given(args.lowerDevice) !== given(found.lowerDevice);
  return (
    moves ||
    differing(options, args, found).some(({ property, fixed }) =>
      typeof fixed === "function" ? fixed(setting(found, property), setting(args, property)) : fixed,
    )
  );
}

/** `on`/`off` as most options spell it. */
export const flag =
  (word: string) =>
  (value: boolean): (string | number)[] => [word, value ? 1 : 0];

export const word =
  (name: string) =>
  (value: string | number): (string | number)[] => [name, value];
