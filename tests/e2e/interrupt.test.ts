import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import { seeded } from "../kill/random";
import { diesWithItsEngine, endsByOneKey } from "./hanging";
import { openSite, type Site } from "./host";
import { providerProcess } from "./processes";

/** Promises 3 and 8 with the real engine: Ctrl-C, also while a step hangs, SIGKILL of the CLI, and of the provider host at random moments. */

const COUNT = 8;
const ROUNDS = Number(process.env.KVMNET_E2E_KILLS ?? 3);

const program = (tag: number) => `import * as kvmnet from "pulumi-kvmnet";

const int = new kvmnet.OvsBridge("e2ekill", { datapathType: "netdev" });
for (let i = 0; i < ${COUNT}; i += 1) {
  new kvmnet.OvsPort("e2ek" + i, { bridge: int.name, type: "internal", tag: ${tag} + i });
  new kvmnet.NatNetwork("e2ekn" + i, { subnets: [{ cidr: "10.77." + i + ".0/24", dhcp: { leaseSeconds: ${tag} * 60 } }] });
}
`;

let site: Site;
let empty: string;
let whole: string;

test.serial.before("a stack, made once and removed again", async (t) => {
  t.timeout(600_000);
  site = await openSite();
  empty = await site.inventory();
  site.stack.program(program(100));
  await site.stack.up();
  whole = await site.inventory();
  await site.stack.must("destroy", "--yes", "--skip-preview");
});

test.serial.after.always("remove the stack", async () => {
  await site?.close();
});

test.serial("Ctrl-C in the middle of up ends it, and leaves no lock", async (t) => {
  const up = site.stack.start("up", "--yes", "--skip-preview");
  let ended = false;
  void up.then(() => {
    ended = true;
  });
  // As soon as the first object exists.
  while (!ended && (await site.inventory()) === empty) {
    await sleep(50);
  }
  t.false(ended, "it was over before it could be interrupted");
  up.kill("SIGINT");
  const { all } = await up;
  t.notRegex(all ?? "", /panic|unhandled/i);
  await site.stack.up();
  t.is(await site.inventory(), whole);
  t.is((await site.stack.run("preview", "--expect-no-changes")).code, 0);
});

test.serial("Ctrl-C while a step hangs ends it within seconds, by one key, and leaves no lock and no process", async (t) => {
  t.timeout(300_000);
  await endsByOneKey(t, site, providerProcess);
  t.is(await site.inventory(), whole);
});

test.serial("SIGKILL of the CLI while a step hangs: within a minute its provider, the step and the step's folder are gone", async (t) => {
  t.timeout(300_000);
  await diesWithItsEngine(t, site, providerProcess);
  t.is(await site.inventory(), whole);
});

for (let round = 0; round < ROUNDS; round += 1) {
  const action = (["create", "update", "destroy"] as const)[round % 3];
  test.serial(`round ${round + 1}: the provider host is killed at a random moment of ${action}`, async (t) => {
    t.timeout(300_000);
    const random = seeded(process.env.KVMNET_SEED ? Number(process.env.KVMNET_SEED) + round : undefined);
    t.log(`KVMNET_SEED=${random.seed - (process.env.KVMNET_SEED ? round : 0)}`);
    site.stack.program(program(100));
    await (action === "create" ? site.stack.must("destroy", "--yes", "--skip-preview") : site.stack.up());
    site.stack.program(program(action === "update" ? 200 : 100));

    const killed = await killedDuring(action === "destroy" ? "destroy" : "up", 400 + random.next() * 2500);
    t.log(killed);

    // What a user does next. A plain up warns of operations that were under way, and goes on.
    await site.stack.must("refresh", "--yes", "--skip-preview", "--clear-pending-creates");
    await site.stack.up();
    t.is(await site.inventory(), whole, "an orphan, a duplicate, or something is missing");
    t.is((await site.stack.run("preview", "--expect-no-changes")).code, 0);
    t.is((await site.stack.run("refresh", "--yes", "--skip-preview", "--expect-no-changes")).code, 0);
  });
}

test.serial("destroy after all this leaves nothing", async (t) => {
  await site.stack.must("destroy", "--yes", "--skip-preview");
  t.is(await site.inventory(), empty);
});

/** Runs a command and kills its provider host some time after that has started. */
async function killedDuring(command: string, afterMs: number): Promise<string> {
  const run = site.stack.start(command, "--yes", "--skip-preview");
  let ended = false;
  void run.then(() => {
    ended = true;
  });
  const provider = await providerProcess(run.pid as number, () => ended);
  await sleep(afterMs);
  const killed = provider !== undefined && !ended && kill(provider);
  const { exitCode } = await run;
  return killed ? `killed ${Math.round(afterMs)} ms after its start; pulumi ended with ${exitCode}` : "it was over before the kill";
}

/** False when it has just ended by itself. */
function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
