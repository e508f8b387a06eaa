import path from "node:path";
import test from "ava";
import { execa } from "execa";
import { byHand, openSite, type Site } from "./host";
import { edited, PROGRAM } from "./program";
import { assertSettled } from "./settled";

/** The whole life of a stack with all five kinds, with the real CLI. */

let site: Site;
let empty: string;

test.serial.before("a host and a stack", async (t) => {
  t.timeout(600_000);
  site = await openSite();
  empty = await site.inventory();
});

test.serial.after.always("remove the stack", async () => {
  await site?.close();
});

test.serial("preview shows five creations and touches nothing", async (t) => {
  site.stack.program(PROGRAM);
  t.deepEqual(await site.stack.previewedOps(), { e2elan: "create", e2ebr0: "create", e2evtap0: "create", e2eint: "create", e2eweb0: "create" });
  t.is(await site.inventory(), empty);
});

test.serial("up makes them, outputs are there, and nothing is left to do", async (t) => {
  await site.stack.up();
  const made = await site.inventory();
  for (const name of ["e2elan", "e2ebr0", "e2evtap0", "e2eint", "e2eweb0"]) {
    t.true(made.includes(name), `${name} is not on the host:\n${made}`);
  }
  const outputs = await site.stack.outputs();
  t.is(outputs.gateway, "192.168.107.1");
  await assertSettled(t, site.stack);
});

let program = PROGRAM;

for (const { title, from, to, ops } of [
  { title: "a longer DHCP range", from: "192.168.107.150", to: "192.168.107.160", ops: { e2elan: "update" } },
  {
    title: "a reservation",
    from: "reservations: []",
    to: 'reservations: [{ mac: "52:54:00:aa:00:01", ip: "192.168.107.20", hostname: "db1" }]',
    ops: { e2elan: "update" },
  },
  { title: "a second address", from: '"198.51.100.10/24"', to: '"198.51.100.10/24", "2001:db8:7::10/64"', ops: { e2ebr0: "update" } },
  { title: "another VLAN", from: "tag: 100", to: "tag: 200", ops: { e2eweb0: "update" } },
  { title: "another macvtap mode", from: 'mode: "bridge"', to: 'mode: "vepa"', ops: { e2evtap0: "update" } },
  { title: "secure OVS bridge", from: 'datapathType: "netdev"', to: 'datapathType: "netdev", failMode: "secure"', ops: { e2eint: "update" } },
  { title: "another name", from: '"e2evtap0", {', to: '"e2evtap0", { name: "e2evtap9",', ops: { e2evtap0: "replace" } },
]) {
  test.serial(`edit: ${title}`, async (t) => {
    program = edited(program, from, to);
    site.stack.program(program);
    t.deepEqual(await site.stack.previewedOps(), ops);
    await site.stack.up();
  });
}

test.serial("after all edits the host is in step, and after all of them taken back as well", async (t) => {
  await assertSettled(t, site.stack);
  site.stack.program(PROGRAM);
  await site.stack.up();
  await assertSettled(t, site.stack);
});

/** The host as `kvmnet show` tells it, against the stack's state. */
async function shown(): Promise<string> {
  const { host = "", port, user, sshConfigFile = "" } = site.connection;
  const command = path.join(site.stack.folder, "node_modules/.bin/kvmnet");
  const args = ["show", `${user}@${host}:${port}`, "--ssh-config", sshConfigFile, "--state", "-"];
  const { stdout } = await execa(command, args, { input: JSON.stringify(await site.stack.exported()) });
  return stdout;
}

for (const [round, drifts] of Object.entries({
  "stopped, taken off, deleted, changed": {
    e2elan: "virsh -q net-destroy e2elan",
    e2ebr0: "ip link set eth1 nomaster",
    e2evtap0: "ip link delete e2evtap0",
    e2eweb0: "ovs-vsctl set Port e2eweb0 tag=666",
  },
  "added to a list, removed from a list": {
    e2elan: `virsh -q net-update e2elan add ip-dhcp-host '<host mac="52:54:00:bb:00:01" ip="192.168.107.30"/>' --live --config`,
    e2ebr0: "ip address del 198.51.100.10/24 dev e2ebr0",
  },
})) {
  test.serial(`drift by hand is seen and mended: ${round}`, async (t) => {
    await byHand(site, Object.values(drifts).join("\n"));
    const told = await shown();
    t.is(told.match(/not as the stack has it|gone, and the stack has it/g)?.length, Object.keys(drifts).length, told);
    const seen = await site.stack.run("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    t.not(seen.code, 0, `refresh did not see it:\n${seen.text}`);
    t.deepEqual(Object.keys(await site.stack.previewedOps()).sort(), Object.keys(drifts).sort(), seen.text);
    await site.stack.up();
    await assertSettled(t, site.stack);
  });
}

for (const { title, from, to, property } of [
  { title: "host bits in a subnet", from: "192.168.107.0/24", to: "192.168.107.9/24", property: "subnets[0].cidr" },
  { title: "a device name of 16 characters", from: '"e2ebr0", {', to: '"e2ebr0", { name: "a234567890123456",', property: "name" },
  { title: "VLAN 4095", from: "tag: 100", to: "tag: 4095", property: "tag" },
]) {
  test.serial(`bad input fails in preview: ${title}`, async (t) => {
    site.stack.program(edited(PROGRAM, from, to));
    const { code, text } = await site.stack.run("preview");
    t.not(code, 0);
    t.true(text.includes(property), text);
    site.stack.program(PROGRAM);
  });
}

test.serial("destroy leaves nothing", async (t) => {
  await site.stack.must("destroy", "--yes", "--skip-preview");
  t.is(await site.inventory(), empty);
  t.deepEqual((await site.stack.exported()).deployment.resources?.filter(({ type }) => type.includes("kvmnet")) ?? [], []);
});
