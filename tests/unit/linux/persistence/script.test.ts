import { execFileSync, spawnSync } from "node:child_process";
import test from "ava";
import type { BootConfig } from "../../../../provider/linux/persistence/config";
import { allStatements } from "../../../../provider/linux/persistence/script";

const config: BootConfig = {
  title: "Bond bond0",
  owner: "p/s/100% bond",
  key: "bond0",
  device: "bond0",
  maker: { kind: "bond", options: {}, words: ["mode", "active-backup"] },
  mtu: 1400,
  up: true,
  ports: [{ device: "eth1", drop: [], options: {}, commands: [] }],
  rules: [{ family: 6, priority: 9, action: "lookup", table: "7" }],
  commands: [
    { tool: "ethtool", line: "-K bond0 tx off" },
    { tool: "bridge", line: "fdb append 00:00:00:00:00:00 dev bond0" },
    { tool: "bridge", line: "vlan add dev bond0 vid 2 self" },
  ],
};

test("the device is made only when it is missing, a port joins only when it is no port yet, a rule that is there is no error", (t) => {
  t.deepEqual(allStatements(config, { ip: "/sbin/ip" }), [
    "[ -e /sys/class/net/bond0 ] || printf '%s\\n' 'link add name bond0 type bond mode active-backup' \\\n        'link set dev bond0 alias kvmnet:p/s/100%25%20bond' | /sbin/ip -force -batch -",
    "printf '%s\\n' 'link set dev bond0 mtu 1400' | /sbin/ip -force -batch -",
    "[ /sys/class/net/eth1/master -ef /sys/class/net/bond0 ] || printf '%s\\n' 'link set dev eth1 down' \\\n        'link set dev eth1 master bond0' \\\n        'link set dev eth1 up' | /sbin/ip -force -batch -",
    "printf '%s\\n' 'link set dev bond0 up' | /sbin/ip -force -batch -",
    "said=$(/sbin/ip -6 rule add priority 9 lookup 7 2>&1) || case $said in *'File exists'*) ;; *) printf '%s\\n' \"$said\" >&2; false ;; esac",
    "ethtool -K bond0 tx off",
    "printf '%s\\n' 'fdb append 00:00:00:00:00:00 dev bond0' \\\n        'vlan add dev bond0 vid 2 self' | bridge -force -batch -",
  ]);
});

test("a rule's status: added, there already, refused", (t) => {
  const [statement = ""] = allStatements({ ...config, maker: undefined, device: undefined, ports: [], commands: [] } as never, { ip: "fakeip" }).slice(-1);
  const run = (fake: string) => spawnSync("sh", ["-c", `fakeip() { ${fake}; }\n${statement}`], { encoding: "utf8" });
  t.is(run("true").status, 0);
  t.is(run("echo 'RTNETLINK answers: File exists' >&2; return 2").status, 0);
  const refused = run("echo 'RTNETLINK answers: Invalid argument' >&2; return 2");
  t.is(refused.status, 1);
  t.regex(refused.stderr, /Invalid argument/);
});

test("the statements are sh, and a line that would leave its quotes is refused", (t) => {
  execFileSync("sh", ["-n"], { input: allStatements(config).join("\n") });
  for (const bad of ["vlan add dev x'; reboot", "a\nb", "a $(b)", "a \\"]) {
    t.throws(() => allStatements({ ...config, commands: [{ tool: "bridge", line: bad }] }), { message: /cannot be written into a script/ });
  }
});
