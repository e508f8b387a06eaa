import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import { execa } from "execa";
import { type TakenHost, takeHost } from "../lab";
import { installedModules } from "./installed";
import { edited } from "./program";
import { type Registry, registry } from "./registry";

/** `pulumi new FOLDER` with each folder of examples/, as a user without an account at Pulumi does it. */

const { ensurePulumi, pulumiEnvironment } = require("../../tools/pulumi.cjs") as {
  ensurePulumi(): Promise<string>;
  pulumiEnvironment(bin: string, folder: string): Record<string, string>;
};

const EXAMPLES = path.resolve(__dirname, "../../examples");
const MINUTE = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-new-"));

let npm: Registry;
let taken: TakenHost;
let env: Record<string, string>;

test.before(async (t) => {
  t.timeout(20 * MINUTE);
  npm = await registry(folder);
  env = { ...pulumiEnvironment(await ensurePulumi(), path.join(folder, "pulumi")), NO_COLOR: "1", npm_config_registry: npm.url };
  taken = await takeHost();
});

test.after.always(async () => {
  npm?.close();
  await taken?.release();
  rmSync(folder, { recursive: true, force: true });
});

function project(name: string) {
  const cwd = path.join(folder, name);
  mkdirSync(cwd);
  const run = async (file: string, ...args: string[]) => (await execa(file, args, { cwd, env, all: true, stdin: "ignore" })).all;
  const read = (file: string) => readFileSync(path.join(cwd, file), "utf8");
  return { cwd, run, read, pulumi: (...args: string[]) => run("pulumi", "--non-interactive", ...args) };
}

/** Where the user's own ssh config would say how to get to the host. */
function overTheLab(cwd: string): void {
  const file = path.join(cwd, "index.ts");
  const sshConfigFile = JSON.stringify(taken.connection.sshConfigFile);
  writeFileSync(file, edited(readFileSync(file, "utf8"), 'user: config.get("user")', `user: config.get("user"), sshConfigFile: ${sshConfigFile}`));
}

test.serial("pulumi new examples/own-host makes a project that works: up, in step, destroy", async (t) => {
  t.timeout(10 * MINUTE);
  const { cwd, read, run, pulumi } = project("nets");
  await pulumi("new", path.join(EXAMPLES, "own-host"), "--yes", "--name", "nets", "--stack", "dev", "--config", `host=${taken.lab.name}`);
  t.regex(read("Pulumi.yaml"), /^name: nets\n/);
  t.is(JSON.parse(read("package.json")).name, "nets");
  t.regex(read("Pulumi.dev.yaml"), /nets:host: kvm\d\n\s+nets:user: root/);
  // What ts-node leaves out.
  t.is(await run("npx", "--no-install", "tsc", "-p", "."), "");
  overTheLab(cwd);
  await pulumi("up", "--yes", "--skip-preview");
  t.teardown(() => pulumi("destroy", "--yes", "--skip-preview").catch(() => undefined));
  t.regex(await taken.lab.sh("virsh -q net-list"), /^ lan +active +yes/m);
  await pulumi("preview", "--refresh", "--expect-no-changes");
  await pulumi("destroy", "--yes", "--skip-preview");
  t.is((await taken.lab.sh("virsh -q net-list --all")).trim(), "");
});

test.serial("as long as the package is not on npm: generate only, then npm install of what npm pack made", async (t) => {
  t.timeout(10 * MINUTE);
  const { cwd, read, run, pulumi } = project("packed");
  await pulumi("new", path.join(EXAMPLES, "own-host"), "--generate-only", "--yes", "--name", "packed");
  await run("npm", "install", "--no-audit", "--no-fund", npm.tarball);
  t.regex(JSON.parse(read("package.json")).dependencies["pulumi-kvmnet"], /^file:/);
  await pulumi("stack", "init", "dev");
  await pulumi("config", "set", "host", taken.lab.name);
  overTheLab(cwd);
  t.regex(await pulumi("preview"), /NatNetwork lan create/);
});

for (const name of readdirSync(EXAMPLES).filter((entry) => existsSync(path.join(EXAMPLES, entry, "Pulumi.yaml")))) {
  test.serial(`pulumi new examples/${name} is a complete project, compiles, and is not type-checked at every run`, async (t) => {
    t.timeout(5 * MINUTE);
    const { cwd, read, run, pulumi } = project(`new-${name}`);
    await pulumi("new", path.join(EXAMPLES, name), "--generate-only", "--yes", "--name", `new-${name}`);
    t.true(JSON.parse(read("tsconfig.json"))["ts-node"].transpileOnly);
    const { dependencies, devDependencies } = JSON.parse(read("package.json"));
    t.deepEqual(Object.keys({ ...dependencies, ...devDependencies }).sort(), ["@pulumi/pulumi", "@types/node", "pulumi-kvmnet", "ts-node", "typescript"]);
    symlinkSync(await installedModules(), path.join(cwd, "node_modules"));
    t.is(await run(path.join(cwd, "node_modules/.bin/tsc"), "-p", "."), "");
  });
}
