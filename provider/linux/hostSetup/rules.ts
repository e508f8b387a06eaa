import type { Problem, Rule } from "../../resource/kind";
import type { HostSetupArgs } from "./types";

function* fileName({ name }: HostSetupArgs): Iterable<Problem> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  }
}

export const hostSetupRules: readonly Rule<HostSetupArgs>[] = [fileName];
