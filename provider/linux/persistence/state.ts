import type { Facts } from "../../host/host";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { OwnFile } from "./files";
import type { BootHost, DeviceOwner, ManagerName, Seen } from "./manager";
import { managerNames } from "./manager";
import { managerOf, managers } from "./managers";
import { rivalOf } from "./networkd/match";
import { uuidIn } from "./networkmanager/keyfile";

export const persistenceArg = () =>
  field(z.enum(["auto", "runtime", ...managerNames]).default("auto"), {
    description:
      "What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.",
  });

export type Persistence = "auto" | "runtime" | ManagerName;

export const persistedBy = () =>
  field(z.enum([...managerNames, "none"]), {
    description: "What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`.",
  });

const manager = () => z.enum(managerNames);
const texts = () => z.record(z.string(), z.string());

/** What a plan needs to know about persistence. */
export const bootState = () =>
  field(
    z.strictObject({
      files: field(texts(), { description: "Our files for it on the host, with their SHA-256." }),
      edited: field(z.array(z.string()), { description: "Those that were changed by hand." }),
      disabled: field(z.array(z.string()).optional(), { description: "Those that are units which systemd would not start at the next boot." }),
      pending: field(z.array(z.string()).optional(), {
        description: "Files that a run which was killed has written or removed, and whose manager does not know of it yet.",
      }),
      unmarked: field(z.array(z.string()).optional(), { description: "Files of somebody else's where files of ours have their place." }),
      running: field(z.array(manager()), { description: "Network managers that run on the host; the one with most network cards first." }),
      tools: field(texts(), { description: "Paths of the tools that boot-time files call." }),
      owners: field(
        z.record(
          z.string(),
          z.strictObject({
            managers: z.array(manager()) as z.ZodType<readonly ManagerName[]>,
            source: z.string().optional(),
            ours: z.boolean(),
            addressed: z.boolean(),
            shared: z.boolean().optional(),
            replaced: z.string().optional(),
            foremost: z.boolean().optional(),
            keeps: (z.array(z.string()) as z.ZodType<readonly string[]>).optional(),
            kind: z.string().optional(),
          }),
        ),
        { description: "Who runs the devices that it stands on." },
      ),
      rivals: field(texts().optional(), {
        description: "Files of somebody else's that networkd might take for these devices, unless one of ours comes before them.",
      }),
      uuids: field(texts().optional(), { description: "UUIDs of our profiles for it in NetworkManager." }),
      lastYaml: field(z.string().optional(), { description: "The last of netplan's files that is not ours." }),
      yamlDefaults: field(z.array(z.string()).optional(), { description: "Default routes in netplan's files that are not ours: family, table and metric." }),
    }),
    { description: "How it is kept over a reboot.", bookkeeping: true },
  );

export type BootState = z.infer<ReturnType<typeof bootState>>;

/** What a snapshot shows of persistence. */
export interface BootSnapshot {
  readonly files: readonly OwnFile[];
  /** What stands in them, and in files where ours have their place, by path. */
  readonly texts: Readonly<Record<string, string>>;
  /** Units among them that systemd would not start. */
  readonly disabled: readonly string[];
  /** Files that were written or removed without their manager being told, by key. */
  readonly pending: Readonly<Record<string, readonly string[]>>;
  /** Files where ours have their place, but without our mark. */
  readonly unmarked: readonly string[];
  readonly seen: Readonly<Partial<Record<ManagerName, Seen>>>;
  /** Names of the host's physical network cards. */
  readonly cards: readonly string[];
}

const TOOLS = ["ip", "bridge", "ethtool", "resolvectl", "dhclient", "udhcpc", "dhcpcd", "ifup"];

/** `devices` are those that the description names: ports, lower device, itself. */
export function observeBoot(
  snapshot: BootSnapshot,
  facts: Facts,
  key: string,
  devices: readonly string[],
): { persistedBy: ManagerName | "none"; boot: BootState } {
  const own = snapshot.files.filter((file) => file.key === key);
  const running = runningManagers(snapshot);
  const disabled = own.map((file) => file.path).filter((path) => snapshot.disabled.includes(path));
  const pending = snapshot.pending[key] ?? [];
  const named = [...new Set(devices)].sort();
  const { matches = [] } = snapshot.seen.networkd ?? {};
  const rivals = Object.fromEntries(
    named.flatMap((device) => {
      const path = rivalOf(matches, device);
      return path ? [[device, path] as const] : [];
    }),
  );
  const uuids = Object.fromEntries(
    own.flatMap(({ path, edited }) => {
      const uuid = managerOf(path) === "networkmanager" && !edited ? uuidIn(snapshot.texts[path] ?? "") : undefined;
      return uuid ? [[path, uuid] as const] : [];
    }),
  );
  const { lastFile: lastYaml, defaults: yamlDefaults = [] } = snapshot.seen.netplan ?? {};
  return {
    persistedBy: own.map((file) => managerOf(file.path)).find((name) => name !== undefined) ?? "none",
    boot: {
      files: Object.fromEntries(own.map((file) => [file.path, file.sha256])),
      edited: own.filter((file) => file.edited).map((file) => file.path),
      ...(disabled.length > 0 && { disabled }),
      ...(pending.length > 0 && { pending: [...pending] }),
      ...(snapshot.unmarked.length > 0 && { unmarked: [...snapshot.unmarked] }),
      running,
      tools: Object.fromEntries(TOOLS.flatMap((tool) => (facts.tools[tool] ? [[tool, facts.tools[tool]]] : []))),
      owners: Object.fromEntries(named.flatMap((device) => ownerEntry(snapshot, device))),
      ...(Object.keys(rivals).length > 0 && { rivals }),
      ...(Object.keys(uuids).length > 0 && { uuids }),
      ...(lastYaml && { lastYaml }),
      ...(yamlDefaults.length > 0 && { yamlDefaults: [...yamlDefaults] }),
    },
  };
}

function runningManagers({ seen, cards }: BootSnapshot): ManagerName[] {
  const count = (name: ManagerName) => cards.filter((card) => seen[name]?.devices[card]).length;
  // A stable sort: with equal counts the order of the list of names decides; our own unit always comes last.
  return managerNames.filter((name) => seen[name]?.running).sort((a, b) => (a === "unit" ? 1 : b === "unit" ? -1 : count(b) - count(a)));
}

function ownerEntry({ seen, files }: BootSnapshot, device: string): [string, DeviceOwner][] {
  const runs = managerNames.filter((name) => seen[name]?.devices[device]);
  const own = files.filter((candidate) => candidate.key === device).map(({ path }) => path);
  const byFile = own[0] && managerOf(own[0]);
  const names = runs.length > 0 || !byFile ? runs : [byFile];
  const source = runs.length > 0 || !byFile ? undefined : managers[byFile].sourceAmong?.(own, device);
  const details = runs.map((name) => seen[name]?.devices[device]).find(Boolean);
  return names.length === 0 ? [] : [[device, { managers: names, ours: byFile !== undefined, addressed: false, ...(source && { source }), ...details }]];
}

export const bootHost = ({ running, tools, owners, rivals, uuids, lastYaml, yamlDefaults }: BootState): BootHost => ({
  running,
  tools,
  owners,
  ...(rivals && { rivals }),
  ...(uuids && { uuids }),
  ...(lastYaml && { lastYaml }),
  ...(yamlDefaults && { yamlDefaults }),
});
