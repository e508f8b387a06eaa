import { isDeepStrictEqual } from "node:util";
import type { End } from "../../host/round/world";
import { renderNetwork } from "../definition";
import { decide, type Wish } from "../entries/decide";
import { type LiveUpdate, liveUpdates } from "../entries/liveUpdates";
import { see } from "../entries/look";
import { type EntryMark, markText } from "../entries/marks";
import type { NetworkTexts, Snapshot } from "../snapshot";
import { sameNetwork } from "./basis";
import { backToDefinition, updateOrder } from "./networkOrders";
import type { StepProgram } from "./program";

/** Orders for all wishes of one network together, and how those end that are not among them. */
export interface Granting {
  readonly orders: readonly string[];
  readonly ended: ReadonlyMap<Wish, End>;
}

/**
 * Entries that go, go from the running network first and entries that come, come there last: whatever a step that is cut off leaves, the marks in
 * the stored definition tell the next one about it.
 */
export function entryOrders(program: StepProgram, texts: NetworkTexts, wishes: readonly Wish[], seen: Snapshot): Granting {
  const network = see(texts);
  const { stored, define, live, marks, refused } = decide(network, wishes);
  const ended = new Map<Wish, End>([...refused].map(([wish, { error }]) => [wish, { end: "failed", error }]));
  const updates = network.live && live && !isDeepStrictEqual(network.live, live) ? liveUpdates(network.live, live) : [];
  if (!define && updates.length === 0) {
    return { orders: [], ended: new Map([...wishes.map((wish) => [wish, { end: "done" } as End] as const), ...ended]) };
  }
  const calls = (wanted: (update: LiveUpdate) => boolean) =>
    updates
      .filter(wanted)
      .flatMap((update) => [
        `back ${updateOrder(program, texts.uuid, { ...update, ...update.back }, " --live")}`,
        updateOrder(program, texts.uuid, update, " --live"),
      ]);
  const definition = define ? [...backToDefinition(program, { ...network, uuid: texts.uuid }), `define ${program.file(renderNetwork(stored))}`] : [];
  return {
    orders: [
      sameNetwork(seen, texts),
      "room",
      ...noteOrders(program, texts.uuid, network.marks),
      ...calls(({ command }) => command === "delete"),
      ...definition,
      ...calls(({ command }) => command !== "delete"),
      ...noteOrders(program, texts.uuid, marks),
    ],
    ended,
  };
}

const noteOrders = (program: StepProgram, uuid: string, marks: readonly EntryMark[]) => [
  marks.length > 0 ? `note ${uuid} ${program.file(markText(marks))}` : `note ${uuid}`,
];
