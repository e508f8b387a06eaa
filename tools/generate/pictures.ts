import { readFileSync } from "node:fs";
import { join } from "node:path";
import { svgOf } from "../../provider/draw/svg";
import type { HostTopology } from "../../provider/topology/model";

/** What was seen on the quickstart's host; held true by tests/e2e/quickstart.test.ts. */
export const quickstartRecord = join(__dirname, "pictures/quickstart.json");
/** The same, with what a preview of an edited program says: another MTU and VLAN, a network more, a macvtap interface less. */
export const previewRecord = join(__dirname, "pictures/preview.json");

const drawn = (record: string) => svgOf([JSON.parse(readFileSync(record, "utf8")) as HostTopology]);

/** The pictures of README and docs, by path, drawn from what tools/recordPicture.ts has recorded. */
export const pictures = (): Map<string, string> =>
  new Map([
    ["docs/pictures/quickstart.svg", drawn(quickstartRecord)],
    ["docs/pictures/preview.svg", drawn(previewRecord)],
  ]);
