export interface Section {
  readonly name: string;
  /** The second word of its line: a device as a rule. */
  readonly device: string | undefined;
  /** Those after that. */
  readonly rest: readonly string[];
  readonly body: string;
}

/** What `say` of `say.sh` begins: sections under a line `== name [device …]`. */
export function sectionsOf(stdout: string): Section[] {
  return stdout
    .split(/^== /m)
    .slice(1)
    .map((section) => {
      const end = section.indexOf("\n");
      const [name = "", device, ...rest] = section.slice(0, end).split(" ");
      return { name, device, rest, body: section.slice(end + 1) };
    });
}
