import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { byHand, openSite, type Site } from "./host";
import { pluginProcess } from "./processes";
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

async function assertSettled(t: { true(value: boolean, message?: string): void }): Promise<void> {
  for (const command of [
    ["preview", "--expect-no-changes"],
    ["refresh", "--yes", "--skip-preview", "--expect-no-changes"],
    ["up", "--yes", "--skip-preview", "--expect-no-changes"],
  ]) {
    const { code, text } = await site.stack.run(...command);
    t.true(code === 0, `pulumi ${command.join(" ")}:\n${text}`);
  }
}

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
  await assertSettled(t);
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
    "e2eyweb: impact none",
  ]);
  await site.stack.up();
  await assertSettled(t);
});

test.serial("drift is seen by property, and mended", async (t) => {
  await byHand(site, "ovs-vsctl set port e2eyweb tag=300");
  t.deepEqual(await site.stack.previewedOps(), { e2eyweb: "update" });
  t.regex(await site.stack.must("preview", "--refresh", "--diff"), /tag *: 300 => 200/);
  await site.stack.up();
  await assertSettled(t);
});

test.serial("bad input is refused in preview, by its property", async (t) => {
  site.stack.program(PROGRAM.replace("cidr: 192.168.107.0/24", "cidr: 192.168.107.0/33"));
  const { code, text } = await site.stack.run("preview");
  t.not(code, 0);
  t.regex(text, /subnets\[0\]\.cidr[\s\S]*is not a subnet/);
  site.stack.program(PROGRAM);
});

test.serial("functions look the host up, and .get() what others have made", async (t) => {
  site.stack.program(
    `${PROGRAM}variables:
  host: { "fn::invoke": { function: kvmnet:getHost, arguments: {} } }
  net: { "fn::invoke": { function: kvmnet:getNetwork, arguments: { name: e2eylan } } }
`
      .replace("outputs:\n", "outputs:\n  os: ${host.os.id}\n  autostart: ${net.autostart}\n  seen: ${there.datapathType}\n")
      .replace("resources:\n", "resources:\n  there:\n    type: kvmnet:OvsBridge\n    get: { id: e2eyint }\n"),
  );
  await site.stack.up();
  const outputs = await site.stack.outputs();
  t.is(outputs.autostart, true);
  t.is(outputs.os, "debian");
  t.is(outputs.seen, "netdev");
  site.stack.program(PROGRAM);
  await site.stack.up();
});

test.serial("destroy leaves nothing", async (t) => {
  await site.stack.must("destroy", "--yes", "--skip-preview");
  t.is(await site.inventory(), empty);
});
void sleep;
void pluginProcess;
