import { type Guest, startGuest } from "../lab/guest";
import type { LabHost } from "../lab/host";
import { Stack } from "../tests/e2e/stack";
import { connectionConfig } from "./kvmnet";

const program = (stp: boolean, mtu: number) => `import * as kvmnet from "pulumi-kvmnet";
new kvmnet.NatNetwork("benchout", {
  subnets: [{ cidr: "10.199.0.0/24" }], mtu: ${mtu}, bridge: { stp: ${stp} }, onGuestsAttached: { restart: "reattach" },
});
`;

/** Seconds without an answer of a guest while its network restarts for another MTU; pinged by its host 20 times a second. */
export async function outage(host: LabHost, stp: boolean): Promise<number> {
  const stack = await Stack.create(connectionConfig(host.connection));
  let guest: Guest | undefined;
  try {
    stack.program(program(stp, 1500));
    await stack.up();
    guest = await startGuest(host, "benchguest", { nics: [{ network: "benchout" }] });
    const address = await guest.waitForLease();
    const pinging = host.exec(`timeout 60 ping -D -i 0.05 -W 1 ${address}`, { timeoutMs: 90_000 });
    stack.program(program(stp, 1400));
    await stack.up();
    return largestGap((await pinging).stdout);
  } finally {
    await guest?.stop();
    await stack.must("destroy", "--yes", "--skip-preview");
    stack.remove();
  }
}

function largestGap(output: string): number {
  const times = [...output.matchAll(/^\[(\d+\.\d+)\] \d+ bytes from/gm)].map((match) => Number(match[1]));
  if (times.length < 100) {
    throw new Error(`the guest hardly answered:\n${output.slice(-1000)}`);
  }
  return Math.max(...times.slice(1).map((time, i) => time - (times[i] as number)));
}
