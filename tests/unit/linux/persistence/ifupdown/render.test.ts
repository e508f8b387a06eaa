import { execFileSync } from "node:child_process";
import test from "ava";
import type { BootConfig } from "../../../../../provider/linux/persistence/config";
import { readOwnFile } from "../../../../../provider/linux/persistence/files";
import { ifupdown } from "../../../../../provider/linux/persistence/ifupdown";
import type { BootHost } from "../../../../../provider/linux/persistence/manager";

const host: BootHost = { running: ["ifupdown", "unit"], tools: { ip: "/usr/sbin/ip" }, owners: {} };
const foreign = { managers: ["ifupdown"], source: "/etc/network/interfaces:7", ours: false, addressed: false } as const;

const bridge: BootConfig = {
  title: "Bridge br0",
  owner: "p/s/br0",
  key: "br0",
  device: "br0",
  maker: { kind: "bridge", options: {}, words: [] },
  up: true,
  addresses: ["192.0.2.10/24"],
  dns: { servers: ["192.0.2.53"], search: ["lab.example"] },
  ports: [{ device: "eth1", drop: [], options: {}, commands: [] }],
};

const route: BootConfig = {
  title: "StaticRoute lab",
  owner: "p/s/lab",
  key: "route-lab",
  device: "eth1",
  routes: [{ family: 4, table: "main", dst: "10.0.0.0/8", via: "192.0.2.1", metric: 0, protocol: "static", onlink: false }],
};

test("a bridge is a stanza of lines that may run again", (t) => {
  const [file, ...rest] = ifupdown.files(bridge, host);
  t.is(rest.length, 0);
  t.is(file?.path, "/etc/network/interfaces.d/kvmnet-br0");
  t.like(readOwnFile(file?.path ?? "", file?.text ?? ""), { owner: "p/s/br0", key: "br0", edited: false });
  t.is(
    file?.text.split("\n").slice(2).join("\n"),
    `auto br0
iface br0 inet manual
    dns-nameservers 192.0.2.53
    dns-search lab.example
    pre-up ifup eth1 || true
    pre-up [ -e /sys/class/net/br0 ] || printf '%s\\n' 'link add name br0 type bridge' \\
        'link set dev br0 alias kvmnet:p/s/br0' | ip -force -batch -
    pre-up { [ /sys/class/net/eth1/master -ef /sys/class/net/br0 ] || printf '%s\\n' 'link set dev eth1 master br0' \\
        'link set dev eth1 up' | ip -force -batch -; } || true
    up printf '%s\\n' 'link set dev br0 up' \\
        'addr replace 192.0.2.10/24 broadcast + dev br0' | ip -force -batch -
    post-down for tap in /sys/class/net/br0/lower_*/tun_flags; do [ -e "$tap" ] || continue; ip link set dev br0 up; break; done
`,
  );
});

test("a leased address is the client's; a name keeps to what run-parts takes", (t) => {
  const [file] = ifupdown.files({ ...bridge, key: "br0.7", device: "br0.7", dhcp4: true, dhcp6: true }, host);
  t.is(file?.path, "/etc/network/interfaces.d/kvmnet-br0_2e7");
  t.regex(file?.text ?? "", /^iface br0\.7 inet dhcp$/m);
  t.regex(file?.text ?? "", /^iface br0\.7 inet6 dhcp$/m);
});

test("what is added to a device of another stanza is a hook that never fails", (t) => {
  const [file] = ifupdown.files(route, { ...host, owners: { eth1: foreign } });
  t.is(file?.path, "/etc/network/if-up.d/kvmnet-route-lab");
  t.is(file?.mode, "755");
  t.true(file?.text.startsWith("#!/bin/sh\n# "));
  t.regex(file?.text ?? "", /^case "\$IFACE" in eth1\) ;; \*\) exit 0 ;; esac$/m);
  t.true(file?.text.endsWith("exit 0\n"));
  execFileSync("sh", ["-n"], { input: file?.text });
  const [without] = ifupdown.files({ ...route, device: undefined, routes: [{ ...route.routes?.[0], type: "blackhole" }] } as never, host);
  t.regex(without?.text ?? "", /in --all\)/);
});

test("a device that nobody describes gets a stanza, and keeps it", (t) => {
  const path = "/etc/network/interfaces.d/kvmnet-route-lab";
  const own = (source: string) => ({ ...host, owners: { eth1: { managers: ["ifupdown"], source, ours: true, addressed: false } } }) as const;
  t.is(ifupdown.files(route, host)[0]?.path, path);
  t.is(ifupdown.files(route, own(path))[0]?.path, path);
  t.is(ifupdown.files(route, own("/etc/network/interfaces.d/kvmnet-rule-other"))[0]?.path, path, "not by what may go");
  t.is(ifupdown.files(route, own("/etc/network/interfaces.d/kvmnet-eth1"))[0]?.path, "/etc/network/if-up.d/kvmnet-route-lab");
});

test("refused: files that are not read, addresses on a port, leases that it cannot get", (t) => {
  const refused = (config: BootConfig, rest: Partial<BootHost>) => ifupdown.unsupported(config, { ...host, ...rest });
  t.is(refused(bridge, {}), undefined);
  t.regex(refused(bridge, { running: ["unit"] }) ?? "", /put `source \/etc\/network\/interfaces\.d\/\*`/);
  t.regex(
    refused(bridge, { owners: { eth1: { ...foreign, addressed: true } } }) ?? "",
    /^\/etc\/network\/interfaces:7 gives eth1 addresses.*`iface eth1 inet manual`/,
  );
  t.regex(refused({ ...bridge, dhcp4: true }, {}) ?? "", /isc-dhcp-client/);
  t.is(refused({ ...bridge, dhcp4: true }, { tools: { dhclient: "/sbin/dhclient" } }), undefined);
  t.regex(refused({ ...route, dhcp4: true }, { owners: { eth1: foreign } }) ?? "", /interfaces:7; write `iface eth1 inet dhcp` there/);
});

test("the stanza is run when it is written, and forgotten when its file is gone", (t) => {
  const change = { config: { ...bridge, dhcp4: true }, host, written: [], removed: [], joining: [], leaving: [] };
  t.deepEqual(ifupdown.after(change), ["ifupdown_take br0 lease"]);
  t.deepEqual(ifupdown.afterRemoval({ ...change, removed: ["/etc/network/interfaces.d/kvmnet-br0"] }), ["ifupdown_forget br0"]);
  t.deepEqual(ifupdown.after({ ...change, config: route, host: { ...host, owners: { eth1: foreign } } }), []);
});
