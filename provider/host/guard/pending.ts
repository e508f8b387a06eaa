import { hostname, userInfo } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Host, Output, Step } from "../host";
import { type Section, sectionsOf } from "../sections";
import { isPending } from "./errors";

const pauseMs = 300;
/** What a change may take beyond its time: going back. */
const graceMs = 60_000;

/** Who a change is of, as the next one is told. */
export const whoWeAre = (): string => `${userInfo().username}@${hostname()} (process ${process.pid})`;

/**
 * Runs a step that changes something, which the host does not begin while a change waits for its confirmation (`guard_waits`, arm.sh). One of our own, of
 * another part of the host in the same run, is waited for; that of somebody else is an error.
 */
export async function unlessPending(host: Host, step: Step): Promise<Output> {
  let until: number | undefined;
  for (;;) {
    const output = await host.run(step);
    const pending = pendingIn(output);
    if (!pending) {
      return output;
    }
    until ??= Date.now() + Number(pending.device) * 1000 + graceMs;
    if (pending.body.split("\n")[0] !== whoWeAre() || Date.now() > until) {
      throw isPending(host, pending);
    }
    await sleep(pauseMs);
  }
}

/** A look has a section of this name as well, without a number. */
function pendingIn({ stdout }: Output): Section | undefined {
  const sections = sectionsOf(stdout);
  return sections.some(({ name }) => name === "not-begun") ? sections.find(({ name, device }) => name === "pending" && device !== undefined) : undefined;
}
