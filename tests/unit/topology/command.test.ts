import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";

const folder = mkdtempSync(join(tmpdir(), "kvmnet-topology-"));
test.after.always(() => rmSync(folder, { recursive: true }));

const made = (type: string, outputs: object) => ({
  type: `kvmnet:index:${type}`,
  inputs: {},
  outputs: { machineId: "aaaa", connection: { host: "kvm1" }, __kvmnet: { stateVersion: 2, managed: [] }, ...outputs },
});
const state = JSON.stringify({
  version: 3,
  deployment: {
    resources: [
      { type: "pulumi:pulumi:Stack", outputs: {} },
      made("Bridge", { name: "br0", owner: "p/s/br0", ports: ["eth1"], addresses: ["198.51.100.2/24"] }),
      made("BridgedNetwork", { name: "office", owner: "p/s/office", bridge: "br0" }),
      made("NatNetwork", { name: "lan", owner: "p/s/lan", subnets: [{ cidr: "192.0.2.0/24" }] }),
    ],
  },
});

const run = (args: string[], input = "") =>
  execa(process.execPath, ["-r", "./tools/typescript.cjs", "provider/cli/kvmnet.ts", "topology", ...args], { reject: false, input });

test("a stack's state alone is drawn, from a file or stdin, and no host is asked", async (t) => {
  const file = join(folder, "state.json");
  writeFileSync(file, state);
  const text = await run(["--state", file]);
  t.is(text.exitCode, 0, text.stderr);
  t.regex(text.stdout, /subgraph h0\["kvm1"\]/);
  for (const what of [
    /br0<br\/>bridge<br\/>198\.51\.100\.2\/24/,
    /office<br\/>network on br0/,
    /lan<br\/>NAT network<br\/>192\.0\.2\.0\/24/,
    /eth1<br\/>device of the host/,
  ]) {
    t.regex(text.stdout, what);
  }
  t.is(text.stdout.match(/ --> /g)?.length, 2);
  const picture = join(folder, "net.svg");
  t.is((await run(["--state", "-", "--out", picture], state)).exitCode, 0);
  t.regex(readFileSync(picture, "utf8"), /class="box k-bridge ours"/);
  t.like(await run(["--state", "-"], "Previewing"), { exitCode: 2, stdout: "" });
});
