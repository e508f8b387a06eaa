import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { sectionsOf } from "../../../../provider/host/sections";
import { countsOf, featuresOf, functionsOf, membersOf, nicsOf } from "../../../../provider/linux/kernel/nic";
import { lookScript } from "../../../../provider/linux/kernel/scripts";
import { parseSnapshot } from "../../../../provider/linux/kernel/snapshot";
import { undoOf } from "../../../../provider/linux/kernel/undo";
import { setFunctions } from "../../../../provider/linux/persistence/sriov";

/** ethtool 6.1 on a veth. */
const features = `Features for kvhn0:
rx-checksumming: on
tx-checksumming: on
	tx-checksum-ipv4: off [fixed]
	tx-checksum-ip-generic: on
tcp-segmentation-offload: off
	tx-tcp-segmentation: off [requested on]
	tx-tcp-mangleid-segmentation: off
generic-segmentation-offload: on
rx-vlan-offload: on
ntuple-filters: off [fixed]
`;

test("features: on or off, fixed or not, and what is switched together", (t) => {
  const found = featuresOf(features);
  t.deepEqual(found["rx-checksumming"], { on: true, fixed: false });
  t.deepEqual(found["tx-tcp-segmentation"], { on: false, fixed: false, group: "tcp-segmentation-offload" });
  t.deepEqual(found["ntuple-filters"], { on: false, fixed: true });
  t.deepEqual(found["generic-segmentation-offload"], { on: true, fixed: false });
  t.deepEqual(membersOf(found, "tx-checksumming"), ["tx-checksum-ip-generic"]);
  t.deepEqual(membersOf(found, "rx-vlan-offload"), ["rx-vlan-offload"]);
  t.deepEqual(membersOf(found, "ntuple-filters"), []);
});

test("of features that are switched together each goes back by itself: the name of all would switch them all", (t) => {
  const seen = {
    ...parseSnapshot("\n== link\n[]\n"),
    nics: { eth1: { features: featuresOf(features.replace("tx-tcp-segmentation: off [requested on]", "tx-tcp-segmentation: on")) } },
  };
  t.deepEqual(undoOf(seen, ["ethtool -K eth1 tcp-segmentation-offload off rx-vlan-offload off"]), [
    "ethtool -K eth1 tx-tcp-segmentation on tx-tcp-mangleid-segmentation off rx-vlan-offload on",
  ]);
});

test("queues and rings: what there is not is absent", (t) => {
  const channels = `Channel parameters for kvhn0:
Pre-set maximums:
RX:		4
TX:		4
Other:		n/a
Combined:	n/a
Current hardware settings:
RX:		2
TX:		4
Other:		n/a
Combined:	n/a
`;
  t.deepEqual(countsOf(channels), { now: { rx: 2, tx: 4 }, most: { rx: 4, tx: 4 } });
  const rings = `Ring parameters for eth1:
Pre-set maximums:
RX:			4096
RX Mini:		n/a
RX Jumbo:		n/a
TX:			4096
Current hardware settings:
RX:			512
RX Mini:		n/a
RX Jumbo:		n/a
TX:			256
RX Buf Len:		n/a
CQE Size:		n/a
TX Push:	off
`;
  t.deepEqual(countsOf(rings), { now: { rx: 512, tx: 256 }, most: { rx: 4096, tx: 4096 } });
  t.is(countsOf(""), undefined);
});

test("virtual functions: what ip prints in vfinfo_list, also before 5.5", (t) => {
  const rows = [
    {
      vf: 0,
      link_type: "ether",
      address: "52:54:00:aa:00:00",
      broadcast: "ff:ff:ff:ff:ff:ff",
      vlan_list: [{ vlan: 100, qos: 3 }],
      rate: { max_tx: 1000, min_tx: 0 },
      spoofchk: true,
      link_state: "auto",
      trust: false,
      query_rss_en: false,
    },
    { vf: 1, mac: "00:00:00:00:00:00", vlan_list: [{}], tx_rate: 50, spoofchk: false, link_state: "disable" },
  ];
  t.deepEqual(functionsOf(rows), [
    {
      index: 0,
      mac: "52:54:00:aa:00:00",
      vlan: 100,
      qos: 3,
      trust: false,
      spoofCheck: true,
      linkState: "auto",
      minTxRateMbps: 0,
      maxTxRateMbps: 1000,
    },
    { index: 1, mac: "00:00:00:00:00:00", vlan: 0, qos: 0, spoofCheck: false, linkState: "disable", maxTxRateMbps: 50 },
  ]);
});

/** A part of /sys as the kernel lays it out: a NIC with SR-IOV, its functions, one of them bound to vfio-pci. */
function sysfs(): string {
  const root = mkdtempSync(join(tmpdir(), "kvmnet-sysfs-"));
  const path = (...parts: string[]) => join(root, ...parts);
  for (const folder of ["net/eth1", "net/eth2", "pci/0/", "pci/1/net/eth1v1", "pci/2", "drivers/vfio-pci", "drivers/igbvf", "plain"]) {
    mkdirSync(path(folder), { recursive: true });
  }
  mkdirSync(path("card"));
  writeFileSync(path("card/sriov_numvfs"), "2\n");
  writeFileSync(path("card/sriov_totalvfs"), "63\n");
  symlinkSync(path("card"), path("net/eth1/device"));
  symlinkSync(path("plain"), path("net/eth2/device"));
  symlinkSync(path("pci/0"), path("card/virtfn0"));
  symlinkSync(path("pci/1"), path("card/virtfn1"));
  symlinkSync(path("drivers/vfio-pci"), path("pci/0/driver"));
  symlinkSync(path("drivers/igbvf"), path("pci/1/driver"));
  return root;
}

test("the snapshot's shell says how many virtual functions there are, and who has them", (t) => {
  const root = sysfs();
  const part = lookScript().slice(lookScript().indexOf("say sriov"), lookScript().indexOf("say nics"));
  const script = `say() { printf '\\n== %s\\n' "$*"; }\n${part}`.replaceAll("/sys/class/net", `${root}/net`).replaceAll("/sys/bus/pci", root);
  const stdout = execFileSync("sh", { input: script, encoding: "utf8" });
  t.deepEqual(nicsOf(sectionsOf(stdout)), {
    eth1: {
      sriov: {
        number: 2,
        total: 63,
        functions: [
          { index: 0, vfio: true, devices: [] },
          { index: 1, vfio: false, devices: ["eth1v1"] },
        ],
      },
    },
  });
});

test("ethtool is asked about NICs with a record or a file of ours, once each, and about no others", (t) => {
  const record = join(mkdtempSync(join(tmpdir(), "kvmnet-run-")), "nic-eth1.json");
  writeFileSync(record, '{"device":"eth1","ifindex":2}\n');
  const part = lookScript().slice(lookScript().indexOf("say nics"), lookScript().indexOf("say look"));
  const asked = (files: string, records: string) => {
    const script = `say() { :; }; ethtool() { :; }; say_ethtool() { echo "asked $1"; }
files='${files}'
${part.replace("/run/kvmnet/nic-*.json", records).replaceAll("/sys/class/net/", "/proc/self/../self/fd/../")}`;
    return execFileSync("sh", { input: script.replace(/\[ -e "\/proc[^\]]*\] && /, ""), encoding: "utf8" }).match(/asked .*/g) ?? [];
  };
  const header = (path: string, title: string) => `${path}:# ${title}: written by kvmnet; a change by hand is seen as drift and put right.`;
  const files = [header("/etc/a", "HostInterface eth1"), header("/etc/b", "HostInterface enp3s0.7"), header("/etc/c", "Bridge br0")].join("\n");
  t.deepEqual(asked(files, record), ["asked eth1", "asked enp3s0.7"]);
  t.deepEqual(asked(header("/etc/c", "Bridge br0"), "/nowhere"), []);
});

test("another number of virtual functions: none first, and nothing when it is right", (t) => {
  const root = sysfs();
  const numvfs = join(root, "card/sriov_numvfs");
  const run = (number: number) => execFileSync("sh", ["-ec", setFunctions(`eth1 ${number}`).replaceAll("/sys/class/net", `${root}/net`)]);
  run(2);
  t.is(readFileSync(numvfs, "utf8"), "2\n");
  run(4);
  t.is(readFileSync(numvfs, "utf8"), "4\n");
  run(0);
  t.is(readFileSync(numvfs, "utf8"), "0\n");
});
