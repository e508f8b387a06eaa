import type { Dns } from "../kernel/dns";
import type { BootConfig } from "./config";

/** What brings devices back after a reboot. `unit` is a systemd unit of our own, for what no network manager looks after. */
export const managerNames = ["networkmanager", "networkd", "netplan", "ifupdown", "unit"] as const;
export type ManagerName = (typeof managerNames)[number];

/**
 * One way to persist; a folder each. Pure: it turns a description into files and into orders. Beside it lie `look.sh`, with a function `look_NAME` that prints
 * what `sees` needs to know and nothing when the manager does not run (in as few processes as it can, under 20 ms: it runs in every refresh; it must not read
 * stdin), and `verbs.sh`, with a function `verb_ORDER` for each order of its own (bounded in time; `fail TEXT` ends it with an error).
 */
export interface Manager {
  readonly name: ManagerName;
  /** Patterns of the paths of our files, for the shell: `/etc/systemd/network/*kvmnet-*`. Plain words without blanks. */
  readonly ownFiles: readonly string[];
  /** Reads what `look_NAME` of its `look.sh` printed. */
  sees(text: string): Seen;
  /** Why it cannot bring this back; `undefined` when it can. Asked before anything is changed. */
  unsupported(config: BootConfig, host: BootHost): string | undefined;
  /** Every file that it needs for this, header included (`headed`). */
  files(config: BootConfig, host: BootHost): BootFile[];
  /** The `source` of a device that it has not met yet and that these files of ours describe (`DeviceOwner`). */
  sourceAmong?(paths: readonly string[], device: string): string | undefined;
  /** Orders before the kernel's devices are changed: the manager lets go of devices that become ports. */
  before(change: BootChange): string[];
  /** Orders after the files are written and the kernel is as it should be: the manager takes note without disturbing anything. */
  after(change: BootChange): string[];
  /** Orders after the files are removed; the device is still there. */
  afterRemoval(change: BootChange): string[];
}

/** What a manager does on the host now. */
export interface Seen {
  readonly running: boolean;
  /** Devices that it runs (not those that it merely knows of). */
  readonly devices: Readonly<Record<string, Omit<DeviceOwner, "managers">>>;
  /** Name servers that somebody's files give to devices that it runs (NetworkManager). */
  readonly dns?: Readonly<Record<string, Dns>>;
  /** Its plugin for Open vSwitch, where the host has it (NetworkManager). */
  readonly ovsPlugin?: string;
  /** Somebody's files in the order in which it tries them on a new device, with what they are about (networkd). */
  readonly matches?: readonly { readonly path: string; readonly match: readonly (readonly [key: string, value: string])[] }[];
  /** The last of somebody's files, where a later one may not speak of what comes after it (netplan). */
  readonly lastFile?: string;
  /** Default routes of somebody's files, as `family table metric` (netplan). */
  readonly defaults?: readonly string[];
}

export interface BootFile {
  readonly path: string;
  readonly mode: "600" | "644" | "755";
  readonly text: string;
}

/** What a renderer may know about the host. Part of a resource's state, so that plans need no host. Plain data. */
export interface BootHost {
  /** Managers that run on the host, the one that most NICs belong to first; `unit` where systemd is the init. */
  readonly running: readonly ManagerName[];
  /** Absolute paths of tools, by name: `ip`, `bridge`, `ethtool`, `resolvectl`, `dhclient`. Absent: not there. */
  readonly tools: Readonly<Record<string, string>>;
  /** The devices that a description names (itself, ports, lower device), as they are run now. A device without entry is nobody's. */
  readonly owners: Readonly<Record<string, DeviceOwner>>;
  /** Somebody's file that networkd might take for one of these devices, unless one of ours comes before it. */
  readonly rivals?: Readonly<Record<string, string>>;
  /** UUIDs of our profiles that are there, by path (NetworkManager). */
  readonly uuids?: Readonly<Record<string, string>>;
  /** The last YAML of somebody's (netplan). */
  readonly lastYaml?: string;
  /** Default routes of somebody's YAMLs, as `family table metric`, whether they are in force or not (netplan). */
  readonly yamlDefaults?: readonly string[];
}

export interface DeviceOwner {
  /** Who runs it now, or whose file of ours will after a reboot. Two of them: nobody may touch it. */
  readonly managers: readonly ManagerName[];
  /**
   * Where its settings come from: the path of the effective `.network` file (networkd, netplan), the profile's UUID (NetworkManager), the file with the stanza
   * (ifupdown). Absent when the manager has none.
   */
  readonly source?: string;
  /** `source` is a file of ours. */
  readonly ours: boolean;
  /** `source` is somebody else's and gives the device addresses (static or leased). */
  readonly addressed: boolean;
  /** `source` is somebody else's and describes further devices as well (networkd: a pattern in `[Match]`; NetworkManager: no device named): nothing can be added to it for this device alone. */
  readonly shared?: boolean;
  /** Lines of `source` that must stay when a file of ours stands in for it: `[Link]`, `MTUBytes=9000` (networkd). */
  readonly keeps?: readonly string[];
  /** Somebody else's file that `source`, which is ours, stands in for (NetworkManager). */
  readonly replaced?: string;
  /** Somebody else's, which no file of ours comes before: it has the highest priority itself (NetworkManager). */
  readonly foremost?: boolean;
  /** What kind of device `source` says that it is (NetworkManager: `ethernet`, `bond`): a profile of ours that stands in for it must be of the same. */
  readonly kind?: string;
}

/** What changes, for the orders around it. */
export interface BootChange {
  readonly config: BootConfig;
  readonly host: BootHost;
  /** Paths of files that are written (their content differs) and that are removed. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Devices that become ports with this change. */
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
}
