import type { Problem, Rule } from "../../resource/kind";
import { deviceRules } from "../device/rules";
import type { OvsUplinkArgs, UplinkDevice } from "./types";

/** What holds among a device's arguments, said of the uplink's. Only what a rule asks for is looked at: of a value that is not known yet it is not. */
const ofDevices = deviceRules.map(
  (rule): Rule<OvsUplinkArgs> =>
    function* (args) {
      for (const problem of rule(asDevice(args))) {
        yield problem.path[0] === "name" ? { ...problem, path: ["bridge"] } : problem;
      }
    },
);

const fixed: Partial<UplinkDevice> = { ports: [], moveAddresses: true, up: true };

const asDevice = (args: OvsUplinkArgs): UplinkDevice =>
  new Proxy(args as unknown as UplinkDevice, {
    get: (_, property) => (property === "name" ? args.bridge : property in fixed ? Reflect.get(fixed, property) : Reflect.get(args, property)),
  });

function* twoDevices({ name, bridge }: OvsUplinkArgs): Iterable<Problem> {
  if (name === bridge) {
    yield { path: ["name"], reason: "is the bridge itself: `name` is the NIC that becomes its uplink" };
  }
  if (name === "lo") {
    yield { path: ["name"], reason: "is the loopback device, which cannot be a port" };
  }
}

export const uplinkRules: readonly Rule<OvsUplinkArgs>[] = [...ofDevices, twoDevices];
