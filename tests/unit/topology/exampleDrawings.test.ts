import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { mermaidOf } from "../../../provider/draw/mermaid";
import { describedPreview } from "../../../provider/report/described";
import type { Step } from "../../../provider/report/preview";
import { describedHosts } from "../../../provider/topology/described";
import type { HostTopology } from "../../../provider/topology/model";
import { run, withoutEngine } from "../sdk/helpers/program";

/** What the drawing of each example holds, compared with what is recorded, as a model: KVMNET_RECORD=1 records it anew, to be looked at before it is committed. */

const root = path.join(__dirname, "../../..");
const record = path.join(__dirname, "exampleDrawings.json");
const recorded = existsSync(record) ? (JSON.parse(readFileSync(record, "utf8")) as Record<string, unknown>) : {};
const examples = readdirSync(path.join(root, "examples"));

const steps: Step[] = [];

withoutEngine(({ type, name, inputs: { __provider, ...inputs } }) =>
  steps.push({ op: "create", urn: `urn:pulumi:stack::project::${type}::${name}`, newState: { type, inputs } } as unknown as Step),
);

/** The order in which a program's resources register is not the same each time. */
function ordered(hosts: readonly HostTopology[]): HostTopology[] {
  const inOrder = <T>(all: readonly T[]) => [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return inOrder(hosts).map((host) => ({ ...host, nodes: inOrder(host.nodes), edges: inOrder(host.edges) }));
}

for (const example of examples) {
  test.serial(`${example}: its drawing`, async (t) => {
    steps.length = 0;
    run(readFileSync(path.join(root, "examples", example, "index.ts"), "utf8"));
    for (let seen = -1; seen !== steps.length; ) {
      seen = steps.length;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const hosts = ordered(describedHosts(describedPreview({ steps })));
    // What OVN's database has lies on no device.
    const isWhole = ({ nodes, edges }: HostTopology) => nodes.length === 1 || edges.length > 0 || nodes.every(({ kind }) => kind === "entry");
    t.true(hosts.length > 0 && hosts.every((host) => host.nodes.length > 0 && isWhole(host)), JSON.stringify(hosts));
    t.regex(mermaidOf(hosts), /^flowchart /m);
    const model = JSON.parse(JSON.stringify(hosts));
    if (process.env.KVMNET_RECORD) {
      recorded[example] = model;
      writeFileSync(record, `${JSON.stringify(recorded, undefined, 2)}\n`);
    }
    t.deepEqual(model, recorded[example]);
  });
}

test("nothing is recorded of examples that there are no more", (t) => {
  t.deepEqual(Object.keys(recorded).sort(), [...examples].sort());
});
