import * as pulumi from "@pulumi/pulumi";
import test from "ava";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const registered: Registered[] = [];

// With mocks, every resource is registered for real by the SDK; only the engine behind it is a function.
void pulumi.runtime.setMocks(
  {
    newResource: ({ type, name, inputs, id }) => {
      registered.push({ type, name, inputs });
      return { id: id || inputs.name || name, state: { ...inputs, machineId: "aaaa", ofport: 3 } };
    },
    call: ({ inputs }) => inputs,
  },
  "project",
  "stack",
);

const kvmnet = require("../../../sdk") as typeof import("../../../sdk");

const value = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
const find = (name: string) => registered.find((one) => one.name === name);

test("a resource registers under the dynamic type, with name, owner mark and the constant provider text", async (t) => {
  const lan = new kvmnet.NatNetwork("lan", { connection: { host: "kvm1" }, subnets: [{ cidr: "192.0.2.0/24" }] });
  t.is(await value(lan.name), "lan");
  t.is(await value(lan.machineId), "aaaa");
  t.deepEqual(find("lan"), {
    type: "pulumi-nodejs:dynamic/kvmnet:NatNetwork",
    name: "lan",
    inputs: {
      name: "lan",
      owner: "project/stack/lan",
      connection: { host: "kvm1" },
      subnets: [{ cidr: "192.0.2.0/24" }],
      __provider: 'exports.handler = () => require("pulumi-kvmnet/dynamic").v1("NatNetwork")',
    },
  });
});

test("a name of its own goes before the logical name; explicit undefined does not count", async (t) => {
  const named = new kvmnet.OvsBridge("logical", { name: "br-ext" });
  t.is(await value(named.name), "br-ext");
  const unnamed = new kvmnet.OvsBridge("br-own", { name: undefined });
  t.is(await value(unnamed.name), "br-own");
});

test("credentials become secrets, in the host's and the proxy's settings; the rest stays readable", async (t) => {
  const connection = { host: "kvm1", password: "hunter2", proxy: { host: "jump", privateKey: "PRIVATE KEY" } };
  const direct = new kvmnet.OvsBridge("secret-direct", { connection });
  const later = new kvmnet.OvsBridge("secret-later", { connection: pulumi.output(connection) });
  const open = new kvmnet.OvsBridge("open", { connection: pulumi.output({ host: "kvm1" }) });
  await Promise.all([direct, later, open].map((bridge) => value(bridge.urn)));
  // The mocks show a secret at any depth as one of the whole property.
  t.like(find("secret-direct")?.inputs.connection, { value: connection });
  t.like(find("secret-later")?.inputs.connection, { value: connection });
  t.deepEqual(find("open")?.inputs.connection, { host: "kvm1" });
});

test("get looks up by name and connection alone", async (t) => {
  const seen = kvmnet.Bridge.get("seen", "br0", { connection: { host: "kvm1" } });
  t.is(await value(seen.id), "br0");
  t.deepEqual(Object.keys(find("seen")?.inputs ?? {}).sort(), ["__provider", "connection"]);
});

test("isInstance tells kinds apart", (t) => {
  const bridge = new kvmnet.OvsBridge("instance");
  t.true(kvmnet.OvsBridge.isInstance(bridge));
  t.false(kvmnet.Bridge.isInstance(bridge));
  t.false(kvmnet.OvsBridge.isInstance({ __pulumiType: "pulumi-nodejs:dynamic/kvmnet:OvsBridge" }));
});

test("a dynamic provider is told which places are secret, and nothing where none is", async (t) => {
  const lan = new kvmnet.NatNetwork("lan-secret", {
    subnets: [{ cidr: "192.0.2.0/24", gateway: pulumi.secret("192.0.2.9") }, { cidr: pulumi.output("198.51.100.0/24") }],
    mtu: pulumi.output(1400),
    domain: pulumi.output({ name: pulumi.secret("x") }),
  });
  const open = new kvmnet.NatNetwork("lan-open", { subnets: [{ cidr: pulumi.output("192.0.2.0/24") }] });
  await Promise.all([lan, open].map((one) => value(one.urn)));
  t.deepEqual(find("lan-secret")?.inputs.__secrets, [["subnets", 0, "gateway"], ["domain"]]);
  t.false("__secrets" in (find("lan-open")?.inputs ?? {}));
});

test("every output that a class has resolves, the ones that only the host knows included", async (t) => {
  const port = new kvmnet.OvsPort("port", { bridge: "br", type: "internal", tag: 7 });
  t.true(pulumi.Output.isInstance(port.ofport));
  t.is(await value(port.bridge), "br");
  t.is(await value(port.ofport), 3);
  t.is(await value(pulumi.interpolate`${port.ofport}/${port.tag}`), "3/7");
  t.is(port.ofport, port.ofport, "the same Output each time");
  t.is(await value(port.error), undefined);
});

test("Pulumi makes Outputs only of what a program sets alone", (t) => {
  const lan = new kvmnet.NatNetwork("few", { subnets: [{ cidr: "192.0.2.0/24" }] });
  const declared = Object.keys(lan).filter((name) => pulumi.Output.isInstance((lan as unknown as Record<string, unknown>)[name]));
  t.deepEqual(declared.sort(), ["__provider", "id", "name", "owner", "subnets", "urn"]);
});

test("an output that is read back depends on its resource", (t) => {
  const port = new kvmnet.OvsPort("dependent", { bridge: "br", type: "internal" });
  const { resources } = port.ofport as unknown as { resources(): Set<pulumi.Resource> };
  t.true(resources().has(port));
});
