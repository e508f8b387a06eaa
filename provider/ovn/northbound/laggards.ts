import { notice } from "../../host/notice";

const told = new Set<string>();

/** Hosts that do not follow are a warning: what is asked for stands in the database, and they take it up when they are back. Said once for each by a process. */
export function noticeLaggards(label: string, laggards: readonly string[]): void {
  for (const host of laggards) {
    if (!told.has(`${label} ${host}`)) {
      told.add(`${label} ${host}`);
      notice(
        `warning: ${label}: OVN has what was changed, but ${host} has not taken it up; see whether ovn-controller runs there (a host that is gone for good: ovn-sbctl chassis-del ${host})`,
      );
    }
  }
}
