import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { operationsOf } from "../../../provider/engine/operations";
import { unfolded } from "../../../provider/engine/state";
import { connection } from "../../../provider/host/connection";
import { withDrift } from "../../../provider/topology/drift";
import { deviceId } from "../../../provider/topology/model";
import type { Recorded } from "../../../provider/topology/stackState";
import { LocalHost, leaseFile } from "../adapter/helpers/leaseFile";
import { host, node } from "./samples";

const directory = mkdtempSync(join(tmpdir(), "kvmnet-drift-"));
test.after.always(() => rmSync(directory, { recursive: true, force: true }));

const kind = leaseFile(directory);
const file = join(directory, "lan");
/** A device that is called the same is another thing. */
const topology = { ...host("aaaa", [node("device", "lan", { id: deviceId("lan") }), node("entry", "lan", { id: "LeaseFile lan" })]), machineId: "aaaa" };

/** What a stack has of a file that it made. */
async function made(more: object = {}): Promise<Recorded> {
  const operations = operationsOf(kind, { connectionSchema: connection(), openHost: async () => new LocalHost() });
  const news = { name: "lan", owner: "p/s/lan", connection: { transport: "local" }, subnets: [{ cidr: "192.0.2.0/24" }], ...more };
  const { inputs } = await operations.check(news, true);
  const { outputs } = await operations.create(inputs);
  return { label: "LeaseFile lan", kind, last: unfolded(kind, outputs), inputs };
}

const said = async (one: Recorded, seen = topology) => {
  const { nodes, remarks } = await withDrift(seen, new LocalHost(), [one]);
  return { problems: nodes.flatMap(({ problems }) => problems), remarks };
};

test.serial("what is as the stack made it, or on another machine, is not mentioned", async (t) => {
  const one = await made();
  t.deepEqual(await said(one), { problems: [], remarks: [] });
  rmSync(file);
  t.deepEqual(await said(one, { ...topology, machineId: "bbbb" }), { problems: [], remarks: [] });
});

test.serial("what differs says so where it is, and what is gone or has no place is a remark", async (t) => {
  const one = await made();
  writeFileSync(
    file,
    JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), subnets: [{ cidr: "198.51.100.0/24", gateway: "198.51.100.1", leaseSeconds: 3600 }] }),
  );
  t.regex((await said(one)).problems.join(), /^not as the stack has it: subnets/);
  t.regex((await said(one, { ...topology, nodes: [] })).remarks.join(), /^LeaseFile lan: not as the stack has it: subnets/);
  rmSync(file);
  t.deepEqual((await said(one)).problems, ["gone, and the stack has it"]);
});

test.serial("what holds secrets is not compared, and is missed all the same", async (t) => {
  const one = await made({ labels: { team: "net" } });
  const hidden = { ...one, inputs: { ...one.inputs, labels: "[secret]" } };
  t.regex((await said(hidden)).problems.join(), /^not compared with the stack: it holds secrets/);
  t.deepEqual(await said({ ...one, inputs: { ...one.inputs, connection: { password: "[secret]" } } }), { problems: [], remarks: [] });
  rmSync(file);
  t.deepEqual((await said(hidden)).problems, ["gone, and the stack has it"]);
});
