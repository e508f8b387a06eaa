import { KvmnetError } from "../../resource/error";
import type { Northbound } from "./rows";

/** What is in the database is what is asked for; what northd makes of it is what is. */

/** Of the look after a work: what northd has not taken up is nowhere. */
export function refuseUntaken({ since }: Northbound, noun: string): void {
  if (since?.northd === false) {
    throw new KvmnetError({
      code: "daemon-not-running",
      step: `wait for the ${noun}`,
      problem: `the ${noun} is in the northbound database, but ovn-northd did not take it up in time`,
      remedy: "see whether ovn-northd runs and reaches both databases (systemctl status ovn-northd; ovn-nbctl --wait=sb sync), then run it again",
    });
  }
}

/** OVN takes what it cannot carry out, and says so in a log alone. */
export function refuseComplaints({ since }: Northbound, noun: string, name: string): void {
  // As a word of its own: a short name is part of many.
  const words = new RegExp(`(?<![\\w.-])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w.-])`);
  const lines = (since?.complaints ?? []).filter((line) => words.test(line));
  if (lines.length > 0) {
    throw new KvmnetError({
      code: "step-failed",
      step: `verify the ${noun}`,
      problem: `the ${noun} is in the northbound database, but ovn-northd complains of it`,
      toolOutput: lines.join("\n").slice(-2000),
      remedy: "mend what it names, then run it again",
    });
  }
}
