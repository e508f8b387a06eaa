import { existsSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { execa } from "execa";
import { version } from "../../package.json";
import { type TakenHost, takeHost } from "../lab";
import { openSite, type Site, settingsOf } from "./host";
import { builtPlugin } from "./installed";
import { edited, PROGRAM } from "./program";
import { Stack } from "./stack";

/** Both doors from one TypeScript program, and the ways by which the CLI comes to the native plugin. */

const ROOT = path.resolve(__dirname, "../..");

let site: Site;
let other: TakenHost | undefined;

test.serial.before("a host and a stack", async (t) => {
  t.timeout(600_000);
  site = await openSite();
});

test.serial.after.always("remove the stack", async () => {
  await site?.close();
  await other?.release();
});

/** All that the program makes, with what would be another after it was made anew, and the numbers of our steps on the host. */
const EVERYTHING = `
virsh net-dumpxml e2elan; virsh net-dumpxml e2elan --inactive
ip -o link show; ip -o addr show | sed 's/ tentative//'
ovs-vsctl --format=json --columns=_uuid,name,external_ids list Bridge; ovs-vsctl --format=json --columns=_uuid,name,tag,external_ids list Port
for file in /run/kvmnet/generation-*; do [ ! -e "$file" ] || { echo "$file"; cat "$file"; }; done`;

const everything = async () => (await site.host.run({ name: "read everything", script: EVERYTHING })).stdout;

async function doorsInState(): Promise<string[]> {
  const { resources = [] } = (await site.stack.exported()).deployment;
  const ours = resources.filter(({ type }) => /(^|\/)kvmnet:/.test(type)).map(({ type }) => type.replace(/:[^:]*$/, ""));
  return [...new Set(ours)];
}

test.serial("a stack moves from the dynamic door to the plugin and back, each in one up that touches nothing on the host", async (t) => {
  t.timeout(600_000);
  site.stack.program(PROGRAM);
  await site.stack.up();
  const before = await everything();
  t.regex(before, /generation-/);
  t.deepEqual(await doorsInState(), ["pulumi-nodejs:dynamic/kvmnet"]);

  // Nobody has installed a plugin, and the CLI may not look for one elsewhere: the package brings its own.
  const installed = path.join(site.stack.folder, "pulumi/home/plugins", `resource-kvmnet-v${version}`, "pulumi-resource-kvmnet");
  t.false(existsSync(installed));
  for (const [program, door] of [
    [edited(PROGRAM, '"pulumi-kvmnet"', '"pulumi-kvmnet/plugin"'), "kvmnet:index"],
    [PROGRAM, "pulumi-nodejs:dynamic/kvmnet"],
  ] as const) {
    site.stack.program(program);
    const ops = Object.values(await site.stack.previewedOps());
    t.true(
      ops.every((op) => op === "update"),
      ops.join(),
    );
    await site.stack.up();
    t.is(await everything(), before);
    t.deepEqual(await doorsInState(), [door]);
    t.true(existsSync(installed));
    t.deepEqual(await site.stack.previewedOps(), {});
    const { code, text } = await site.stack.run("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    t.is(code, 0, text);
  }
});

/** Marks name the stack and the resource; all else stays as it is. */
const apartFromMarks = async () => (await everything()).replace(/\n\/run\/kvmnet\/generation-[\s\S]*/, "").replace(/e2e\/(dev|renamed)\/[\w-]+/g, "MARK");

test.serial("what is renamed by an alias, and the stack, take their objects along, through either door", async (t) => {
  t.timeout(600_000);
  site.stack.program(PROGRAM);
  await site.stack.up();
  const before = await apartFromMarks();
  t.regex(before, /MARK/);
  const renamed = PROGRAM.replace(/new kvmnet\.(\w+)\("(\w+)", \{(.*?)\}\);/gs, 'new kvmnet.$1("other-$2", { name: "$2",$3}, { aliases: [{ name: "$2" }] });');
  const back = PROGRAM.replace(/new kvmnet\.(\w+)\("(\w+)", \{(.*?)\}\);/gs, 'new kvmnet.$1("$2", {$3}, { aliases: [{ name: "other-$2" }] });');
  const throughPlugin = (program: string) => edited(program, '"pulumi-kvmnet"', '"pulumi-kvmnet/plugin"');
  for (const [program, stack] of [
    [renamed, "renamed"],
    [throughPlugin(renamed), undefined],
    [throughPlugin(back), "dev"],
  ] as const) {
    site.stack.program(program);
    if (stack) {
      await site.stack.must("stack", "rename", stack);
      t.deepEqual([...new Set(Object.values(await site.stack.previewedOps()))], ["update"]);
    }
    await site.stack.up();
    t.is(await apartFromMarks(), before);
    t.deepEqual(await site.stack.previewedOps(), {});
  }
});

test.serial("a stack that had HostSetup as a component goes on with the resource, through either door", async (t) => {
  t.timeout(300_000);
  site.stack.program('import * as pulumi from "@pulumi/pulumi";\nnew pulumi.ComponentResource("kvmnet:index:HostSetup", "e2edset");\n');
  await site.stack.up();
  for (const from of ["pulumi-kvmnet", "pulumi-kvmnet/plugin"]) {
    site.stack.program(`import * as kvmnet from "${from}";\nnew kvmnet.HostSetup("e2edset", { features: ["openvswitch"] });\n`);
    await site.stack.up();
    t.deepEqual(await site.stack.previewedOps(), {});
  }
  await site.stack.must("destroy", "--yes", "--skip-preview");
});

const TWO_HOSTS = (hosts: object) => `import * as pulumi from "@pulumi/pulumi";
import * as kvmnet from "pulumi-kvmnet";

class Switch extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("e2e:index:Switch", name, {}, opts);
    const bridge = new kvmnet.OvsBridge(name + "br", { datapathType: "netdev" }, { parent: this });
    new kvmnet.OvsPort(name + "p", { bridge: bridge.name, type: "internal", tag: 7 }, { parent: this });
  }
}

for (const [name, connection] of Object.entries(${JSON.stringify(hosts)})) {
  new Switch(name, { provider: new kvmnet.Provider(name, { connection }) });
}
`;

test.serial("a Provider for each of two hosts in one program; components hand theirs on", async (t) => {
  t.timeout(600_000);
  other = await takeHost();
  const hosts = { e2eda: site, e2edb: other };
  const ports = async ({ host }: Pick<TakenHost, "host">) =>
    (await host.run({ name: "list ports", script: "ovs-vsctl --bare --columns=name list Port | grep ^e2ed | sort" })).stdout.trim().split("\n");
  site.stack.program(TWO_HOSTS(Object.fromEntries(Object.entries(hosts).map(([name, { connection }]) => [name, connection]))));
  await site.stack.up();
  for (const [name, host] of Object.entries(hosts)) {
    t.deepEqual(await ports(host), [`${name}br`, `${name}p`]);
  }
  t.deepEqual(await site.stack.previewedOps(), {});
  await site.stack.must("destroy", "--yes", "--skip-preview");
  for (const host of Object.values(hosts)) {
    t.deepEqual(await ports(host), [""]);
  }
});

test.serial("the packed archive is installed with `pulumi plugin install --file`, and serves a project that says nothing of it", async (t) => {
  t.timeout(600_000);
  await builtPlugin();
  const { stdout } = await execa(process.execPath, ["tools/packPlugin.cjs"], { cwd: ROOT, env: { KVMNET_BUILT: "1" } });
  const stack = await Stack.yaml(settingsOf(site.connection), null);
  try {
    stack.program("resources: { e2edc: { type: kvmnet:OvsBridge, properties: { datapathType: netdev } } }\n");
    t.not((await stack.run("preview")).code, 0, "there is no plugin yet");
    await stack.must("plugin", "install", "resource", "kvmnet", version, "--file", path.join(ROOT, stdout.trim().split("\n").at(-1) ?? ""));
    t.deepEqual(await stack.previewedOps(), { e2edc: "create" });
  } finally {
    stack.remove();
  }
});
