import { execa } from "execa";
import type { LabConnection } from "../lab/host";
import { kindArgs } from "../provider/engine/args";
import type { Connection } from "../provider/host/connection";
import { openHost } from "../provider/host/hosts";
import { bridge } from "../provider/linux/bridge";
import { vlan } from "../provider/linux/vlan";
import type { AnyKind } from "../provider/resource/kind";
import type { Contender } from "./contender";

/** Pairs of a VLAN interface and a bridge on it, as private networks of guests are made of. */
const pairs = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 100 + i, tagged: `eth1.${100 + i}`, name: `br${100 + i}` }));

export const pairProgram = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (const { id, tagged, name } of ${JSON.stringify(pairs(count))}) {
  const vlan = new kvmnet.Vlan(tagged, { lowerDevice: "eth1", vlanId: id, persistence: "runtime" });
  new kvmnet.Bridge(name, { ports: [vlan.name], persistence: "runtime" });
}
`;

export const BY_KINDS = "the kinds themselves";

/** The same without Pulumi: what the host and we take for it. */
export async function pairKinds(connection: LabConnection): Promise<Contender> {
  const host = await openHost(connection as Connection);
  let made: { readonly kind: AnyKind; readonly state: object }[] = [];
  const make = async (kind: AnyKind, args: object) => {
    const whole = kindArgs(kind).parse({ owner: "bench/devices/it", persistence: "runtime", ...args });
    made.push({ kind, state: (await kind.create(host, kind.complete(whole as never) as never)) as object });
  };
  return {
    name: BY_KINDS,
    apply: async (count) => {
      await Promise.all(pairs(count).map(({ id, tagged }) => make(vlan as AnyKind, { name: tagged, lowerDevice: "eth1", vlanId: id })));
      await Promise.all(pairs(count).map(({ tagged, name }) => make(bridge as AnyKind, { name, ports: [tagged] })));
    },
    destroy: async () => {
      for (const type of [bridge, vlan]) {
        await Promise.all(made.filter(({ kind }) => kind === type).map(({ kind, state }) => kind.delete(host, state as never)));
      }
      made = [];
    },
    close: () => host.close(),
  };
}

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
