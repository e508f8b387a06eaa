import { execa } from "execa";
import type { LabConnection } from "../lab/host";
import { Stack } from "../tests/e2e/stack";
import type { Contender } from "./contender";

/** Pairs of a VLAN interface and a bridge on it, as private networks of guests are made of. */
const pairs = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 100 + i, vlan: `eth1.${100 + i}`, bridge: `br${100 + i}` }));

const program = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (const { id, vlan, bridge } of ${JSON.stringify(pairs(count))}) {
  const tagged = new kvmnet.Vlan(vlan, { lowerDevice: "eth1", vlanId: id, persistence: "runtime" });
  new kvmnet.Bridge(bridge, { ports: [tagged.name], persistence: "runtime" });
}
`;

/** `pulumi up` with our package, installed from `npm pack`. */
export async function deviceStack(connection: LabConnection): Promise<Contender> {
  const settings = Object.entries(connection).filter(([, value]) => typeof value !== "object");
  const stack = await Stack.create(Object.fromEntries(settings.map(([key, value]) => [`kvmnet:connection.${key}`, String(value)])));
  return {
    name: "pulumi-kvmnet",
    apply: async (count) => {
      stack.program(program(count));
      await stack.up();
    },
    refresh: () => stack.must("refresh", "--yes", "--skip-preview").then(() => undefined),
    destroy: () => stack.must("destroy", "--yes", "--skip-preview").then(() => undefined),
    close: async () => stack.remove(),
  };
}

/** What an administrator would type into one login: five calls of `ip` for each pair. */
export function shellScript(connection: LabConnection): Contender {
  let made = 0;
  const ssh = (script: string) => execa("ssh", ["-F", connection.sshConfigFile as string, connection.host, "sh", "-se"], { input: script });
  const make = ({ id, vlan, bridge }: { id: number; vlan: string; bridge: string }) => `ip link add link eth1 name ${vlan} type vlan id ${id}
ip link add ${bridge} type bridge
ip link set ${vlan} master ${bridge}
ip link set ${vlan} up
ip link set ${bridge} up
`;
  return {
    name: "shell script",
    apply: async (count) => {
      made = count;
      await ssh(`ip link set eth1 up\n${pairs(count).map(make).join("")}`);
    },
    destroy: async () => {
      await ssh(
        pairs(made)
          .map(({ vlan, bridge }) => `ip link del ${bridge}\nip link del ${vlan}\n`)
          .join(""),
      );
    },
    close: async () => undefined,
  };
}
