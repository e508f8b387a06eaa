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

/** The text of each file, by its path, from lines of `grep -H ''`: each with the path before it, which does not hold what stands between the two. */
export function textsIn(body: string, between = ":"): Map<string, string> {
  const lines = new Map<string, string[]>();
  for (const line of body.split("\n").filter((candidate) => candidate.startsWith("/"))) {
    const end = line.indexOf(between);
    const path = line.slice(0, end);
    const known = lines.get(path) ?? [];
    lines.set(path, known);
    known.push(line.slice(end + between.length));
  }
  return new Map([...lines].map(([path, text]) => [path, `${text.join("\n")}\n`]));
}
