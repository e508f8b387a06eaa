/** Words that cannot name a constant of a module, or that the program uses itself. */
const TAKEN = new Set(
  (
    "arguments as async await boolean break case catch class config connection const continue debugger default delete do else enum eval export extends false " +
    "finally for from function get if implements import in instanceof interface kvmnet let new null number of package private protected public pulumi " +
    "require return set static string super switch symbol this throw true try type typeof undefined var void while with yield " +
    "exports module global globalThis process console Object Array Promise Infinity NaN __dirname __filename"
  ).split(" "),
);

/** Gives each object a constant of its own: `br-int` is `brInt`, a second one `brIntOvsBridge`, a third `brIntOvsBridge2`. */
export class Identifiers {
  private readonly given = new Set<string>(TAKEN);

  for(name: string, kind: string): string {
    const base = camelCase(name) || lowerFirst(kind);
    const wanted = [base, `${base}${kind}`];
    for (let count = 2; ; count++) {
      const free = wanted.find((one) => !this.given.has(one));
      if (free !== undefined) {
        this.given.add(free);
        return free;
      }
      wanted.push(`${base}${kind}${count}`);
    }
  }
}

function camelCase(name: string): string {
  const words = name.match(/[A-Za-z0-9]+/g) ?? [];
  const joined = words.map((word, i) => (i === 0 ? lowerFirst(word) : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

const lowerFirst = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
