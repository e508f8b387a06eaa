import type { Facts } from "../host/host";
import { type Access, withHost } from "./session";

/** What is known about a host. */
export interface HostFacts extends Facts {
  /** How it was reached: `root@kvm1.example.net`, or `local`. */
  readonly label: string;
}

export function getHost(access: Access): Promise<HostFacts> {
  return withHost(access, async ({ label, facts }) => {
    const { machineId, bootId, hostname, os, kernel, systemd, tools, sessionDevices } = facts;
    return { label, machineId, bootId, hostname, os, kernel, systemd, tools, sessionDevices };
  });
}
