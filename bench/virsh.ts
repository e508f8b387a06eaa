import { execa } from "execa";
import type { LabConnection } from "../lab/host";
import type { Contender } from "./contender";
import { type Network, networks } from "./networks";

const xml = ({ name, gateway, first, last }: Network) =>
  `<network><name>${name}</name><forward mode="nat"/><ip address="${gateway}" prefix="24"><dhcp><range start="${first}" end="${last}"/></dhcp></ip></network>`;

/** What an administrator would do at best: one login, one `virsh`, all definitions in one go. */
export function virshSession(connection: LabConnection): Contender {
  let names: string[] = [];
  const ssh = (script: string) => execa("ssh", ["-F", connection.sshConfigFile as string, connection.host, "sh", "-s"], { input: script });
  const session = (lines: readonly string[]) => `virsh -q <<'END'\n${lines.join("\n")}\nEND\n`;
  return {
    name: "virsh",
    apply: async (count) => {
      const wanted = networks("bv", count);
      const files = wanted.map((network) => `cat > /tmp/bench-${network.name}.xml <<'END'\n${xml(network)}\nEND\n`);
      const lines = wanted.flatMap(({ name }) => [`net-define /tmp/bench-${name}.xml`, `net-start ${name}`, `net-autostart ${name}`]);
      names = wanted.map(({ name }) => name);
      await ssh(`${files.join("")}${session(lines)}`);
    },
    destroy: async () => {
      await ssh(`${session(names.flatMap((name) => [`net-destroy ${name}`, `net-undefine ${name}`]))}rm -f /tmp/bench-*.xml\n`);
    },
    close: async () => undefined,
  };
}
