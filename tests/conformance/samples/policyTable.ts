import path from "node:path";
import type { Host } from "../../../provider/host/host";
import { shellFile } from "../../../provider/host/shellFile";
import { type Fragment, fragmentText, pathOf } from "../../../provider/policy/table/fragment";
import type { Samples } from "../samples";

/** What samples of the kinds that make our tables share. */

const FOLDER = path.join(__dirname, "../../../provider/policy/table");

export const typed =
  (script: string) =>
  async (host: Host): Promise<void> => {
    await host.run({ name: "typed by hand", script: `set -e\n${script}`, mutates: true });
  };

/** Puts fragments in, as a release of ours would, with tables in force. */
export async function load(host: Host, fragments: readonly Fragment[]): Promise<void> {
  const put = fragments.map((fragment) => `cat > ${pathOf(fragment.kind, fragment.name)} <<'END_OF_FRAGMENT'\n${fragmentText(fragment)}END_OF_FRAGMENT\n`);
  const script = `${shellFile(FOLDER, "compose.sh")}
set -e; umask 022; mkdir -p "$policy_folder"; ${put.join("")}
compose "$policy_folder" > "$policy_file"; load_tables "$policy_file"`;
  await host.run({ name: "load tables", script, mutates: true });
}

/** With whatever a run that was broken off has left. */
export const tidyTables = `rm -rf /etc/kvmnet/policy.d /etc/kvmnet/policy.nft /etc/kvmnet/policy.switches; rmdir /etc/kvmnet || :
for f in inet bridge; do nft delete table $f kvmnet || :; done 2>/dev/null`;

/** Somebody's fragment of this name whose mark has lost its owner, at work all the same. */
export function unmarked(fragment: Fragment, others: readonly Fragment[] = []): Pick<Samples["foreign"], "make" | "remove" | "fingerprint"> {
  const file = pathOf(fragment.kind, fragment.name);
  return {
    make: (host) => load(host, [fragment, ...others]),
    remove: typed(
      `rm -f ${file}; if [ -z "$(ls -A /etc/kvmnet/policy.d 2>/dev/null)" ]; then rm -f /etc/kvmnet/policy.nft; rmdir /etc/kvmnet/policy.d /etc/kvmnet || :; for f in inet bridge; do nft delete table $f kvmnet 2>/dev/null || :; done; else ${shellFile(FOLDER, "compose.sh")}\ncompose "$policy_folder" > "$policy_file"; load_tables "$policy_file"; fi`,
    ),
    fingerprint: async (host) =>
      (
        await host.run({
          name: "look at the file",
          script: `ls -i ${file} && cat ${file} && { nft -s list table inet kvmnet; nft -s list table bridge kvmnet; } 2>/dev/null; :`,
        })
      ).stdout,
  };
}

export async function inventory(host: Host): Promise<readonly string[]> {
  const script = `ls -d /etc/kvmnet /etc/kvmnet/* /etc/kvmnet/policy.d/* /etc/systemd/system/*kvmnet-policy* /etc/systemd/system/nftables.service.d 2>/dev/null
for f in inet bridge; do nft list table $f kvmnet 2>/dev/null; done; iptables -w -S FORWARD | grep kvmnet; ip6tables -w -S FORWARD | grep kvmnet; :`;
  return (await host.run({ name: "list what there is of ours", script })).stdout.split("\n").filter(Boolean);
}
