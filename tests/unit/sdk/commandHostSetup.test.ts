import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { CommandHostSetup, type CommandHostSetupArgs } from "../../../sdk/commandHostSetup";
import { hostSetupScript } from "../../../sdk/commandHostSetupScripts";

const created: pulumi.runtime.MockResourceArgs[] = [];

test.before(() =>
  pulumi.runtime.setMocks({
    newResource: (args) => {
      created.push(args);
      return { id: `${args.name}-id`, state: { ...args.inputs, stdout: "family=debian\nos=debian 12\nlibvirt=9.0.0\n" } };
    },
    call: () => ({}),
  }),
);

const connection = { host: "kvm1.example.net", user: "root", port: 2222, hostKey: "ssh-ed25519 AAAA", sshConfigFile: "config", libvirtUri: "qemu:///system" };

async function setUp(name: string, args: CommandHostSetupArgs) {
  const setup = new CommandHostSetup(name, args);
  const facts = await new Promise<Record<string, string>>((resolve) => setup.facts.apply(resolve));
  return { facts, command: created.find((resource) => resource.name === name && resource.type.startsWith("command:")) };
}

test.serial("one remote command with the script on stdin, and the shared part of the connection", async (t) => {
  const { facts, command } = await setUp("kvm1", { connection, features: ["openvswitch", "libvirt", "libvirt"] });
  t.is(command?.type, "command:remote:Command");
  t.is(command?.inputs.stdin, hostSetupScript);
  t.regex(command?.inputs.create, /exec sudo -n sh -s -- apply auto libvirt openvswitch;/);
  t.is(command?.inputs.delete, undefined);
  const sent = command?.inputs.connection;
  // The last two are defaults of @pulumi/command's own.
  t.deepEqual(sent.value ?? sent, { host: "kvm1.example.net", user: "root", port: 2222, hostKey: "ssh-ed25519 AAAA", dialErrorLimit: 10, perDialTimeout: 15 });
  t.deepEqual(facts, { family: "debian", os: "debian 12", libvirt: "9.0.0" });
});

test.serial("this machine itself by a local command", async (t) => {
  const { command } = await setUp("here", { connection: { transport: "local" }, features: ["nftables"], libvirtDaemons: "modular" });
  t.is(command?.type, "command:local:Command");
  t.regex(command?.inputs.create, /apply modular nftables;/);
});

test.serial("an unknown host key must be accepted explicitly", async (t) => {
  const { command } = await setUp("kvm2", { connection: { host: "kvm2" }, features: ["libvirt"], acceptUnknownHostKey: true });
  t.is(command?.inputs.connection.host ?? command?.inputs.connection.value.host, "kvm2");
});

test.serial("an unknown feature is refused, in words", (t) => {
  t.throws(() => new CommandHostSetup("kvm3", { connection, features: ["ovn" as "libvirt"] }), { message: /no feature "ovn".*libvirt, openvswitch, nftables/ });
  t.throws(() => new CommandHostSetup("kvm4", { connection, features: [], libvirtDaemons: "x; reboot" as "auto" }), { message: /libvirtDaemons/ });
});
