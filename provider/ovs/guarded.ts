import type { BootMoment } from "../host/guard/guarded";

/** On the host, while a change is pending: what it has changed, or what was there before. */
export const JOURNAL = "/var/lib/kvmnet/guard/pending/journal";

/** Its database outlives a reboot, and a unit brings flows back: what a boot reads is put back before ovs-vswitchd starts. */
export const beforeSwitch: BootMoment = {
  after: ["ovsdb-server.service"],
  before: ["ovs-vswitchd.service"],
  wantedBy: ["ovs-vswitchd.service", "multi-user.target"],
};
