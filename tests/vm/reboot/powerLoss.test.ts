import test from "ava";
import type { Owner } from "../../../lab/vm/owners";
import { kinds } from "../../../provider/registry";
import { takeVm } from "../machine";
import { tidy } from "./owner";
import { RebootScene, type Resource } from "./scene";

const bridge = kinds.Bridge();
const waves: readonly (readonly Resource[])[] = [
  [
    { kind: bridge, args: { name: "br7", ports: ["eth1"], addresses: ["192.0.2.7/24"], gateway: "192.0.2.1", gatewayMetric: 50 } },
    { kind: kinds.Vlan(), args: { name: "eth2.100", lowerDevice: "eth2", vlanId: 100 } },
  ],
  [{ kind: bridge, args: { name: "br100", ports: ["eth2.100"], addresses: ["10.100.0.1/24"] } }],
];

for (const owner of ["none", "networkd"] satisfies Owner[]) {
  const run = owner === "none" || process.env.KVMNET_VM === "all" ? test.serial : test.serial.skip;
  run(`${owner}: power lost in the middle of making them, the next up finishes`, async (t) => {
    t.timeout(900_000);
    const taken = await takeVm({ instance: `power-${owner}`, owner });
    t.teardown(() => taken.release());
    await new RebootScene(taken, waves).powerLost(t, { tidy: tidy[owner] });
  });
}
