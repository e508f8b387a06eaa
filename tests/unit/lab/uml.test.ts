import test from "ava";
import { nics } from "../../../lab/vm/nics";
import { description, type UmlMachine, unfitPath } from "../../../lab/vm/uml/machine";

const machine: UmlMachine = {
  folder: "/run/a",
  linux: "/c/linux",
  changes: "/c/changes",
  image: "/c/disk.raw",
  name: "kvm1",
  machineId: "0123",
  sshPort: 2222,
  macs: ["02:4b:00:00:00:00", "02:4b:00:00:00:01", "02:4b:00:00:00:02"],
  wires: [
    { local: "/run/a/eth1.sock", remote: "/run/b/eth1.sock" },
    { local: "/run/a/eth2.sock", remote: "/run/b/eth2.sock" },
  ],
};

interface Described {
  readonly command: readonly string[];
  readonly port: number;
  readonly management: string;
  readonly cables: readonly { readonly socket: string; readonly local: string; readonly remote: string }[];
}

test("each network device of a machine in user mode has a socket to connect to, and its own MAC", (t) => {
  const { command, management, cables } = description(machine) as Described;
  const plugs = [management, ...cables.map(({ socket }) => socket)];
  t.is(new Set(plugs).size, 1 + nics.length);
  for (const [index, plug] of plugs.entries()) t.true(command.includes(`vec${index}:transport=bess,dst=${plug},mac=${machine.macs[index]},mtu=9216`));
  t.deepEqual(
    cables.map(({ local, remote }) => ({ local, remote })),
    machine.wires,
  );
});

test("a path that the kernel would take apart is refused", (t) => {
  t.true(["/a b", "/a,b", "/a:b"].every(unfitPath));
  t.false(unfitPath("/root/.cache/kvmnet/vm"));
});
