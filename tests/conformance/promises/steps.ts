import test from "ava";
import type { SentStep, Stage } from "../stage";

/** A few round trips per resource beyond the reads that all resources share, not dozens. Counts, not times. */
export function steps(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind } = samples;

  test.serial(`${kind.type}: create, read, update and delete each take a few round trips`, async (t) => {
    const { engine, args, sent } = await stage().begin(t);
    const during = async (action: () => Promise<unknown>): Promise<readonly SentStep[]> => {
      const before = sent().length;
      await action();
      return sent().slice(before);
    };
    const few = (what: string, all: readonly SentStep[], limit: { shared: number; own: number }) => {
      // A guarded change is armed and confirmed; how often it is asked in between, and again, hangs on how long it takes.
      const asked = all.filter(({ step }) => step.name !== "see whether the change is carried out");
      const took = asked.filter(({ step }, i) => !(step.name.startsWith("confirm over") && asked[i - 1]?.step.name === step.name));
      const said = `${what} took: ${took.map(({ step, shared }) => `${step.name}${shared ? " (shared)" : ""}`).join("; ")}`;
      t.true(took.filter(({ shared }) => shared).length <= limit.shared, said);
      t.true(took.filter(({ shared }) => !shared).length <= limit.own, said);
    };

    few("create", await during(() => engine.up(args(samples.full))), { shared: 1, own: 2 });
    few("refresh", await during(() => engine.refresh()), { shared: 1, own: 0 });
    few("preview", await during(() => engine.preview(args(samples.full))), { shared: 0, own: 0 });
    const [edit] = samples.edits.filter(({ impact, from }) => impact === "none" && !from);
    if (edit) {
      few(`update (${edit.title})`, await during(() => engine.up(args(edit.to))), { shared: 1, own: 2 });
    }
    few("delete", await during(() => engine.destroy()), { shared: 1, own: 2 });
  });

  test.serial(`${kind.type}: steps that change something say so, and name what they do`, async (t) => {
    const { engine, args, sent } = await stage().begin(t);
    await engine.up(args(samples.full));
    await engine.refresh();
    await engine.destroy();
    t.true(
      sent().some(({ step }) => step.mutates),
      "nothing was declared as changing the host",
    );
    for (const { step } of sent()) {
      t.regex(step.name, /\w+ \w+/, "a step has a name in words");
      const values = [samples.name, ...stringsIn(samples.full)].filter((value) => value.length > 5 && !OUR_WORDS.includes(value));
      t.deepEqual(
        values.filter((value) => step.script.includes(value)),
        [],
        `${step.name}: a value of the user's stands in the script's text`,
      );
    }
  });
}

/** Words that a user may only choose from, and that stand in paths on the host, or for a tool's own words, as well. */
const OUR_WORDS = [
  "openvswitch",
  "bridge",
  "refuse",
  "detach",
  "libvirt",
  "nftables",
  "monolithic",
  "remove",
  "time-exceeded",
  "reachable",
  "return",
  "continue",
];

function stringsIn(value: unknown): string[] {
  return typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}
