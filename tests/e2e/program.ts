/** The program of a user: all five kinds, the connection from the stack's config. Edits change one line, as in an editor. */
export const PROGRAM = `import * as kvmnet from "pulumi-kvmnet";

const lan = new kvmnet.NatNetwork("e2elan", {
  subnets: [{ cidr: "192.168.107.0/24", dhcp: { ranges: [{ start: "192.168.107.100", end: "192.168.107.150" }], reservations: [] } }],
});
const br0 = new kvmnet.Bridge("e2ebr0", { ports: ["eth1"], addresses: ["198.51.100.10/24"], stp: false });
const vtap = new kvmnet.MacvtapInterface("e2evtap0", { lowerDevice: "eth2", mode: "bridge" });
const int = new kvmnet.OvsBridge("e2eint", { datapathType: "netdev" });
const web = new kvmnet.OvsPort("e2eweb0", { bridge: int.name, type: "internal", tag: 100 });

export const gateway = lan.subnets[0].gateway;
export const tap = vtap.name;
export const port = web.name;
export const bridge = br0.name;
`;

/** One line changed; a pattern that does not match is a mistake in the test. */
export function edited(program: string, from: string, to: string): string {
  if (!program.includes(from)) {
    throw new Error(`the program has no ${from}`);
  }
  return program.replace(from, to);
}
