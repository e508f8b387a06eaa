import test from "ava";
import { joinWords, partsOf } from "../../../../provider/linux/kernel/parts";
import { joinReloads } from "../../../../provider/linux/persistence/networkd";

const joiners = { reload: joinWords, tidy: joinWords };

test("orders of one resource stay one part", (t) => {
  t.deepEqual(partsOf([["ip a", "reload x", "ip b"]], joiners), [{ requests: [0], orders: ["ip a", "reload x", "ip b"] }]);
  t.deepEqual(partsOf([[], ["ip a"]], joiners), [{ requests: [1], orders: ["ip a"] }]);
});

test("what several want is done once, after what comes before it and before what comes after it in each", (t) => {
  const requests = [["ip a1", "reload x y", "ip a2"], ["ip b1"], ["ip c1", "reload y z"]];
  t.deepEqual(partsOf(requests, joiners), [
    { requests: [0], orders: ["ip a1"] },
    { requests: [1], orders: ["ip b1"] },
    { requests: [2], orders: ["ip c1"] },
    { requests: [0, 2], orders: ["reload x y z"] },
    { requests: [0], orders: ["ip a2"] },
  ]);
});

test("two shared orders, whatever their order in each, keep every order of every resource, once and in its place", (t) => {
  const requests = [
    ["reload a", "tidy a"],
    ["tidy b", "reload b"],
    ["reload c", "ip c", "tidy c"],
  ];
  const parts = partsOf(requests, joiners);
  t.deepEqual(parts, [
    { requests: [0, 2], orders: ["reload a c"] },
    { requests: [2], orders: ["ip c"] },
    { requests: [0, 1, 2], orders: ["tidy a b c"] },
    { requests: [1], orders: ["reload b"] },
  ]);
});

test("a shared reload of networkd has the lists of all", (t) => {
  t.is(
    joinReloads(["networkd_reload eth1/eth1 br0 eth1,eth2 - 100", "networkd_reload - br1 - eth3 100,200"]),
    "networkd_reload eth1/eth1 br0,br1 eth1,eth2 eth3 100,200",
  );
  t.is(joinReloads(["networkd_reload - - - - -", "networkd_reload - - - - -"]), "networkd_reload - - - - -");
});
