import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { createProvider } from "../../../provider/adapter/provider";
import { Outlook } from "../../../provider/engine/outlook";
import { connection } from "../../../provider/host/connection";
import { Onlooker } from "../../../provider/host/onlooker";
import { KvmnetError } from "../../../provider/resource/error";
import { type LeaseArgs, LocalHost, leaseFile } from "../adapter/helpers/leaseFile";

/** A preview that looks, with a kind of the tests' own: a file in a directory of this machine. */
const text = 'exports.handler = () => require("pulumi-kvmnet/dynamic").v1("LeaseFile")';
const local = { transport: "local" };
const input = (more: object = {}) => ({ name: "lan", owner: "p/s/lan", connection: local, subnets: [{ cidr: "192.0.2.0/24" }], __provider: text, ...more });

interface Stage {
  readonly directory: string;
  readonly host: LocalHost;
  readonly lines: string[];
  /** A provider process of a run of its own. */
  run(mode?: string, openHost?: () => Promise<LocalHost>, patience?: number): ReturnType<typeof createProvider>;
}

function stage(t: { teardown(work: () => void): void }): Stage {
  const directory = mkdtempSync(join(tmpdir(), "kvmnet-outlook-"));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  const host = new LocalHost();
  const lines: string[] = [];
  const kind = {
    ...leaseFile(directory),
    foresee: async (_host: unknown, args: LeaseArgs, last?: { owner: string }) => {
      const there = readdirSync(directory).includes(args.name);
      if (there && !last && !args.adopt) {
        throw new KvmnetError({ code: "not-ours", problem: `${args.name} exists already` });
      }
      const on = args.labels?.on;
      if (on !== undefined && !readdirSync(directory).includes(on)) {
        throw new KvmnetError({ code: "refused", property: "labels.on", problem: `there is no ${on}` });
      }
      const adopted = [{ path: ["owner"], from: "", to: args.owner, impact: "none" as const, why: "the mark" }];
      return { ...(there && { changes: last ? [] : adopted }), notes: there ? [] : ["a word besides"] };
    },
    exclusives: ({ subnets }: Partial<LeaseArgs>) => (subnets ?? []).map(({ cidr }, i) => ({ path: ["subnets", i, "cidr"], thing: "subnet", key: cidr })),
  };
  return {
    directory,
    host,
    lines,
    run: (mode, openHost = async () => host, patience) => {
      const outlook = new Outlook(
        async () => new Onlooker(await openHost()),
        (line) => lines.push(line),
        patience,
      );
      outlook.configure(mode);
      return createProvider(kind, { connectionSchema: connection(), openHost, report: (line) => lines.push(line), outlook });
    },
  };
}

async function created(it: Stage, more: object = {}) {
  const process = it.run();
  const { inputs } = await process.check({}, input(more));
  const { outs } = await process.create({ ...inputs, __provider: text });
  it.lines.length = 0;
  it.host.steps.length = 0;
  return { inputs: { ...inputs, __provider: text }, outs: { ...outs, __provider: text } };
}

async function preview(process: ReturnType<typeof createProvider>, saved: { inputs: object; outs: object }, more: object = {}) {
  const { inputs, failures } = await process.check(saved.inputs as never, input(more));
  return { failures, diff: await process.diff("lan", saved.outs as never, { ...inputs, __provider: text }) };
}

test("a preview tells what was changed on the host since the last run", async (t) => {
  const it = stage(t);
  const saved = await created(it, { labels: { a: "1" } });
  const file = join(it.directory, "lan");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), labels: { a: "2" } }));
  const { diff } = await preview(it.run(), saved, { labels: { a: "1" } });
  t.true(diff.changes);
  t.deepEqual(it.lines, ["LeaseFile lan: impact none (changed on the host since the last run: labels)"]);
  const offline = await preview(it.run("offline"), saved, { labels: { a: "1" } });
  t.false(offline.diff.changes, "by the last state alone nothing has changed");
});

test("what is gone is made anew, and preview says so", async (t) => {
  const it = stage(t);
  const saved = await created(it);
  rmSync(join(it.directory, "lan"));
  const { diff } = await preview(it.run(), saved);
  t.deepEqual({ ...diff }, { changes: true, replaces: [], deleteBeforeReplace: true });
  t.deepEqual(it.lines, ["LeaseFile lan: impact none; it is gone from the host, and is made anew; a word besides"]);
});

test("what up would refuse is refused in preview, against the host as it is now", async (t) => {
  const it = stage(t);
  const saved = await created(it);
  const file = join(it.directory, "lan");
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), padding: "x".repeat(11_000) }));
  const error = await t.throwsAsync(preview(it.run(), saved, { subnets: [{ cidr: "198.51.100.0/24" }] }));
  t.regex(error?.message ?? "", /guest web1 is attached/);
  await t.notThrowsAsync(preview(it.run("offline"), saved, { subnets: [{ cidr: "198.51.100.0/24" }] }));
});

test("a name that is taken fails the check of a new resource; adoption shows what it changes", async (t) => {
  const it = stage(t);
  writeFileSync(join(it.directory, "lan"), JSON.stringify({ ...input(), owner: "" }));
  const { failures } = await it.run().check({}, input());
  t.deepEqual(
    failures.map(({ property, reason }) => `${property}: ${reason}`),
    ["name: local: lan exists already"],
  );
  t.deepEqual((await it.run().check({}, input({ adopt: true }))).failures, []);
  t.deepEqual(it.lines, ["LeaseFile lan: takes over what is there already, and changes: none"]);
  t.deepEqual((await it.run("offline").check({}, input())).failures, []);
});

test("our own half-made object, or the old half of a replacement, does not stand in the way", async (t) => {
  const it = stage(t);
  await created(it);
  t.deepEqual((await it.run().check({}, input())).failures, []);
});

test("a refusal that an earlier change of the program may mend is a word, not a failure", async (t) => {
  const it = stage(t);
  writeFileSync(join(it.directory, "lan"), JSON.stringify({ ...input(), owner: "" }));
  const process = it.run();
  t.deepEqual((await process.check({}, input({ name: "other", owner: "p/s/other", subnets: [{ cidr: "203.0.113.0/24" }] }))).failures, []);
  t.deepEqual((await process.check({}, input())).failures, []);
  t.regex(it.lines.join("\n"), /LeaseFile lan: as the host is now, this would be refused; .*lan exists already/s);
});

test("that what the program makes first is not there yet is no news; that something else is missing is", async (t) => {
  const it = stage(t);
  const process = it.run();
  const on = (place: string, net: string) =>
    input({ name: `on-${place}`, owner: `p/s/on-${place}`, labels: { on: place }, subnets: [{ cidr: `${net}.0/24` }] });
  await process.check({}, input());
  t.deepEqual((await process.check({}, on("lan", "203.0.113"))).failures, []);
  t.deepEqual((await process.check({}, on("on-lan", "198.51.100"))).failures, [], "nor what waits for something itself");
  t.deepEqual(it.lines, ["LeaseFile lan: a word besides"]);
  t.deepEqual((await process.check({}, on("elsewhere", "10.0.0"))).failures, []);
  t.regex(it.lines.join("\n"), /as the host is now, this would be refused; .*there is no elsewhere/s);
});

test("two resources of one program that take the same are told of each other", async (t) => {
  const it = stage(t);
  const process = it.run("offline");
  await process.check({}, input());
  const { failures } = await process.check({}, input({ name: "b", owner: "p/s/b", subnets: [{ cidr: "192.0.2.128/25" }] }));
  t.deepEqual(
    failures.map(({ property, reason }) => `${property}: ${reason}`),
    ["subnets[0].cidr: the subnet 192.0.2.128/25 is what LeaseFile lan of this program takes on the same host as well; choose another"],
  );
  t.deepEqual((await process.check({}, input())).failures, [], "the same resource once more");
  t.deepEqual((await process.check({}, input({ name: "c", owner: "p/s/c", connection: { host: "kvm2" } }))).failures, [], "on another host");
});

test("auto does without a host that cannot be reached, or does not answer in time, and says so once; live does not", async (t) => {
  const it = stage(t);
  const saved = await created(it);
  const refused = async () => {
    throw new KvmnetError({ code: "connection-refused", host: "kvm1", problem: "nobody listens" });
  };
  const silent = () => new Promise<LocalHost>(() => {});
  for (const open of [refused, silent]) {
    it.lines.length = 0;
    const process = it.run("auto", open, 50);
    t.false((await preview(process, saved)).diff.changes);
    t.false((await preview(process, saved)).diff.changes);
    t.is(it.lines.filter((line) => line.startsWith("preview without a look at the host")).length, 1);
    t.regex(it.lines[0] ?? "", /nobody listens|did not answer within 0.05 s/);
    t.regex(it.lines[0] ?? "", /by the last state, when last read, at 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ: /);
    t.true((await preview(process, saved, { vlan: 7 })).diff.changes);
    t.regex(it.lines.at(-1) ?? "", /^LeaseFile lan: impact .* \(by the state as last read, at 20\S+Z\)$/);
  }
  await t.throwsAsync(preview(it.run("live", refused), saved), { message: /nobody listens/ });
});

test("a host that falls silent in the middle of a look is one that cannot be reached", async (t) => {
  const it = stage(t);
  const saved = await created(it);
  const dying = Object.assign(new LocalHost(), {
    run: async () => {
      throw new KvmnetError({ code: "connection-lost", problem: "the line is dead" });
    },
  });
  const { diff } = await preview(
    it.run("auto", async () => dying as LocalHost),
    saved,
  );
  t.false(diff.changes);
  t.regex(it.lines.join("\n"), /the line is dead/);
});

test("another machine under the same name fails a preview", async (t) => {
  const it = stage(t);
  const saved = await created(it);
  const other = async () => new LocalHost("bbbb");
  await t.throwsAsync(preview(it.run("auto", other), saved), { message: /this is another machine/ });
});

test("a preview sends nothing that changes the host, and a refresh's question is no preview", async (t) => {
  const it = stage(t);
  const saved = await created(it);
  await preview(it.run(), saved, { vlan: 7 });
  await it.run().check({}, input({ name: "new", owner: "p/s/new", subnets: [{ cidr: "203.0.113.0/24" }] }));
  t.true(
    it.host.steps.every((step) => step === "read the file"),
    it.host.steps.join(),
  );
  it.host.steps.length = 0;
  await it.run().diff("lan", saved.outs as never, saved.inputs as never);
  t.deepEqual(it.host.steps, []);
});

test("the mode is one of three words", (t) => {
  t.throws(
    () =>
      new Outlook(
        async () => new LocalHost(),
        () => {},
      ).configure("lve"),
    { message: /auto, live, offline/ },
  );
});
