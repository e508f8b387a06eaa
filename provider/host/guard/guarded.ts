import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { KvmnetError } from "../../resource/error";
import type { Host, Output } from "../host";
import { type Section, sectionsOf } from "../sections";
import { goneBack, outOfReach } from "./errors";
import { unlessPending, whoWeAre } from "./pending";
import { abortScript, appliedScript, armScript, keeperScript } from "./scripts";
import { type Guard, probeWords } from "./settings";

/** A change of a host that has to be confirmed. */
export interface GuardedChange {
  /** In words, for errors: `make the bridge`. */
  readonly step: string;
  /** Whose: `Bridge br0`. */
  readonly resources: readonly string[];
  /** Why it is guarded. */
  readonly reason: string;
  readonly guard: Guard;
  /** Devices whose state has to be as before when it has gone back. */
  readonly devices: readonly string[];
  /** Reads orders on stdin and carries them out; its words are the answer, together with what `confirm` prints. */
  readonly program: string;
  readonly orders: string;
  readonly undo: string;
  /** What of `undo` counts after a reboot: files, before anything reads them. Empty: the change writes nothing that a boot reads. */
  readonly undoAtBoot: string;
  /** When that is: default, before anything reads the files of a network manager or of systemd. */
  readonly boot?: BootMoment;
  /** `guard_confirm` of confirm.sh, then a look. */
  readonly confirm: string;
  readonly args: readonly string[];
  /** Addresses that the host may be reached by afterwards, where the one that we came in by goes away. */
  readonly newAddresses: readonly string[];
}

/** Units of systemd that a boot takes back a change between, and one that brings it in. */
export interface BootMoment {
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly wantedBy: readonly string[];
}

const beforeNetworks: BootMoment = {
  after: ["systemd-remount-fs.service", "local-fs.target"],
  before: ["network-pre.target", "sysinit.target", "systemd-networkd.service", "NetworkManager.service", "networking.service"],
  wantedBy: ["sysinit.target"],
};

/** How long a new connection may take to come up: several are tried before the host goes back. */
const dialSecondsOf = ({ timeoutSeconds }: Guard) => Math.min(5, Math.max(2, Math.floor(timeoutSeconds / 4)));
/** How long probes that failed are tried again before it goes back at once: a bridge with STP forwards after 30 s. */
const patienceMs = 35_000;
/** How long the first connection is asked whether it is time for a new one: it may be cut off. */
const oldWayMs = 2000;
const pauseMs = 300;
/** Going back takes a moment as well. */
const returnMs = 60_000;

/**
 * Carries out a change so that it stays only if we still reach the host over a new connection: armed before it touches anything, carried out by the host
 * itself, and confirmed by one rename there. Throws when the host has gone back.
 */
export async function underGuard(host: Host, change: GuardedChange): Promise<Output> {
  anew(host);
  const id = randomUUID();
  const begun = await arm(host, change, id);
  await carriedOut(host, id);
  return confirmed(host, change, id, begun);
}

interface Begun {
  /** Ours and the host's clock (hundredths of seconds since its boot) at one moment: there it was not earlier than this. */
  readonly at: number;
  readonly hostTime: number;
}

async function arm(host: Host, change: GuardedChange, id: string): Promise<Begun> {
  const { guard, resources, devices, boot = beforeNetworks } = change;
  const writes = change.undoAtBoot === "" ? "nothing" : "files";
  const { stdout } = await unlessPending(host, {
    name: `arm the guard: ${change.step}`,
    script: armScript(),
    args: [String(guard.timeoutSeconds), id, whoWeAre(), resources.join(", "), writes, ...boot.wantedBy],
    input: bundle({
      devices: devices.join(" "),
      probes: probeWords(guard.probes).join("\n"),
      program: change.program,
      orders: change.orders,
      undo: change.undo,
      "undo-at-boot": change.undoAtBoot,
      keeper: keeperScript(),
      unit: bootUnit(boot),
      end: "end",
    }),
    mutates: true,
    needs: ["ip"],
  });
  const said = sectionsOf(stdout);
  const armed = said.find(({ name }) => name === "armed");
  return { at: Date.now(), hostTime: Number(armed?.device) };
}

/** Each file under a line of its own; what a file holds is text of ours, in which no line begins so. */
function bundle(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([name, text]) => `@@ ${name}\n${text.replace(/\n?$/, "\n")}`)
    .join("");
}

/** Asked over the connection that we have, for as long as that may be expected to live. */
async function carriedOut(host: Host, id: string): Promise<void> {
  const until = Date.now() + oldWayMs;
  const asked = async () => {
    for (;;) {
      const { stdout } = await host.run({ name: "see whether the change is carried out", script: appliedScript(), args: [id] });
      if (Date.now() > until || sectionsOf(stdout).some(({ device }) => device === "applied")) {
        return;
      }
      await sleep(50);
    }
  };
  const given = new AbortController();
  const patience = sleep(oldWayMs, undefined, { signal: given.signal }).catch(() => {});
  await Promise.race([asked().catch(() => patience), patience]);
  given.abort();
}

async function confirmed(host: Host, change: GuardedChange, id: string, begun: Begun): Promise<Output> {
  const until = begun.at + change.guard.timeoutSeconds * 1000 + returnMs;
  const ways = [...change.newAddresses, undefined];
  let lost: unknown;
  let failing: { readonly since: number; readonly probes: string } | undefined;
  for (let attempt = 0; Date.now() < until; attempt++) {
    const answer = await ask(host, change, id, begun, ways[attempt % ways.length]).catch((error) => {
      lost = error;
      return undefined;
    });
    if (!answer) {
      refuseToGoOn(lost);
      await sleep(pauseMs);
      continue;
    }
    const { is, body, output } = answer;
    if (is === "kept") {
      return output;
    }
    if (is === "back" || is === "unknown") {
      throw goneBack(host, change, body, failing ? undefined : lost);
    }
    if (is === "failing") {
      failing ??= { since: Date.now(), probes: body };
      if (Date.now() - failing.since > patienceMs) {
        await giveUp(host, change, id, body);
      }
    }
    await sleep(is === "early" ? 0 : pauseMs);
  }
  throw outOfReach(host, change, lost);
}

interface Answer {
  readonly is: string;
  readonly body: string;
  readonly output: Output;
}

/** One new connection, one question. */
async function ask(host: Host, change: GuardedChange, id: string, begun: Begun, address: string | undefined): Promise<Answer> {
  const since = begun.hostTime + Math.floor((Date.now() - begun.at) / 10);
  const output = await anew(host)(
    { name: `confirm over a new connection: ${change.step}`, script: change.confirm, args: [id, String(since), ...change.args], timeoutMs: 90_000 },
    { address, dialSeconds: dialSecondsOf(change.guard) },
  );
  const said: Section | undefined = sectionsOf(output.stdout).find(({ name }) => name === "guard");
  return { is: said?.device ?? "unknown", body: said?.body.trim() ?? "", output };
}

/** Another key or another machine at the other end is no reason to try again: the host goes back by itself. */
function refuseToGoOn(error: unknown): void {
  if (error instanceof KvmnetError && (error.code === "cancelled" || error.code === "invalid-input")) {
    throw error;
  }
}

async function giveUp(host: Host, { guard }: GuardedChange, id: string, failing: string): Promise<void> {
  const why = `what answered before no longer does: ${failing.replaceAll("\n", ", ")}`;
  await anew(host)({ name: "go back", script: abortScript(), args: [id, why] }, { dialSeconds: dialSecondsOf(guard) }).catch(() => undefined);
}

function anew(host: Host): NonNullable<Host["runAnew"]> {
  if (!host.runAnew) {
    throw new Error(`${host.label} is only looked at: nothing can be confirmed over a new connection`);
  }
  return host.runAnew.bind(host);
}

/** Only while a change is pending. */
const bootUnit = ({ after, before }: BootMoment) => `[Unit]
Description=kvmnet: puts back a change that was not confirmed before the reboot
DefaultDependencies=no
RequiresMountsFor=/var/lib/kvmnet/guard /etc
After=${after.join(" ")}
Before=${before.join(" ")}
ConditionPathExists=/var/lib/kvmnet/guard/pending

[Service]
Type=oneshot
ExecStart=/bin/sh /var/lib/kvmnet/guard/pending/keeper boot
`;
