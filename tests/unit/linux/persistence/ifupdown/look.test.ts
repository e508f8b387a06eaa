import test from "ava";
import { sees } from "../../../../../provider/linux/persistence/ifupdown/look";

/** Recorded on Debian 12 (ifupdown 0.8.41), shortened. */
const debian = `enabled
/etc/network/interfaces:3:source /etc/network/interfaces.d/*
/etc/network/interfaces.d/eth1:1:auto eth1
/etc/network/interfaces.d/eth1:2:iface eth1 inet manual
/etc/network/interfaces.d/eth1:3:    up ip link set dev eth1 up
/etc/network/interfaces.d/kvmnet-br0:3:auto br0
/etc/network/interfaces.d/kvmnet-br0:4:iface br0 inet manual
state lo=lo
state eth1=eth1
state br0=br0
`;

test("what is up, where it is described, and what of it is ours", (t) => {
  t.deepEqual(sees(debian), {
    running: true,
    devices: {
      eth1: { source: "/etc/network/interfaces.d/eth1:2", ours: false, addressed: false },
      br0: { source: "/etc/network/interfaces.d/kvmnet-br0", ours: true, addressed: false },
    },
  });
});

test("addresses: static, leased, and set by a line of its own", (t) => {
  const stanza = (...lines: string[]) =>
    sees(["/etc/network/interfaces:1:auto eth1", ...lines.map((line, i) => `/etc/network/interfaces:${i + 2}:${line}`)].join("\n")).devices.eth1;
  t.deepEqual(stanza("iface eth1 inet static"), { source: "/etc/network/interfaces:2", ours: false, addressed: true });
  t.deepEqual(stanza("iface eth1 inet manual", "iface eth1 inet6 auto"), { source: "/etc/network/interfaces:3", ours: false, addressed: true });
  t.true(stanza("iface eth1 inet manual", "    post-up ip -4 addr add 192.0.2.5/24 dev eth1")?.addressed);
  t.deepEqual(stanza(), { ours: false, addressed: false }, "brought up by ifupdown, described nowhere");
});

test("a stanza that nothing brings up runs nothing", (t) => {
  t.deepEqual(sees("/etc/network/interfaces:1:iface eth1 inet dhcp\n").devices, {});
  t.deepEqual(Object.keys(sees("/etc/network/interfaces:1:allow-hotplug eth1\n").devices), ["eth1"]);
});

test("it counts as running when it is enabled and reads our files", (t) => {
  const running = (line: string) => sees(`enabled\n/etc/network/interfaces:3:${line}\n`).running;
  for (const line of [
    "source /etc/network/interfaces.d/*",
    "source interfaces.d/*",
    "source-directory /etc/network/interfaces.d",
    "source-directory interfaces.d/",
  ])
    t.true(running(line), line);
  for (const line of ["source /etc/network/interfaces.d/*.cfg", "source /etc/network/other/*", "auto lo"]) t.false(running(line), line);
  t.false(sees(debian.replace("enabled\n", "")).running);
  t.deepEqual(sees(""), { running: false, devices: {} });
});
