import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import type { Facts } from "../../../../provider/host/host";
import { parseSnapshot, type Snapshot } from "../../../../provider/linux/kernel/snapshot";
import { policyRule } from "../../../../provider/linux/policyRule";
import { checkRule, mayRemoveRule } from "../../../../provider/linux/policyRule/checks";
import { observeRule } from "../../../../provider/linux/policyRule/observe";
import { ruleChange, ruleOrders } from "../../../../provider/linux/policyRule/orders";
import type { PolicyRuleArgs } from "../../../../provider/linux/policyRule/types";
import { ruleFor } from "../../../../provider/linux/policyRule/wanted";

const facts: Facts = {
  machineId: "m",
  bootId: "b1",
  hostname: "h",
  os: { id: "debian", version: "12", like: [] },
  kernel: "6",
  systemd: false,
  tools: {},
  sessionDevices: [],
};

const args = (more: object = {}) => {
  const parsed = kindArgs(policyRule).parse({ name: "lab", owner: "p/s/lab", priority: 100, from: "10.9.0.0/16", table: 200, ...more });
  return policyRule.complete(parsed as unknown as PolicyRuleArgs) as PolicyRuleArgs;
};

const seen = { priority: 100, src: "10.9.0.0", srclen: 16, table: "200" };
const kernel = [
  { priority: 0, src: "all", table: "local" },
  { priority: 32766, src: "all", table: "main" },
];

function host(rules: object[], claimed?: PolicyRuleArgs): Snapshot {
  const claims = claimed ? [{ key: "rule-lab", owner: "p/s/lab", entries: [ruleFor(claimed)] }] : [];
  return parseSnapshot(`\n== inet4\n${JSON.stringify([...kernel, ...rules])}\n== claims\n${claims.map((claim) => JSON.stringify(claim)).join("\n")}\n`);
}

const ordersFor = (snapshot: Snapshot, wanted: PolicyRuleArgs) =>
  ruleOrders(snapshot, wanted, observeRule(snapshot, "lab", facts, ruleFor(wanted)), facts).map((order) => order.replace(/^(claim \S+) .*/, "$1"));

test("values are brought into the form that the kernel shows", (t) => {
  const wanted = args({ from: "10.9.0.7", fwmark: "7/0xFF", ipProtocol: "58", sourcePort: "80-80", tos: "16", uidRange: "5", table: 254 });
  t.like(wanted, { from: "10.9.0.7/32", fwmark: "0x7/0xff", ipProtocol: "ipv6-icmp", sourcePort: "80", tos: "0x10", uidRange: "5-5", table: "main" });
});

test("a rule is marked before it is added, and one that takes another's place is there before that goes", (t) => {
  t.deepEqual(ordersFor(host([]), args()), ["rules_are 4 100 0", "claim rule-lab", "ip_once rule add from 10.9.0.0/16 priority 100 lookup 200"]);
  t.deepEqual(ordersFor(host([seen], args()), args({ table: 300 })), [
    "rules_are 4 100 1",
    "claim rule-lab",
    "ip_once rule add from 10.9.0.0/16 priority 100 lookup 300",
    "rules_are 4 100 2",
    "ip_once rule del from 10.9.0.0/16 priority 100 lookup 200",
    "rules_are 4 100 1",
    "claim rule-lab",
  ]);
});

test("the old rule goes first where the kernel would take the new one for it", (t) => {
  t.deepEqual(ordersFor(host([seen], args()), args({ not: true })), [
    "rules_are 4 100 1",
    "claim rule-lab",
    "ip_once rule del from 10.9.0.0/16 priority 100 lookup 200",
    "rules_are 4 100 0",
    "ip_once rule add not from 10.9.0.0/16 priority 100 lookup 200",
    "rules_are 4 100 1",
    "claim rule-lab",
  ]);
});

test("a rule that was given another action by hand is put right", (t) => {
  const snapshot = host([{ ...seen, table: undefined, action: "blackhole" }], args());
  const state = observeRule(snapshot, "lab", facts, undefined) ?? t.fail();
  t.deepEqual(
    policyRule.plan(state, args()).map(({ path, from, to }) => [path[0], from, to]),
    [
      ["action", "blackhole", "lookup"],
      ["table", undefined, 200],
    ],
  );
  t.deepEqual(ordersFor(snapshot, args()).slice(2, 5), [
    "ip_once rule add from 10.9.0.0/16 priority 100 lookup 200",
    "rules_are 4 100 2",
    "ip_once rule del from 10.9.0.0/16 priority 100 blackhole",
  ]);
});

test("a rule of somebody else's that the kernel would take for ours is never removed", (t) => {
  const wide = args({ from: undefined, family: "ipv4" });
  const snapshot = host([seen, { priority: 100, src: "all", table: "200" }], wide);
  const state = observeRule(snapshot, "lab", facts, undefined) ?? t.fail();
  t.throws(() => mayRemoveRule(snapshot, state), { message: /would remove IPv4 priority 100: from 10\.9\.0\.0\/16, lookup 200 in place of/ });
  const fresh = host([seen]);
  t.throws(() => checkRule(fresh, wide, ruleChange(fresh, wide, undefined)), { message: /does not tell it from IPv4 priority 100: from 10\.9\.0\.0\/16/ });
});

test("a rule that is gone is known by its mark, and added again", (t) => {
  const state = observeRule(host([], args()), "lab", facts, undefined) ?? t.fail();
  t.false(state.present);
  t.deepEqual(
    policyRule.plan(state, args()).map(({ path }) => path[0]),
    ["present"],
  );
  t.is(observeRule(host([seen]), "lab", facts, ruleFor(args())), undefined, "without a mark it is somebody's");
});
