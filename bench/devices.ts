import { execa } from "execa";
import type { LabConnection } from "../lab/host";
import { bridge } from "../provider/linux/bridge";
import { vlan } from "../provider/linux/vlan";
import type { AnyKind } from "../provider/resource/kind";
import { byKinds } from "./byKinds";
import type { Contender } from "./contender";

/** Pairs of a VLAN interface and a bridge on it, as private networks of guests are made of. */
const pairs = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 100 + i, tagged: `eth1.${100 + i}`, name: `br${100 + i}` }));

export const pairProgram = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (const { id, tagged, name } of ${JSON.stringify(pairs(count))}) {
  const vlan = new kvmnet.Vlan(tagged, { lowerDevice: "eth1", vlanId: id, persistence: "runtime" });
  new kvmnet.Bridge(name, { ports: [vlan.name], persistence: "runtime" });
}
`;

export const pairKinds = (connection: LabConnection): Promise<Contender> =>
  byKinds(connection, (count) => [
    pairs(count).map(({ id, tagged }) => ({ kind: vlan as AnyKind, args: { name: tagged, lowerDevice: "eth1", vlanId: id, persistence: "runtime" } })),
    pairs(count).map(({ tagged, name }) => ({ kind: bridge as AnyKind, args: { name, ports: [tagged], persistence: "runtime" } })),
  ]);

/** What an administrator would type into one login: five calls of `ip` for each pair. */
export function shellScript(connection: LabConnection): Contender {
  let made = 0;
  const ssh = (script: string) => execa("ssh", ["-F", connection.sshConfigFile as string, connection.host, "sh", "-se"], { input: script });
  const make = ({ id, tagged, name }: { id: number; tagged: string; name: string }) => `ip link add link eth1 name ${tagged} type vlan id ${id}
ip link add ${name} type bridge
ip link set ${tagged} master ${name}
ip link set ${tagged} up
ip link set ${name} up
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
          .map(({ tagged, name }) => `ip link del ${name}\nip link del ${tagged}\n`)
          .join(""),
      );
    },
    close: async () => undefined,
  };
}
