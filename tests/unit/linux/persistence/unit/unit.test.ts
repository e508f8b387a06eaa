import test from "ava";
import type { BootConfig } from "../../../../../provider/linux/persistence/config";
import { readOwnFile } from "../../../../../provider/linux/persistence/files";
import type { BootChange, BootHost } from "../../../../../provider/linux/persistence/manager";
import { unit } from "../../../../../provider/linux/persistence/unit";

const host: BootHost = { running: ["unit"], tools: { ip: "/usr/sbin/ip", resolvectl: "/usr/bin/resolvectl", dhclient: "/sbin/dhclient" }, owners: {} };

const vlan: BootConfig = {
  title: "Vlan my-nic.7",
  owner: "p/s/100%",
  key: "my-nic.7",
  device: "my-nic.7",
  maker: { kind: "vlan", lowerDevice: "my-nic", options: { vlanId: 7 }, words: ["id", "7"] },
  up: true,
  dns: { servers: ["192.0.2.53"], search: [] },
};

const route: BootConfig = {
  title: "StaticRoute lab",
  owner: "p/s/lab",
  key: "route-lab",
  device: "eth1",
  routes: [{ family: 4, table: "main", dst: "10.0.0.0/8", via: "192.0.2.1", metric: 0, protocol: "static", onlink: false }],
};

const change = (config: BootConfig, rest: Partial<BootChange>): BootChange => ({ config, host, written: [], removed: [], joining: [], leaving: [], ...rest });

test("a device is made by a script on standard input, after what it stands on and again when that comes late", (t) => {
  const [file, ...rest] = unit.files(vlan, host);
  t.is(rest.length, 0);
  t.is(file?.path, "/etc/systemd/system/kvmnet-link-my-nic.7.service");
  t.like(readOwnFile(file?.path ?? "", file?.text ?? ""), { owner: "p/s/100%", key: "my-nic.7", edited: false });
  t.is(
    file?.text.split("\n").slice(2).join("\n"),
    `[Unit]
Description=kvmnet: Vlan my-nic.7
Wants=sys-subsystem-net-devices-my\\x2dnic.device
After=network-pre.target systemd-resolved.service kvmnet-link-my-nic.service sys-subsystem-net-devices-my\\x2dnic.device
Wants=network.target
Before=network.target

[Service]
Type=oneshot
RemainAfterExit=yes
StandardInput=data
StandardInputText=failed=0
StandardInputText=[ -e /sys/class/net/my-nic.7 ] || printf '%%s\\\\n' 'link add link my-nic name my-nic.7 type vlan id 7' \\\\
StandardInputText='link set dev my-nic.7 alias kvmnet:p/s/100%%25' | /usr/sbin/ip -force -batch - || failed=1
StandardInputText=printf '%%s\\\\n' 'link set dev my-nic up' \\\\
StandardInputText='link set dev my-nic.7 up' | /usr/sbin/ip -force -batch - || failed=1
StandardInputText=[ ! -d /run/systemd/resolve ] || /usr/bin/resolvectl dns my-nic.7 192.0.2.53 || failed=1
StandardInputText=exit $failed
ExecStart=/bin/sh

[Install]
WantedBy=multi-user.target sys-subsystem-net-devices-my\\x2dnic.device
`,
  );
});

test("what adds to a device starts with it, however late", (t) => {
  const [file] = unit.files(route, host);
  t.regex(file?.text ?? "", /^BindsTo=sys-subsystem-net-devices-eth1\.device$/m);
  t.regex(file?.text ?? "", /^WantedBy=sys-subsystem-net-devices-eth1\.device$/m);
  const [rule] = unit.files({ ...route, device: undefined, routes: [], rules: [] } as never, host);
  t.regex(rule?.text ?? "", /^WantedBy=multi-user\.target$/m);
});

test("a lease is a service of its own; without a client it is refused", (t) => {
  const paths = unit.files({ ...vlan, dhcp4: true }, host).map(({ path }) => path);
  t.deepEqual(paths, ["/etc/systemd/system/kvmnet-link-my-nic.7.service", "/etc/systemd/system/kvmnet-dhcp4-my-nic.7.service"]);
  t.is(unit.unsupported({ ...vlan, dhcp4: true }, host), undefined);
  t.regex(unit.unsupported({ ...vlan, dhcp4: true }, { ...host, tools: {} }) ?? "", /install the package isc-dhcp-client/);
  t.regex(unit.unsupported({ ...vlan, dhcp6: true }, { ...host, tools: { udhcpc: "/sbin/udhcpc" } }) ?? "", /install/);
});

test("managers that run as well are kept off, in files that are not of their own way to persist", (t) => {
  const files = unit.files(vlan, { ...host, running: ["networkmanager", "networkd", "unit"] }).slice(1);
  t.deepEqual(
    files.map(({ path }) => path),
    ["/etc/systemd/network/05-kvmnetunit-my-nic.7.network", "/etc/NetworkManager/conf.d/kvmnetunit-my-nic.7.conf"],
  );
  t.deepEqual(unit.after(change(vlan, { written: files.map(({ path }) => path) })), ["unit_reload networkd", "unit_reload networkmanager"]);
  t.is(unit.files(route, { ...host, running: ["networkd"] }).length, 1, "not from a device that is none of ours");
});

test("orders name what was written and what is gone", (t) => {
  const folder = "/etc/systemd/system";
  const config = { ...vlan, dhcp4: true };
  t.deepEqual(unit.after(change(config, { written: unit.files(config, host).map(({ path }) => path) })), [
    "enable_unit kvmnet-link-my-nic.7.service",
    "unit_lease kvmnet-dhcp4-my-nic.7.service my-nic.7",
  ]);
  t.deepEqual(unit.after(change(vlan, { removed: [`${folder}/kvmnet-dhcp4-my-nic.7.service`] })), [
    "forget_units kvmnet-dhcp4-my-nic.7.service",
    "unit_unlease my-nic.7 /var/lib/dhcp/kvmnet-dhcp4-my-nic.7.leases",
  ]);
  t.deepEqual(unit.afterRemoval(change(vlan, { removed: [`${folder}/kvmnet-link-my-nic.7.service`] })), ["forget_units kvmnet-link-my-nic.7.service"]);
});
