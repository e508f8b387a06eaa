/** The input of a step that changes something (write.sh): documents, and units of orders that succeed or fail by themselves. */
export class StepProgram {
  private readonly lines: string[] = [];
  private documents = 0;
  private units = 0;

  /** Hands over an XML document of one line; gives the name of its file there. */
  file(xml: string): string {
    this.documents += 1;
    this.lines.push(`document ${xml}`);
    return `${this.documents}.xml`;
  }

  /** Takes orders as one unit; gives its number. */
  unit(orders: readonly string[]): number {
    this.units += 1;
    this.lines.push(`unit ${this.units}`, ...orders);
    return this.units;
  }

  get text(): string {
    return this.lines.map((line) => `${line}\n`).join("");
  }
}

/** A word for virsh's own grammar, in printable ASCII: readline takes other bytes for keys. */
export function quoted(text: string): string {
  return `'${asciiXml(text).replaceAll("'", "'\\''")}'`;
}

/** XML in ASCII: everything else as character references. */
function asciiXml(xml: string): string {
  return xml.replaceAll(/[^\x20-\x7e]/gu, (character) => `&#${character.codePointAt(0)};`);
}
