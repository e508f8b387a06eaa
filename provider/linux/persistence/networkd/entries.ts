/** A setting in a file of systemd's. Two sections of one name (`[Address]`) are told apart by their number. */
export interface Entry {
  readonly section: string;
  readonly number: number;
  readonly key: string;
  readonly value: string;
}

/** As systemd.syntax(7) has it: comments, and lines that go on after a backslash. */
export function entriesOf(lines: readonly string[]): Entry[] {
  const entries: Entry[] = [];
  let section = "";
  let number = 0;
  for (const line of joined(lines)) {
    const [, title] = /^\[(.+)\]$/.exec(line) ?? [];
    const [, key = "", value = ""] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (title !== undefined) {
      section = title;
      number += 1;
    } else if (key) {
      entries.push({ section, number, key, value });
    }
  }
  return entries;
}

function joined(lines: readonly string[]): string[] {
  const whole: string[] = [];
  let goesOn = false;
  for (const line of lines.map((each) => each.trim()).filter((each) => !/^[#;]/.test(each))) {
    const text = line.replace(/\\$/, "").trim();
    whole.push(goesOn ? `${whole.pop()} ${text}`.trim() : text);
    goesOn = line.endsWith("\\");
  }
  return whole;
}

/** The same as text, one section after the other, without blank lines. */
export function entryLines(entries: readonly Entry[]): string[] {
  return entries.flatMap(({ section, number, key, value }, at) => [...(entries[at - 1]?.number === number ? [] : [`[${section}]`]), `${key}=${value}`]);
}
