import { setTimeout as sleep } from "node:timers/promises";
import { KvmnetError } from "../resource/error";
import { type DhcpLease, readLeases } from "./dhcpLeases";
import { type Access, mustBePlain, withHost } from "./session";

export interface LeaseWanted {
  /** Name of the libvirt network. */
  readonly network: string;
  /** MAC address of the guest's NIC. */
  readonly mac?: string;
  /** Host name that the guest gives, or that its reservation gives it. */
  readonly hostname?: string;
  /** Default 60. */
  readonly timeoutSeconds?: number;
}

const DEFAULT_TIMEOUT_SECONDS = 60;
const POLL_MS = 1000;

export function waitForLease(wanted: LeaseWanted, access: Access): Promise<DhcpLease> {
  return withHost(access, async (host) => {
    const { network, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = checked(wanted);
    const end = Date.now() + timeoutSeconds * 1000;
    for (;;) {
      const lease = (await readLeases(host, network)).find((one) => isWanted(one, wanted));
      if (lease) {
        return lease;
      }
      if (Date.now() + POLL_MS > end) {
        throw new KvmnetError({
          code: "deadline",
          host: host.label,
          problem: `${wanted.mac ?? wanted.hostname} got no lease on the network ${network} within ${timeoutSeconds} s`,
          remedy: "see whether the guest runs, is plugged into this network and asks for an address (virsh domiflist, its console)",
        });
      }
      await sleep(POLL_MS);
    }
  });
}

/** Host names compare as DNS does, with or without the network's domain. */
export function isWanted(lease: DhcpLease, { mac, hostname }: Pick<LeaseWanted, "mac" | "hostname">): boolean {
  const named = lease.hostname?.toLowerCase();
  const name = hostname?.toLowerCase();
  return (mac === undefined || lease.mac === mac.toLowerCase()) && (name === undefined || named === name || named === name.split(".")[0]);
}

function checked(wanted: LeaseWanted): LeaseWanted {
  for (const [property, value] of Object.entries(wanted)) {
    mustBePlain(property, value);
  }
  if (wanted.mac === undefined && wanted.hostname === undefined) {
    throw new KvmnetError({ code: "invalid-input", property: "mac", problem: "is required, or else hostname: whose lease is waited for" });
  }
  return wanted;
}
