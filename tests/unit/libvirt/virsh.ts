import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MARK = "@next definition@";

/** libvirt's own parser and printer, in process: what it makes of each definition, or its complaint. */
export function printedByLibvirt(definitions: readonly string[], { validate = true, command = "net-define", print = "net-dumpxml" } = {}): string[] {
  const folder = mkdtempSync(join(tmpdir(), "kvmnet-"));
  try {
    const commands = definitions.map((xml, i) => {
      const file = join(folder, `${i}.xml`);
      writeFileSync(file, xml.replace(/<name>.*?<\/name>/, `<name>n${i}</name>`));
      return `echo ${MARK}; ${command} ${file} ${validate ? "--validate" : ""}; ${print} n${i};`;
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
