import type { Rule } from "../../resource/kind";
import type { Impacts } from "../../resource/plan";
import type { z } from "../../resource/zod";
import type { Network } from "../model";

export type ArgsOf<S extends z.ZodRawShape> = keyof S extends never ? object : z.infer<z.ZodObject<S>>;

/**
 * Properties that several kinds of network share: what a user may write, what it costs, and where it lies in a definition.
 * A kind is a list of such parts. `hidden` is what a kind sets by itself, as its forward mode: in the view, but no argument.
 */
export interface Part<S extends z.ZodRawShape = z.ZodRawShape, Hidden extends object = object> {
  readonly shape: S;
  readonly impacts: Impacts<ArgsOf<S>>;
  // biome-ignore lint/suspicious/noExplicitAny: a rule may look at properties of other parts
  readonly rules?: readonly Rule<any>[];
  /** Fills in what follows from other values, and brings values into the form that `view` gives. */
  complete?(args: Partial<ArgsOf<S>>): Partial<ArgsOf<S>>;
  view(network: Network): Partial<ArgsOf<S>> & Hidden;
  /** What a plain merge of what is asked for over what is there does not get right. */
  settle?(merged: ArgsOf<S>, present: ArgsOf<S>, wanted: Partial<ArgsOf<S>>): Partial<ArgsOf<S> & Hidden>;
  /** The elements of the definition that it writes; what it does not model in them stays. */
  apply(view: ArgsOf<S> & Hidden, base: Network): Partial<Network>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of parts holds parts of different properties
export type AnyPart = Part<any, any>;

type ShapeOf<P> = P extends Part<infer S, infer _Hidden> ? S : never;
type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** The arguments of a kind that is made of these parts. */
export type ArgsOfParts<P extends readonly AnyPart[]> = Intersection<{ [K in keyof P]: ArgsOf<ShapeOf<P[K]>> }[number]>;

export const restart = {
  impact: "restart",
  why: "libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again",
} as const;
export const stored = { impact: "none", why: "only the stored definition changes" } as const;
/** Of networks on devices of the host: a restart of them touches no guest. */
export const laterNics = { impact: "none", why: "holds for NICs that are plugged in from now on; running guests keep what they have" } as const;
