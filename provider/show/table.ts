import { columnsOf, fitted, padded } from "../topology/columns";
import { plain } from "../topology/plain";
import { COLUMNS, type Column, cellsOf, type TreeRow } from "./rows";

export interface Look {
  /** Columns of the terminal; lines are cut there. */
  readonly width: number;
  readonly colours: boolean;
}

/** Columns that a narrow terminal does without, the first to go first. */
const SPARED: readonly Column[] = ["MTU", "MAC", "OWNER", "VLAN"];
const GAP = 2;

/** Lines of a table; under each thing what is wrong with it. */
export function tableOf(rows: readonly TreeRow[], { width, colours }: Look): string[] {
  const cells = rows.map((row) => mapped(cellsOf(row), plain));
  const widths = new Map(COLUMNS.map((column) => [column, Math.max(0, ...cells.map((row) => columnsOf(row[column])))]));
  const filled = COLUMNS.filter((column) => (widths.get(column) ?? 0) > 0);
  const size = (columns: readonly Column[]) => columns.reduce((sum, column) => sum + Math.max(column.length, widths.get(column) ?? 0) + GAP, -GAP);
  const columns = SPARED.reduce<Column[]>((left, spared) => (size(left) > width ? left.filter((column) => column !== spared) : left), [...filled]);
  const line = (row: Record<Column, string>) =>
    fitted(
      columns
        .map((column) => padded(row[column], Math.max(column.length, widths.get(column) ?? 0)))
        .join(" ".repeat(GAP))
        .trimEnd(),
      width,
    );
  const paint = (text: string, colour: string | undefined) => (colours && colour ? `\u001b[${colour}m${text}\u001b[0m` : text);
  const head = paint(line(mapped(Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<Column, string>, (text) => text)), DIM);
  return [
    head,
    ...rows.flatMap((row, i) => [
      paint(line(cells[i] as Record<Column, string>), row.again ? DIM : COLOURS[row.node.state]),
      ...(row.again ? [] : row.node.problems.map((problem) => paint(fitted(`${" ".repeat(row.branch.length)}  ! ${plain(problem)}`, width), RED))),
    ]),
  ];
}

const DIM = "2";
const RED = "31";
const COLOURS: Readonly<Record<string, string | undefined>> = { down: RED, "no carrier": "33", off: DIM };

function mapped(row: Record<Column, string>, change: (text: string) => string): Record<Column, string> {
  return Object.fromEntries(Object.entries(row).map(([column, text]) => [column, change(text)])) as Record<Column, string>;
}
