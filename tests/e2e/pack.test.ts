import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import anyTest, { type TestFn } from "ava";
import { ProviderHost } from "./providerHost";

/** The package as a user gets it: packed, installed into an empty project, and used from there. */
const test = anyTest as TestFn<{ project: string }>;

const root = join(__dirname, "../..");
const run = (command: string, args: string[], cwd: string) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const folder = mkdtempSync(join(tmpdir(), "kvmnet-pack-"));

test.before((t) => {
  t.timeout(300_000);
  // tools/test.cjs has built it.
  if (!process.env.KVMNET_BUILT) {
    run(process.execPath, ["tools/build.cjs"], root);
  }
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root)) as { filename: string }[];
  const project = join(folder, "project");
  mkdirSync(project);
  const { devDependencies: versions } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const tools = ["@pulumi/pulumi", "typescript", "ts-node", "@types/node"].map((name) => `${name}@${versions[name]}`);
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true }');
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", join(folder, packed?.filename ?? ""), ...tools], project);
  copyFileSync(join(root, "examples/first-light/index.ts"), join(project, "index.ts"));
  copyFileSync(join(root, "examples/first-light/tsconfig.json"), join(project, "tsconfig.json"));
  t.context.project = project;
});

test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const node = (project: string, program: string) => run(process.execPath, ["-e", program], project).trim();

test("holds the SDK, the provider, docs and schema, and nothing of the workshop", (t) => {
  const files = run("find", [".", "-type", "f"], join(t.context.project, "node_modules/pulumi-kvmnet")).split("\n");
  for (const wanted of [
    "./dist/sdk/index.js",
    "./dist/sdk/index.d.ts",
    "./dist/provider/adapter/dynamic.js",
    "./dist/provider/cli/kvmnet.js",
    "./schema.json",
    "./docs/reference/README.md",
  ]) {
    t.true(files.includes(wanted), wanted);
  }
  t.deepEqual(
    files.filter((file) => /^\.\/(tests|lab|tools|bench|provider|sdk)\/|\.map$|\.tgz$/.test(file)),
    [],
  );
});

test("the example compiles against the installed types", (t) => {
  const tsc = join(t.context.project, "node_modules/.bin/tsc");
  t.is(run(tsc, ["-p", "."], t.context.project), "");
  // As in a project that does not skip them: what our own types refer to is there.
  const { stdout } = spawnSync(tsc, ["-p", ".", "--skipLibCheck", "false"], { cwd: t.context.project, encoding: "utf8" });
  t.deepEqual(
    stdout.split("\n").filter((line) => line.startsWith("node_modules/pulumi-kvmnet/")),
    [],
  );
});

test("loads by require and by import; the entry for the engine does not load the Pulumi SDK", (t) => {
  const { project } = t.context;
  t.is(node(project, 'console.log(Object.keys(require("pulumi-kvmnet")).includes("NatNetwork"))'), "true");
  t.is(node(project, 'import("pulumi-kvmnet").then((sdk) => console.log(typeof sdk.NatNetwork))'), "function");
  const loaded =
    'const p = require("pulumi-kvmnet/dynamic").v1("NatNetwork"); console.log(typeof p.create, Object.keys(require.cache).some((path) => path.includes("@pulumi")))';
  t.is(node(project, loaded), "function false");
});

test("Pulumi's own provider host runs it by the text that is in every state", async (t) => {
  const host = await ProviderHost.start(t.context.project, { "kvmnet:connection": '{"host":"kvm1"}' });
  t.teardown(() => host.process.kill("SIGKILL"));
  const text = (kind: string) => `exports.handler = () => require("pulumi-kvmnet/dynamic").v1("${kind}")`;
  const common = { name: "x", owner: "p/s/x" };
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  // All at once: the host asks before it has heard back from `configure`.
  const [bad, good, open] = await Promise.all([
    host.check({}, { ...common, subnets: [{ cidr: "192.0.2.0/33" }], __provider: text("NatNetwork") }),
    host.check({}, { ...common, subnets: [{ cidr: "192.0.2.0/24" }], __provider: text("NatNetwork") }),
    host.check({}, { ...common, bridge: unknown, type: "internal", __provider: text("OvsPort") }),
  ]);
  t.deepEqual(bad.failures, ['subnets[0].cidr: "192.0.2.0/33" is not a subnet such as 192.0.2.0/24 or 2001:db8::/64']);
  t.deepEqual(good.failures, []);
  t.like(good.inputs, { name: "x", subnets: { 0: { gateway: "192.0.2.1" } }, __provider: text("NatNetwork") });
  t.deepEqual(open.failures, []);
  t.is(open.inputs.bridge, unknown);
  const started = Date.now();
  t.is(await host.stop("SIGINT"), 0);
  t.true(Date.now() - started < 5000, "the engine kills a provider after 5 s");
});
