import test from "ava";
import { questionsOn } from "../../../provider/view/words";
import { host, node } from "../topology/samples";

test("a forward is asked of nft by its own rules, and never taken for a device of its name", (t) => {
  const forward = node("entry", "web", { id: "PortForward web" });
  t.deepEqual(questionsOn(host("kvm1", [forward, node("bridge", "web")]), forward), [{ what: "forward", name: "web" }]);
});
