import type { PropertyPath } from "./change";
import type { Problem } from "./kind";

/** What stands twice in a list. `at`: where the list is, for one that is part of another property. */
export function* repeated(property: string, values: readonly unknown[], at: PropertyPath = [property]): Iterable<Problem> {
  for (const [i, value] of values.entries()) {
    const first = values.indexOf(value);
    if (first < i) {
      yield { path: [...at, i], reason: `repeats ${property}[${first}]: ${value}` };
    }
  }
}
