import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { KvmnetError } from "../../../provider/resource/error";
import { getHost, type LookupOptions } from "../../../sdk/lookups";

/** What a look-up says before it goes to any host. */
async function refusal(action: Promise<unknown>): Promise<string> {
  const error = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof KvmnetError)) {
    throw new Error(`not refused as it should: ${error}`);
  }
  return `${error.code} ${error.details.property}: ${error.details.problem}`;
}

test.serial("without any connection", async (t) => {
  t.is(await refusal(getHost()), "invalid-input connection: is required");
});

test.serial("the stack's connection is the default", async (t) => {
  pulumi.runtime.setAllConfig({ "kvmnet:connection": '{"host":"-oProxyCommand=x"}' });
  t.regex(await refusal(getHost()), /^invalid-input connection: stack config kvmnet:connection: host "-oProxyCommand=x" must be a host name/);
  pulumi.runtime.setAllConfig({});
});

test("Outputs are refused with the way to do it", async (t) => {
  const output = pulumi.output("x");
  const connection = { host: "kvm1", password: output } as unknown as LookupOptions["connection"];
  t.is(await refusal(getHost({ connection })), "invalid-input connection.password: is an Output, and a look-up needs the value itself");
});

test("a wrong connection, by its property and without its value", async (t) => {
  const connection = { host: "kvm1", privateKey: "hush" };
  const said = await refusal(getHost({ connection }));
  t.true(said.startsWith("invalid-input connection.privateKey: "), said);
  t.false(said.includes("hush"));
});

test("the SDK loads nothing of the provider but the reader of shell files before the first look-up", (t) => {
  const script =
    'require("./sdk"); const loaded = () => Object.keys(require.cache).filter((path) => (path.startsWith(process.cwd() + "/provider/") && !path.endsWith("/host/shellFile.ts")) || /node_modules.zod/.test(path)).length;' +
    'const before = loaded(); require("./sdk").getHost().catch(() => console.log(before, loaded() > 0));';
  const said = execFileSync(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", script], { cwd: join(__dirname, "../../.."), encoding: "utf8" });
  t.is(said.trim(), "0 true");
});
