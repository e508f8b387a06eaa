import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import { settingsText, withSettings } from "../resource/identity";
import type { AnyKind, Rule } from "../resource/kind";
import type { Impacts } from "../resource/plan";
import type { z } from "../resource/zod";

/** A kind that several drivers carry out, each its own way: an argument says which. None of them knows of the others. */

export interface Part {
  /** What the argument says. */
  readonly word: string;
  readonly kind: AnyKind;
  /** Whether a host can be asked for it. */
  mayBeOn(host: Host): boolean;
}

type Values = Readonly<Record<string, unknown>>;

interface Either {
  readonly type: string;
  readonly description: string;
  /** The argument that chooses; where it is not said the first of `parts` is meant. */
  readonly argument: string;
  readonly parts: readonly [Part, Part];
  readonly args: z.ZodObject;
  readonly state: z.ZodObject;
  // biome-ignore lint/suspicious/noExplicitAny: of whichever arguments
  readonly impacts: Impacts<any>;
  /** Why a change of the argument makes it anew. */
  readonly why: string;
}

export function eitherKind({ type, description, argument, parts, args, state, impacts, why }: Either): AnyKind {
  const [usual] = parts;
  const wordOf = (values: Values | undefined) => String(values?.[argument] ?? usual.word);
  const partOf = (values: Values | undefined) => parts.find(({ word }) => word === wordOf(values)) ?? usual;
  const { id } = usual.kind;

  /** What the part itself knows of. */
  const own = (values: Values) => Object.fromEntries(Object.entries(values).filter(([name]) => name !== argument));
  const shown = <S>(part: Part, observed: S): S => (observed === undefined ? observed : { ...observed, [argument]: part.word });
  /** Also of what an error leaves in the state: by it the part is found again. */
  const told = async <S>(part: Part, work: Promise<S>): Promise<S> => {
    try {
      return shown(part, await work);
    } catch (error) {
      throw error instanceof KvmnetError && error.details.partialState ? error.with({ partialState: shown(part, error.details.partialState) }) : error;
    }
  };
  const ofPart = ({ word }: Part, rule: Rule<Values>): Rule<Values> =>
    function* (values) {
      if (wordOf(values) === word) {
        yield* rule(values);
      }
    };
  const pieces = async (host: Host, part: Part) =>
    part.mayBeOn(host)
      ? ((await unlessOff(part.kind.present(host))) ?? []).map((one) => ({
          ...one,
          id: part === usual ? one.id : settingsText(one.id, { [argument]: part.word }),
          observe: (name: string) => shown(part, one.observe(name)),
        }))
      : [];

  return {
    type,
    description,
    args,
    state,
    impacts: { ...impacts, [argument]: { impact: "replace", why } },
    rules: parts.flatMap((part) => part.kind.rules.map((rule) => ofPart(part, rule))),
    complete: (values) => ({ ...partOf(values).kind.complete(own(values)), ...(values[argument] !== undefined && { [argument]: values[argument] }) }),
    plan: (observed, wanted) => {
      const [is, will] = [partOf(observed), partOf(wanted)];
      return is === will ? will.kind.plan(own(observed), own(wanted)) : [{ path: [argument], from: is.word, to: will.word, impact: "replace", why }];
    },
    create: (host, wanted) => told(partOf(wanted), partOf(wanted).kind.create(host, own(wanted))),
    read: async (host, name, last) => {
      for (const part of last ? [partOf(last)] : parts.filter((one) => one.mayBeOn(host))) {
        const observed = last ? await part.kind.read(host, name, own(last)) : await unlessOff(part.kind.read(host, name));
        if (observed !== undefined) {
          return shown(part, observed);
        }
      }
      return undefined;
    },
    update: (host, observed, wanted, plan) => told(partOf(wanted), partOf(wanted).kind.update(host, own(observed), own(wanted), plan)),
    delete: (host, observed) => partOf(observed).kind.delete(host, own(observed)),
    foresee: async (host, wanted, last) => {
      const part = partOf(wanted);
      const before = last && partOf(last) === part ? own(last) : undefined;
      return (await part.kind.foresee?.(host, own(wanted), before)) ?? { changes: [], notes: [] };
    },
    foreseeDelete: async (host, observed) => (await partOf(observed).kind.foreseeDelete?.(host, own(observed))) ?? [],
    exclusives: (values) => partOf(values).kind.exclusives?.(own(values)) ?? [],
    id: {
      form: `${id.form}[,${argument}=${parts[1].word}]`,
      words: id.words,
      examples: [...id.examples, ...id.examples.map((one) => `${one},${argument}=${parts[1].word}`)],
      normal: (text) => {
        const said = withSettings(text, { [argument]: new RegExp(`^${parts[1].word}$`) });
        const head = said && id.normal(said.head);
        return said && head !== undefined ? settingsText(head, said.settings) : undefined;
      },
    },
    present: async (host) => (await Promise.all(parts.map((part) => pieces(host, part)))).flat(),
  };
}

/** Who is asked whether something is there, and does not run, has nothing. */
async function unlessOff<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof KvmnetError && error.code === "daemon-not-running") {
      return undefined;
    }
    throw error;
  }
}
