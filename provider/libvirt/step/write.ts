import type { Host } from "../../host/host";
import type { End, Task, Written } from "../../host/round/world";
import { shellFile } from "../../host/shellFile";
import { cannotLive, nicFailure } from "../domainInterface/errors";
import { classify } from "../errors";
import { observe, type Snapshot } from "../snapshot";
import type { NicWork, Work } from "../work";
import { entryOrders } from "./entryOrders";
import { entryFailure, networkFailure } from "./failures";
import { newMark, wholeSnapshot } from "./look";
import { networkOrders } from "./networkOrders";
import { nicOrders } from "./nicOrders";
import { StepProgram } from "./program";

/** After so long, what we know of objects that a step did not touch is read again with it. */
const knownForMs = 10_000;

/** What a work may take on a host under load: libvirt waits for a chain of iptables runs; a NIC of a guest that is busy takes longer, but then no more are begun. */
const perWorkMs = 2_000;

const stale: End = { end: "stale" };

/** Works of a batch on their way: some have ended before anything is sent, the others are in a unit each, or share one. */
interface Batch {
  readonly program: StepProgram;
  readonly seen: Snapshot;
  /** By unit: the works in it. */
  readonly units: Map<number, readonly number[]>;
  readonly ends: Map<number, End>;
  /** What is read again because works change it. */
  readonly networks: Set<string>;
  readonly domains: Set<string>;
}

/** Carries out works of many networks and guests in one step, with one virsh; each in its own name, entries of one network together. */
export async function write(host: Host, seen: Snapshot, tasks: readonly Task<Work>[]): Promise<Written<Snapshot>> {
  const first = await send(host, seen, tasks);
  const again = tasks.flatMap((task, index) => {
    const work = otherWay(task.work, first.ends[index]);
    return work ? [{ index, task: { ...task, work } }] : [];
  });
  if (again.length === 0) {
    return first;
  }
  const second = await send(
    host,
    first.seen,
    again.map(({ task }) => task),
  );
  const ends = new Map(again.map(({ index }, i) => [index, second.ends[i] as End]));
  return { seen: second.seen, ends: first.ends.map((end, index) => ends.get(index) ?? end) };
}

/** Where this libvirt cannot change a NIC that is in use, it is plugged in again, if that is allowed. */
function otherWay(work: Work, end: End | undefined): NicWork | undefined {
  const cannot = end?.end === "failed" && cannotLive(end.error.details.toolOutput ?? "");
  return cannot && work.on === "guest" && work.otherwise && !("refused" in work.otherwise)
    ? { ...work, operations: work.otherwise, otherwise: undefined }
    : undefined;
}

async function send(host: Host, seen: Snapshot, tasks: readonly Task<Work>[]): Promise<Written<Snapshot>> {
  const batch: Batch = { program: new StepProgram(), seen, units: new Map(), ends: new Map(), networks: new Set(), domains: new Set() };
  addNetworks(batch, tasks);
  addEntries(batch, tasks);
  addNics(batch, tasks);
  if (batch.units.size === 0) {
    return { seen, ends: tasks.map((_, index) => batch.ends.get(index) ?? stale) };
  }
  const mark = newMark();
  const scope = Date.now() - seen.readAt > knownForMs ? "all" : "some";
  const { stdout, stderr } = await host
    .run({
      name: [...new Set(tasks.map(({ step }) => step))].join(", "),
      script: shellFile(__dirname, "dialog.sh", "../../host/ovs.sh", "look.sh", "sweep.sh", "write.sh"),
      args: [host.libvirtUri, mark, scope, [...batch.networks].join(" "), [...batch.domains].join(" ")],
      input: batch.program.text,
      mutates: true,
      timeoutMs: 90_000 + tasks.length * perWorkMs,
      needs: ["virsh", "ip"],
    })
    .catch((error) => Promise.reject(classify(error)));
  const after = wholeSnapshot(stdout, stderr, mark, seen);
  for (const { unit, state, words } of unitsIn(stdout, mark)) {
    for (const index of batch.units.get(unit) ?? []) {
      batch.ends.set(index, endOf((tasks[index] as Task<Work>).work, state, words, after));
    }
  }
  return { seen: after, ends: tasks.map((_, index) => batch.ends.get(index) ?? stale) };
}

/** One at a time of those that are about the same network. */
function addNetworks({ program, seen, units, networks, domains }: Batch, tasks: readonly Task<Work>[]): void {
  const names = new Set<string>();
  for (const [index, { work }] of tasks.entries()) {
    if (work.on === "network" && !names.has(work.name) && !networks.has(work.uuid)) {
      names.add(work.name);
      networks.add(work.uuid);
      for (const { domainUuid } of observe(seen, seen.find.uuid(work.uuid))?.guests ?? []) {
        domains.add(domainUuid);
      }
      units.set(program.unit(networkOrders(program, work, seen)), [index]);
    }
  }
}

/** Those of a network that itself changes in this step come after it: what they were decided on is no more. */
function addEntries({ program, seen, units, networks, ends }: Batch, tasks: readonly Task<Work>[]): void {
  const works = tasks.flatMap(({ work }, index) => (work.on === "entries" && !networks.has(work.uuid) ? [{ work, index }] : []));
  for (const uuid of new Set(works.map(({ work }) => work.uuid))) {
    const texts = seen.find.uuid(uuid);
    const mine = works.filter(({ work }) => work.uuid === uuid);
    if (!texts) {
      continue;
    }
    const { orders, ended } = entryOrders(
      program,
      texts,
      mine.map(({ work }) => work.wish),
      seen,
    );
    for (const { work, index } of mine) {
      const end = ended.get(work.wish);
      if (end) {
        ends.set(index, end);
      }
    }
    if (orders.length > 0) {
      networks.add(uuid);
      units.set(
        program.unit(orders),
        mine.filter(({ work }) => !ended.has(work.wish)).map(({ index }) => index),
      );
    }
  }
}

/** One at a time of those that are about the same MAC address of a guest. */
function addNics({ program, seen, units, domains }: Batch, tasks: readonly Task<Work>[]): void {
  const taken = new Set<string>();
  for (const [index, { work }] of tasks.entries()) {
    const places = work.on === "guest" ? work.macs.map((mac) => `${work.uuid} ${mac}`) : [];
    const orders = work.on === "guest" && !places.some((place) => taken.has(place)) ? nicOrders(program, work, seen) : undefined;
    if (orders) {
      for (const place of places) {
        taken.add(place);
      }
      domains.add(work.uuid);
      units.set(program.unit(orders), [index]);
    }
  }
}

function unitsIn(stdout: string, mark: string): { unit: number; state: string; words: string }[] {
  return stdout
    .split(`${mark} unit `)
    .slice(1)
    .map((piece) => {
      const [, unit = "", state = "", words = ""] = /^(\d+) (\w+) \.\n([\s\S]*)$/.exec(piece.split(mark)[0] ?? "") ?? [];
      return { unit: Number(unit), state, words };
    });
}

function endOf(work: Work, state: string, words: string, after: Snapshot): End {
  if (state !== "failed") {
    return state === "well" ? { end: "done" } : stale;
  }
  switch (work.on) {
    case "network":
      // Somebody was faster with this name.
      return /already exists with uuid/.test(words) && after.find.name(work.name)
        ? stale
        : { end: "failed", error: networkFailure(work, words, observe(after, after.find.uuid(work.uuid))) };
    case "entries":
      return { end: "failed", error: entryFailure(work, words, after.find.uuid(work.uuid)?.name) };
    case "guest":
      return { end: "failed", error: nicFailure(work, words, after) };
  }
}
