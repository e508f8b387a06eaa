import test from "ava";
import { withoutLimitsOf } from "../../../provider/import/limited";

const item = (kind: string, args: object) => ({ kind, name: "x", args: { ...args }, remarks: [], blocked: [] });
const bandwidth = { inbound: { averageKiBps: 100 } };

test("the limits of a NIC are written once", (t) => {
  const [one, other] = ["52:54:00:00:00:01", "52:54:00:00:00:02"].map((mac) => item("DomainInterface", { domain: "web", mac, bandwidth }));
  const policies = [item("TrafficPolicy", { mac: "52:54:00:00:00:01", ...bandwidth }), item("TrafficPolicy", { device: "eth1", ...bandwidth })];
  t.deepEqual(withoutLimitsOf(policies, [one, other] as never), [item("DomainInterface", { domain: "web", mac: "52:54:00:00:00:01" }), other]);
  t.deepEqual(withoutLimitsOf([], [one] as never), [one]);
});
