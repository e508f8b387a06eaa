import test from "ava";
import { checkArgs } from "../../../../provider/engine/check";
import { bond } from "../../../../provider/linux/bond";

const check = (more: object) => checkArgs(bond, { name: "bond0", owner: "p/s/bond0", ...more });
const refusals = (more: object) => check(more).failures.map(({ property, reason }) => `${property}: ${reason}`);

const MODES = ["balance-rr", "active-backup", "balance-xor", "broadcast", "802.3ad", "balance-tlb", "balance-alb"];

test("every mode of the kernel is taken, and a dead link is noticed in each without a word", (t) => {
  for (const mode of MODES) {
    const { failures, inputs } = check({ mode, ports: ["eth1"] });
    t.deepEqual(failures, [], mode);
    t.is(inputs.miimonMilliseconds, 100, mode);
  }
});

test("the default mode works with any switch", (t) => {
  t.is(check({}).inputs.mode, "active-backup");
  t.deepEqual(refusals({ primary: "eth1", failOverMac: "active" }), []);
});

test("with the ARP monitor there is no MII monitor", (t) => {
  const { inputs } = check({ arpIntervalMilliseconds: 200, arpIpTargets: ["192.0.2.1"] });
  t.is(inputs.miimonMilliseconds, 0);
  t.is(check({ arpIntervalMilliseconds: 0 }).inputs.miimonMilliseconds, 100);
});

/** As bond_options.c of 6.1 has it; tried on the virtual machine ("option not supported in mode"). */
const refusedByKernel: Record<string, { value: unknown; modes: readonly string[] }> = {
  packetsPerPort: { value: 3, modes: MODES.filter((mode) => mode !== "balance-rr") },
  lacpRate: { value: "fast", modes: MODES.filter((mode) => mode !== "802.3ad") },
  lacpActive: { value: false, modes: MODES.filter((mode) => mode !== "802.3ad") },
  adActorSystemPriority: { value: 5, modes: MODES.filter((mode) => mode !== "802.3ad") },
  adUserPortKey: { value: 6, modes: MODES.filter((mode) => mode !== "802.3ad") },
  primary: { value: "eth1", modes: ["balance-rr", "balance-xor", "broadcast", "802.3ad"] },
  arpIntervalMilliseconds: { value: 100, modes: ["802.3ad", "balance-tlb", "balance-alb"] },
  arpValidate: { value: "none", modes: ["802.3ad", "balance-tlb", "balance-alb"] },
};

for (const [property, { value, modes }] of Object.entries(refusedByKernel)) {
  test(`${property} is refused in preview where the kernel would refuse it`, (t) => {
    for (const mode of modes) {
      t.true(
        refusals({ mode, [property]: value }).some((refusal) => refusal.startsWith(`${property}: ${JSON.stringify(value)} has no effect in mode ${mode}`)),
        mode,
      );
    }
  });
}

test("what the kernel would take and ignore is refused as well, unless it says that it is off", (t) => {
  t.regex(refusals({ mode: "balance-rr", transmitHashPolicy: "layer3+4" }).join(), /balance-xor, 802\.3ad, balance-tlb/);
  t.regex(refusals({ mode: "802.3ad", failOverMac: "active" }).join(), /active-backup/);
  t.deepEqual(refusals({ mode: "802.3ad", failOverMac: "none" }), []);
  t.deepEqual(refusals({ minLinks: 0 }), []);
  t.regex(refusals({ minLinks: 1 }).join(), /802\.3ad/);
});

test("delays are multiples of the interval that there is, asked for or not", (t) => {
  t.deepEqual(refusals({ upDelayMilliseconds: 300, downDelayMilliseconds: 0 }), []);
  t.deepEqual(refusals({ miimonMilliseconds: 50, upDelayMilliseconds: 150 }), []);
  t.regex(refusals({ upDelayMilliseconds: 150 }).join(), /multiple of miimonMilliseconds, which is 100/);
  t.regex(refusals({ miimonMilliseconds: 0, downDelayMilliseconds: 100 }).join(), /needs `miimonMilliseconds`/);
});

test("an ARP monitor is complete, or absent", (t) => {
  t.regex(refusals({ arpIpTargets: ["192.0.2.1"] }).join(), /no effect without `arpIntervalMilliseconds`/);
  t.regex(refusals({ arpValidate: "all" }).join(), /no effect without/);
  t.regex(refusals({ arpIntervalMilliseconds: 100, arpIpTargets: [] }).join(), /at least one/);
  t.regex(refusals({ arpIntervalMilliseconds: 100, arpIpTargets: ["192.0.2.1", "192.0.2.1"] }).join(), /twice/);
});
