import { execa } from "execa";
import { startGuest } from "../lab/guest";
import type { LabConnection, LabHost } from "../lab/host";
import { domainInterface } from "../provider/libvirt/domainInterface";
import { markUri, markXml } from "../provider/libvirt/domainInterface/mark";
import type { AnyKind } from "../provider/resource/kind";
import { byKinds } from "./byKinds";
import type { Contender } from "./contender";

/** What is plugged in: NICs into a running guest, ports into a bridge of Open vSwitch. Both stand on something that is there before and after. */

const GUEST = "bench-nics";
const NETWORK = "benchnics";
const BRIDGE = "benchovs";

const nics = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `nic${i}`, mac: `52:54:00:be:0c:${(16 + i).toString(16)}` }));
const ports = (count: number) => Array.from({ length: count }, (_, i) => `benchp${i}`);

export const nicProgram = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (const { name, mac } of ${JSON.stringify(nics(count))}) new kvmnet.DomainInterface(name, { type: "network", domain: "${GUEST}", network: "${NETWORK}", mac });
`;

export const portProgram = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (const name of ${JSON.stringify(ports(count))}) new kvmnet.OvsPort(name, { bridge: "${BRIDGE}", type: "internal" });
`;

/** A guest without a NIC, and a network for it. */
export async function nicBoard(host: LabHost): Promise<void> {
  const xml = `<network><name>${NETWORK}</name><bridge name="benchnicbr"/></network>`;
  await host.sh(`cat >/tmp/bench.xml && virsh -q net-define /tmp/bench.xml && virsh -q net-start ${NETWORK}; rm -f /tmp/bench.xml`, { input: xml });
  await startGuest(host, GUEST, { nics: [], persistent: true });
}

/** A bridge without ports. */
export async function portBoard(host: LabHost): Promise<void> {
  await host.sh(`ovs-vsctl --may-exist add-br ${BRIDGE} -- set Bridge ${BRIDGE} datapath_type=netdev`);
}

const ssh = (connection: LabConnection, script: string) =>
  execa("ssh", ["-F", connection.sshConfigFile as string, connection.host, "sh", "-se"], { input: script });

export const nicKinds = (connection: LabConnection): Promise<Contender> =>
  byKinds(connection, (count) => [
    nics(count).map(({ name, mac }) => ({ kind: domainInterface as AnyKind, args: { name, type: "network", domain: GUEST, network: NETWORK, mac } })),
  ]);

interface Nic {
  readonly name: string;
  readonly mac: string;
}

/** What tells whose a NIC is, in the guest's definitions: it comes with the NIC, and goes with it. */
const mark = ({ name, mac }: Nic, comes: boolean) =>
  `metadata ${GUEST} --uri ${markUri(mac)} ${comes ? `--key kvmnet --set '${markXml({ mac, name, owner: "bench/virsh/it" })}'` : "--remove"} --live --config`;

/** One login and one `virsh` for all. `marks`: it writes down whose each is, as we do. */
export function virshNics(connection: LabConnection, marks = false): Contender {
  let made: readonly Nic[] = [];
  const xml = (mac: string) => `<interface type="network"><mac address="${mac}"/><source network="${NETWORK}"/><model type="virtio"/></interface>`;
  const session = (command: string) =>
    ssh(
      connection,
      [
        ...made.map(({ name, mac }) => `cat > /tmp/bench-${name}.xml <<'END'\n${xml(mac)}\nEND`),
        "virsh -q <<'END'",
        ...made.flatMap((nic) => [
          ...(marks ? [mark(nic, command === "attach-device")] : []),
          `${command} ${GUEST} /tmp/bench-${nic.name}.xml --live --config`,
        ]),
        "END",
        "rm -f /tmp/bench-*.xml\n",
      ].join("\n"),
    );
  return {
    name: marks ? "virsh with marks" : "virsh",
    apply: async (count) => {
      made = nics(count);
      await session("attach-device");
    },
    destroy: async () => {
      await session("detach-device");
      // A guest answers in its own time.
      await ssh(connection, `for n in $(seq 100); do [ "$(virsh -q domiflist ${GUEST} | wc -l)" -gt 0 ] || exit 0; sleep 0.2; done; exit 1`);
    },
    close: async () => undefined,
  };
}

/** One login and one transaction for all. */
export function vsctlPorts(connection: LabConnection): Contender {
  let made: readonly string[] = [];
  return {
    name: "ovs-vsctl",
    apply: async (count) => {
      made = ports(count);
      await ssh(connection, `ovs-vsctl ${made.map((name) => `-- add-port ${BRIDGE} ${name} -- set Interface ${name} type=internal`).join(" ")}\n`);
    },
    destroy: async () => {
      await ssh(connection, `ovs-vsctl ${made.map((name) => `-- del-port ${BRIDGE} ${name}`).join(" ")}\n`);
    },
    close: async () => undefined,
  };
}
