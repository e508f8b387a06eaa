import { storyOf } from "./errors";

/** A change that its host has taken back, and whose client did not live to hear of it. */
export interface TakenBack {
  readonly id: string;
  /** `Bridge br0`. */
  readonly what: string;
  /** As keeper.sh wrote it down. */
  readonly note: string;
}

let tell: (line: string) => void = () => {};
const told = new Set<string>();

/** Where lines for the user go; a door says so. */
export function noticesTo(show: (line: string) => void): void {
  tell = show;
}

/** A line for the user that no resource is the subject of. */
export const notice = (line: string): void => tell(line);

/** Said once by each process that looks, until the next change of the host. */
export function noticeTakenBack(label: string, { id, what, note }: TakenBack): void {
  if (!told.has(id)) {
    told.add(id);
    tell(
      `warning: ${label}: an earlier run's change (${what}) was not confirmed, and the host has taken it back: ${storyOf(note).replaceAll("\n", "; ")}. What the program asks for is not there; see docs/safety.md`,
    );
  }
}

/** A section of a look: the id, what was changed, and the note. */
export function takenBackOf(text: string): TakenBack | undefined {
  const [id = "", what = "", ...note] = text.trim().split("\n");
  return id === "" ? undefined : { id, what, note: note.join("\n") };
}
