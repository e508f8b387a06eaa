import { createHash } from "node:crypto";
import type { Host } from "../../host/host";
import { renderNetwork } from "../definition";
import { classify } from "../errors";
import type { Network } from "../model";
import { type NetworkTexts, newMark, parseSnapshot, printing } from "../snapshot";
import { renderXml } from "../xml";
import type { LiveUpdate } from "./liveUpdates";

/** One round of changes to a network. */
export interface Round {
  readonly uuid: string;
  /** The stored definition that the round was planned on, as libvirt prints it. */
  readonly basis: string;
  /** The new stored definition, where it changes. */
  readonly define?: Network;
  readonly live: readonly LiveUpdate[];
}

export interface Written {
  /** The network afterwards; undefined when it is gone. */
  readonly texts: NetworkTexts | undefined;
  /** Somebody else changed the stored definition since it was read: nothing was done. */
  readonly stale: boolean;
  /** What virsh had to say. */
  readonly words: string;
}

/**
 * libvirt has no compare-and-swap: the last definition wins. So the one that a round was planned on is compared under the host's
 * lock, in the step that replaces it. Entries that go, go from the running network first and entries that come, come there last:
 * whatever a round that was cut off leaves, the marks in the stored definition tell the next one about it. virsh's exit status
 * is that of the last command of a list, so a word of complaint is what ends a round.
 */
const WRITE = `
uri=$1 mark=$2 uuid=$3 basis=$4
${printing}
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
cd "$dir" || exit
IFS= read -r deletions
IFS= read -r definition
IFS= read -r additions
number=0
while IFS= read -r document; do
  number=$((number + 1))
  printf '%s\\n' "$document" >$number.xml
done
carry_out() {
  [ -z "$1" ] || virsh -q -c "$uri" "$1" >/dev/null 2>words
  [ ! -s words ] || { cat words >&2; return 1; }
}
present=$(virsh -q -c "$uri" net-dumpxml "$uuid" --inactive)
if [ "$(printf %s "$present" | sha256sum)" != "$basis  -" ]; then
  echo "$mark stale"
else
  carry_out "$deletions" && carry_out "$definition" && carry_out "$additions"
fi
virsh -q -c "$uri" "$(network_commands "$uuid")"
exit 0
`;

/** What one call may take on a host under load: libvirt waits for a chain of iptables runs. */
const PER_CALL_MS = 2_000;

export async function write(host: Host, round: Round): Promise<Written> {
  const documents: string[] = [];
  const file = (xml: string) => `${documents.push(xml)}.xml`;
  const calls = (wanted: (update: LiveUpdate) => boolean) =>
    round.live.filter(wanted).map(({ command, section, parentIndex, entry }) => {
      const parent = parentIndex === undefined ? "" : ` --parent-index ${parentIndex}`;
      return `net-update ${round.uuid} ${command} ${section} ${file(renderXml(entry))}${parent} --live;`;
    });
  const deletions = calls(({ command }) => command === "delete").join(" ");
  const definition = round.define ? `net-define ${file(renderNetwork(round.define))} --validate` : "";
  const additions = calls(({ command }) => command !== "delete").join(" ");
  const mark = newMark();
  const { stdout, stderr } = await host
    .run({
      name: "write the network's entries",
      script: WRITE,
      args: [host.libvirtUri, mark, round.uuid, createHash("sha256").update(round.basis.replace(/\n+$/, "")).digest("hex")],
      input: [deletions, definition, additions, ...documents].map((line) => `${line}\n`).join(""),
      mutates: true,
      timeoutMs: 60_000 + round.live.length * PER_CALL_MS,
      needs: ["virsh"],
    })
    .catch((error) => Promise.reject(classify(error)));
  const texts = parseSnapshot(stdout, mark).networks.find(({ uuid }) => uuid === round.uuid);
  return { texts, stale: stdout.includes(`${mark} stale`), words: stderr };
}
