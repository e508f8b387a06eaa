import type { Host } from "../../host/host";
import { newMark, parseSnapshot, printing, type Snapshot } from "../snapshot";
import { markUri } from "./mark";
import type { Operation } from "./operations";

/**
 * Carries out operations, one line each: VERB PLACE MAC URI TEXT. It looks again before it plugs in or out, so that it can be run over what a
 * killed run left; the first failure ends it, and a NIC that was taken out for one that does not go in is put back. The last thing it says is how the guest then is.
 */
const APPLY = `
uri=$1 mark=$2 uuid=$3 patience=$4
${printing}
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
say() { virsh -q -c "$uri" "$@" </dev/null >/dev/null; }
flags() { case $1 in live) echo --live ;; stored) echo --config ;; both) echo --live --config ;; esac; }
has() {
  case $1 in live) inactive= ;; *) inactive=--inactive ;; esac
  virsh -q -c "$uri" domiflist "$uuid" $inactive </dev/null 2>/dev/null | grep -qi " $2 *$"
}
attach() {
  plug_in "$@" && return
  # What ran before is better than nothing.
  if [ "$1" = live ] && [ -e "$dir/old.xml" ] && say attach-device "$uuid" "$dir/old.xml" --live; then echo "$mark restored"; fi
  return 1
}
plug_in() {
  case $1 in
    both) if ! has live "$2" && ! has stored "$2"; then say attach-device "$uuid" "$dir/nic.xml" --live --config; return; fi
      plug_in stored "$2" && plug_in live "$2" ;;
    *) has "$1" "$2" || say attach-device "$uuid" "$dir/nic.xml" $(flags "$1") ;;
  esac
}
detach() {
  has "$1" "$2" || return 0
  if ! say detach-device "$uuid" "$dir/nic.xml" $(flags "$1") 2>"$dir/words"; then
    grep -q -e 'in the process of unplug' -e 'device not found' "$dir/words" || { cat "$dir/words" >&2; return 1; }
  fi
  left=$((patience * 5))
  while has "$1" "$2"; do
    left=$((left - 1))
    if [ "$left" -le 0 ]; then echo "$mark held"; return 1; fi
    sleep 0.2
  done
  [ "$1" = stored ] || sed 's/ portid="[^"]*"//; s/<target [^>]*>//' "$dir/nic.xml" >"$dir/old.xml"
}
while read -r verb place nic space text; do
  printf '%s\\n' "$text" >"$dir/nic.xml"
  case $verb in
    mark) say metadata "$uuid" --uri "$space" --key kvmnet --set "$text" $(flags "$place") ;;
    unmark) say metadata "$uuid" --uri "$space" --remove $(flags "$place") 2>/dev/null || : ;;
    attach) attach "$place" "$nic" ;;
    detach) detach "$place" "$nic" ;;
    update) say update-device "$uuid" "$dir/nic.xml" $(flags "$place") ;;
    bridge) ip link set dev "\${text% *}" master "\${text#* }" ;;
  esac || { echo "$mark failed $verb"; break; }
done
listed() { virsh -q -c "$uri" list "$@" --uuid | grep -qx "$uuid"; }
{
  if listed; then virsh -q -c "$uri" "$(running_commands "$uuid")"; fi
  if listed --all --persistent; then virsh -q -c "$uri" "$(defined_commands "$uuid")"; fi
} | cut_domains
print_ports
exit 0
`;

// A guest answers a request to let go of a PCI device within moments, or not at all: while it boots, is paused, or has no driver for it.
const patienceSeconds = 15;

export interface Outcome {
  readonly snapshot: Snapshot;
  /** What virsh had to say. */
  readonly words: string;
  /** The verb that failed. */
  readonly failed?: string;
  /** The guest did not let go of the NIC. */
  readonly held: boolean;
  /** The new NIC could not be plugged in, and the old one is again. */
  readonly restored: boolean;
}

export async function apply(host: Host, uuid: string, operations: readonly Operation[]): Promise<Outcome> {
  const mark = newMark();
  const { stdout, stderr } = await host.run({
    name: stepName(operations),
    script: APPLY,
    args: [host.libvirtUri, mark, uuid, String(patienceSeconds)],
    input: operations.map(({ verb, place, mac, text }) => `${verb} ${place} ${mac} ${markUri(mac)} ${text}\n`).join(""),
    mutates: true,
    timeoutMs: 120_000,
    needs: ["virsh"],
  });
  const failed = new RegExp(`${mark} failed (\\w+)`).exec(stdout)?.[1];
  return {
    snapshot: parseSnapshot(stdout, mark),
    words: stderr,
    held: stdout.includes(`${mark} held`),
    restored: stdout.includes(`${mark} restored`),
    ...(failed !== undefined && { failed }),
  };
}

const WORDS: Record<Operation["verb"], string> = {
  mark: "mark the NIC",
  unmark: "take the mark off",
  attach: "plug in the NIC",
  detach: "unplug the NIC",
  update: "change the NIC",
  bridge: "put the NIC into its bridge",
};

function stepName(operations: readonly Operation[]): string {
  const own = operations.filter(({ verb }) => verb !== "mark" && verb !== "unmark");
  return [...new Set((own.length > 0 ? own : operations).map(({ verb }) => WORDS[verb]))].join(", ");
}
