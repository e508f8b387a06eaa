import type { CommonArgs, Problem } from "./kind";

/** What a name of ours may be where it is part of a file's name and a word for tools. */
export const isFileName = (value: string) => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(value);

/** For kinds that keep a file of the resource's name on the host. */
export function* fileName({ name }: CommonArgs): Iterable<Problem> {
  if (!isFileName(name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  }
}
