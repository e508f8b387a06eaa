/** A line of what `nft list table` prints that stands for something, and whose it is. */
export interface Listed {
  /** `chain kvmnet_to`, after its table: `bridge kvmnet chain kvmnet_to`. */
  readonly block: string;
  readonly line: string;
  /** `KIND NAME`; absent where it is nobody's: a chain of ours, or something that somebody has added. */
  readonly owner?: string;
}

/** A table line by line, elements of sets one by one: nft breaks lines as it likes. */
export function listed(lines: readonly string[]): Listed[] {
  let table = "";
  let block = "";
  return lines.flatMap((raw): Listed[] => {
    const line = raw.trim();
    if (line === "" || line === "}") {
      return [];
    }
    const head = /^(table|chain|set|map) (.*) \{$/.exec(line);
    if (head?.[1] === "table") {
      table = head[2] ?? "";
      block = table;
      return [];
    }
    if (head) {
      block = `${table} ${head[1]} ${head[2]}`;
      return [{ block, line: head[0], ...ownerOf(block, line) }];
    }
    const elements = /^(elements = \{ )?(.*?),?( \})?$/.exec(line)?.[2] ?? line;
    const isRule = / chain /.test(block);
    return (isRule ? [line] : elements.split(/,\s*/)).map((one) => ({ block, line: one, ...ownerOf(block, one) }));
  });
}

/** Whose something is: by the comment of a rule, by the name of the block that it is in, by the chain that it leads to. */
function ownerOf(block: string, line: string): { owner?: string } {
  const [, kind, name] = /comment "kvmnet (\w+) ([\w.-]+)"/.exec(line) ?? OWN_BLOCK.exec(block) ?? OWN_BLOCK.exec(line) ?? [];
  return kind && name ? { owner: `${kind} ${name}` } : {};
}

/** As `blockName` makes it. */
const OWN_BLOCK = /(?:^|[\s@])([A-Z]\w*)\.([\w.-]+)\.\w+(?= |$)/;
