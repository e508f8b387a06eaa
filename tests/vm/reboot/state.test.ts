import test from "ava";
import { differences, parseState } from "./state";

const state = (bridge: object, { local = "fe80::1:2", metric = 0 } = {}) =>
  parseState(`
== links
${JSON.stringify([{ ifname: "br7", mtu: 1500, addr_info: [{ family: "inet6", local }], linkinfo: { info_kind: "bridge", info_data: { ageing_time: 30000, ...bridge } } }])}
== routes
${JSON.stringify([{ dst: "default", dev: "br7", metric, protocol: "static" }])}
[]
== files
hash  /etc/a
== resolvConf
nameserver 192.0.2.53
`);

test("what each boot gives anew is no difference", (t) => {
  t.deepEqual(differences(state({ hello_timer: 1.5, root_port: 1 }), state({ hello_timer: 0.2, root_port: 0 }, { local: "fe80::99" })), []);
});

test("what somebody set is", (t) => {
  const found = differences(state({}), state({ ageing_time: 100 }, { metric: 5 }));
  t.is(found.length, 4, found.join("\n"));
  t.true(found.some((line) => line.startsWith("- routes") && line.includes('"metric":0')));
  t.true(found.some((line) => line.startsWith("+ links") && line.includes('"ageing_time":100')));
});
