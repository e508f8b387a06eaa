import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { createProvider } from "../../../provider/adapter/provider";
import { connection } from "../../../provider/host/connection";
import { LocalHost, leaseFile } from "./helpers/leaseFile";

const directory = mkdtempSync(join(tmpdir(), "kvmnet-adapter-"));
test.after.always(() => rmSync(directory, { recursive: true, force: true }));

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const local = { transport: "local" };
const text = 'exports.handler = () => require("pulumi-kvmnet/dynamic").v1("LeaseFile")';

function provider(host = new LocalHost()) {
  const lines: string[] = [];
  const made = createProvider(leaseFile(directory), { connectionSchema: connection(), openHost: async () => host, report: (line) => lines.push(line) });
  return { ...made, host, lines };
}

const input = (more: object = {}) => ({ name: "lan", owner: "p/s/lan", connection: local, subnets: [{ cidr: "192.0.2.0/24" }], __provider: text, ...more });

async function failures(more: object): Promise<string[]> {
  const result = await provider().check({}, input(more));
  return result.failures.map(({ property, reason }) => `${property}: ${reason}`);
}

test("check completes arguments and keeps the connection as it was given", async (t) => {
  const { inputs, failures } = await provider().check({}, input());
  t.deepEqual(failures, []);
  t.deepEqual(inputs, {
    name: "lan",
    owner: "p/s/lan",
    connection: local,
    mode: "open",
    subnets: [{ cidr: "192.0.2.0/24", gateway: "192.0.2.0", leaseSeconds: 3600 }],
  });
});

test("check names every fault at once, with its property", async (t) => {
  const found = await failures({
    subnets: [{ cidr: "192.0.2.0/33" }, { cidr: "198.51.100.0/24", gateway: "10.0.0.1", leaseSecond: 5 }],
    vlan: "7",
    mode: "Nat",
    onGuestAttached: {},
    connection: { host: "-oProxyCommand=x", prot: 22 },
  });
  t.deepEqual(found, [
    'connection.host: "-oProxyCommand=x" must be a host name, an address or a Host of the ssh config (no user, no port, no brackets), and must not start with -',
    "connection.prot: is not a property here; did you mean `port`? (there are: host, user, port, password, privateKey, privateKeyPassword, hostKey, agentSocketPath, dialErrorLimit, perDialTimeout, proxy, sshConfigFile, become, libvirtUri, guard, transport)",
    'subnets[0].cidr: "192.0.2.0/33" is not a subnet such as 192.0.2.0/24 or 2001:db8::/64',
    "subnets[1].leaseSecond: is not a property here; did you mean `leaseSeconds`? (there are: cidr, gateway, leaseSeconds, reservations)",
    'vlan: "7" must be a number, is a text',
    'mode: "Nat" must be one of "open", "nat"; did you mean "nat"?',
    "onGuestAttached: is not a property here; did you mean `onGuestsAttached`? (there are: name, adopt, subnets, vlan, mode, labels, onGuestsAttached)",
    "subnets[1].gateway: 10.0.0.1 is not in 198.51.100.0/24",
  ]);
});

test("rules run on what is right, however much else is wrong", async (t) => {
  t.deepEqual(await failures({ subnets: [{ cidr: "192.0.2.0/24", gateway: "10.0.0.1" }], vlan: 0 }), [
    "vlan: 0 must be 1 to 4094",
    "subnets[0].gateway: 10.0.0.1 is not in 192.0.2.0/24",
  ]);
});

test("without any connection check says both ways to give one; the stack's connection is used and never copied", async (t) => {
  const bare = provider();
  const missing = await bare.check({}, input({ connection: undefined }));
  t.regex(missing.failures[0]?.reason ?? "", /give the resource a `connection`.*pulumi config set --path kvmnet:connection\.host/);
  const configured = provider();
  void configured.configure({ config: { get: (key) => (key === "kvmnet:connection" ? '{"transport":"local"}' : undefined) } });
  const { inputs, failures } = await configured.check({}, input({ connection: undefined }));
  t.deepEqual(failures, []);
  t.false("connection" in inputs);
  t.false("connection" in (await configured.create(inputs)).outs);
});

for (const sentinel of [
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]) {
  test(`unknown values trip no check, at any depth: ${sentinel.slice(0, 8)}`, async (t) => {
    for (const more of [
      { subnets: sentinel },
      { subnets: [sentinel] },
      { subnets: [{ cidr: sentinel, gateway: "10.0.0.1" }] },
      { vlan: sentinel, mode: "nat" },
      { mode: sentinel, vlan: 7 },
      { connection: sentinel },
      { connection: { host: sentinel } },
      { labels: { a: sentinel } },
      { name: sentinel },
    ]) {
      const { inputs, failures } = await provider().check({}, input(more));
      t.deepEqual(failures, [], JSON.stringify(more));
      const [key, value] = Object.entries(more)[0] as [string, unknown];
      t.deepEqual(inputs[key], value);
    }
  });
}

test("beside an unknown value the rest is still checked", async (t) => {
  t.deepEqual(
    await failures({
      subnets: [
        { cidr: UNKNOWN, gatway: "x", leaseSeconds: 1 },
        { cidr: "192.0.2.0/24", gateway: "10.0.0.1" },
      ],
      vlan: 5000,
    }),
    [
      "subnets[0].gatway: is not a property here; did you mean `gateway`? (there are: cidr, gateway, leaseSeconds, reservations)",
      "subnets[0].leaseSeconds: 1 must be at least 120",
      "vlan: 5000 must be 1 to 4094",
      "subnets[1].gateway: 10.0.0.1 is not in 192.0.2.0/24",
    ],
  );
  t.deepEqual(await failures({ subnets: { cidr: UNKNOWN } }), ["subnets: must be a list, is an object"]);
});

async function created(more: object = {}, host = new LocalHost()) {
  const made = provider(host);
  const { inputs } = await made.check({}, input(more));
  const { id, outs } = await made.create({ ...inputs, __provider: text });
  return { ...made, id, outs: { ...outs, __provider: text }, inputs: { ...inputs, __provider: text } };
}

const hiddenOf = (outs: Record<string, unknown>) => outs.__kvmnet as Record<string, unknown>;

const plain = ({ __provider: _, ...outs }: Record<string, unknown>) => outs;

/** Without when it was read, which may be a second later. */
function timeless(outs: Record<string, unknown> | undefined): Record<string, unknown> {
  const { readAt, ...hidden } = hiddenOf(outs ?? {});
  return { ...outs, __kvmnet: { ...hidden, readAt: typeof readAt } };
}

async function edit(from: Awaited<ReturnType<typeof created>>, more: object) {
  const { inputs, failures } = await from.check(from.inputs, input(more));
  if (failures.length > 0) {
    throw new Error(JSON.stringify(failures));
  }
  return { ...inputs, __provider: text };
}

test("created, read again, diffed: in step, and the inputs that read gives equal the program's", async (t) => {
  const it = await created({ name: "a", subnets: [{ cidr: "192.0.2.0/24", reservations: [{ mac: "52:54:00:00:00:01" }] }], labels: { x: "1" }, adopt: false });
  const { props, inputs } = await it.read("a", it.outs);
  t.deepEqual({ ...inputs, __provider: text }, it.inputs);
  t.deepEqual(timeless({ ...props, __provider: text }), timeless(it.outs));
  t.deepEqual(
    await it.diff(
      "a",
      { ...props, __provider: text },
      await edit(it, { name: "a", subnets: [{ cidr: "192.0.2.0/24", reservations: [{ mac: "52:54:00:00:00:01" }] }], labels: { x: "1" }, adopt: false }),
    ),
    {
      changes: false,
      replaces: [],
      deleteBeforeReplace: true,
    },
  );
  t.deepEqual(it.lines, []);
});

test("diff tells impacts, replaces by top-level name, and needs no host", async (t) => {
  const it = await created({ name: "b" });
  it.host.steps.length = 0;
  const news = await edit(it, { name: "b", mode: "nat", labels: { x: "1" } });
  t.deepEqual(await it.diff("b", it.outs, news), { changes: true, replaces: ["mode"], deleteBeforeReplace: true });
  t.deepEqual(it.lines, ["LeaseFile b: impact replace: mode (the mode is fixed at creation); none: 1 more"]);
  t.deepEqual(it.host.steps, []);
});

test("a new name replaces; so does one that is not known yet", async (t) => {
  const it = await created({ name: "c" });
  t.deepEqual((await it.diff("c", it.outs, await edit(it, { name: "c2" }))).replaces, ["name"]);
  t.deepEqual((await it.diff("c", it.outs, await edit(it, { name: UNKNOWN }))).replaces, ["name"]);
});

test("an unknown value counts as changed with the impact its property declares", async (t) => {
  const it = await created({ name: "d" });
  t.deepEqual(await it.diff("d", it.outs, await edit(it, { name: "d", vlan: UNKNOWN })), { changes: true, replaces: [], deleteBeforeReplace: true });
  t.deepEqual(it.lines, ["LeaseFile d: impact blip: vlan (rules are applied again)"]);
  t.deepEqual((await it.diff("d", it.outs, await edit(it, { name: "d", mode: UNKNOWN }))).replaces, ["mode"]);
});

test("a refused change fails in a preview, and not when a refresh looks back", async (t) => {
  const it = await created({ name: "e" });
  const crowded = { ...it.outs, __kvmnet: { ...hiddenOf(it.outs), size: 20_000 } };
  const news = await edit(it, { name: "e", subnets: [{ cidr: "198.51.100.0/24" }] });
  const error = await t.throwsAsync(async () => it.diff("e", crowded, news));
  t.is(
    error?.message,
    'LeaseFile e: subnets [{"cidr":"198.51.100.0/24","leaseSeconds":3600,"gateway":"1…: guest web1 is attached; set onGuestsAttached.restart to reattach',
  );
  t.false(`${error}: ${error?.stack}`.includes("web1"), "the host prints this beside the message");
  t.like(await provider().diff("e", crowded, news), { changes: true });
});

test("what the host does not know is kept in the state by an update that leaves the host alone", async (t) => {
  const it = await created({ name: "f" });
  for (const more of [
    { name: "f", onGuestsAttached: { restart: "reattach" } },
    { name: "f", connection: { transport: "local", libvirtUri: "qemu:///session" } },
    { name: "f", adopt: true },
  ]) {
    const news = await edit(it, more);
    t.true((await it.diff("f", it.outs, news)).changes);
    it.host.steps.length = 0;
    const { outs } = await it.update("f", it.outs, news);
    t.deepEqual(it.host.steps, ["read the file"]);
    const { __provider: _, ...kept } = news;
    t.like(outs, kept);
    t.false((await it.diff("f", { ...outs, __provider: text }, news)).changes);
  }
});

test("another provider text, or none of ours, is a change that only rewrites the state", async (t) => {
  const it = await created({ name: "g" });
  for (const old of ["older", undefined]) {
    const { changes, replaces } = await it.diff("g", { ...it.outs, __provider: old }, it.inputs);
    t.true(changes);
    t.deepEqual(replaces, []);
  }
});

test("drift shows in read as what the program would have to say; update mends it", async (t) => {
  const it = await created({ name: "h", labels: { x: "1" } });
  const file = join(directory, "h");
  const byHand = { ...JSON.parse(readFileSync(file, "utf8")), vlan: 9, labels: { x: "1", y: "2" } };
  byHand.subnets[0].reservations = [{ mac: "52:54:00:00:00:09" }];
  writeFileSync(file, JSON.stringify(byHand));
  const { props, inputs } = await it.read("h", it.outs);
  t.deepEqual(inputs?.labels, { x: "1", y: "2" });
  t.false("vlan" in (inputs ?? {}), "vlan is not managed");
  t.deepEqual(inputs?.subnets, (it.inputs as Record<string, unknown>).subnets, "reservations are not managed");
  t.true((await it.diff("h", { ...props, __provider: text }, it.inputs)).changes);
  await it.update("h", { ...props, __provider: text }, it.inputs);
  t.deepEqual(JSON.parse(readFileSync(file, "utf8")).labels, { x: "1" });
});

test("an object that is gone reads as gone, and the next update makes it anew", async (t) => {
  const it = await created({ name: "i" });
  rmSync(join(directory, "i"));
  t.deepEqual(await it.read("i", it.outs), {});
  await it.update("i", it.outs, it.inputs);
  t.truthy(readFileSync(join(directory, "i"), "utf8"));
  await it.delete("i", it.outs);
  await t.notThrowsAsync(async () => it.delete("i", it.outs));
});

test("a create that fails midway leaves a state that the next update finishes", async (t) => {
  const made = provider();
  const { inputs } = await made.check({}, input({ name: "j", labels: { fail: "1" } }));
  const error = (await t.throwsAsync(async () => made.create({ ...inputs, __provider: text }))) as Error & {
    id: string;
    properties: Record<string, unknown>;
    reasons: string[];
  };
  t.is(error.id, "j");
  t.like(error.properties, {
    name: "j",
    owner: "p/s/lan",
    mode: "open",
    connection: local,
    machineId: "aaaa",
    __kvmnet: {
      stateVersion: 2,
      managed: ["labels", "mode", "name", "owner", "subnets[].cidr", "subnets[].gateway", "subnets[].leaseSeconds"],
      incomplete: true,
    },
    __provider: text,
  });
  t.deepEqual(error.reasons, ["LeaseFile j: could not be started"]);
  const { inputs: better } = await made.check({}, input({ name: "j" }));
  t.true((await made.diff("j", error.properties, { ...better, __provider: text })).changes);
  const { outs } = await made.update("j", error.properties, { ...better, __provider: text });
  t.false("incomplete" in hiddenOf(outs));
  t.false((await made.diff("j", { ...outs, __provider: text }, { ...better, __provider: text })).changes);
  await made.delete("j", error.properties);
});

test("state of one host is not applied to another", async (t) => {
  const it = await created({ name: "k" });
  const elsewhere = provider(new LocalHost("bbbb"));
  for (const attempt of [() => elsewhere.update("k", it.outs, it.inputs), () => elsewhere.delete("k", it.outs), () => elsewhere.read("k", it.outs)]) {
    const error = await t.throwsAsync(async () => attempt());
    t.regex(error?.message ?? "", /another machine \(machine-id bbbb\) than the one that holds k \(aaaa\)[\s\S]*what to do: /);
  }
  t.deepEqual(elsewhere.host.steps, []);
});

test("an object that meanwhile belongs to another stack is left alone", async (t) => {
  const it = await created({ name: "l" });
  const file = join(directory, "l");
  writeFileSync(file, readFileSync(file, "utf8").replace("p/s/lan", "other/s/lan"));
  const error = await t.throwsAsync(async () => it.update("l", it.outs, await edit(it, { name: "l", vlan: 7 })));
  t.regex(error?.message ?? "", /belongs to other\/s\/lan/);
});

test("get looks up what exists, by name and connection alone", async (t) => {
  await created({ name: "m", vlan: 7 });
  const { id, props, inputs } = await provider().read("m", { connection: local, __provider: text });
  t.is(id, "m");
  t.like(props, { name: "m", vlan: 7, owner: "p/s/lan", machineId: "aaaa", connection: local });
  t.is(inputs, undefined);
  await t.throwsAsync(async () => provider().read("nobody", { connection: local, __provider: text }), { message: /LeaseFile nobody: does not exist/ });
});

test("what no program reads lies in one output, which displays leave out", async (t) => {
  const it = await created({ name: "n", labels: { x: "1" } });
  t.deepEqual(Object.keys(it.outs).sort(), ["__kvmnet", "__provider", "connection", "labels", "machineId", "mode", "name", "owner", "subnets"]);
  t.deepEqual(Object.keys(hiddenOf(it.outs)).sort(), ["managed", "marked", "readAt", "size", "stateVersion"]);
});

test("state of a newer release is refused; missing and additional fields are accepted", async (t) => {
  const it = await created({ name: "n" });
  const newer = { ...it.outs, __kvmnet: { ...hiddenOf(it.outs), stateVersion: 3 } };
  await t.throwsAsync(async () => it.diff("n", newer, it.inputs), { message: /newer release of pulumi-kvmnet/ });
  const { machineId: _, ...older } = it.outs as Record<string, unknown>;
  t.false((await it.diff("n", { ...older, formerly: [1] }, it.inputs)).changes);
});

test("the flat state of the first release is as good: no change, and the next read or update writes it anew", async (t) => {
  const it = await created({ name: "o", labels: { x: "1" } });
  const { __kvmnet, ...open } = it.outs as Record<string, unknown>;
  const first = { ...open, ...(__kvmnet as object), stateVersion: 1 };
  t.false((await it.diff("o", first, it.inputs)).changes);
  t.deepEqual(timeless((await it.read("o", first)).props), timeless(plain(it.outs)));
  t.deepEqual(timeless((await it.update("o", first, it.inputs)).outs), timeless(plain(it.outs)));
  await it.delete("o", first);
  t.throws(() => readFileSync(join(directory, "o"), "utf8"));
});
