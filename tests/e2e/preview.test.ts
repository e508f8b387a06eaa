import { execFile } from "node:child_process";
import { createServer, type Server } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import test from "ava";
import { attach } from "../../lab/lab";
import { guest } from "../conformance/changedHost/guest";
import { byHand, openSite, type Site } from "./host";
import { edited } from "./program";

/** A preview that looks at the host, with the real CLI; the cases themselves are in tests/conformance/changedHost. */

const PROGRAM = `import * as kvmnet from "pulumi-kvmnet";

const lan = new kvmnet.NatNetwork("chge2e", { subnets: [{ cidr: "192.168.142.0/24", dhcp: { ranges: [], reservations: [] } }] });
const int = new kvmnet.OvsBridge("chge2eint", { datapathType: "netdev" });
const web = new kvmnet.OvsPort("chge2eweb", { bridge: int.name, type: "internal", tag: 100 });
`;

let site: Site;

test.serial.before("a host and a stack", async (t) => {
  t.timeout(600_000);
  site = await openSite();
  site.stack.program(PROGRAM);
  await site.stack.up();
});

test.serial.after.always("remove the stack", async () => {
  await byHand(site, "virsh -q destroy chgguest 2>/dev/null || true");
  await connect({});
  await site?.close();
});

/** The stack's connection, with other settings. */
async function connect(more: Record<string, string | number>): Promise<void> {
  const settings = { ...site.connection, ...more };
  await site.stack.must("config", "rm", "kvmnet:connection");
  for (const [key, value] of Object.entries(settings)) {
    await site.stack.must("config", "set", "--path", `kvmnet:connection.${key}`, "--", String(value));
  }
}

const mode = (value: string) => site.stack.must("config", "set", "kvmnet:preview", value);
const WITHOUT = /preview without a look at the host/;
const SINCE = /by the last state, when last read, at 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ/;

/** A port on this machine that takes connections and never says a word; `undefined` listens nowhere. */
async function silentPort(): Promise<{ port: number; server: Server }> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { port: (server.address() as { port: number }).port, server };
}

test.serial("auto: of a host that cannot be reached the last state tells, from when it is, and the exit status is the plan's", async (t) => {
  const { port, server } = await silentPort();
  server.close();
  await connect({ port });
  const same = await site.stack.run("preview", "--expect-no-changes");
  t.is(same.code, 0, same.text);
  t.regex(same.text, WITHOUT);
  t.regex(same.text, SINCE);
  site.stack.program(edited(PROGRAM, "tag: 100", "tag: 200"));
  const { code, text } = await site.stack.run("preview");
  site.stack.program(PROGRAM);
  t.is(code, 0, text);
  t.regex(text, /OvsPort chge2eweb: impact blip: tag .*\(by the state as last read, at 20\S+Z\)/);

  await mode("live");
  const live = await site.stack.run("preview");
  t.not(live.code, 0, live.text);
  t.notRegex(live.text, WITHOUT);
  await mode("offline");
  const offline = await site.stack.run("preview", "--expect-no-changes");
  t.is(offline.code, 0, offline.text);
  t.notRegex(offline.text, WITHOUT);
  await mode("auto");
});

test.serial("auto: a host that takes connections and says nothing costs the deadline and no more", async (t) => {
  const { port, server } = await silentPort();
  server.on("connection", (socket) => t.teardown(() => socket.destroy()));
  await connect({ port });
  const begun = Date.now();
  await mode("offline");
  await site.stack.must("preview", "--expect-no-changes");
  const without = Date.now() - begun;
  await mode("auto");
  const since = Date.now();
  const { code, text } = await site.stack.run("preview", "--expect-no-changes");
  const took = Date.now() - since;
  server.close();
  t.is(code, 0, text);
  t.regex(text, /did not answer within 8 s/);
  t.regex(text, SINCE);
  t.true(took < 2 * without + 12_000, `${took} ms, against ${without} ms offline`);
});

test.serial("auto: a host whose key has changed is not believed; another machine is an error", async (t) => {
  await connect({ hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl" });
  const changed = await site.stack.run("preview", "--expect-no-changes");
  t.is(changed.code, 0, changed.text);
  t.regex(changed.text, WITHOUT);
  t.regex(changed.text, /host key/i);
  const other = attach(process.env.KVMNET_TEST_LAB ?? "test")?.hosts.find(({ name }) => name !== site.lab.name);
  if (!other) {
    t.log("the lab has no second host");
  } else {
    await connect({ ...other.connection });
    const { code, text } = await site.stack.run("preview");
    t.not(code, 0, text);
    t.regex(text, /this is another machine/);
  }
  await connect({});
});

test.serial("drift is told by preview; refresh --diff marks the drift and nothing else", async (t) => {
  await byHand(site, "virsh -q net-destroy chge2e; ovs-vsctl set Port chge2eweb tag=666");
  const { code, text } = await site.stack.run("preview");
  t.is(code, 0, text);
  t.regex(text, /NatNetwork chge2e: impact .*changed on the host since the last run: active/);
  t.regex(text, /OvsPort chge2eweb: impact .*changed on the host since the last run: tag/);
  const shown = await site.stack.must("refresh", "--preview-only", "--diff");
  // Without a detailed diff, which dynamic providers cannot give, the engine prints unchanged outputs beside them, unmarked.
  const marked = shown.split("\n").filter((line) => /^\s*[~+-] (?!pulumi)/.test(line) && !/ to update$/.test(line));
  t.deepEqual(marked.map((line) => line.trim().replace(/\s+:.*/, "")).sort(), ["~ active", "~ tag"], shown);
  const short = await site.stack.must("refresh", "--preview-only");
  t.regex(short, /OvsPort chge2eweb .*\[diff: ~tag\]/);
  await site.stack.up();
});

test.serial("replaceOnChanges has no effect, and the program is told so", async (t) => {
  const asked = 'tag: 200 }, { replaceOnChanges: ["tag"] }';
  site.stack.program(edited(PROGRAM, "tag: 100 }", asked));
  t.deepEqual(await site.stack.previewedOps(), { chge2eweb: "update" });
  const { text } = await site.stack.run("preview");
  site.stack.program(PROGRAM);
  t.regex(text, /OvsPort chge2eweb: replaceOnChanges has no effect/);
});

test.serial("preview-report --look names whom a deletion cuts off now, which no state knows", async (t) => {
  await byHand(site, guest('<interface type="network"><mac address="52:54:00:80:05:01"/><source network="chge2e"/></interface>'));
  site.stack.program(edited(PROGRAM, /const lan.*\n/.exec(PROGRAM)?.[0] ?? "", ""));
  const { stdout } = await site.stack.start("preview", "--json");
  site.stack.program(PROGRAM);
  const byState = await report(stdout ?? "");
  t.is(byState.code, 0, byState.text);
  t.regex(byState.text, /No guest was known on what goes when its state was last read, at 20\S+Z\./);
  const looked = await report(stdout ?? "", "--look");
  t.is(looked.code, 1, "what will be refused is no success");
  t.regex(looked.text, /\*\*1 deleted; cuts off chgguest; 1 will be refused as things are\*\*/);
  t.regex(
    looked.text,
    /\| NatNetwork chge2e \| \*\*deleted\*\* \|.*cuts off chgguest \(52:54:00:80:05:01 on vnet\d+\); \*\*refused\*\*: removing the network would cut off chgguest/,
  );
});

async function report(json: string, ...words: string[]): Promise<{ readonly code: number; readonly text: string }> {
  const running = promisify(execFile)(process.execPath, [
    path.join(site.stack.folder, "node_modules/pulumi-kvmnet/dist/provider/cli/kvmnet.js"),
    "preview-report",
    ...words,
  ]);
  running.child.stdin?.end(json);
  return running.then(
    ({ stdout, stderr }) => ({ code: 0, text: stdout + stderr }),
    ({ code, stdout, stderr }) => ({ code: Number(code), text: `${stdout}${stderr}` }),
  );
}
