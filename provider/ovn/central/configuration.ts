/**
 * /etc/default/ovn-central, which OVN's units read: our part of it stands between two lines at its end, and is whose these databases are.
 * What others wrote there stays as it is.
 */

/** What we remember on the host. Plain JSON. */
export interface Mark {
  readonly owner: string;
  readonly name: string;
  /** Empty databases ran already, as the package starts them: so they do again when ours are removed. */
  readonly ran: boolean;
}

export interface Configuration {
  /** The file without our part; absent where there is no file. */
  readonly others?: string;
  readonly mark?: Mark;
  /** What OVN's units give to ovn-ctl, of our part. */
  readonly options: readonly string[];
}

const BEGIN = "# kvmnet begins";
const END = "# kvmnet ends";
const part = new RegExp(`(^|\\n)${BEGIN}\\n(?:# (\\{.*\\})\\n)?(?:OVN_CTL_OPTS="(.*)"\\n)?[^]*?${END}\\n?`);

export function parseConfiguration(text: string | undefined): Configuration {
  const found = part.exec(text ?? "");
  const mark = found?.[2] === undefined ? undefined : markOf(found[2]);
  const others = text?.replace(part, "$1");
  // A file that is ours alone was not there before.
  return { ...(others !== undefined && !(found && others === "") && { others }), ...(mark && { mark }), options: found?.[3]?.split(" ") ?? [] };
}

/** The file with our part; `undefined`: no file. */
export function renderConfiguration({ others, mark, options }: Configuration): string | undefined {
  if (!mark) {
    return others;
  }
  const before = others === undefined || others === "" || others.endsWith("\n") ? (others ?? "") : `${others}\n`;
  return `${before}${BEGIN}\n# ${ascii(JSON.stringify(mark))}\n${options.length > 0 ? `OVN_CTL_OPTS="${options.join(" ")}"\n` : ""}${END}\n`;
}

/** Others give options to ovn-ctl, of which ours would take the place. */
export const optionsOfOthers = ({ others = "" }: Configuration): string | undefined => /^\s*(OVN_CTL_OPTS=.*)$/m.exec(others)?.[1];

function markOf(text: string): Mark | undefined {
  try {
    const { owner, name, ran } = JSON.parse(text) as Partial<Mark>;
    return typeof owner === "string" && typeof name === "string" ? { owner, name, ran: ran === true } : undefined;
  } catch {
    return undefined;
  }
}

/** Shells and systemd read the file, in whatever locale. */
const ascii = (json: string) => json.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
