import { type TakenHost, takeHost } from "../lab";
import { Stack } from "./stack";

export interface Site extends TakenHost {
  readonly stack: Stack;
  /** What exists on the host of all five kinds, in the words of the host's own tools. */
  inventory(): Promise<string>;
  close(): Promise<void>;
}

/** Without scratch folders, which the next session removes where their shell was killed (that they go has a test of its own), and the number of the last step that changed something. */
const INVENTORY = `virsh -q net-list --all --name | sort
ls /sys/class/net | sort
ovs-vsctl --bare --columns=name list Port | sed '/^$/d' | sort
for file in /run/kvmnet/* /var/lib/kvmnet/*; do
  name=\${file##*/}
  case $name in scratch-* | generation-*) continue ;; esac
  [ ! -e "$file" ] || echo "$file"
done`;

/** A lab host, and a stack whose config has it as the default connection. `make`: which kind of project. */
export async function openSite(make: (config: Record<string, string>) => Promise<Stack> = Stack.create): Promise<Site> {
  const taken = await takeHost();
  const stack = await make(settingsOf(taken.connection));
  return {
    ...taken,
    stack,
    inventory: async () => (await taken.host.run({ name: "list everything", script: INVENTORY })).stdout,
    close: async () => {
      await stack.run("destroy", "--yes", "--skip-preview");
      stack.remove();
      await taken.release();
    },
  };
}

/** A connection as the stack's config has it. */
export function settingsOf(connection: object): Record<string, string> {
  return Object.fromEntries(Object.entries(connection).map(([key, value]) => [`kvmnet:connection.${key}`, String(value)]));
}

/** A line that an administrator types. */
export async function byHand(site: Site, script: string): Promise<string> {
  return (await site.host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
}
