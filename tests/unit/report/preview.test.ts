import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { markdown } from "../../../provider/report/markdown";
import { type Preview, reportOf } from "../../../provider/report/preview";
import { reportText } from "./recording";

/** Recorded with `pulumi preview --json` of CLI 3.259 against the lab. */
const recorded = (name: string): Preview => JSON.parse(readFileSync(join(__dirname, "recorded", `${name}.json`), "utf8"));

const SECRET_WIRE = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };

test("creates, updates, replaces and deletes, each with from, to and impact", (t) => {
  const text = markdown(reportOf(recorded("everything")));
  const table = text.split("\n").filter((line) => line.startsWith("|"));
  t.deepEqual(table.slice(2), [
    "| OvsBridge br-int | `name` | `br-int` | `br-fab` | **replace**: a renamed object is deleted and made anew |",
    "|  | `externalIds.token` |  | `[secret]` | none: a note for other programs |",
    '| NatNetwork lan | `subnets[0].dhcp.reservations` |  | + `{"ip":"192.168.107.12","mac":"52:54:00:10:70:0c"}` | **blip**: libvirt removes the network\'s firewall rules and adds them again; leases stay until renewal |',
    "| Bridge br-new | created |  |  |  |",
    "| OvsPort web0 | `bridge` | `br-int` | `br-fab` | **replace**: a port is on one bridge |",
    "|  | `tag` | `100` | *known after apply* | **blip**: what is behind the port is in other VLANs from that moment on |",
    "| Bridge br-wire | **deleted** |  |  |  |",
  ]);
  t.true(text.includes("**1 deleted, 2 replaced, 1 changed, 1 created**"), text);
  t.true(text.includes("Impact: replace: 2, blip: 1. No guest was known on what goes"), text);
});

test("a failed preview names the resource, the property and the reason", (t) => {
  const text = markdown(reportOf(recorded("failed")));
  t.regex(text, /The preview failed/);
  t.true(text.includes("- **NatNetwork lan**: `subnets[0].cidr` has host bits set; the subnet is 192.168.107.0/24"));
});

test("nothing to do is said so", (t) => {
  t.is(markdown(reportOf(recorded("nothing"))), "### Networks of KVM hosts\n\nNo changes.\n");
});

const urn = (type: string, name: string) => `urn:pulumi:dev::p::${type}::${name}`;
const bridgeUrn = urn("my:Component$pulumi-nodejs:dynamic/kvmnet:OvsBridge", "br");
const old = {
  outputs: {
    name: "br",
    owner: "p/dev/br",
    externalIds: { token: SECRET_WIRE },
    otherConfig: {},
    guests: [],
    onGuestsAttached: { restart: "refuse", delete: "refuse" },
  },
};

test("a secret that changes stays hidden, whatever form the engine gives it", (t) => {
  const news = { inputs: { name: "br", owner: "p/dev/br", externalIds: { token: { ...SECRET_WIRE, ciphertext: "v1:other" } } } };
  const text = markdown(reportOf({ steps: [{ op: "update", urn: bridgeUrn, oldState: old, newState: news }] }));
  t.true(text.includes("| OvsBridge br | its record in the state, or a secret |"));
  t.false(text.includes("v1:"));
  t.regex(text, /Nobody is disturbed\./);
});

test("refused changes are marked, with the guests that they would cut off", (t) => {
  const crowded = { outputs: { ...old.outputs, datapathType: "system", guests: [{ domain: "web1", mac: "52:54:00:00:00:01", device: "vnet0" }] } };
  const news = { inputs: { name: "br", owner: "p/dev/br", datapathType: "netdev", onGuestsAttached: { restart: "refuse", delete: "refuse" } } };
  const text = markdown(reportOf({ steps: [{ op: "update", urn: bridgeUrn, oldState: crowded, newState: news }] }));
  t.regex(text, /\| OvsBridge br \| `datapathType` \| `system` \| `netdev` \| \*\*restart\*\*: .*\*\*refused\*\*: .*web1/);
});

test("resources of other providers are counted, not listed; text cannot break the table", (t) => {
  const news = { inputs: { name: "br", owner: "p/dev/br", externalIds: { note: "a|b\nc`d" } } };
  const text = markdown(
    reportOf({
      steps: [
        { op: "create", urn: urn("aws:s3/bucket:Bucket", "logs") },
        { op: "create", urn: urn("pulumi:pulumi:Stack", "p-dev") },
        { op: "update", urn: bridgeUrn, oldState: { outputs: { ...old.outputs, externalIds: {} } }, newState: news },
      ],
    }),
  );
  t.regex(text, /Resources of other providers that change: 1\./);
  t.true(text.includes("`a\\|b c'd`"), text);
});

const guest = { domain: "web1", mac: "52:54:00:00:00:01", device: "vnet0" };
const gone = (op: string, policy: string) => ({
  op,
  urn: bridgeUrn,
  oldState: { outputs: { ...old.outputs, guests: [guest], onGuestsAttached: { restart: "refuse", delete: policy } } },
});

test("a deletion names the guests that it cuts off, and whether it will be refused", (t) => {
  const text = markdown(reportOf({ steps: [gone("delete", "refuse")] }));
  t.true(text.includes("**1 deleted; cuts off web1; 1 will be refused as things are**"), text);
  t.regex(text, /\| OvsBridge br \| \*\*deleted\*\* \|.*cuts off web1 \(52:54:00:00:00:01 on vnet0\); \*\*refused\*\*: while they are attached/);
  const allowed = markdown(reportOf({ steps: [gone("delete", "detach")] }));
  t.true(allowed.includes("**1 deleted; cuts off web1**"), allowed);
  t.false(allowed.includes("refused"));
  t.false(allowed.includes("Nobody is disturbed"));
});

test("a deletion says what it opens or closes, where the host was looked at", (t) => {
  const urn = bridgeUrn.replace(/OvsBridge::br$/, "PortForward::web");
  const looked = { sights: new Map([[urn, { guests: [], notes: ["closes 203.0.113.10:8443/tcp → web:443 from anywhere"] }]]), unseen: [] };
  const text = markdown(reportOf({ steps: [{ op: "delete", urn, oldState: { outputs: { name: "web", owner: "p/dev/web" } } }] }, looked));
  t.regex(text, /\| PortForward web \| \*\*deleted\*\* \|.*closes 203\.0\.113\.10:8443\/tcp → web:443 from anywhere/);
});

test("so does the deleting half of a replacement", (t) => {
  const text = markdown(
    reportOf({ steps: [{ ...gone("replace", "refuse"), newState: { inputs: { name: "br2", owner: "p/dev/br", onGuestsAttached: { delete: "refuse" } } } }] }),
  );
  t.true(text.includes("**1 replaced; cuts off web1; 1 will be refused as things are**"), text);
  t.regex(text, /`name` \| `br` \| `br2` \| \*\*replace\*\*.*cuts off web1/);
});

test("of a deletion without known guests nobody says that nobody is disturbed", (t) => {
  const text = markdown(reportOf({ steps: [{ op: "delete", urn: bridgeUrn, oldState: old }] }));
  t.false(text.includes("Nobody is disturbed"));
  t.true(text.includes("No guest was known on what goes when its state was last written."));
});

for (const file of readdirSync(join(__dirname, "recorded")).filter((name) => name.endsWith(".md"))) {
  test(`recorded: ${file.replace(/\.md$/, "").replaceAll("-", " ")}`, (t) => {
    const read = (name: string) => readFileSync(join(__dirname, "recorded", name), "utf8");
    t.is(reportText(JSON.parse(read(file.replace(/\.md$/, ".json")))), read(file));
  });
}
