import { randomBytes } from "node:crypto";
import type { Host } from "../../host/host";
import { shellFile } from "../../host/shellFile";
import { KvmnetError } from "../../resource/error";
import { classify } from "../errors";
import { parseSnapshot, type Snapshot } from "../snapshot";

const step = "read the virtual networks";

/** All networks and guests of the host in one round trip, with one virsh. */
export async function look(host: Host): Promise<Snapshot> {
  const mark = newMark();
  const { stdout, stderr } = await host
    .run({ name: step, script: shellFile(__dirname, "dialog.sh", "../../host/ovs.sh", "look.sh", "read.sh"), args: [host.libvirtUri, mark], needs: ["virsh"] })
    .catch((error) => Promise.reject(classify(error)));
  return wholeSnapshot(stdout, stderr, mark);
}

export function wholeSnapshot(stdout: string, stderr: string, mark: string, before?: Snapshot): Snapshot {
  const snapshot = parseSnapshot(stdout, mark, before);
  if (!snapshot) {
    throw new KvmnetError({
      code: "step-failed",
      step,
      problem: "what libvirt says did not arrive whole",
      remedy: "run it again: somebody may have changed a network at that moment; if it stays, see that /run on the host is not full",
      toolOutput: stderr,
    });
  }
  return snapshot;
}

/** Cannot occur in any definition, so that no text in one can pass for a marker of ours. */
export function newMark(): string {
  return `kvmnet-${randomBytes(12).toString("hex")}`;
}
