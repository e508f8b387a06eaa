import type { Task } from "../../host/round/world";
import { KvmnetError } from "../../resource/error";
import { meaningOf } from "../errors";
import type { Work } from "./world";

/** What libvirt says of filters, and what it means to the reader. The first that fits counts. */
const known: readonly { readonly words: RegExp; readonly problem: (match: RegExpExecArray) => string; readonly remedy: string }[] = [
  {
    words: /unresolvable variables or unavailable list elements: (.*)/,
    problem: (match) => `running guests use the filter, and their NICs give no value for ${match[1]}`,
    remedy: "give the NICs a value (filter.parameters of DomainInterface) before the filter asks for it",
  },
  {
    words: /referenced filter '([^']*)' is missing/,
    problem: (match) => `running guests use the filter, and a filter that it leads to is missing: ${match[1]}`,
    remedy: "make that filter first, or take the reference out",
  },
  {
    words: /nwfilter is in use/,
    problem: () => "a running guest uses the filter by now",
    remedy: "take it off the guest's NIC first; `virsh nwfilter-binding-list` shows where it is",
  },
  {
    words: /kvmnet: no room in (\S+):/,
    problem: (match) => `${match[1]} cannot be written, so that libvirt would lose the filter: nothing was begun`,
    remedy: "make room on the file system of /etc/libvirt, or mount it writable, then run it again",
  },
  {
    words: /cannot remove config for/,
    problem: () => "libvirt could not remove the filter's file in /etc/libvirt/nwfilter, and keeps it",
    remedy: "mount the file system of /etc/libvirt writable, then run it again",
  },
  {
    words: /failed to apply rules|Some rules could not be created|error: internal error: Failed to run .*(ebtables|iptables|ip6tables)/i,
    problem: () => "the kernel of the host, or its ebtables and iptables, do not take a rule; libvirt has put back those that were there",
    remedy: "its words name the rule; ipset, connlimit and states need modules of the kernel",
  },
  {
    words: /(\S+) has illegal value (.*)/,
    problem: (match) => `this host's libvirt does not take ${match[2]} for ${match[1]}`,
    remedy: "a newer libvirt may; leave the attribute out, or upgrade the host",
  },
];

/** The error of a work that failed. What was there before is there. */
export function failureOf({ step, work }: Task<Work>, words: string): KvmnetError {
  const match = known.flatMap((one) => {
    const found = one.words.exec(words);
    return found ? [{ problem: one.problem(found), remedy: one.remedy }] : [];
  })[0];
  const meaning = match ?? meaningOf(words);
  return new KvmnetError({
    code: "step-failed",
    step,
    problem: meaning?.problem ?? `libvirt did not do it; ${work.was ? "the filter is as it was" : "there is no filter"}`,
    remedy: meaning?.remedy ?? "see what it says; once that is mended, run `pulumi up` again",
    toolOutput: words.trim(),
  });
}
