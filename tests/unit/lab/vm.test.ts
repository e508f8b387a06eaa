import test from "ava";
import { loadOrder, moduleName } from "../../../lab/vm/modules";
import { nicFile, owners } from "../../../lab/vm/owners";
import { macAddress, machineId } from "../../../lab/vm/paths";
import { type Machine, qemuArguments, quote } from "../../../lab/vm/qemu";

const machine: Machine = {
  folder: "/run/a,b",
  kernel: "/k",
  initrd: "/i",
  disk: "/d,1.qcow2",
  sshPort: 2222,
  macs: ["02:4b:00:00:00:00", "02:4b:00:00:00:01", "02:4b:00:00:00:02"],
  wires: [
    { local: "/run/a/eth1.sock", remote: "/run/b/eth1.sock" },
    { local: "/run/a/eth2.sock", remote: "/run/b/eth2.sock" },
  ],
};

test("a module comes after all that it needs", (t) => {
  const dep = ["kernel/fs/ext4.ko: kernel/fs/jbd2.ko kernel/lib/crc16.ko", "kernel/fs/jbd2.ko: kernel/lib/crc16.ko", "kernel/lib/crc16.ko:", "kernel/x.ko:"];
  t.deepEqual(loadOrder(dep.join("\n"), ["ext4"]).map(moduleName), ["crc16", "jbd2", "ext4"]);
  t.throws(() => loadOrder(dep.join("\n"), ["virtio_blk"]), { message: /no module virtio_blk/ });
});

test("commas in paths do not end QEMU's options", (t) => {
  const text = qemuArguments(machine).join(" ");
  t.true(text.includes("file=/d,,1.qcow2,format=qcow2"));
  t.true(text.includes("path=/run/a,,b/agent,server=on"));
});

test("only the first start goes on from the snapshot; a boot has the same devices", (t) => {
  const boot = qemuArguments(machine);
  t.false(boot.includes("-incoming"));
  t.deepEqual(qemuArguments(machine, "exec cat /m"), [...boot, "-incoming", "exec:exec cat /m"]);
  t.true(boot.includes("-no-reboot"));
});

test("the management NIC reaches nothing but sshd's port", (t) => {
  t.true(
    qemuArguments(machine).some(
      (each) => each.startsWith("user,") && each.includes("restrict=on") && each.endsWith("hostfwd=tcp:127.0.0.1:2222-198.18.255.15:22"),
    ),
  );
  t.false(
    qemuArguments({ ...machine, sshPort: undefined })
      .join(" ")
      .includes("hostfwd"),
  );
});

test("words survive the shell", (t) => {
  t.is(quote("it's"), "'it'\\''s'");
});

test("two machines have nothing in common", (t) => {
  t.not(machineId("a", "kvm1"), machineId("a", "kvm2"));
  t.not(machineId("a", "kvm1"), machineId("b", "kvm1"));
  t.not(macAddress("a", "kvm1", 1), macAddress("a", "kvm2", 1));
  t.not(macAddress("a", "kvm1", 1), macAddress("a", "kvm1", 2));
  t.regex(macAddress("a", "kvm1", 2), /^02(:[0-9a-f]{2}){5}$/);
});

const settings = { addresses: ["192.0.2.5/24", "192.0.2.6/24", "2001:db8::5/64"], gateway: "192.0.2.1", dns: ["192.0.2.53"] };

test("every manager is told each setting once", (t) => {
  for (const owner of owners.filter((each) => each !== "none")) {
    const text = nicFile(owner, "eth1", settings)?.text ?? "";
    for (const value of [...settings.addresses, `${settings.gateway}(?![0-9])`, ...settings.dns.map((server) => `${server}(?![0-9])`)]) {
      t.is([...text.matchAll(new RegExp(value.replaceAll(".", "[.]"), "g"))].length, 1, `${owner}: ${value}\n${text}`);
    }
    t.false(nicFile(owner, "eth2")?.text.includes("192.0.2"));
  }
  t.is(nicFile("none", "eth1", settings), undefined);
});

test("ifupdown's gateway stands in the stanza of its family", (t) => {
  const text = nicFile("ifupdown", "eth1", { addresses: ["192.0.2.5/24", "2001:db8::5/64"], gateway: "2001:db8::1" })?.text ?? "";
  t.regex(text, /inet6 static\n {4}address 2001:db8::5\/64\n {4}gateway 2001:db8::1\n/);
});

test("NetworkManager's keyfile has each address in its family", (t) => {
  const text = nicFile("networkmanager", "eth1", settings)?.text ?? "";
  t.regex(text, /\[ipv4\]\nmethod=manual\naddress1=192\.0\.2\.5\/24\naddress2=192\.0\.2\.6\/24\ngateway=192\.0\.2\.1\ndns=192\.0\.2\.53;\n/);
  t.regex(text, /\[ipv6\]\nmethod=manual\naddress1=2001:db8::5\/64\n$/);
});
