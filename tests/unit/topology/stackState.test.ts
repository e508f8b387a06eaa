import test from "ava";
import { recordedIn } from "../../../provider/topology/stackState";

const outputs = { name: "lan", owner: "p/s/lan", machineId: "aaaa", __provider: "code", __kvmnet: { stateVersion: 2, managed: [] } };
const exported = (resources: readonly object[]) => JSON.stringify({ version: 3, deployment: { resources } });

test("what came through either door is found, and nothing else", (t) => {
  const found = recordedIn(
    exported([
      { type: "pulumi:pulumi:Stack", outputs: {} },
      { type: "pulumi-nodejs:dynamic/kvmnet:NatNetwork", inputs: { name: "lan", __provider: "code" }, outputs },
      { type: "kvmnet:index:Bridge", inputs: { name: "br0" }, outputs: { ...outputs, name: "br0" } },
      { type: "kvmnet:index:OfALaterRelease", inputs: {}, outputs },
      { type: "pulumi:providers:kvmnet", inputs: {}, outputs: {} },
      { type: "aws:ec2/vpc:Vpc", inputs: {}, outputs: {} },
      { type: "kvmnet:index:Bridge", inputs: { name: "not-made-yet" } },
    ]),
  );
  t.deepEqual(
    found.map(({ label, inputs }) => ({ label, inputs })),
    [
      { label: "NatNetwork lan", inputs: { name: "lan" } },
      { label: "Bridge br0", inputs: { name: "br0" } },
    ],
  );
  t.false("__provider" in (found[0]?.last ?? {}));
});

test("secrets are a word in what is read of a state", (t) => {
  const secret = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
  const [found] = recordedIn(exported([{ type: "kvmnet:index:OvsBridge", inputs: { externalIds: secret }, outputs: { ...outputs, externalIds: secret } }]));
  t.deepEqual(found?.inputs, { externalIds: "[secret]" });
  t.like(found?.last, { externalIds: "[secret]" });
});

test("a stack without resources has none; what is no state is refused with the way to make one", (t) => {
  t.deepEqual(recordedIn(exported([])), []);
  t.deepEqual(recordedIn("{}"), []);
  t.throws(() => recordedIn("Previewing update"), { message: /--state.*pulumi stack export/s });
});
