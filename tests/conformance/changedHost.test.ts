import test from "ava";
import { type TakenHost, takeHost } from "../lab";
import { deviceCases, preparation as devices } from "./changedHost/devices";
import { preparation as guests, networkCases } from "./changedHost/networks";
import { openVswitchCases } from "./changedHost/openVswitch";
import { Scene } from "./changedHost/scene";

/** Promise 1: on a host that changed since the last state, a preview tells what up then does, and refuses what up refuses. */

let taken: TakenHost;
let scene: Scene;

test.serial.before("a host", async () => {
  taken = await takeHost();
  scene = new Scene(taken);
  await scene.end();
});

test.serial.after.always("leave the host as it was", async () => {
  await scene?.end();
  await taken?.release();
});

for (const [group, cases, preparation] of [
  ["networks", networkCases, guests],
  ["devices", deviceCases, devices],
  ["Open vSwitch", openVswitchCases, ":"],
] as const) {
  for (const one of cases) {
    test.serial(`${group}: ${one.title}`, async (t) => {
      t.teardown(() => scene.end());
      await scene.prepare(preparation);
      await scene.run(t, one);
    });
  }
}
