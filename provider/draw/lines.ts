import { columnsOf, fitted } from "../topology/columns";
import type { Fate, Node, State } from "../topology/model";
import { plain } from "../topology/plain";
import type { Box } from "./collapse";

export interface Line {
  readonly is: "name" | "words" | "address" | "vlan" | "problem" | "change";
  readonly text: string;
}

/** So many columns fit in a box: of the name, which is bold, fewer. */
const COLUMNS = 31;
const NAME_COLUMNS = 22;
const MOST_ADDRESSES = 2;
const MOST_PROBLEMS = 2;
/** Of so many in one box the names are written. */
const NAMED = 3;

export const STATE_WORDS: Readonly<Record<State, string>> = { up: "", down: "down", "no carrier": "no carrier", off: "off" };

/** What happens to a thing, by a sign and a word. */
export const FATES: Readonly<Record<Fate, { readonly sign: string; readonly word: string }>> = {
  added: { sign: "+", word: "added" },
  removed: { sign: "−", word: "removed" },
  changed: { sign: "~", word: "changed" },
  replaced: { sign: "±", word: "replaced" },
  disturbed: { sign: "!", word: "cut off" },
};

/** What a box says. Nothing of what users named moves, turns or ends anything; marking it up is up to who writes it down. */
export function boxLines(box: Box): Line[] {
  const line = (is: Line["is"], text: string, width = COLUMNS) => ({ is, text: fitted(plain(text), width) });
  const { addresses, problems, device, words, vlans, session, fate, changes = [], members } = box;
  const [more, others] = [addresses.length - MOST_ADDRESSES, problems.length - MOST_PROBLEMS];
  const running = members && `${members.filter(({ state }) => state === "up").length} ${box.kind === "guest" ? "running" : "up"}`;
  return [
    line("name", box.name, NAME_COLUMNS - STATE_WORDS[box.state].length),
    line("words", members ? namesOf(members) : `${device && !words.includes(device) ? `${words} ${device}` : words}${session ? ", our session" : ""}`),
    ...(running ? [line("words", running)] : []),
    ...addresses.slice(0, MOST_ADDRESSES).map((address, i) => line("address", i === MOST_ADDRESSES - 1 && more > 0 ? `${address} +${more}` : address)),
    ...(vlans ? [line("vlan", `VLAN ${vlans}`)] : []),
    ...(fate ? [line("change", changes.length > 0 ? `${FATES[fate].word}: ${changes.join(", ")}` : FATES[fate].word)] : []),
    ...problems
      .slice(0, MOST_PROBLEMS)
      .flatMap((problem, i) => inTwo(plain(`! ${problem}${i === MOST_PROBLEMS - 1 && others > 0 ? ` (+${others})` : ""}`)))
      .map((text): Line => ({ is: "problem", text })),
  ];
}

const namesOf = (members: readonly Node[]) => {
  const names = members.slice(0, NAMED).map(({ name }) => name);
  return names.length < members.length ? `${names.join(", ")} …` : names.join(", ");
};

/** On one line, or at a blank on two. */
function inTwo(text: string): string[] {
  if (columnsOf(text) <= COLUMNS) {
    return [text];
  }
  const head = fitted(text, COLUMNS + 1).replace(/…$/, "");
  const end = head.lastIndexOf(" ") > COLUMNS / 2 ? head.lastIndexOf(" ") : head.length;
  return [text.slice(0, end), fitted(text.slice(end).trimStart(), COLUMNS)];
}

/** The same in one sentence, for who cannot see it. */
export function spoken(box: Box): string {
  const { name, words, state, device, addresses, vlans, owner, problems, fate, changes = [] } = box;
  return plain(
    [
      `${name}, ${words}`,
      device && !words.includes(device) ? `device ${device}` : "",
      state,
      ...addresses,
      vlans ? `VLAN ${vlans}` : "",
      owner ? `made by ${owner}` : "",
      fate ? [FATES[fate].word, ...changes].join(" ") : "",
      ...problems.map((problem) => `problem: ${problem}`),
    ]
      .filter(Boolean)
      .join("; "),
  );
}
