import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { stepFailure } from "../../../provider/host/failure";
import { familyOf, missingTool, toolPackages } from "../../../provider/host/packages";
import { knownTools } from "../../../provider/host/program";
import { secretFor } from "../../../provider/host/ssh/askpass";
import { openFailure, openFailures } from "../../../provider/host/ssh/failure";

const debian = { os: { id: "debian", version: "12", like: [] }, systemd: true };
const bare = { os: { id: "alpine", version: "3", like: [] }, systemd: false };

test("libvirt daemons: monolithic and modular, with and without systemd", (t) => {
  const words = (socket: string, why: string) => `error: failed to connect to the hypervisor\nerror: Failed to connect socket to '${socket}': ${why}`;
  const monolithic = stepFailure(words("/var/run/libvirt/libvirt-sock", "No such file or directory"), 1, debian);
  t.is(monolithic.code, "daemon-not-running");
  t.regex(monolithic.problem, /^libvirtd is not running.*\/var\/run\/libvirt\/libvirt-sock/);
  t.regex(monolithic.remedy ?? "", /systemctl enable --now libvirtd\.socket/);
  const modular = stepFailure(words("/run/libvirt/virtnetworkd-sock", "Connection refused"), 1, debian);
  t.regex(modular.remedy ?? "", /systemctl enable --now virtnetworkd\.socket$/);
  t.regex(stepFailure(words("/var/run/libvirt/libvirt-sock-ro", "No such file or directory"), 1, bare).remedy ?? "", /libvirtd -d$/);
  t.is(stepFailure(words("/var/run/libvirt/libvirt-sock", "Permission denied"), 1, debian).code, "permission-denied");
});

test("Open vSwitch's database", (t) => {
  const words = "ovs-vsctl: unix:/var/run/openvswitch/db.sock: database connection failed (No such file or directory)";
  const failure = stepFailure(words, 1, debian);
  t.is(failure.code, "daemon-not-running");
  t.regex(failure.problem, /\/var\/run\/openvswitch\/db\.sock$/);
  const client = 'ovsdb-client: failed to connect to "unix:/var/run/openvswitch/db.sock" (Connection refused)';
  t.regex(stepFailure(client, 1, debian).problem, /\/var\/run\/openvswitch\/db\.sock$/);
});

test("Docker's daemon", (t) => {
  const words = [
    "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
    "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory",
  ];
  for (const failure of words.map((said) => stepFailure(said, 1, debian))) {
    t.is(failure.code, "daemon-not-running");
    t.regex(failure.problem, / unix:\/\/\/var\/run\/docker\.sock$/);
  }
});

test("missing tools and refusals", (t) => {
  t.like(stepFailure("/bin/sh: 3: virsh: not found", 127, debian), { code: "tool-missing", remedy: "On the host: apt-get install libvirt-clients" });
  t.like(stepFailure("/bin/sh: line 1: nft: command not found", 127, { os: { id: "rocky", version: "9", like: ["rhel"] }, systemd: true }), {
    code: "tool-missing",
    remedy: "On the host: dnf install nftables",
  });
  t.is(stepFailure("error: Network not found: no network with matching name 'x'", 1, debian).code, "step-failed");
  t.is(stepFailure("RTNETLINK answers: Operation not permitted", 2, debian).code, "permission-denied");
});

test("every known tool has its packages", (t) => {
  t.deepEqual(Object.keys(toolPackages).sort(), [...knownTools].sort());
  t.is(familyOf({ id: "linuxmint", version: "", like: ["ubuntu", "debian"] }), "debian");
  t.is(familyOf({ id: "almalinux", version: "9", like: ["rhel", "centos", "fedora"] }), "rhel");
  t.regex(missingTool("virsh", bare.os), /libvirt-clients .* libvirt-client /);
});

test("words of ssh that no test server can be brought to say", (t) => {
  const code = (words: string, pinned = false) => openFailure(words, 255, pinned).code;
  t.is(code("ssh: connect to host x port 22: Connection timed out"), "deadline");
  t.is(code("ssh: connect to host x port 22: No route to host"), "connection-refused");
  t.is(code("Received disconnect from 192.0.2.1 port 22:2: Too many authentication failures"), "authentication-failed");
  t.is(code("sudo: a password is required"), "sudo-unavailable");
  t.is(code("sudo: sorry, you must have a tty to run sudo"), "sudo-unavailable");
  t.is(code("kex_exchange_identification: read: Connection reset by peer"), "connection-refused");
  t.is(code("No ED25519 host key is known for x and you have requested strict checking.\nHost key verification failed."), "host-key-unknown");
  t.is(code("No ED25519 host key is known for x and you have requested strict checking.\nHost key verification failed.", true), "host-key-changed");
  t.is(code(""), "connection-refused");
});

test("our askpass answers only what it is asked for", (t) => {
  const hop = { password: "word", privateKeyPassword: "phrase" };
  t.is(secretFor("root@kvm1's password: ", hop), "word");
  t.is(secretFor("(root@kvm1) Password: ", hop), "word");
  t.is(secretFor("Enter passphrase for (stdin): ", hop), "phrase");
  t.is(secretFor("Enter passphrase for key '/home/me/.ssh/id_ed25519': ", hop), "phrase");
  t.is(secretFor("Are you sure you want to continue connecting (yes/no/[fingerprint])? ", hop), undefined);
  t.is(secretFor("Verification code: ", hop), undefined);
  t.is(secretFor("root@kvm1's password: ", {}), undefined);
});

test("the guide to troubleshooting knows every message and every package", (t) => {
  const guide = readFileSync(join(__dirname, "../../../docs/troubleshooting.md"), "utf8");
  for (const [tool, { debian, rhel }] of Object.entries(toolPackages)) {
    t.true(guide.includes(`| \`${tool}\` | \`${debian}\` | \`${rhel}\` |`), tool);
  }
  for (const { problem } of openFailures) {
    t.true(guide.includes(problem.split(":")[0] as string), problem);
  }
});
