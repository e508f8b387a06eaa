import type { ChassisArgs } from "./args";

/** Each property as a key of `Open_vSwitch.external_ids`, and back. */
interface Key {
  readonly key: string;
  write(value: unknown): string;
  /** `undefined`: not set. */
  read(text: string | undefined): unknown;
}

const list = (key: string): Key => ({
  key,
  write: (values) => (values as string[]).join(","),
  read: (text) => (text ? text.split(",").map((one) => one.trim()) : []),
});
const number = (key: string): Key => ({ key, write: String, read: (text) => (text ? Number(text) : undefined) });
const word = (key: string): Key => ({ key, write: String, read: (text) => text });
const pairs = (key: string): Key => ({
  key,
  write: (values) =>
    Object.entries(values as object)
      .map((pair) => pair.join(":"))
      .sort()
      .join(","),
  read: (text) => Object.fromEntries((text ? text.split(",") : []).map((pair) => [before(pair), after(pair)])),
});

const before = (pair: string) => pair.slice(0, pair.lastIndexOf(":")).trim();
const after = (pair: string) => pair.slice(pair.lastIndexOf(":") + 1).trim();

export type Settings = Omit<ChassisArgs, "name" | "owner" | "adopt" | "onGuestsAttached" | "tls">;
type SettingName = keyof Settings;

export const chassisKeys: Readonly<Record<SettingName, Key>> = {
  remotes: list("ovn-remote"),
  encapTypes: list("ovn-encap-type"),
  encapIps: list("ovn-encap-ip"),
  bridge: word("ovn-bridge"),
  datapathType: word("ovn-bridge-datapath-type"),
  bridgeMappings: pairs("ovn-bridge-mappings"),
  cmsOptions: list("ovn-cms-options"),
  monitorAll: { key: "ovn-monitor-all", write: String, read: (text) => text === "true" },
  remoteProbeMilliseconds: number("ovn-remote-probe-interval"),
  openflowProbeSeconds: number("ovn-openflow-probe-interval"),
};

const settingNames = Object.keys(chassisKeys) as SettingName[];

/** What the keys of a host say. */
export const settingsOf = (keys: Readonly<Record<string, string>>): Settings =>
  Object.fromEntries(settingNames.map((name) => [name, chassisKeys[name].read(keys[chassisKeys[name].key])])) as Settings;

/** The keys that arguments ask for; one with an empty value is none. */
export const wantedKeys = (args: ChassisArgs): Record<string, string> =>
  Object.fromEntries(
    settingNames
      .filter((name) => args[name] !== undefined)
      .map((name) => [chassisKeys[name].key, chassisKeys[name].write(args[name])])
      .filter(([, text]) => text !== ""),
  );

/** The keys that arguments manage, with or without a value. */
export const managedKeys = (args: Partial<ChassisArgs>) => ({
  externalIds: settingNames.filter((name) => args[name] !== undefined).map((name) => chassisKeys[name].key),
});
