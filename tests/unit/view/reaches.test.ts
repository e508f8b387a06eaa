import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { DIRECTIONS, MATRIX, modesOf } from "../../../provider/view/reaches";
import { host, node } from "../topology/samples";

const table = readFileSync(join(__dirname, "../../../docs/connectivity.md"), "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .map((line) => line.split("|").map((cell) => cell.trim()));

test("the matrix is that of docs/connectivity.md, which is measured", (t) => {
  const [head = [], , ...rows] = table.slice(
    0,
    table.findIndex((row, n) => n > 2 && row[2] === "Blocked"),
  );
  t.deepEqual(
    head.slice(2, 7),
    DIRECTIONS.map((direction) => direction.replaceAll(" ", "")),
  );
  t.deepEqual(Object.fromEntries(rows.map(([, mode, ...cells]) => [mode, cells.slice(0, 5).map((cell) => cell === "yes")])), structuredClone(MATRIX) as never);
});

const on = (words: string, addresses: string[] = [], lower?: "bridge" | "ovs-bridge" | "nic") => {
  const network = node("network", "lan", { words, addresses });
  const below = lower && node(lower, "below");
  return modesOf(host("kvm1", [network, ...(below ? [below] : [])], below ? [{ lower: below.id, upper: network.id }] : []), network);
};

test("a network's mode is told by what is seen of it, and one that is not measured has none", (t) => {
  t.deepEqual(on("NAT network", ["192.0.2.1/24"]), ["NAT"]);
  t.deepEqual(on("isolated network"), ["isolated (host-only)"]);
  t.deepEqual(on("internal network"), ["internal"]);
  t.deepEqual(on("network on br0", [], "bridge"), ["bridged, Linux"]);
  t.is(on("network on br-int", [], "ovs-bridge").length, 3);
  t.deepEqual(on("network on eth1", [], "nic"), ["macvtap, bridge"]);
  t.deepEqual(on("macvtap network (private)", [], "nic"), ["macvtap, private"]);
  t.deepEqual(on("SR-IOV network", [], "nic"), []);
});
