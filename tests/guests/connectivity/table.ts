import { blockedOf, directions, type Mode, type Reach } from "./modes";

export interface Row {
  readonly title: string;
  readonly reach: Reach;
}

/** The matrix as docs/connectivity.md has it. */
export function reachTable(rows: readonly Row[]): string {
  const head = ["", ...directions, "lease and name", "the outside sees"];
  return table(
    head,
    rows.map(({ title, reach }) => [title, ...directions.map((direction) => cell(reach[direction])), reach.leased ? "as given" : "–", seen[reach.seenAs]]),
  );
}

/** What takes each block away. */
export function liftTable(modes: readonly Mode[]): string {
  const rows = modes
    .flatMap(({ placements }) => placements)
    .flatMap(({ title, promises, lift }) => (lift ? [[title, blockedOf(promises).join(", "), lift.title]] : []));
  return table(["", "Blocked", "All of it answers after"], rows);
}

export const promised = (modes: readonly Mode[]): Row[] =>
  modes.flatMap(({ placements }) => placements).map(({ title, promises }) => ({ title, reach: promises }));

const seen: Record<Reach["seenAs"], string> = { host: "the host's address", guest: "the guest's own", nobody: "–" };
const cell = (reachable: boolean) => (reachable ? "yes" : "blocked");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}
