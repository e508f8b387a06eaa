import { writeFileSync } from "node:fs";
import path from "node:path";
import { look } from "../../../provider/report/look";
import type { Preview } from "../../../provider/report/preview";
import { guest } from "../../conformance/changedHost/guest";
import { byHand, openSite, type Site } from "../../e2e/host";
import { edited } from "../../e2e/program";
import { type Recording, reportText } from "./recording";

/**
 * Records previews of the real CLI, and what the host then said, with the report that came of it:
 * KVMNET_TEST_LAB=… node -r ./tools/typescript.cjs tests/unit/report/record.ts [NAME…]
 * The tests compare; look at the difference before it is committed.
 */

const PROGRAM = `import * as kvmnet from "pulumi-kvmnet";
import * as pulumi from "@pulumi/pulumi";

const lan = new kvmnet.NatNetwork("lan", { subnets: [{ cidr: "192.168.143.0/24", dhcp: { ranges: [{ start: "192.168.143.100", end: "192.168.143.150" }], reservations: [] } }], mtu: 1500 });
const dmz = new kvmnet.NatNetwork("dmz", { subnets: [{ cidr: "192.168.144.0/24" }], onGuestsAttached: { delete: "detach" } });
const br0 = new kvmnet.Bridge("chgbr0", { ports: ["eth1"], addresses: ["198.51.100.10/24"], stp: false });
const int = new kvmnet.OvsBridge("br-int", { datapathType: "netdev", externalIds: { token: pulumi.secret("first") } });
const web0 = new kvmnet.OvsPort("web0", { bridge: int.name, type: "internal", tag: 100 });
`;

const line = (name: string) => PROGRAM.split("\n").find((one) => one.startsWith(`const ${name} `)) as string;
const without = (...names: string[]) => names.reduce((text, name) => edited(text, line(name), ""), PROGRAM);
const nics = [
  '<interface type="network"><mac address="52:54:00:80:06:01"/><source network="lan"/></interface>',
  '<interface type="network"><mac address="52:54:00:80:06:02"/><source network="dmz"/></interface>',
  '<interface type="bridge"><mac address="52:54:00:80:06:03"/><source bridge="chgbr0"/></interface>',
];
const FOREIGN = `cat > /run/chg.xml <<'X'
<network><name>old</name><forward mode="nat"/><bridge name="virbr-old" stp="on" delay="0"/><ip address="192.168.145.1" prefix="24"/></network>
X
virsh -q net-define /run/chg.xml; rm /run/chg.xml`;
const NO_FOREIGN = "virsh -q net-undefine old";

interface Scenario {
  readonly program: string;
  /** Not for those by the state alone. */
  readonly looks?: false;
  readonly before?: string;
  readonly after?: string;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  "no changes": { program: PROGRAM },
  "a live edit": { program: edited(PROGRAM, "reservations: []", 'reservations: [{ mac: "52:54:00:10:70:0c", ip: "192.168.143.12" }]') },
  "several edits of one network": {
    program: edited(edited(PROGRAM, 'end: "192.168.143.150"', 'end: "192.168.143.160"'), "mtu: 1500", "mtu: 1500, autostart: false"),
  },
  "a restart that is refused": { program: edited(PROGRAM, "mtu: 1500", "mtu: 1400") },
  "a restart that is allowed": { program: edited(PROGRAM, "mtu: 1500", 'mtu: 1400, onGuestsAttached: { restart: "reattach" }') },
  "a deletion that will be refused": { program: without("lan") },
  "a deletion that is allowed": { program: without("dmz") },
  "a deletion of a Linux bridge": { program: without("br0") },
  "deletions by the state alone": { program: without("lan", "br0", "web0"), looks: false },
  "everything deleted": { program: "export {};\n" },
  "a rename that is refused": { program: edited(PROGRAM, '"lan", {', '"lan", { name: "office",') },
  "a rename that is allowed": { program: edited(PROGRAM, '"dmz", {', '"dmz", { name: "dmz2",') },
  "an adoption": {
    program: `${PROGRAM}new kvmnet.NatNetwork("old", { subnets: [{ cidr: "192.168.145.0/24" }], mtu: 1400, adopt: true });\n`,
    before: FOREIGN,
    after: NO_FOREIGN,
  },
  "a name that is taken": {
    program: `${PROGRAM}new kvmnet.NatNetwork("old", { subnets: [{ cidr: "192.168.145.0/24" }] });\n`,
    before: FOREIGN,
    after: NO_FOREIGN,
  },
  "drift of one property": { program: PROGRAM, before: "ovs-vsctl set Port web0 tag=666", after: "ovs-vsctl set Port web0 tag=100" },
  "drift and an edit": {
    program: edited(PROGRAM, "tag: 100", "tag: 200"),
    before: "ovs-vsctl set Port web0 trunks=7,8",
    after: "ovs-vsctl clear Port web0 trunks",
  },
  "a value that is not known yet": { program: edited(PROGRAM, "bridge: int.name", 'bridge: new kvmnet.OvsBridge("br-new", { datapathType: "netdev" }).uuid') },
  "a secret that changes": { program: edited(PROGRAM, '"first"', '"second"') },
  "two that take the same subnet": { program: `${PROGRAM}new kvmnet.NatNetwork("lan2", { subnets: [{ cidr: "192.168.143.128/25" }] });\n` },
  "only new resources": {
    program: `${PROGRAM}new kvmnet.NatNetwork("more", { subnets: [{ cidr: "192.168.146.0/24" }] });\nnew kvmnet.Bridge("chgbr1", {});\n`,
  },
  // These two last: nobody puts the port back.
  "gone from the host": { program: PROGRAM, before: "ovs-vsctl del-port web0", after: "true" },
  "gone, and to be deleted": { program: without("web0"), before: "ovs-vsctl --if-exists del-port web0" },
};

async function main(names: readonly string[]): Promise<void> {
  const site = await openSite();
  try {
    site.stack.program(PROGRAM);
    await site.stack.up();
    await byHand(site, guest(nics.join("")));
    for (const name of names.length > 0 ? names : Object.keys(scenarios)) {
      await record(site, name, scenarios[name] as Scenario);
    }
  } finally {
    await byHand(site, "virsh -q destroy chgguest || true");
    await site.close();
  }
}

async function record(site: Site, name: string, { program, looks, before, after }: Scenario): Promise<void> {
  await byHand(site, before ?? ":");
  site.stack.program(program);
  const { stdout } = await site.stack.start("preview", "--json");
  const preview = JSON.parse(stdout ?? "") as Preview;
  const seen = looks === false ? undefined : await look(preview);
  await byHand(site, after ?? ":");
  const recording = JSON.parse(
    JSON.stringify({ preview: { ...preview, config: undefined }, ...(seen && { looked: { sights: [...seen.sights], unseen: seen.unseen } }) }, withoutNoise),
  ) as Recording;
  const file = path.join(__dirname, "recorded", name.replaceAll(/[ ,]+/g, "-"));
  writeFileSync(`${file}.json`, `${JSON.stringify(recording)}\n`);
  writeFileSync(`${file}.md`, reportText(recording));
  console.log(`== ${name}\n\n${reportText(recording)}`);
}

/** Paths of this machine, and what no report reads. */
const noise = ["sourcePosition", "stackTrace", "created", "modified", "duration", "provider", "refusal"];
function withoutNoise(this: unknown, key: string, value: unknown): unknown {
  // A refusal in words stays; the error does not.
  return noise.includes(key) && !(key === "refusal" && typeof value === "string") ? undefined : value;
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
