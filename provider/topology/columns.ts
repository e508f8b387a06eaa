/** What a terminal, or a drawing, gives two columns: characters of East Asia and pictures (Unicode's East Asian Width, W and F). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;

/** What stands over the character before it. */
const OVER = /\p{Mn}|\p{Me}/u;

const columnOf = (character: string) => (WIDE.test(character) ? 2 : OVER.test(character) ? 0 : 1);

/** How many columns a text takes. */
export function columnsOf(text: string): number {
  let sum = 0;
  for (const character of text) {
    sum += columnOf(character);
  }
  return sum;
}

/** The text, or as much of it as fits in so many columns, with `…` for the rest. */
export function fitted(text: string, width: number): string {
  if (columnsOf(text) <= width) {
    return text;
  }
  let [kept, left] = ["", width - 1];
  for (const character of text) {
    left -= columnOf(character);
    if (left < 0) {
      break;
    }
    kept += character;
  }
  return `${kept}…`;
}

/** The text with blanks up to so many columns. */
export const padded = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - columnsOf(text)));
