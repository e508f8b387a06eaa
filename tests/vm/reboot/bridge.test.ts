import test from "ava";
import { kinds } from "../../../provider/registry";
import { type TakenVm, takeVm } from "../machine";
import { RebootScene } from "./scene";

const bridge = kinds.Bridge();
const resources = [
  {
    kind: bridge,
    args: {
      name: "br7",
      ports: ["eth1"],
      addresses: ["192.0.2.7/24", "2001:db8:7::7/64"],
      gateway: "192.0.2.1",
      gatewayMetric: 50,
      stp: false,
      forwardDelaySeconds: 0,
    },
  },
  { kind: bridge, args: { name: "br8", addresses: ["198.51.100.8/24"] } },
];

let taken: TakenVm;
test.serial.before("a machine whose NICs nobody manages", async (t) => {
  t.timeout(600_000);
  taken = await takeVm({ instance: "reboot-bridge" });
});
test.serial.after.always("leave the machine", () => taken?.release());

test.serial("no manager: two bridges, one with a port, outlive a reboot", async (t) => {
  t.timeout(600_000);
  await new RebootScene(taken, resources).rebooted(t);
});

test.serial("no manager: power lost in the middle of making them, the next up finishes", async (t) => {
  t.timeout(600_000);
  await new RebootScene(taken, resources).powerLost(t);
});
