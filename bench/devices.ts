import { execa } from "execa";
import type { LabConnection } from "../lab/host";
import type { Contender } from "./contender";

/** Pairs of a VLAN interface and a bridge on it, as private networks of guests are made of. */
const pairs = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 100 + i, vlan: `eth1.${100 + i}`, bridge: `br${100 + i}` }));

export const pairProgram = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (const { id, vlan, bridge } of ${JSON.stringify(pairs(count))}) {
  const tagged = new kvmnet.Vlan(vlan, { lowerDevice: "eth1", vlanId: id, persistence: "runtime" });
  new kvmnet.Bridge(bridge, { ports: [tagged.name], persistence: "runtime" });
}
`;

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
