import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import { applyScript, IN_USE } from "./scripts";
import { parseSnapshot, type Snapshot } from "./snapshot";

/** Carries out orders in one step and gives a snapshot of these devices as they are afterwards. */
export async function apply(
  host: Host,
  name: string,
  orders: readonly string[],
  devices: readonly string[],
  whenInUse?: (holders: string) => KvmnetError,
): Promise<Snapshot> {
  for (const order of orders) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would start an order of its own
    if (/[\u0000-\u001f\u007f]/.test(order)) {
      throw new KvmnetError({ code: "invalid-input", step: name, problem: `a control character in ${JSON.stringify(order)} cannot be handed to the host` });
    }
  }
  const input = orders.map((order) => `${order}\n`).join("");
  try {
    const expect = whenInUse ? [0, IN_USE] : [0];
    const { stdout, code } = await host.run({ name, script: applyScript, args: devices, input, mutates: true, needs: ["ip"], expect });
    if (code === IN_USE && whenInUse) {
      throw whenInUse(stdout);
    }
    return parseSnapshot(stdout);
  } catch (error) {
    throw error instanceof KvmnetError ? explain(error, orders) : error;
  }
}

/** `ip` only gives the number of the line that failed; says which one it was, and what the kernel lacks. */
export function explain(error: KvmnetError, orders: readonly string[]): KvmnetError {
  const output = error.details.toolOutput ?? "";
  const number = Number(/Command failed -:(\d+)/.exec(output)?.[1]);
  const failed = orders.filter((order) => order.startsWith("ip "))[number - 1];
  if (!failed) {
    return error;
  }
  const missing = /Operation not supported|Unknown device type/.test(output) ? missingFeature(failed) : undefined;
  return new KvmnetError({
    ...error.details,
    problem: missing ? `the host's kernel cannot do this: ${missing.what} needs ${missing.option}` : `the kernel refused: ${failed}`,
    ...(missing && { remedy: `use a kernel that is built with ${missing.option}, or leave ${missing.what} out` }),
    cause: error,
  });
}

const features = [
  { pattern: / vlan_filtering /, what: "`vlanFiltering`", option: "CONFIG_BRIDGE_VLAN_FILTERING" },
  { pattern: / mcast_snooping /, what: "`multicastSnooping`", option: "CONFIG_BRIDGE_IGMP_SNOOPING" },
  { pattern: / type bridge/, what: "a bridge", option: "CONFIG_BRIDGE" },
  { pattern: / type macvtap/, what: "a macvtap interface", option: "CONFIG_MACVTAP" },
];

function missingFeature(order: string): { what: string; option: string } | undefined {
  return features.find(({ pattern }) => pattern.test(`${order} `));
}
