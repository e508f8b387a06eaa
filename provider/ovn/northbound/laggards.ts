import { notice } from "../../host/notice";

/** Hosts that do not follow are a warning: what is asked for stands in the database, and they take it up when they are back. */
export function noticeLaggards(label: string, laggards: readonly string[]): void {
  for (const host of laggards) {
    notice(
      `warning: ${label}: OVN has what was changed, but ${host} has not taken it up; see whether ovn-controller runs there (a host that is gone for good: ovn-sbctl chassis-del ${host})`,
    );
  }
}
