import { readFileSync } from "node:fs";
import test from "ava";
import { openSite, type Site } from "./host";

/** Promise 7 with the real engine: credentials are nowhere in plain text; and `.get()`. */

let site: Site;

test.serial.before("a host and a stack", async (t) => {
  t.timeout(600_000);
  site = await openSite();
});

test.serial.after.always("remove the stack", async () => {
  await site?.close();
});

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
import * as kvmnet from "pulumi-kvmnet";

const config = new pulumi.Config();
const connection = { host: config.require("host"), port: config.requireNumber("port"), user: "root", hostKey: config.require("hostKey"), privateKey: config.require("key") };
export const bridge = new kvmnet.OvsBridge("e2esecret", { connection, datapathType: "netdev" }).name;
`;

test.serial("a private key, even one not marked secret by the program, is encrypted in the state and shown nowhere", async (t) => {
  const { host, port, hostKey = "", privateKey = "" } = site.lab.inlineConnection;
  for (const [name, value] of Object.entries({ host, port: String(port), hostKey })) {
    await site.stack.must("config", "set", name, value);
  }
  await site.stack.must("config", "set", "key", "--secret", "--", privateKey);
  site.stack.program(PROGRAM);
  const shown = [
    await site.stack.must("preview", "--diff"),
    await site.stack.up(),
    await site.stack.must("refresh", "--yes"),
    await site.stack.must("stack", "export"),
  ];

  const body = privateKey.split("\n").filter((line) => line.length > 40);
  t.true(body.length > 2, "the key of the lab has no lines to look for");
  for (const text of shown) {
    t.false(
      body.some((line) => text.includes(line)),
      "the key is in plain text",
    );
  }
  t.deepEqual((await site.stack.run("preview", "--expect-no-changes")).code, 0);
});

for (const door of ["pulumi-kvmnet", "pulumi-kvmnet/plugin"]) {
  test.serial(`${door}: a value that is refused is repeated, one that the program keeps secret is not, whatever the engine would show of it`, async (t) => {
    site.stack.program(`import * as pulumi from "@pulumi/pulumi";
import "${door}";
import * as kvmnet from "pulumi-kvmnet";
new kvmnet.NatNetwork("hush", {
  connection: { transport: "local" },
  subnets: [{ cidr: "10.0.0.0/24", gateway: pulumi.secret("hush-nested") }, { cidr: pulumi.output("10.1.0.0/33") }],
  mac: pulumi.secret("hush-on-top"),
  domain: { name: "a..b\u202e" },
  ...({ modle: pulumi.secret("hush-stray") } as object),
});
`);
    const { code, text } = await site.stack.run("preview");
    t.not(code, 0);
    t.regex(text, /mac: is not a MAC address/);
    t.regex(text, /subnets\[1\]\.cidr.*"10\.1\.0\.0\/33" is not a subnet/);
    t.regex(text, /domain\.name.*"a\.\.b\\u202e"/);
    t.notRegex(text, /hush-/);
    site.stack.program(PROGRAM);
  });
}

test.serial(".get() reads what exists, and says so when there is nothing", async (t) => {
  const found = `import * as kvmnet from "pulumi-kvmnet";
const bridge = kvmnet.OvsBridge.get("there", "e2esecret");
export const type = bridge.datapathType;
`;
  // The bridge stays in the program: a stack that only looks at it would delete it.
  site.stack.program(PROGRAM.replace("export const bridge", "const mine") + found.replace('import * as kvmnet from "pulumi-kvmnet";\n', ""));
  await site.stack.up();
  t.is((await site.stack.outputs()).type, "netdev");

  site.stack.program(
    PROGRAM +
      found
        .replace('import * as kvmnet from "pulumi-kvmnet";\n', "")
        .replace("const bridge =", "const other =")
        .replace("bridge.datapathType", "other.datapathType")
        .replace('"e2esecret");', '"e2enothing");'),
  );
  const { code, text } = await site.stack.run("preview");
  t.not(code, 0);
  t.regex(text, /e2enothing[\s\S]*does not exist/);
  site.stack.program(PROGRAM);
});

test.serial("the sources of the resources are not in the state", async (t) => {
  const text = readFileSync(`${site.stack.folder}/Pulumi.dev.yaml`, "utf8") + (await site.stack.must("stack", "export"));
  t.false(text.includes("function"), "code was serialised into the state");
});
