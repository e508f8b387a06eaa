import type { remote } from "@pulumi/command/types/input";
import type { Unwrap } from "@pulumi/pulumi";
import test from "ava";
import { type Connection, connection, connectionKey, connectionLabel } from "../../../provider/host/connection";

const hostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBQf2 root@kvm1";
const privateKey = "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n";

// One object for @pulumi/command and for us: this fails to compile when the shapes drift apart.
const shared: Unwrap<remote.ConnectionArgs> & { host: string } = {
  host: "kvm1.example.net",
  port: 2222,
  user: "root",
  password: "p",
  privateKey,
  privateKeyPassword: "q",
  hostKey,
  agentSocketPath: "/run/agent",
  dialErrorLimit: 10,
  perDialTimeout: 15,
  proxy: {
    host: "jump",
    port: 22,
    user: "me",
    password: "p",
    privateKey,
    privateKeyPassword: "q",
    hostKey,
    agentSocketPath: "/a",
    dialErrorLimit: -1,
    perDialTimeout: 0,
  },
};
const asOurs: Connection = shared;
const asTheirs: Unwrap<remote.ConnectionArgs> = { ...asOurs, host: "kvm1" };

test("the shape of @pulumi/command's ConnectionArgs, and ours", (t) => {
  t.deepEqual(connection().parse(shared), shared);
  t.truthy(asTheirs);
  const own = { host: "::1", sshConfigFile: "/home/me/.ssh/other config", become: "sudo", libvirtUri: "qemu:///system", transport: "ssh" } as const;
  t.deepEqual(connection().parse(own), own);
  t.deepEqual(connection().parse({ transport: "local" }), { transport: "local" });
});

const refused: readonly [property: string, value: object][] = [
  ["host", {}],
  ["host", { host: "" }],
  ["host", { host: "-oProxyCommand=x" }],
  ["host", { host: "a b" }],
  ["host", { host: "kvm1\nProxyCommand x" }],
  ["host", { host: "root@kvm1" }],
  ["host", { host: "$(id)" }],
  ["user", { host: "a", user: "-l" }],
  ["user", { host: "a", user: "r;id" }],
  ["user", { host: "a", user: "" }],
  ["port", { host: "a", port: 0 }],
  ["port", { host: "a", port: 65536 }],
  ["port", { host: "a", port: "22" }],
  ["password", { host: "a", password: "a\nb" }],
  ["privateKey", { host: "a", privateKey: "ssh-ed25519 AAAA" }],
  ["privateKey", { host: "a", privateKey: "-----BEGIN PRIVATE KEY-----\0" }],
  ["privateKeyPassword", { host: "a", privateKeyPassword: "a\rb" }],
  ["hostKey", { host: "a", hostKey: "SHA256:abcdef" }],
  ["hostKey", { host: "a", hostKey: `${hostKey}\n* ssh-rsa AAAA` }],
  ["agentSocketPath", { host: "a", agentSocketPath: 'a" ProxyCommand="x' }],
  ["sshConfigFile", { host: "a", sshConfigFile: "a\nb" }],
  ["become", { host: "a", become: "doas" }],
  ["libvirtUri", { host: "a", libvirtUri: "system" }],
  ["transport", { host: "a", transport: "winrm" }],
  ["dialErrorLimit", { host: "a", dialErrorLimit: -2 }],
  ["perDialTimeout", { host: "a", perDialTimeout: 1.5 }],
  ["proxy.host", { host: "a", proxy: { host: "-x" } }],
  ["proxy.user", { host: "a", proxy: { host: "b", user: "a'b" } }],
  ["", { host: "a", hots: "b" }],
  ["proxy", { host: "a", proxy: { host: "b", proxy: {} } }],
];

for (const [property, value] of refused) {
  test(`refused: ${JSON.stringify(value)}`, (t) => {
    const { error } = connection().safeParse(value);
    t.deepEqual([...new Set(error?.issues.map((issue) => issue.path.join(".")))], [property]);
  });
}

test("every property is documented", (t) => {
  for (const shape of [connection().shape, connection().shape.proxy.unwrap().shape]) {
    for (const [name, schema] of Object.entries(shape)) {
      t.truthy(schema.meta()?.description, name);
    }
  }
});

test("labels carry no secret; keys tell settings apart whatever their order", (t) => {
  t.is(connectionLabel({ host: "kvm1", user: "root", password: "p" }), "root@kvm1");
  t.is(connectionLabel({ host: "kvm1", port: 2222 }), "kvm1:2222");
  t.is(connectionLabel({ transport: "local" }), "local");
  t.is(connectionKey({ host: "a", user: "b" }), connectionKey({ user: "b", host: "a" }));
  t.not(connectionKey({ host: "a", password: "1" }), connectionKey({ host: "a", password: "2" }));
});
