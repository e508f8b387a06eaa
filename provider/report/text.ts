import { visible } from "../engine/shown";

/** Our own words within backticks; nothing in them is markup. */
const CODE = /(`[\w.[\]{}:," -]+`)/;

/** What Markdown or HTML would act on in a name or a tool's words: tags, links, images, mentions, references to issues, addresses that become links. Bold is ours. */
const ACTIVE = /[<>&!`[\]\\~|]|(?<!\w)@|#(?=\d)|:(?=\/\/)|(?<=www)\./gi;

/** Words of ours with names, values and tools' words among them, as one line of Markdown in which those are only text. */
export function inline(text: string): string {
  return visible(text)
    .split(CODE)
    .map((part, i) => (i % 2 === 1 ? part : part.replaceAll(ACTIVE, (character) => `&#${character.codePointAt(0)};`)))
    .join("")
    .replaceAll("\n", "<br>")
    .replaceAll("\t", " ");
}

/** A value as it is written, in a cell of a table. */
export const code = (text: string): string => `\`${visible(text).replaceAll("`", "'").replaceAll("|", "\\|").replaceAll(/\s/g, " ")}\``;
