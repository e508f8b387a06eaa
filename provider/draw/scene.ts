import type { HostTopology } from "../topology/model";
import { type Box, collapsed } from "./collapse";
import { columnsOfThings } from "./columns";
import { Graph, layout } from "./dagre";
import { boxLines, type Line } from "./lines";
import { tunnelsOf } from "./tunnels";

/** More than this of a kind on one thing are one box; fewer where there are many in all. */
const MOST_ON_ONE = { few: 6, many: 2 } as const;
const MANY_GUESTS = 40;

export const BOX_WIDTH = 216;
const COLUMN_GAP = 56;
const ROW_GAP = 18;
const PADDING = 20;
const LANE_HEAD = 48;
const LANE_GAP = 28;
/** Beside the lanes, for tunnels between hosts. */
const MARGIN = 48;
const LINE_HEIGHT = 16;
const BOX_PADDING = 11;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Place extends Point {
  readonly key: string;
  readonly box: Box;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

export interface Link {
  readonly from: Place;
  readonly to: Place;
  readonly points: readonly Point[];
}

export interface Lane extends Point {
  readonly host: HostTopology;
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  readonly links: readonly Link[];
}

/** Where everything stands. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly tunnels: readonly Link[];
}

/** A lane per host, from the wire at its left to the guests at its right. */
export function sceneOf(hosts: readonly HostTopology[]): Scene {
  const guests = hosts.reduce((sum, { nodes }) => sum + nodes.filter(({ kind }) => kind === "guest").length, 0);
  const drawn = hosts.map((host) => collapsed(host, MOST_ON_ONE[guests > MANY_GUESTS ? "many" : "few"]));
  const columns = columnsOfThings(drawn);
  let top = LANE_GAP;
  const lanes = drawn.map((host, h) => {
    const lane = laneOf(host, hosts[h] as HostTopology, `h${h}`, top, (box) => columns.get(box) ?? 0);
    top += lane.height + LANE_GAP;
    return lane;
  });
  const width = Math.max(BOX_WIDTH + 2 * PADDING, ...lanes.map((lane) => lane.width));
  const places = new Map(lanes.flatMap(({ places: all }, h) => all.map((place) => [`${h} ${place.box.id}`, place])));
  const tunnels = tunnelsOf(drawn).flatMap(([[a, from], [b, to]]): Link[] => {
    const [start, end] = [places.get(`${drawn.indexOf(a as never)} ${from}`), places.get(`${drawn.indexOf(b as never)} ${to}`)];
    return start && end ? [{ from: start, to: end, points: [leftOf(start), leftOf(end)] }] : [];
  });
  return { width: width + 2 * MARGIN, height: top, lanes: lanes.map((lane) => ({ ...lane, width })), tunnels };
}

const leftOf = ({ x, y, height }: Place): Point => ({ x, y: y + height / 2 });
const rightOf = ({ x, y, width, height }: Place): Point => ({ x: x + width, y: y + height / 2 });

function laneOf({ nodes, edges }: HostTopology, host: HostTopology, key: string, top: number, columnOf: (box: Box) => number): Lane {
  const graph = new Graph();
  const boxes = new Map((nodes as readonly Box[]).map((box) => [box.id, box]));
  const columnAt = (id: string) => columnOf(boxes.get(id) as Box);
  // Ranks are told, not found: the same column means the same in every lane. dagre has made room for labels of edges by then: two ranks for each of ours.
  const ranker = (ranked: InstanceType<typeof Graph>) => {
    for (const id of ranked.nodes()) {
      ranked.node(id).rank = boxes.has(id) ? 2 * columnAt(id) : -1;
    }
  };
  graph.setGraph({ rankdir: "LR", nodesep: ROW_GAP, ranksep: COLUMN_GAP, ranker: ranker as never });
  graph.setDefaultEdgeLabel(() => ({}));
  const lines = new Map([...boxes].map(([id, box]) => [id, boxLines(box)]));
  // By name; of what lies on one thing dagre puts first what it hears of last.
  const inOrder = [...boxes.keys()].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  for (const id of inOrder) {
    graph.setNode(id, { width: BOX_WIDTH, height: heightOf(lines.get(id) ?? []) });
  }
  // Of things that lie on each other in a circle one edge leads back, which is drawn and does not count here.
  const forward = edges
    .filter(({ lower, upper }) => boxes.has(lower) && boxes.has(upper) && columnAt(lower) < columnAt(upper))
    .sort((a, b) => b.upper.localeCompare(a.upper, "en", { numeric: true }));
  for (const { lower, upper } of forward) {
    graph.setEdge(lower, upper);
  }
  if (boxes.size > 0) {
    layout(graph);
  }
  const left = MARGIN + PADDING;
  const places = [...boxes].map(([id, box], n): Place => {
    const { y = 0, height = 0 } = graph.node(id);
    return {
      key: `${key}n${n}`,
      box,
      x: left + columnAt(id) * (BOX_WIDTH + COLUMN_GAP),
      y: Math.round(top + LANE_HEAD + y - height / 2),
      width: BOX_WIDTH,
      height,
      lines: lines.get(id) ?? [],
    };
  });
  const placed = new Map(places.map((place) => [place.box.id, place]));
  const links = edges.flatMap(({ lower, upper }): Link[] => {
    const [from, to] = [placed.get(lower), placed.get(upper)];
    return from && to ? [{ from, to, points: [rightOf(from), ...passing(graph, from, to, top + LANE_HEAD), leftOf(to)] }] : [];
  });
  const far = Math.max(BOX_WIDTH, ...places.map(({ x, width }) => x + width - left));
  const low = Math.max(top + LANE_HEAD, ...places.map(({ y, height }) => y + height));
  return { host, x: MARGIN, y: top, width: far + 2 * PADDING, height: low - top + PADDING, places, links };
}

/** Between which boxes of the columns in between a long link passes. */
function passing(graph: InstanceType<typeof Graph>, from: Place, to: Place, top: number): Point[] {
  const step = BOX_WIDTH + COLUMN_GAP;
  const { points = [] } = (graph.edge(from.box.id, to.box.id) ?? {}) as { points?: readonly Point[] };
  const between = Math.round((to.x - from.x) / step) - 1;
  // One point for each rank, two ranks for each column; the first and the last are on the boxes' edges.
  return Array.from({ length: Math.max(0, between) }, (_, i) => points[2 * i + 2])
    .flatMap((point, i) =>
      point
        ? [
            { x: from.x + (i + 1) * step, y: point.y + top },
            { x: from.x + (i + 1) * step + BOX_WIDTH, y: point.y + top },
          ]
        : [],
    )
    .map(({ x, y }) => ({ x, y: Math.round(y) }));
}

const heightOf = (lines: readonly Line[]) => lines.length * LINE_HEIGHT + 2 * BOX_PADDING;

/** The base line of a box's nth line. */
export const baseline = (place: Place, n: number) => place.y + BOX_PADDING + n * LINE_HEIGHT + 12;
