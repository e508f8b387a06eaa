import test, { type ExecutionContext } from "ava";
import { bondSpec } from "../../../../provider/linux/bond";
import { bridgeSpec } from "../../../../provider/linux/bridge";
import { portSettings } from "../../../../provider/linux/bridge/portOptions";
import { bootConfig } from "../../../../provider/linux/device/boot";
import { desiredOf } from "../../../../provider/linux/device/desired";
import type { CommonSpec, DeviceArgs, DeviceState } from "../../../../provider/linux/device/spec";
import { macvlanSpec } from "../../../../provider/linux/macvlan";
import type { BootConfig } from "../../../../provider/linux/persistence/config";
import type { BootHost, Manager } from "../../../../provider/linux/persistence/manager";
import { managers } from "../../../../provider/linux/persistence/managers";
import { vlanSpec } from "../../../../provider/linux/vlan";
import { vxlanSpec } from "../../../../provider/linux/vxlan";

/** A value for each option of each kind: whoever adds an option adds one here, and sees which manager would lose it. */
const kinds = [
  {
    spec: bridgeSpec,
    base: { ports: ["eth1"] },
    values: {
      ...{ stp: true, forwardDelaySeconds: 5, helloTimeSeconds: 3, maxAgeSeconds: 30, ageingTimeSeconds: 60, priority: 4096, groupForwardMask: 16384 },
      ...{ vlanFiltering: true, vlanProtocol: "802.1ad", defaultPvid: 7, multicastSnooping: false, multicastQuerier: true },
    },
  },
  {
    spec: bondSpec,
    base: { mode: "802.3ad", ports: ["eth1"] },
    values: {
      ...{ mode: "balance-rr", miimonMilliseconds: 50, upDelayMilliseconds: 100, downDelayMilliseconds: 100, arpIntervalMilliseconds: 200 },
      ...{ arpIpTargets: ["192.0.2.1"], arpValidate: "all", failOverMac: "active", primary: "eth1", primaryReselect: "better", packetsPerPort: 3 },
      ...{ transmitHashPolicy: "layer3+4", minLinks: 2, lacpActive: false, lacpRate: "fast", aggregatorSelect: "count", adActorSystemPriority: 7 },
      ...{ adActorSystem: "02:00:00:00:00:09", adUserPortKey: 9, allPortsActive: true, resendIgmp: 4, peerNotifications: 5 },
    },
  },
  {
    spec: vlanSpec,
    base: { lowerDevice: "eth1", vlanId: 100, protocol: "802.1Q" },
    values: { vlanId: 200, protocol: "802.1ad", reorderHeader: false, looseBinding: true, gvrp: true, mvrp: true },
  },
  {
    spec: vxlanSpec,
    base: { vni: 7, group: "239.0.0.9", lowerDevice: "eth1", port: 4789, learning: true },
    values: { vni: 8, local: "192.0.2.1", group: "239.0.0.8", port: 8472, sourcePortRange: "4000-5000", learning: false, ttl: 9 },
  },
  { spec: macvlanSpec, base: { lowerDevice: "eth1", mode: "bridge" }, values: { mode: "vepa" } },
  // biome-ignore lint/suspicious/noExplicitAny: kinds of arguments of their own
] as { spec: any; base: object; values: Readonly<Record<string, unknown>> }[];

const sources: Readonly<Record<string, string>> = { netplan: "/run/systemd/network/10-netplan-eth1.network", networkmanager: "an-uuid" };

const hostOf = ({ name }: Manager): BootHost => ({
  running: [name],
  tools: { ip: "/sbin/ip", bridge: "/sbin/bridge" },
  owners: {
    eth1: { managers: name === "unit" ? [] : [name], ours: false, addressed: false, kind: "ethernet", ...(sources[name] && { source: sources[name] }) },
  },
});

function configOf<Args extends DeviceArgs, State extends DeviceState>(spec: CommonSpec<Args, State>, args: Args): BootConfig {
  return bootConfig(spec, args, desiredOf(args, []), args.mac);
}

/** All that would stand in files; `undefined` where the manager says that it cannot keep this. */
function kept(manager: Manager, config: BootConfig): string | undefined {
  const host = hostOf(manager);
  return manager.unsupported(config, host) === undefined ? JSON.stringify(manager.files(config, host)) : undefined;
}

/** The same after an option was added: it says so, or other text. */
function isKept(t: ExecutionContext, manager: Manager, plain: BootConfig, more: BootConfig, property: string): void {
  const text = kept(manager, more);
  t.true(text === undefined || text !== kept(manager, plain), `${property} is lost`);
}

for (const { spec, base, values } of kinds) {
  const described = (more: object) => configOf(spec, { name: "dev0", owner: "p/s/dev0", up: true, persistence: "auto", ...base, ...more });

  test(`${spec.type}: every option has a value here`, (t) => {
    t.deepEqual(Object.keys(values).sort(), spec.options.map(({ property }: { property: string }) => property).sort());
  });

  for (const manager of Object.values(managers)) {
    test(`${spec.type}: ${manager.name} keeps every option over a reboot, or says that it cannot`, (t) => {
      for (const [property, value] of Object.entries(values)) {
        isKept(t, manager, described({}), described({ [property]: value }), property);
      }
    });
  }
}

for (const manager of Object.values(managers)) {
  test(`${manager.name} keeps every setting of a bridge's port over a reboot, or says that it cannot`, (t) => {
    const described = (options: object) =>
      configOf(bridgeSpec, { name: "dev0", owner: "p/s/dev0", up: true, persistence: "auto", ports: ["eth1"], portOptions: { eth1: options } } as never);
    for (const { property, usual } of portSettings) {
      isKept(t, manager, described({}), described({ [property]: typeof usual === "boolean" ? !usual : 9 }), property);
    }
    isKept(t, manager, described({}), described({ vlans: [{ id: 5 }] }), "vlans");
  });
}
