import test from "ava";
import { inputOnly, kindState, unfolded } from "../../../provider/engine/state";
import { connection } from "../../../provider/host/connection";
import type { Host, Step } from "../../../provider/host/host";
import { Snapshots } from "../../../provider/host/snapshots";
import { type Imported, importById } from "../../../provider/import/byId";
import { claimed } from "../../../provider/import/claim";

import type { Present } from "../../../provider/resource/identity";
import type { AnyKind, CommonState } from "../../../provider/resource/kind";
import { openHost } from "../../lab";
import { PROVIDER_TEXT, type Saved } from "../engine";
import { OWNER, type Stage } from "../stage";

/** Import: by an id that a person can type, to inputs that preview as no change and the state that create gave. */
export function imported(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind, name } = samples;

  const bringIn = (id: string, settings: unknown) =>
    importById(kind, id, { name, owner: OWNER, stackConnection: settings, connectionSchema: connection(), openHost: fresh });

  for (const [title, input] of [
    ["minimal", samples.minimal],
    ["full", samples.full],
  ] as const) {
    test.serial(`${kind.type} ${title}: imported by its id it is what create gave, and previews as no change`, async (t) => {
      const { engine, args } = await stage().begin(t);
      const { connection: settings, ...own } = args(input);
      await engine.up({ ...own, connection: settings });
      await engine.refresh();
      const made = kindState(unfolded(kind, engine.saved?.outputs ?? {}));
      const [id = ""] = await idsOf(made, settings);

      const found = await bringIn(id, settings);
      t.deepEqual([...found.doubts, ...found.remarks], []);
      t.deepEqual(comparable(kindState(unfolded(kind, found.outputs)), kind), comparable(made, kind), "the state");
      const again = stage().engine({ saved: saved(found, settings) });
      const preview = await again.preview({ name, owner: OWNER, connection: settings, ...found.inputs });
      t.deepEqual(stage().plan(again, preview.inputs), [], JSON.stringify(found.inputs));
      t.is(preview.op, "same");
    });
  }

  /** The id of an object that nobody has marked. */
  const foreign = async (settings: unknown, adopt: Record<string, unknown>): Promise<string> => {
    await samples.foreign.make(stage().host);
    const present = (await kind.present(await fresh(settings))) as readonly Present<CommonState>[];
    const wanted = present.filter((one) => {
      const state = one.observe(name);
      return state && state.owner === "" && isMeant(state, adopt);
    });
    if (wanted[0] === undefined) {
      throw new Error(`none of ${present.map(({ id }) => id).join(", ")} is the object`);
    }
    return wanted[0].id;
  };
  /** What is there afterwards, without what a guest's NIC gets anew each time that it is plugged in. */
  const left = async () => {
    const seen = await samples.foreign.fingerprint(stage().host).catch(() => "nothing");
    return seen.replaceAll(/ portid='[^']*'/g, "").replaceAll(/\bvnet\d+/g, "vnet");
  };
  let removed: string | undefined;

  test.serial(`${kind.type}: what nobody has marked is imported, marked by the next up, and then in step`, async (t) => {
    const { engine, args } = await stage().begin(t);
    const settings = args({}).connection;
    const id = await foreign(settings, args(samples.foreign.adoptArgs));
    const before = await samples.foreign.fingerprint(stage().host);
    const found = await bringIn(id, settings);
    t.deepEqual([...found.doubts, ...found.remarks], []);
    const inputs = { name, owner: OWNER, connection: settings, ...found.inputs };
    // What an import reads is checked before it is kept.
    const checked = await stage()
      .engine({ saved: saved(found, settings) })
      .preview(inputs);
    engine.saved = { ...saved(found, settings), inputs: checked.inputs };
    t.is(await samples.foreign.fingerprint(stage().host), before, "import touched it");
    t.not(await engine.refresh(), "delete", "it is there before it is marked");
    t.is(await engine.up(inputs), "update");
    t.is(await engine.up(inputs), "same");
    t.is(await engine.refresh(), "same");
    await engine.destroy();
    removed = await left();
  });

  test.serial(`${kind.type}: what was imported and never marked is removed all the same, and as if an up had come between`, async (t) => {
    const { engine, args } = await stage().begin(t);
    const settings = args({}).connection;
    const found = await bringIn(await foreign(settings, args(samples.foreign.adoptArgs)), settings);
    const outputs = await claimed(kind, found.outputs, { owner: OWNER, stackConnection: settings, connectionSchema: connection(), openHost: fresh });
    engine.saved = saved({ ...found, outputs }, settings);
    await engine.destroy();
    t.is(await left(), removed ?? "the test before has not removed it");
  });

  test.serial(`${kind.type}: an id that means nothing is told the grammar and what is there`, async (t) => {
    const { args } = await stage().begin(t);
    const settings = args({}).connection;
    const wrong = await t.throwsAsync(bringIn("///", settings));
    t.true(wrong?.message.includes(kind.id.form), wrong?.message);
    const [example = ""] = kind.id.examples;
    if (kind.id.form === "NAME") {
      const none = await t.throwsAsync(bringIn("kvnothing", settings));
      t.regex(none?.message ?? "", /there is none that is called kvnothing; there (is|is none at all)/);
    }
    t.truthy(kind.id.normal(example), "the example is of the grammar");
  });

  async function idsOf(made: CommonState, settings: unknown): Promise<string[]> {
    const host = await fresh(settings);
    const all = (await kind.present(host)) as readonly Present<CommonState>[];
    return all.filter((one) => one.observe(name)?.owner === made.owner && one.observe(name)?.name === made.name).map(({ id }) => id);
  }
}

/** As the engine keeps it: with the text of the dynamic door, and the connection that a stack would give. */
function saved(found: Imported, settings: unknown): Saved {
  const more = { connection: settings, __provider: PROVIDER_TEXT };
  return { id: found.id, inputs: { name: found.id, owner: OWNER, ...found.inputs, ...more }, outputs: { ...found.outputs, ...more }, initErrors: [] };
}

/** Whether an object is the one that these arguments speak of: each that it shows is what is asked for. */
function isMeant(state: object, wanted: Record<string, unknown>): boolean {
  const { name, owner: _owner, connection: _connection, ...rest } = wanted;
  const observed = state as Record<string, unknown>;
  const keys = Object.keys(rest).filter((key) => typeof rest[key] !== "object" && key in observed);
  return observed.name === name && keys.every((key) => String(observed[key]) === String(rest[key]));
}

/** A phase has a provider process of its own, which has read nothing before. */
async function fresh(settings: unknown): Promise<Host> {
  const { label, facts, libvirtUri, run } = bound(await openHost(settings));
  const snapshots = new Snapshots();
  return { label, facts, libvirtUri, run, snapshot: (key, load, since) => snapshots.get(key, load, since) };
}

const bound = (host: Host) => ({ label: host.label, facts: host.facts, libvirtUri: host.libvirtUri, run: (step: Step) => host.run(step) });

/** What a look at a host does not tell: whether somebody runs a client for leases. */
const UNSEEN = ["dhcp4", "dhcp6"];

/** Without what belongs to the door, and what says how to act rather than how the host is. */
function comparable(state: object, kind: AnyKind): unknown {
  const left = ["__provider", "onGuestsAttached", "guard", ...UNSEEN, ...inputOnly(kind)];
  const shown = JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(state).filter(([key]) => !left.includes(key)))));
  // Which keys of its maps are ours: a set.
  for (const keys of Object.values(shown.managedKeys ?? {}) as string[][]) {
    keys.sort();
  }
  return shown;
}
