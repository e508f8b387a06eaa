import { readFileSync } from "node:fs";
import { join } from "node:path";
import { svgOf } from "../../provider/draw/svg";
import type { HostTopology } from "../../provider/topology/model";

/** What was seen on the quickstart's host; held true by tests/e2e/quickstart.test.ts. */
export const quickstartRecord = join(__dirname, "pictures/quickstart.json");
/** The same, with what a preview of an edited program says: another MTU and VLAN, a network more, a macvtap interface less. */
export const previewRecord = join(__dirname, "pictures/preview.json");

/** A host for each mode of docs/connectivity.md, by its title; held true by tests/guests/connectivity.test.ts, which records it with `KVMNET_RECORD=1`. */
export const modesRecord = join(__dirname, "pictures/modes.json");

const recorded = <T>(record: string): T => JSON.parse(readFileSync(record, "utf8")) as T;
const drawn = (record: string) => svgOf([recorded<HostTopology>(record)]);

export const modePicture = (title: string): string =>
  `pictures/mode-${title
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, "-")
    .replace(/-$/, "")}.svg`;

/** The pictures of README and docs, by path, drawn from what tools/recordPicture.ts has recorded. */
export const pictures = (): Map<string, string> =>
  new Map([
    ["docs/pictures/quickstart.svg", drawn(quickstartRecord)],
    ["docs/pictures/preview.svg", drawn(previewRecord)],
    ...Object.entries(recorded<Record<string, HostTopology>>(modesRecord)).map(([title, host]) => [`docs/${modePicture(title)}`, svgOf([host])] as const),
  ]);
