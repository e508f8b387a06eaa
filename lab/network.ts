import { inNetwork, mustRun } from "./run";
import type { HostState, LabState } from "./state";

/** The wire's addresses: shared address space (RFC 6598), which hosts' own networks and examples do not use. */
export const outside = { address: "100.64.0.1", address6: "fd00:64::1", name: "outside.example" } as const;
const nicsPerHost = 3;

export function hostAddress(index: number): { address: string; address6: string } {
  return { address: `100.64.0.${11 + index}`, address6: `fd00:64::${11 + index}` };
}

/** Joins the outside and the hosts' NICs on one bridge: eth0 with an address, eth1 and eth2 free. */
export async function connectWire(state: LabState): Promise<void> {
  const wire: string[] = ["link add wire type bridge", "link set wire up", ...cable("outside", state.outsidePid, "eth0", mac(0, 0))];
  for (const [index, host] of state.hosts.entries()) {
    for (let nic = 0; nic < nicsPerHost; nic++) wire.push(...cable(`${host.name}-${nic}`, host.pid, `eth${nic}`, mac(index + 1, nic)));
  }
  await ipBatch(state.wirePid, wire);
  // By its path: npm's scripts find a program of the same name, for tracing Node's files, in node_modules/.bin first.
  if (state.hosts.length > 1) await mustRun(inNetwork(state.wirePid, ["/usr/sbin/nft", "-f", "-"]), { input: noFalseGateway });
  await Promise.all([
    ipBatch(state.outsidePid, [`addr add ${outside.address}/24 dev eth0`, `addr add ${outside.address6}/64 dev eth0 nodad`, "link set eth0 up"]),
    ...state.hosts.map((host) => ipBatch(host.pid, hostLines(host))),
    // A sum that a sender leaves to its card is nobody's on the way over Open vSwitch in userspace. For all: tests of several hosts run beside one another.
    mustRun(inNetwork(state.outsidePid, ["/usr/sbin/ethtool", "-K", "eth0", "tx", "off"])),
  ]);
}

/** A host that takes the outside's address, as tests of lock-outs let one do, must not cut off the other hosts, which other tests have. */
const noFalseGateway = `table bridge lab {
  chain forward { type filter hook forward priority 0; iifname != "outside" oifname != "outside" arp saddr ip ${outside.address} drop; }
}
`;

function hostLines(host: HostState): string[] {
  return [
    `addr add ${host.address}/24 dev eth0`,
    `addr add ${host.address6}/64 dev eth0 nodad`,
    ...Array.from({ length: nicsPerHost }, (_, nic) => `link set eth${nic} up`),
    `route add default via ${outside.address}`,
    `-6 route add default via ${outside.address6}`,
  ];
}

/** The wire's end has a number that no device of a host has: else `bridge link` in the host takes it for a neighbour there. */
function cable(port: string, pid: number, nic: string, address: string): string[] {
  const index = 100_000 + Number.parseInt(address.replaceAll(":", "").slice(-4), 16);
  return [`link add ${port} index ${index} type veth peer name ${nic} address ${address} netns ${pid}`, `link set ${port} master wire`, `link set ${port} up`];
}

/** Locally administered and the same in each run. */
function mac(host: number, nic: number): string {
  const hex = (value: number) => value.toString(16).padStart(2, "0");
  return `02:4b:56:4d:${hex(host)}:${hex(nic)}`;
}

async function ipBatch(pid: number, lines: readonly string[]): Promise<void> {
  const plain = lines.filter((line) => !line.startsWith("-6"));
  const six = lines.filter((line) => line.startsWith("-6")).map((line) => line.slice(3));
  await mustRun(inNetwork(pid, ["ip", "-batch", "-"]), { input: `${plain.join("\n")}\n` });
  if (six.length > 0) await mustRun(inNetwork(pid, ["ip", "-6", "-batch", "-"]), { input: `${six.join("\n")}\n` });
}
