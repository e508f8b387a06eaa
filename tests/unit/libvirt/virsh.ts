import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MARK = "@next definition@";

/** libvirt's own parser and printer, in process: what it makes of each definition, or its complaint. Definitions must have different names. */
export function printedByLibvirt(definitions: readonly string[], { validate = true } = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), "kvmnet-"));
  try {
    const commands = definitions.map((xml, i) => {
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, xml);
      const name = /<name>([^<]*)/.exec(xml)?.[1] ?? "";
      return `echo ${MARK}; net-define ${file} ${validate ? "--validate" : ""}; net-dumpxml ${name};`;
    });
    const output = execFileSync("sh", ["-c", 'virsh -q -c test:///default "$1" 2>&1; exit 0', "sh", commands.join(" ")], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const printed = output.split(MARK).slice(1);
    if (printed.length !== definitions.length) {
      throw new Error(`${printed.length} answers for ${definitions.length} definitions: ${output.slice(0, 1000)}`);
    }
    return printed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
