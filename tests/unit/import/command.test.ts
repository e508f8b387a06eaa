import test from "ava";
import { jobOf } from "../../../provider/import/command";
import { selected } from "../../../provider/import/select";

for (const [text, wanted] of Object.entries({
  kvm1: { host: "kvm1" },
  "root@kvm1": { host: "kvm1", user: "root" },
  "root@kvm1.example.net:2222": { host: "kvm1.example.net", user: "root", port: 2222 },
  "192.0.2.7:22": { host: "192.0.2.7", port: 22 },
  "root@[2001:db8::1]:2222": { host: "2001:db8::1", user: "root", port: 2222 },
  "[2001:db8::1]": { host: "2001:db8::1" },
  "2001:db8::1": { host: "2001:db8::1" },
})) {
  test(`--host ${text}`, (t) => {
    t.like(jobOf(["--host", text]), { connection: wanted });
  });
}

test("options become settings of the connection", (t) => {
  t.deepEqual(jobOf(["--local", "--libvirt-uri", "qemu:///session", "--only", "br0,ovs", "--only", "lan", "--stack-connection"]), {
    connection: { transport: "local", libvirtUri: "qemu:///session" },
    only: ["br0", "ovs", "lan"],
    stackConnection: true,
    asHostNetwork: false,
  });
  t.like(jobOf(["--local", "--as", "host-network"]), { asHostNetwork: true });
});

for (const [title, args] of Object.entries({
  "no host": [],
  "two hosts": ["--local", "--host", "kvm1"],
  "an option that there is not": ["--host", "kvm1", "--password", "x"],
  "an option of ssh in the place of a host": ["--host", "-oProxyCommand=x"],
  "an option of ssh in the place of a host, with =": ["--host=-oProxyCommand=x"],
  "another form": ["--local", "--as", "netplan"],
  "a stray word": ["--host", "kvm1", "lan"],
})) {
  test(`refused: ${title}`, (t) => {
    t.is(typeof jobOf(args), "string");
  });
}

test("--only takes groups, kinds and names", (t) => {
  const item = (kind: string, name: string) => ({ kind, name, args: {}, remarks: [], blocked: [] });
  const items = [item("OvsBridge", "br-int"), item("OvsPort", "p0"), item("Bridge", "br0"), item("NatNetwork", "lan"), { name: "bond0", remark: "a bond" }];
  const names = (...only: string[]) => selected(items, only).map(({ name }) => name);
  t.deepEqual(names(), ["br-int", "p0", "br0", "lan", "bond0"]);
  t.deepEqual(names("ovs"), ["br-int", "p0"]);
  t.deepEqual(names("OvsPort", "networks"), ["p0", "lan"]);
  t.deepEqual(names("bond0"), ["bond0"]);
});
