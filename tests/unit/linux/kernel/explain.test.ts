import test from "ava";
import { explain } from "../../../../provider/linux/kernel/explain";
import { KvmnetError } from "../../../../provider/resource/error";

const failure = (toolOutput: string) => new KvmnetError({ code: "step-failed", problem: "failed", toolOutput });

test("the line that failed is named, and what the kernel lacks", (t) => {
  const orders = ["alias_is br0", "ip link set dev br0 up", "ip link set dev br0 type bridge vlan_filtering 1"];
  const lacking = explain(failure("RTNETLINK answers: Operation not supported\nCommand failed -:3"), orders);
  t.regex(lacking.message, /`vlanFiltering` needs CONFIG_BRIDGE_VLAN_FILTERING/);
  t.regex(explain(failure("RTNETLINK answers: File exists\nCommand failed -:2"), orders).message, /refused: ip link set dev br0 up/);
  const other = failure("eth1 became a port of 'br9' meanwhile");
  t.is(explain(other, orders), other);
});
