import type { CommonArgs, Rule } from "../resource/kind";
import type { Impacts } from "../resource/plan";
import { z } from "../resource/zod";
import { carryOver } from "./carryOver";
import type { Network } from "./model";
import { SWITCHES } from "./properties/everyNetwork";
import type { AnyPart, ArgsOfParts } from "./properties/part";
import { overlay } from "./view";

/** What a definition says, in the form of completed arguments, with what kinds set by themselves. */
export type View = Record<string, unknown>;

/** How a kind sees libvirt's one network model. */
export interface Composition {
  readonly args: z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;
  /** Of the state: of every member, where there are several. */
  readonly shape: z.ZodRawShape;
  // biome-ignore lint/suspicious/noExplicitAny: the arguments of a list of parts
  readonly rules: readonly Rule<any>[];
  readonly impacts: Impacts<Record<string, unknown>>;
  complete(args: Record<string, unknown>): Record<string, unknown>;
  view(network: Network): View;
  /** What is asked for, over what is there. */
  overlay(present: View, args: Record<string, unknown>): View;
  /** Writes a view into a definition and leaves the rest of it as it is, down to the last attribute. */
  apply(view: View, base: Network): Network;
}

export type KindArgs<P extends readonly AnyPart[]> = CommonArgs & ArgsOfParts<P>;

/** A kind that consists of parts. */
export function compose(parts: readonly AnyPart[]): Composition {
  const shape: z.ZodRawShape = Object.assign({}, ...parts.map((part) => part.shape));
  const viewOf = (network: Network): View => Object.assign({}, ...parts.map((part) => part.view(network)));
  const managed = Object.keys(shape).filter((key) => !SWITCHES.includes(key));
  return {
    args: z.strictObject(shape),
    shape,
    rules: parts.flatMap((part) => part.rules ?? []),
    impacts: Object.assign({}, ...parts.map((part) => part.impacts)),
    complete: (args) => {
      const completed = { ...args };
      for (const part of parts) {
        Object.assign(completed, part.complete?.(completed));
      }
      return completed;
    },
    view: viewOf,
    overlay: (present, args) => {
      const wanted = Object.fromEntries(managed.map((key) => [key, args[key]]));
      const merged: View = overlay(present, wanted);
      for (const part of parts) {
        Object.assign(merged, part.settle?.(merged, present, wanted));
      }
      return merged;
    },
    apply: (view, base) => {
      const present = viewOf(base);
      const written = (from: View): Partial<Network> => Object.assign({}, ...parts.map((part) => part.apply(from, base)));
      return carryOver(base, { ...base, ...written(present) }, { ...base, ...written(view) });
    },
  };
}

/** A kind whose properties depend on its `type`: one composition each. `typeOf` says which one a definition is. */
export function choose(members: Readonly<Record<string, Composition>>, type: z.ZodType, typeOf: (network: Network) => string): Composition {
  const of = (name: unknown) => members[String(name)] as Composition;
  const all = Object.entries(members);
  const options = all.map(([name, { shape }]) => z.strictObject({ type: z.literal(name).meta(type.meta() ?? {}), ...shape }));
  return {
    args: z.discriminatedUnion("type", options as unknown as [z.ZodObject, ...z.ZodObject[]]),
    shape: { type, ...mergedShape(all.map(([, { shape }]) => shape)) },
    rules: [...new Set(all.flatMap(([, { rules }]) => rules))].map((rule) => (args) => (of(args.type).rules.includes(rule) ? rule(args) : [])),
    impacts: Object.assign({}, ...all.map(([, { impacts }]) => impacts), {
      type: { impact: "restart", why: "the network is started anew in another mode: every guest is unplugged and plugged in again" },
    }),
    complete: (args) => (args.type === undefined ? args : of(args.type).complete(args)),
    view: (network) => ({ type: typeOf(network), ...of(typeOf(network)).view(network) }),
    overlay: (present, args) => {
      const type = args.type ?? present.type;
      return { ...of(type).overlay(present, args), type };
    },
    apply: (view, base) => of(view.type).apply(view, base),
  };
}

/** Every property of every member; where two differ in its type, either. */
function mergedShape(shapes: readonly z.ZodRawShape[]): z.ZodRawShape {
  const keys = [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
  return Object.fromEntries(
    keys.map((key) => {
      const schemas = [...new Set(shapes.flatMap((shape) => (shape[key] ? [shape[key] as z.ZodType] : [])))];
      const [first] = schemas as [z.ZodType];
      const everywhere = shapes.every((shape) => shape[key] !== undefined);
      const schema = schemas.length === 1 ? first : z.union(schemas as [z.ZodType, ...z.ZodType[]]).meta(first.meta() ?? {});
      return [key, everywhere || schema.safeParse(undefined).success ? schema : schema.optional().meta(schema.meta() ?? {})];
    }),
  );
}
