/** How a person says which object is meant, in words that are known without a state. Stated once by each kind; imports, errors and docs go by it. */
export interface Grammar {
  /** `NETWORK/NAME`, as a reader sees it. */
  readonly form: string;
  /** What the words stand for, in a sentence. */
  readonly words: string;
  readonly examples: readonly string[];
  /** The normal form of what was typed; `undefined` when it is not of this grammar. Pure. */
  normal(text: string): string | undefined;
}

/** An object of a kind that is on the host, whoever's it is. */
export interface Present<State> {
  /** What tells it from all others of its kind, in normal form. */
  readonly id: string;
  /** Other ways to say it, in normal form; they may mean others as well. */
  readonly also?: readonly string[];
  /** The name that its mark gives it, where the host itself has none for it. */
  readonly name?: string;
  /** Its state. `name`: what to call it where nothing on the host does. */
  observe(name: string): State | undefined;
}

const WORD = /^[^/]+$/;

/** Objects with a name of their own on the host: the id is that name. */
export function named(what: string, example: string): Grammar {
  return {
    form: "NAME",
    words: `NAME is the ${what}'s name on the host`,
    examples: [example],
    normal: (text) => (WORD.test(text) ? text : undefined),
  };
}

/** Objects that are in another one: its name, a slash, and what they are known by in there. `key` gives the normal form. */
export function within(form: string, words: string, examples: readonly string[], key: (text: string) => string = (text) => text): Grammar {
  return {
    form,
    words,
    examples,
    normal: (text) => {
      const [, outer, inner] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
      return inner === undefined ? undefined : `${outer}/${key(inner)}`;
    },
  };
}

/** `10.0.0.0/8,table=100`: a head, and settings after commas that need not be given. In normal form they are sorted. `undefined` for what it is not. */
export function withSettings(text: string, allowed: Readonly<Record<string, RegExp>>): { head: string; settings: Record<string, string> } | undefined {
  const [head = "", ...rest] = text.split(",");
  const pairs = rest.map((part) => /^([a-z]+)=(.+)$/.exec(part));
  const settings: Record<string, string> = {};
  for (const pair of pairs) {
    const [, key = "", value = ""] = pair ?? [];
    if (!allowed[key]?.test(value) || key in settings) {
      return undefined;
    }
    settings[key] = value;
  }
  return { head, settings };
}

/** The way back. */
export function settingsText(head: string, settings: Readonly<Record<string, string | number | undefined>>): string {
  const said = Object.entries(settings).filter(([, value]) => value !== undefined);
  return [head, ...said.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key}=${value}`)].join(",");
}
