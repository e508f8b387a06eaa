import { join } from "node:path";
import test from "ava";
import ts from "typescript";

const root = join(__dirname, "../../..");

/** Compiles a program against the SDK's sources; gives the first line of each error. */
function errorsOf(program: string): string[] {
  const file = join(root, "examples/first-light/virtual.ts");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ["node"],
  };
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists, getSourceFile] = [host.readFile, host.fileExists, host.getSourceFile];
  const text = `import * as kvmnet from "../../sdk";\n${program}`;
  host.readFile = (name) => (name === file ? text : readFile(name));
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, version, ...rest) => (name === file ? ts.createSourceFile(name, text, version) : getSourceFile(name, version, ...rest));
  const found = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host)).filter((one) => one.file?.fileName === file);
  return found.map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n").split("\n")[0] ?? "");
}

test("right programs compile, with outputs of one resource as inputs of another", (t) => {
  t.deepEqual(
    errorsOf(`
      const int = new kvmnet.OvsBridge("br-int");
      new kvmnet.OvsPort("web0", { bridge: int.name, type: "internal", tag: 100 });
      const lan = new kvmnet.NatNetwork("lan", { subnets: [{ cidr: "192.0.2.0/24", dhcp: { reservations: [] } }] });

      new kvmnet.Bridge("br0", { addresses: [lan.subnets.apply((subnets) => subnets[0]?.gateway + "/24")] });
    `),
    [],
  );
});

test("wrong programs do not compile", (t) => {
  const wrong = {
    "a property of another type of port": 'new kvmnet.OvsPort("p", { bridge: "br", type: "internal", remoteIp: "192.0.2.1" });',
    "a type of port that there is not": 'new kvmnet.OvsPort("p", { bridge: "br", type: "wormhole" });',
    "a misspelt property, nested": 'new kvmnet.NatNetwork("n", { subnets: [{ cird: "192.0.2.0/24" }] });',
    "a required property left out": 'new kvmnet.MacvtapInterface("m", { mode: "bridge" });',
    "text for a number": 'new kvmnet.Bridge("b", { mtu: "9000" });',
    "a subnet on a bridge that exists": 'new kvmnet.BridgedNetwork("n", { bridge: "br0", subnets: [] });',
    "a forward device without forwarding": 'new kvmnet.IsolatedNetwork("n", { subnets: [], forwardDevice: "eth0" });',
    "a property of another type of network": 'new kvmnet.Network("n", { type: "macvtap", mode: "bridge", devices: ["eth1"], mtu: 1500 });',
    "dnsmasq options without the word for it": 'new kvmnet.Network("n", { type: "isolated", dnsmasqOptions: { options: [] } });',
    "deferral where nothing can wait": 'new kvmnet.Bridge("b", { onGuestsAttached: { restart: "defer" } });',
    "an owner of one's own": 'new kvmnet.Bridge("b", { owner: "me" });',
  };
  for (const [what, program] of Object.entries(wrong)) {
    t.is(errorsOf(program).length, 1, what);
  }
});
