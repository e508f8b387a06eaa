import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { createProvider } from "../../../provider/adapter/provider";
import { connection } from "../../../provider/host/connection";
import { CheckFailed, Engine } from "../../conformance/engine";
import { pluginDoor } from "../../conformance/pluginDoor";
import { UNKNOWNS } from "../../conformance/wire";
import { LocalHost, leaseFile } from "../adapter/helpers/leaseFile";

const directory = mkdtempSync(join(tmpdir(), "kvmnet-doors-"));
test.after.always(() => rmSync(directory, { recursive: true, force: true }));

const surroundings = () => ({ connectionSchema: connection(), openHost: async () => new LocalHost() });

const args = fc.record(
  {
    subnets: fc.array(
      fc.record(
        {
          cidr: fc.constantFrom("192.0.2.0/24", "198.51.100.0/25", "2001:db8::/64", "192.0.2.0/33", UNKNOWNS.string),
          leaseSeconds: fc.constantFrom(60, 120, 7200),
          reservations: fc.array(fc.record({ mac: fc.constantFrom("52:54:00:AA:BB:01", "52:54:00:aa:bb:02") }), { maxLength: 2 }),
        },
        { requiredKeys: ["cidr"] },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    vlan: fc.constantFrom(7, 8, 5000),
    mode: fc.constantFrom("open", "nat"),
    labels: fc.dictionary(fc.constantFrom("a", "b.c", "d[0]"), fc.constantFrom("x", "y")),
  },
  { requiredKeys: ["subnets"] },
);

/** The dynamic provider's own code, and when a host was read: the clock's, not the door's. */
const NOT_COMPARED = ["__provider", "readAt"];

test("both doors answer the same inputs with the same plan and the same state", async (t) => {
  const lines = { dynamic: [] as string[], plugin: [] as string[] };
  const kind = leaseFile(directory);
  const plugin = await pluginDoor(kind, surroundings(), (line) => lines.plugin.push(line));
  t.teardown(() => plugin.close());
  const dynamic = createProvider(kind, { ...surroundings(), report: (line) => lines.dynamic.push(line) });

  const known = (input: object) => !JSON.stringify(input).includes(UNKNOWNS.string);
  const outcome = async (engine: Engine, inputs: readonly object[]) => {
    const seen: unknown[] = [];
    for (const input of inputs) {
      const named = { name: "door", owner: "p/s/door", connection: { transport: "local" }, ...input };
      try {
        seen.push(await engine.preview(named));
        seen.push(known(input) ? [await engine.up(named), await engine.refresh(), (await engine.preview(named)).op] : "not known yet");
      } catch (error) {
        seen.push(error instanceof CheckFailed ? error.failures : (error as Error).message);
      }
    }
    const saved = engine.saved;
    await engine.destroy();
    return JSON.parse(JSON.stringify({ seen, saved }, (key, value) => (NOT_COMPARED.includes(key) ? undefined : value)));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(args, { minLength: 1, maxLength: 3 }), async (inputs) => {
      t.deepEqual(await outcome(new Engine(() => plugin), inputs), await outcome(new Engine(() => dynamic), inputs));
    }),
    { numRuns: 40 },
  );
});
