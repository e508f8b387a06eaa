import { securityGroup } from "../../../provider/policy/securityGroup";
import { testImpairment } from "../../../provider/policy/testImpairment";
import { fragmentOf } from "../../../provider/policy/testImpairment/render";
import { testImpairmentSpec } from "../../../provider/policy/testImpairment/schema";
import type { Input, Samples } from "../samples";
import { inventory as tables, tidyTables, typed, unmarked } from "./policyTable";

const name = "cfimp";
const FILE = `/etc/kvmnet/policy.d/TestImpairment-${name}`;
const GUEST = "conf-impaired";
const MAC = "52:54:00:6e:3a:01";
/** It runs: what is impaired is the host's end. */
const DEFINITION = `<domain type="qemu"><name>${GUEST}</name><memory unit="MiB">32</memory><os><type>hvm</type></os><devices>
<interface type="bridge"><mac address="${MAC}"/><source bridge="cfimpbr"/><target dev="cfimptap"/><model type="virtio"/></interface></devices></domain>`;

const minimal: Input = { device: "cfimp0", durationSeconds: 3600, lossPercent: 10 };
const full: Input = {
  device: "cfimp0",
  durationSeconds: 3600,
  delayMilliseconds: 20,
  jitterMilliseconds: 2.5,
  lossPercent: 1,
  duplicatePercent: 0.5,
  reorderPercent: 5,
  corruptPercent: 0.1,
  rateMbps: 50,
  triggers: ["1"],
};
const nic: Input = { mac: MAC, durationSeconds: 600, delayMilliseconds: 20 };

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...full, ...args }, property, reason });
const only = (title: string, args: Input, property: string, reason: RegExp) => ({
  title,
  args: { device: "cfimp0", durationSeconds: 60, ...args },
  property,
  reason,
});

const theirs = unmarked(fragmentOf(name, "", testImpairmentSpec.parse({ ...minimal, triggers: [], impaired: "cfimp0" })));

export const samples: Samples = {
  kind: testImpairment,
  lab: "vm",
  name,
  setUp: async (host) => {
    await tearDown(host);
    await host.run({
      name: "make a guest and a device",
      script:
        "set -e; ip link add cfimpbr type bridge; ip link add cfimp0 type veth peer name cfimp1; ip link set cfimp0 up; ip link set cfimp1 up; virsh -q define /proc/self/fd/0; virsh -q start conf-impaired --paused",
      input: DEFINITION,
      mutates: true,
      timeoutMs: 120_000,
    });
    // With it the units that end what is over, which stay for it.
    await securityGroup.create(host, { name: "cfimpunits", owner: "other/stack/units", ingress: [], members: [] });
  },
  tearDown,
  minimal,
  full,
  edits: [
    { title: "more of everything, of a guest's NIC", to: { ...nic, lossPercent: 2, rateMbps: 1.5 }, impact: "blip" },
    { title: "another name", from: minimal, to: { ...minimal, name: "cfimp2" }, impact: "replace" },
    { title: "more time", from: minimal, to: { ...minimal, durationSeconds: 7200 }, impact: "none" },
  ],
  drifts: [
    { title: "ended by hand", byHand: typed("tc qdisc del dev cfimp0 root") },
    { title: "other numbers", byHand: typed("tc qdisc change dev cfimp0 root handle 6b77: netem loss 50%") },
    { title: "it was broken off", args: minimal, byHand: typed(`rm ${FILE}.result`) },
    { title: "our file removed", args: minimal, byHand: typed(`rm ${FILE}.rules`) },
  ],
  bad: [
    bad("nothing that is impaired", { device: undefined }, "device", /not said/),
    bad("a NIC and a device", { mac: MAC }, "device", /one of the two/),
    bad("a guest's end", { device: "vnet3" }, "device", /by its `mac`/),
    only("nothing that impairs", {}, "delayMilliseconds", /impair nothing/),
    only("jitter without a delay", { lossPercent: 1, jitterMilliseconds: 1 }, "jitterMilliseconds", /needs delay/),
    only("reordering without a delay", { lossPercent: 1, reorderPercent: 1 }, "reorderPercent", /needs delay/),
    bad("more jitter than delay", { jitterMilliseconds: 21 }, "jitterMilliseconds", /more than/),
    bad("for ever", { durationSeconds: undefined }, "durationSeconds", /required/),
    bad("no time", { durationSeconds: 0 }, "durationSeconds", /86400/),
    bad("days", { durationSeconds: 86_401 }, "durationSeconds", /86400/),
    bad("more than all", { lossPercent: 101 }, "lossPercent", /100/),
    bad("none lost", { lossPercent: 0 }, "lossPercent", /0\.001/),
    bad("a delay in words", { delayMilliseconds: "20ms" }, "delayMilliseconds", /./),
    bad("a delay of minutes", { delayMilliseconds: 60_001 }, "delayMilliseconds", /60000/),
    bad("no rate", { rateMbps: 0 }, "rateMbps", /0\.01/),
    bad("a device with a command", { device: "a;reboot" }, "device", /letter/),
    bad("a misspelt property", { lossPercentage: 1 }, "lossPercentage", /lossPercent/),
  ].map(({ args, ...rest }) => ({ ...rest, args: Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) })),
  foreign: { ...theirs, adoptArgs: minimal },
  inventory: async (host) => [
    ...(await tables(host)),
    ...(
      await host.run({
        name: "list queues",
        script: "tc qdisc show dev cfimp0; tc qdisc show dev cfimptap; systemctl list-units --all --no-legend 'kvmnet-impairment*'",
      })
    ).stdout.split("\n"),
  ],
};

async function tearDown(host: Parameters<Samples["inventory"]>[0]): Promise<void> {
  await typed(tidyTables)(host);
  await host.run({
    name: "tidy up",
    script: `virsh -q destroy ${GUEST}; virsh -q undefine ${GUEST}; ip link del cfimp0; ip link del cfimpbr; exit 0`,
    mutates: true,
    timeoutMs: 120_000,
  });
}
