import test from "ava";
import { networkmanager } from "../../../../../provider/linux/persistence/networkmanager";

const folder = "/etc/NetworkManager/system-connections";
const run = "/run/NetworkManager";
const prefixed = (path: string, lines: string) =>
  lines
    .trim()
    .split("\n")
    .map((line) => `${path}:${line}`)
    .join("\n");

/** Recorded with NetworkManager 1.42.4, with paths shortened and a profile with a name of the GUI's added. */
const recorded = [
  "running",
  ...["lo:1", "eth0:2", "eth1:3", "eth2:4", "br0:10", "wlan0:11", "bond0:12", "bond7:13"].map((one) => `/sys/class/net/${one.replace(":", "/ifindex:")}`),
  prefixed(`${run}/devices/1`, "managed=true\nconnection-uuid=995e3bc4-df30-4bed-98d6-d90d824382b0"),
  prefixed(`${run}/devices/3`, "managed=true\nconnection-uuid=5eb4da26-5d1d-30a5-8747-80181ed055fa"),
  prefixed(`${run}/devices/4`, "managed=true\nconnection-uuid=11111111-1111-5111-8111-111111111102"),
  prefixed(`${run}/devices/5`, "managed=true\nconnection-uuid=5eb4da26-5d1d-30a5-8747-80181ed055fa"),
  prefixed(`${run}/devices/10`, "managed=true\nconnection-uuid=d7a3312f-115d-4c20-b7a2-ede777be9352"),
  prefixed(`${run}/devices/11`, "managed=true\nconnection-uuid=4b0f0b4e-0000-4000-8000-000000000011"),
  prefixed(`${run}/devices/12`, "managed=true\nconnection-uuid=4b0f0b4e-0000-4000-8000-000000000012"),
  prefixed(`${run}/devices/13`, "managed=true\nconnection-uuid=4b0f0b4e-0000-4000-8000-000000000013"),
  prefixed(
    "/etc/sysconfig/network-scripts/ifcfg-bond7",
    'TYPE=Bond\nBOOTPROTO=none\nIPADDR=192.0.2.5\nIPV6INIT=no\nDEVICE=bond7\nUUID="4b0f0b4e-0000-4000-8000-000000000013"',
  ),
  prefixed(`${folder}/eth1.nmconnection`, "[connection]\ntype=ethernet\ninterface-name=eth1\n[ipv4]\nmethod=disabled\n[ipv6]\nmethod=link-local"),
  prefixed(
    `${folder}/kvmnet-br0.eth2.nmconnection`,
    "[connection]\nuuid=11111111-1111-5111-8111-111111111102\ntype=ethernet\ninterface-name=eth2\n[bridge-port]",
  ),
  prefixed(`${folder}/kvmnet-bond1.eth3.nmconnection`, "[connection]\nuuid=11111111-1111-5111-8111-111111111103\ntype=ethernet\ninterface-name=eth3"),
  prefixed(
    `${folder}/Caf\u00e9: upstairs 1`,
    "[connection]\nuuid=4b0f0b4e-0000-4000-8000-000000000011\ntype=wifi\n[wifi]\n[proxy]\nmethod=none\n[ipv4]\nmethod=auto",
  ),
  prefixed(
    `${run}/system-connections/br0.nmconnection`,
    "[connection]\nuuid=d7a3312f-115d-4c20-b7a2-ede777be9352\ntype=bridge\ninterface-name=br0\n[.nmmeta]\nexternal=true",
  ),
  prefixed(
    `${run}/system-connections/lo.nmconnection`,
    "[connection]\nuuid=995e3bc4-df30-4bed-98d6-d90d824382b0\ntype=loopback\ninterface-name=lo\n[ipv4]\nmethod=manual\n[.nmmeta]\nexternal=true",
  ),
  "",
].join("\n");

test("devices with an active profile: whose it is, and whether it gives them addresses", (t) => {
  const { running, devices } = networkmanager.sees(recorded);
  t.true(running);
  t.deepEqual(devices, {
    eth1: { source: `${folder}/eth1.nmconnection`, ours: false, addressed: false, kind: "ethernet" },
    eth2: { source: `${folder}/kvmnet-br0.eth2.nmconnection`, ours: true, addressed: false, kind: "ethernet" },
    eth3: { source: `${folder}/kvmnet-bond1.eth3.nmconnection`, ours: true, addressed: false, kind: "ethernet" },
    wlan0: { source: `${folder}/Caf\u00e9: upstairs 1`, ours: false, addressed: true, shared: true, kind: "wifi" },
    bond0: { source: "4b0f0b4e-0000-4000-8000-000000000012", ours: false, addressed: true },
    bond7: { source: "/etc/sysconfig/network-scripts/ifcfg-bond7", ours: false, addressed: true, kind: "bond" },
  });
});

test("nothing when it does not run", (t) => {
  t.deepEqual(networkmanager.sees("\n"), { running: false, devices: {} });
});
