import { readFileSync } from "node:fs";
import test from "ava";
import { diesWithItsEngine, endsByOneKey } from "./hanging";
import { byHand, openSite, type Site } from "./host";
import { pluginProcess } from "./processes";
import { assertSettled } from "./settled";
import { Stack } from "./stack";

/** The native plugin with the real CLI and programs in YAML: no SDK stands between. */

let site: Site;
let empty: string;

const PROGRAM = `resources:
  e2eylan:
    type: kvmnet:NatNetwork
    properties:
      subnets:
        - cidr: 192.168.107.0/24
          dhcp: { ranges: [{ start: 192.168.107.100, end: 192.168.107.150 }], reservations: [] }
  e2eyint:
    type: kvmnet:OvsBridge
    properties: { datapathType: netdev }
  e2eyweb:
    type: kvmnet:OvsPort
    properties: { bridge: "\${e2eyint.name}", type: internal, tag: 100 }
outputs:
  gateway: \${e2eylan.subnets[0].gateway}
  uuid: \${e2eylan.uuid}
`;

test.serial.before("a host and a stack", async (t) => {
  t.timeout(600_000);
  site = await openSite(Stack.yaml);
  empty = await site.inventory();
});

test.serial.after.always("remove the stack", async () => {
  await site?.close();
});

test.serial("preview shows what is known, and touches nothing; up makes it, and nothing is left to do", async (t) => {
  site.stack.program(PROGRAM);
  const preview = await site.stack.must("preview");
  t.regex(preview, /gateway: "192\.168\.107\.1"/);
  t.regex(preview, /uuid +: \[unknown\]/);
  t.is(await site.inventory(), empty);

  await site.stack.up();
  const made = await site.inventory();
  for (const name of ["e2eylan", "e2eyint", "e2eyweb"]) {
    t.true(made.includes(name), `${name} is not on the host:\n${made}`);
  }
  t.regex(String((await site.stack.outputs()).uuid), /^[0-9a-f-]{36}$/);
  await assertSettled(t, site.stack);
});

test.serial("an edit shows the one leaf, and its impact beside the resource", async (t) => {
  site.stack.program(PROGRAM.replace("tag: 100", "tag: 200").replace("datapathType: netdev", "datapathType: netdev, stp: true"));
  const { steps, diagnostics } = JSON.parse((await site.stack.start("preview", "--json")).stdout ?? "");
  const changed = Object.fromEntries(
    steps
      .filter(({ op }: { op: string }) => op === "update")
      .map(({ urn, detailedDiff }: { urn: string; detailedDiff: object }) => [urn.split("::").at(-1), Object.keys(detailedDiff)]),
  );
  t.deepEqual(changed, { e2eyint: ["stp"], e2eyweb: ["tag"] });
  const told = diagnostics.filter(({ message }: { message: string }) => message.startsWith("impact"));
  t.deepEqual(told.map(({ urn, message }: { urn: string; message: string }) => `${urn.split("::").at(-1)}: ${message.split("\n")[0]}`).sort(), [
    "e2eyint: impact blip: stp",
    "e2eyweb: impact blip: tag",
  ]);
  await site.stack.up();
  await assertSettled(t, site.stack);
});

test.serial("drift is seen by property, and mended", async (t) => {
  await byHand(site, "ovs-vsctl set port e2eyweb tag=300");
  t.deepEqual(await site.stack.previewedOps(), { e2eyweb: "update" });
  t.regex(await site.stack.must("preview", "--refresh", "--diff"), /tag *: 300 => 200/);
  await site.stack.up();
  await assertSettled(t, site.stack);
});

test.serial("bad input is refused in preview, by its property", async (t) => {
  site.stack.program(PROGRAM.replace("cidr: 192.168.107.0/24", "cidr: 192.168.107.0/33"));
  const { code, text } = await site.stack.run("preview");
  t.not(code, 0);
  t.regex(text, /subnets\[0\]\.cidr[\s\S]*is not a subnet/);
  site.stack.program(PROGRAM);
});

test.serial("functions look the host up, and .get() what others have made", async (t) => {
  const looked = PROGRAM.replace("resources:\n", "resources:\n  there:\n    type: kvmnet:OvsBridge\n    get: { id: e2eyint }\n").replace(
    "outputs:\n",
    `outputs:
  os: \${host.os.id}
  autostart: \${net.autostart}
  seen: \${there.datapathType}
`,
  );
  site.stack.program(`${looked}variables:
  host: { "fn::invoke": { function: kvmnet:getHost, arguments: {} } }
  net: { "fn::invoke": { function: kvmnet:getNetwork, arguments: { name: e2eylan } } }
`);
  await site.stack.up();
  const { autostart, os, seen } = await site.stack.outputs();
  t.deepEqual({ autostart, os, seen }, { autostart: true, os: site.host.facts.os.id, seen: "netdev" });
  site.stack.program(PROGRAM);
  await site.stack.up();
});

test.serial("what others have made is imported by host and name; the generated program then only writes our mark", async (t) => {
  await byHand(
    site,
    "ovs-vsctl add-br e2eyhand -- set bridge e2eyhand datapath_type=netdev\novs-vsctl add-port e2eyhand e2eyp -- set interface e2eyp type=internal -- set port e2eyp tag=7",
  );
  const generated = [];
  for (const [type, name] of [
    ["OvsBridge", "e2eyhand"],
    ["OvsPort", "e2eyp"],
  ] as const) {
    const out = `${site.stack.folder}/${name}.yaml`;
    await site.stack.must("import", `kvmnet:index:${type}`, name, `${site.connection.host}/${name}`, "--yes", "--protect=false", "--out", out);
    // So that Pulumi knows which goes first when both are removed.
    const text = readFileSync(out, "utf8").replace("bridge: e2eyhand\n", `bridge: "\${e2eyhand.name}"\n`);
    generated.push(text.replace("resources:\n", ""));
  }
  site.stack.program(PROGRAM.replace("outputs:\n", `${generated.join("")}outputs:\n`));
  const preview = await site.stack.must("preview", "--diff");
  t.deepEqual(
    [...preview.matchAll(/^ +[-+~] (\w+) *: (?!\()/gm)].map(([, name]) => name),
    ["owner", "owner"],
  );
  await site.stack.up();
  await assertSettled(t, site.stack);
  site.stack.program(PROGRAM);
  await site.stack.up();
});

test.serial("credentials are encrypted in the state, in a provider's and a resource's connection, and shown nowhere", async (t) => {
  const { connection } = site;
  const more = `  e2eykvm:
    type: pulumi:providers:kvmnet
    properties: { connection: ${JSON.stringify({ ...connection, password: "e2e-hidden-1" })} }
  e2eysec1:
    type: kvmnet:OvsBridge
    properties: { datapathType: netdev }
    options: { provider: "\${e2eykvm}" }
  e2eysec2:
    type: kvmnet:OvsBridge
    properties: { datapathType: netdev, connection: ${JSON.stringify({ ...connection, privateKeyPassword: "e2e-hidden-2" })} }
`;
  site.stack.program(PROGRAM.replace("outputs:\n", `${more}outputs:\n`));
  const shown = [
    await site.stack.must("preview", "--diff"),
    await site.stack.up(),
    await site.stack.must("refresh", "--yes"),
    await site.stack.must("stack", "export"),
  ];
  t.false(shown.some((text) => text.includes("e2e-hidden")));
  await assertSettled(t, site.stack);
  site.stack.program(PROGRAM);
  await site.stack.up();
});

test.serial("options of resources: targets, changes that are ignored or that replace, protection, what is kept or goes with another", async (t) => {
  t.timeout(300_000);
  const port = (name: string, { tag = 5, options = "" }: { tag?: number; options?: string } = {}) =>
    `  ${name}:\n    type: kvmnet:OvsPort\n    properties: { bridge: "\${e2eyb.name}", type: internal, tag: ${tag} }\n${options ? `    options: ${options}\n` : ""}`;
  const bridge = (name: string, options: string) =>
    `  ${name}:\n    type: kvmnet:OvsBridge\n    properties: { datapathType: netdev, onGuestsAttached: { delete: detach } }\n${options ? `    options: ${options}\n` : ""}`;
  const program = (...parts: string[]) => site.stack.program(PROGRAM.replace("outputs:\n", `${parts.join("")}outputs:\n`));
  const ports = async () => {
    const { stdout } = await site.host.run({ name: "read the ports", script: "ovs-vsctl --format=csv --no-headings --columns=name,_uuid,tag list Port" });
    const rows = stdout.split("\n").map((line) => line.split(","));
    return Object.fromEntries(rows.flatMap(([name = "", uuid, tag]) => (/^e2ey[pqr]$/.test(name) ? [[name, { uuid, tag }]] : [])));
  };
  const tags = (all: Awaited<ReturnType<typeof ports>>) =>
    Object.entries(all)
      .map(([name, { tag }]) => `${name}=${tag}`)
      .sort()
      .join(" ");

  program(bridge("e2eyb", ""), bridge("e2eyk", "{ protect: true }"), port("e2eyp"), port("e2eyq"), port("e2eyr"));
  await site.stack.up();
  const before = await ports();

  const edited = [
    port("e2eyp", { tag: 6, options: "{ ignoreChanges: [tag] }" }),
    port("e2eyr", { tag: 6, options: `{ replaceOnChanges: [tag], deletedWith: "\${e2eyb}" }` }),
  ];
  program(bridge("e2eyb", ""), bridge("e2eyk", "{ protect: true }"), ...edited, port("e2eyq", { tag: 6 }));
  t.deepEqual(await site.stack.previewedOps(), { e2eyq: "update", e2eyr: "replace" });
  await site.stack.must("up", "--yes", "--skip-preview", "--target", "**e2eyq");
  t.is(tags(await ports()), "e2eyp=5 e2eyq=6 e2eyr=5");
  await site.stack.up();
  const after = await ports();
  t.is(tags(after), "e2eyp=5 e2eyq=6 e2eyr=6");
  t.deepEqual([after.e2eyp?.uuid, after.e2eyq?.uuid], [before.e2eyp?.uuid, before.e2eyq?.uuid]);
  t.not(after.e2eyr?.uuid, before.e2eyr?.uuid);
  await assertSettled(t, site.stack);

  program(bridge("e2eyb", ""), ...edited, port("e2eyq", { tag: 6 }));
  const { code, text } = await site.stack.run("preview");
  t.not(code, 0);
  t.regex(text, /e2eyk[\s\S]*protect/);
  program(bridge("e2eyb", ""), bridge("e2eyk", "{ retainOnDelete: true }"), ...edited, port("e2eyq", { tag: 6 }));
  await site.stack.up();

  site.stack.program(PROGRAM);
  await site.stack.up();
  t.deepEqual(await ports(), {});
  t.is((await byHand(site, "ovs-vsctl list-br | grep '^e2ey[bk]'; ovs-vsctl del-br e2eyk")).trim(), "e2eyk");
});

test.serial("Ctrl-C while a step hangs ends it within seconds, and leaves no lock and no process", async (t) => {
  t.timeout(300_000);
  await endsByOneKey(t, site, pluginProcess);
  await assertSettled(t, site.stack);
});

test.serial("SIGKILL of the CLI: its plugin, the step and the lock are gone within a minute, and the next up converges", async (t) => {
  t.timeout(300_000);
  await diesWithItsEngine(t, site, pluginProcess);
  await assertSettled(t, site.stack);
});

test.serial("destroy leaves nothing", async (t) => {
  await site.stack.must("destroy", "--yes", "--skip-preview");
  await byHand(site, "ovs-vsctl --if-exists del-br e2eyhand");
  t.is(await site.inventory(), empty);
});
