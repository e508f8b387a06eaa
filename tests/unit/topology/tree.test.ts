import test from "ava";
import fc from "fast-check";
import { cellsOf, treeOf } from "../../../provider/show/rows";
import { tableOf } from "../../../provider/show/table";
import type { HostTopology } from "../../../provider/topology/model";
import { host, node } from "./samples";

const lines = (seen: HostTopology, width = 200) => tableOf(treeOf(seen), { width, colours: false });

test("from the wire up, each thing once, with a pointer where it lies on several", (t) => {
  const seen = host(
    "kvm1",
    [
      node("nic", "eth1"),
      node("nic", "eth0"),
      node("bond", "bond0"),
      node("vlan", "bond0.20"),
      node("bridge", "br20", { addresses: ["192.0.2.1/24"], owner: "net/prod/br20" }),
      node("guest", "web1", { device: "vnet0", problems: ["not plugged in"] }),
      node("network", "lan", { device: "virbr0", state: "off" }),
    ],
    [
      { lower: "nic eth0", upper: "bond bond0" },
      { lower: "nic eth1", upper: "bond bond0" },
      { lower: "bond bond0", upper: "vlan bond0.20" },
      { lower: "vlan bond0.20", upper: "bridge br20" },
      { lower: "bridge br20", upper: "guest web1" },
    ],
  );
  t.deepEqual(lines(seen), [
    "NAME          WHAT            STATE  ADDRESSES     OWNER",
    "eth0          nic             up",
    "└ bond0       bond            up",
    "  └ bond0.20  vlan            up",
    "    └ br20    bridge          up     192.0.2.1/24  net/prod/br20",
    "      └ web1  guest vnet0     up",
    "          ! not plugged in",
    "eth1          nic             up",
    "└ bond0       see above",
    "lan           network virbr0  off",
  ]);
});

test("any graph, circles included, shows every thing once in full and ends", (t) => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const edge = fc.record({ lower: fc.constantFrom(...names), upper: fc.constantFrom(...names) });
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 20 }), (edges) => {
      const seen = host(
        "kvm1",
        names.map((name) => node("bridge", name)),
        edges.map(({ lower, upper }) => ({ lower: `bridge ${lower}`, upper: `bridge ${upper}` })),
      );
      const whole = treeOf(seen).filter(({ again }) => !again);
      t.deepEqual(whole.map(({ node: { name } }) => name).sort(), names);
    }),
  );
});

test("a narrow terminal does without the columns that matter least, and no line is longer than it", (t) => {
  const seen = host("kvm1", [node("nic", "enp65s0f0np0", { mac: "52:54:00:aa:bb:cc", mtu: 9000, addresses: ["2001:db8:1:2:3:4:5:6/64"], owner: "a/b/c" })], []);
  t.regex(lines(seen)[0] ?? "", /^NAME +WHAT +STATE +ADDRESSES +MAC +MTU +OWNER$/);
  t.regex(lines(seen, 70)[0] ?? "", /^NAME +WHAT +STATE +ADDRESSES +OWNER$/);
  for (const width of [20, 40, 60, 80]) {
    t.true(lines(seen, width).every((line) => line.length <= width));
  }
});

test("no name moves the cursor, colours the line or turns its direction", (t) => {
  const hostile = ["\u001b[2J", "a\nb", "\u202egnp.exe", "\u2066x", "a\u0007", "\u009b31m", "a\u200bb", "\u2028", "\r"];
  for (const name of hostile) {
    const [, line = ""] = lines(host("kvm1", [node("guest", name, { problems: [name] })], []));
    t.notRegex(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u, JSON.stringify(name));
    t.true(cellsOf({ branch: "", node: node("guest", name), again: false }).NAME.includes(name), "the data keeps it as it is");
  }
});

test("colours only where they are asked for", (t) => {
  const rows = treeOf(host("kvm1", [node("nic", "eth0", { state: "down" })], []));
  t.true(tableOf(rows, { width: 80, colours: true }).some((line) => line.startsWith("\u001b[31m")));
  t.false(tableOf(rows, { width: 80, colours: false }).some((line) => line.includes("\u001b")));
});
