import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { KvmnetError } from "../resource/error";
import { HOST_OPTIONS, HOST_USAGE, Hosts, isSeen, tellUnseen } from "../topology/hosts";
import { mermaidOf } from "./mermaid";

export const USAGE = `Usage: kvmnet topology [USER@]HOST[:PORT]… [OPTION…] > net.mmd
       kvmnet topology --local [OPTION…] > net.mmd

Draws the networks of hosts as they are now, as text for Mermaid (https://mermaid.js.org), which GitHub, GitLab and many
editors show as a picture: in Markdown between \`\`\`mermaid and \`\`\`. Changes nothing.

  --out FILE           write it there
${HOST_USAGE}`;

const OPTIONS = { ...HOST_OPTIONS, out: { type: "string" } } as const;

/** Writes a drawing of hosts; gives the exit status. */
export async function topology(args: readonly string[]): Promise<number> {
  let hosts: Hosts | undefined;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: true });
    hosts = Hosts.named(positionals, values);
    const seen = await hosts.see();
    const text = mermaidOf(seen.filter(isSeen));
    if (values.out === undefined) {
      process.stdout.write(text);
    } else {
      writeFileSync(values.out, text);
    }
    tellUnseen("kvmnet topology", seen);
    return seen.every(isSeen) ? 0 : 1;
  } catch (error) {
    // Also what parseArgs and the file say.
    if (!(error instanceof KvmnetError) && (error as { code?: unknown }).code === undefined) {
      throw error;
    }
    console.error(`kvmnet topology: ${(error as Error).message}\n\n${USAGE}`);
    return 2;
  } finally {
    await hosts?.close();
  }
}
