import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import { renderUnit, unitHash, unitName } from "../../../../provider/linux/persistence/bootUnit";
import { persistenceOrders, planPersistence } from "../../../../provider/linux/persistence/persistence";

const unit = {
  title: "Bridge br-0 (a/b/100%)",
  device: "br-0",
  after: ["enp6s0", "bond0.5"],
  lines: ["link add name br-0 type bridge", "link set dev br-0 alias kvmnet:a%20b"],
  ip: "/usr/sbin/ip",
  commands: ["/usr/bin/resolvectl dns br-0 192.0.2.1"],
};

test("the unit waits for its devices and hands the batch to ip", (t) => {
  const text = renderUnit(unit);
  t.regex(text, /^Description=kvmnet: Bridge br-0 \(a\/b\/100%%\)$/m);
  t.regex(text, /^After=.*sys-subsystem-net-devices-enp6s0\.device sys-subsystem-net-devices-bond0\.5\.device$/m);
  t.regex(text, /^StandardInputText=link set dev br-0 alias kvmnet:a%%20b$/m);
  t.regex(text, /^ExecStart=\/usr\/sbin\/ip -force -batch -$/m);
  t.is(unitName("br-0"), "kvmnet-link-br-0.service");
  t.is(unitName("a@b_c"), "kvmnet-link-a_40b_5fc.service");
});

const analyzes = spawnSync("systemd-analyze", ["--version"]).status === 0;

(analyzes ? test : test.skip)("systemd itself finds nothing wrong with it", (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-unit-"));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, unitName(unit.device));
  writeFileSync(file, renderUnit({ ...unit, ip: "/bin/true", commands: [] }));
  const { stderr, status } = spawnSync("systemd-analyze", ["verify", "--man=no", "--recursive-errors=no", file], { encoding: "utf8" });
  t.is(
    stderr
      .split("\n")
      .filter((line) => line.includes("kvmnet-link"))
      .join("\n"),
    "",
  );
  t.is(status, 0, stderr);
});

test("written once, and again only when its content differs", (t) => {
  const without = { persistedBy: "none", hostFacts: { systemd: true }, unitHash: "" } as const;
  const right = { ...without, persistedBy: "unit", unitHash: unitHash(renderUnit(unit)) } as const;
  const edited = { ...right, unitHash: unitHash("something else") };
  t.deepEqual(
    planPersistence("auto", without, unit).map(({ from, to }) => [from, to]),
    [["none", "unit"]],
  );
  t.deepEqual(planPersistence("auto", right, unit), []);
  t.deepEqual(
    planPersistence("auto", edited, unit).map(({ from, to, impact }) => [from, to, impact]),
    [["unit (other content)", "unit", "none"]],
  );
  t.deepEqual(planPersistence("auto", { ...without, hostFacts: { systemd: false } }, unit), [], "without systemd there is nothing to write");
  t.deepEqual(persistenceOrders("runtime", right, unit), ["unit-remove kvmnet-link-br-0.service"]);
  t.regex(persistenceOrders("auto", edited, unit)[0] ?? "", /^unit kvmnet-link-br-0\.service [A-Za-z0-9+/=]+$/);
});
