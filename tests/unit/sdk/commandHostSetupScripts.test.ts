import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "ava";
import { hostSetupFacts, hostSetupScript } from "../../../sdk/commandHostSetupScripts";

const folder = mkdtempSync(path.join(tmpdir(), "kvmnet-os-"));
test.after.always(() => rmSync(folder, { recursive: true }));

function show(osRelease: string, ...features: string[]) {
  const file = path.join(folder, `os-${Math.random()}`);
  writeFileSync(file, osRelease);
  const { stdout, stderr, status } = spawnSync("sh", ["-s", "--", "show", "auto", ...features], {
    input: hostSetupScript,
    env: { OS_RELEASE: file },
    encoding: "utf8",
  });
  return { facts: hostSetupFacts(stdout), stderr, status };
}

const packages = {
  debian: "iproute2 procps util-linux libvirt-daemon-system libvirt-clients dnsmasq-base qemu-system-x86 qemu-utils openvswitch-switch",
  rhel: "iproute procps-ng util-linux libvirt-daemon-kvm libvirt-daemon-config-network libvirt-client dnsmasq qemu-kvm qemu-img openvswitch",
};

const systems = [
  ["debian", 'ID=debian\nVERSION_ID="12"\n', "debian 12"],
  ["debian", 'ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', "ubuntu 24.04"],
  ["debian", 'ID=linuxmint\nID_LIKE="ubuntu debian"\nVERSION_ID="22"\n', "linuxmint 22"],
  ["rhel", 'ID="rhel"\nID_LIKE="fedora"\nVERSION_ID="9.4"\n', "rhel 9.4"],
  ["rhel", 'ID="rocky"\nID_LIKE="rhel centos fedora"\nVERSION_ID="9.4"\n', "rocky 9.4"],
  ["rhel", "ID=fedora\nVERSION_ID=42\n", "fedora 42"],
  ["rhel", 'ID="ol"\nID_LIKE="fedora"\nVERSION_ID="9"\n', "ol 9"],
] as const;

for (const [family, osRelease, os] of systems) {
  test(`${os} is of the ${family} family`, (t) => {
    const { facts, status } = show(osRelease, "libvirt", "openvswitch");
    t.is(status, 0);
    t.deepEqual(facts, {
      family,
      os,
      packages: packages[family],
    });
  });
}

test("another system and an unknown feature are refused in words", (t) => {
  t.regex(show("ID=arch\n", "libvirt").stderr, /arch is neither of the Debian nor of the RHEL family/);
  t.regex(show("ID=debian\n", "ovn").stderr, /unknown feature: ovn/);
  t.not(show("ID=debian\n", "ovn").status, 0);
});

test("the script is POSIX sh", (t) => {
  t.notThrows(() => execFileSync("sh", ["-n"], { input: hostSetupScript }));
});
