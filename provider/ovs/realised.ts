import type { Change } from "../resource/change";
import { KvmnetError } from "../resource/error";
import type { Snapshot } from "./snapshot";

/** What is in the database is what is asked for; what ovs-vswitchd makes of it is what is. */

export const notTakenUp = "ovs-vswitchd has not taken it up";

/** ovs-vswitchd's own words about an object, of the step that this look ended. */
export function complaintsAbout({ since }: Snapshot, name: string): string | undefined {
  const lines = since?.complaints.filter((line) => line.includes(name)) ?? [];
  return lines.length > 0 ? lines.join("\n").slice(-2000) : undefined;
}

/** What could not be made is asked for once more. */
export function planWorks({ error }: { readonly error?: string }): Change[] {
  return error === undefined
    ? []
    : [{ path: ["error"], from: error, to: undefined, impact: "none", why: "it does not work; Open vSwitch is asked to try again" }];
}

/** Of the look after a work: nothing can be said about what ovs-vswitchd has not taken up. */
export function refuseUnrealised({ since }: Snapshot, what: string): void {
  if (since?.realised === false) {
    throw new KvmnetError({
      code: "daemon-not-running",
      step: `wait for the ${what}`,
      problem: `the ${what} is in the database, but ovs-vswitchd did not take it up in time`,
      remedy: "see whether ovs-vswitchd runs (systemctl status ovs-vswitchd, ovs-vsctl show), then run it again",
    });
  }
}
