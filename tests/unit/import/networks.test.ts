import { isDeepStrictEqual } from "node:util";
import test from "ava";
import fc from "fast-check";
import { checkArgs } from "../../../provider/engine/check";
import { fittingKinds, type NetworkKindOf, networkKinds } from "../../../provider/import/chooseNetwork";
import { describe } from "../../../provider/import/describe";
import { parseNetwork } from "../../../provider/libvirt/definition";
import type { Network } from "../../../provider/libvirt/model";
import { natNetwork } from "../../../provider/libvirt/natNetwork";
import type { NetworkState } from "../../../provider/libvirt/networkKind";
import { normalise } from "../../../provider/libvirt/normalise";
import { anyNetwork } from "../libvirt/networkArbitrary";
import { hostWith } from "./helpers/hosts";

const nat: NetworkKindOf = natNetwork;

async function described(network: Network, inactive?: Network) {
  const { host } = hostWith(network, inactive);
  const state = (await nat.read(host, network.name)) as NetworkState;
  return { state, item: describe(nat, state) };
}

test("what is written for a network is complete: with it, nothing is planned but the mark", async (t) => {
  await t.notThrowsAsync(
    fc.assert(
      fc.asyncProperty(anyNetwork, async (network) => {
        const { state, item } = await described(network);
        if (item.blocked.length > 0) {
          // Only what the kind's own checks refuse may stop it: random networks hold what users may not say.
          t.true(
            item.blocked.every((reason) => !reason.startsWith("it would change")),
            item.blocked.join("\n"),
          );
          return;
        }
        const { inputs, failures } = checkArgs(nat, { ...item.args, name: network.name, owner: "p/s/n", adopt: true });
        t.deepEqual(failures, []);
        t.deepEqual(
          nat.plan(state, inputs).filter((change) => !["owner", "ownedLists"].includes(String(change.path[0]))),
          [],
        );
      }),
      { numRuns: 30 },
    ),
  );
});

test("a kind fits what it writes back unchanged, and says what it has no word for", (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { observed } = hostWith(network);
        const [fit] = fittingKinds(observed, [nat]);
        t.is(fit?.kind, nat);
        const unsaid = fit?.unsaid ?? [];
        const bare = ({ name: _name, ...rest }: Network) => JSON.parse(JSON.stringify(normalise(rest as Network)));
        t.is(unsaid.length === 0, isDeepStrictEqual(bare(network), bare(nat.rebuild(network))));
      }),
    ),
  );
});

const definition = (inner: string) =>
  parseNetwork(`<network><name>n</name>${inner}<bridge name='virbr5' stp='on' delay='0'/><ip address='10.7.0.1' prefix='24'/></network>`);

for (const mode of ["", "<forward mode='route'/>", "<forward mode='open'/>", "<forward mode='bridge'/>"]) {
  test(`NatNetwork does not fit ${mode || "a network without forwarding"}`, (t) => {
    t.deepEqual(fittingKinds(hostWith(definition(mode)).observed, [nat]), []);
  });
}

test("a network that the narrow kind cannot say in full goes to the generic one", (t) => {
  const odd = parseNetwork(
    "<network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'><name>n</name><metadata><x:note xmlns:x='urn:x'>hello</x:note></metadata>" +
      "<forward mode='nat'/><bridge name='virbr5' stp='on' delay='0'/><ip address='10.7.0.1' prefix='24'/><dnsmasq:options><dnsmasq:option value='log-queries'/></dnsmasq:options></network>",
  );
  t.deepEqual(
    fittingKinds(hostWith(odd).observed, networkKinds()).map(({ kind, unsaid }) => [kind.type, [...unsaid].sort()]),
    [
      ["Network", []],
      ["NatNetwork", ["dnsmasqOptions", "metadata"]],
    ],
  );
});

test("of kinds that fit, the one that says most of it comes first", (t) => {
  const deaf: NetworkKindOf = { ...nat, type: "Deaf", rebuild: (network, base) => base ?? { ...nat.rebuild(network), bridge: undefined } };
  const fits = fittingKinds(hostWith(definition("<forward mode='nat'/>")).observed, [deaf, nat]);
  t.deepEqual(
    fits.map(({ kind, unsaid }) => [kind.type, unsaid]),
    [
      ["NatNetwork", []],
      ["Deaf", ["bridge.name"]],
    ],
  );
});

test("what goes without saying is not written", async (t) => {
  const { item } = await described(
    parseNetwork(
      "<network><name>default</name><forward mode='nat'><nat><port start='1024' end='65535'/></nat></forward><bridge name='virbr0' stp='on' delay='0'/>" +
        "<ip address='192.168.122.1' netmask='255.255.255.0'><dhcp><range start='192.168.122.2' end='192.168.122.254'/></dhcp></ip></network>",
    ),
  );
  t.deepEqual(item.args, { subnets: [{ cidr: "192.168.122.0/24" }], bridge: { name: "virbr0" } });
});

test("where the stored definition differs from the running network, that property is left alone, and the program says so", async (t) => {
  const live = definition("<forward mode='nat'/>");
  const { item, state } = await described(live, { ...live, ipv6: true });
  t.truthy(state.nextStart);
  t.deepEqual(item.blocked, []);
  t.false("ipv6" in item.args);
  t.deepEqual(item.remarks, ["ipv6 is not written: it would change ipv6: only the stored definition differs: the next start would take it"]);
});

test("a transient network is not adopted: that would store its definition", async (t) => {
  const { host } = hostWith(definition("<forward mode='nat'/>"));
  const state = { ...((await nat.read(host, "n")) as NetworkState), persistent: false };
  t.deepEqual(describe(nat, state).blocked, ["it would change persistent: stores the definition: the network would be gone after its next stop"]);
});

test("what belongs to another program is not adopted", async (t) => {
  const { host } = hostWith(definition("<forward mode='nat'/>"));
  const state = { ...((await nat.read(host, "n")) as NetworkState), owner: "a/b/c" };
  t.deepEqual(describe(nat, state).blocked, ["it belongs to a/b/c"]);
});

test("of what a kind refuses, no more is left out than need be", async (t) => {
  const { item } = await described(
    parseNetwork(
      "<network><name>n</name><forward mode='nat'/><bridge name='virbr5' stp='on' delay='0'/><dns forwardPlainNames='no'><txt name='a.example' value='a &quot;b&quot;'/>" +
        "<srv service='ldap' protocol='tcp' domain='a.example' target='.'/></dns><ip address='10.7.0.1' prefix='24'/></network>",
    ),
  );
  t.deepEqual(item.args.dns, { forwardPlainNames: false, srv: [{ service: "ldap", protocol: "tcp", domain: "a.example", target: "." }] });
  t.regex(item.remarks.join(), /^dns\.txt is not written: dns\.txt\[0\]\.value "a \\"b\\"" must not contain "/);
});

test("a network without addresses is an InternalNetwork", (t) => {
  const { observed } = hostWith(parseNetwork("<network><name>n</name><bridge name='virbr5' stp='on' delay='0'/></network>"));
  t.is(fittingKinds(observed, networkKinds())[0]?.kind.type, "InternalNetwork");
});
