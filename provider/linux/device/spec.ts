import type { GuardSettings } from "../../host/guard/settings";
import type { Facts } from "../../host/host";
import type { Change } from "../../resource/change";
import type { CommonArgs, CommonState, Rule } from "../../resource/kind";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import type { z } from "../../resource/zod";
import type { Dns } from "../kernel/dns";
import type { HostFacts } from "../kernel/hostFacts";
import type { Link } from "../kernel/link";
import type { Joining } from "../kernel/openVswitch";
import type { PortRecord } from "../kernel/record";
import type { Snapshot } from "../kernel/snapshot";
import type { Command, Maker, OptionValue } from "../persistence/config";
import type { Persisted } from "../persistence/keeping";
import type { Persistence } from "../persistence/state";

/** What kinds of devices have in common. A kind names those that its schema has; one that is absent is not managed. */
export interface DeviceArgs extends CommonArgs {
  readonly lowerDevice?: string | undefined;
  readonly ports?: string[] | undefined;
  readonly moveAddresses?: boolean | undefined;
  readonly addresses?: string[] | undefined;
  readonly gateway?: string | undefined;
  readonly gateway6?: string | undefined;
  readonly gatewayMetric?: number | undefined;
  readonly dhcp4?: boolean | undefined;
  readonly dhcp6?: boolean | undefined;
  readonly dns?: Dns | undefined;
  readonly mtu?: number | undefined;
  readonly mac?: string | undefined;
  readonly up: boolean;
  readonly persistence?: Persistence | undefined;
  readonly onGuestsAttached?: GuestsPolicy | undefined;
  readonly guard?: GuardSettings | undefined;
  /** A port of the same host network that has nothing of its own: the port's file says what it has at a boot, and its own does not count beside that. */
  readonly isBarePort?: boolean | undefined;
}

export interface GuestsPolicy {
  readonly restart: "refuse" | "reattach";
  readonly delete: "refuse" | "detach";
}

export interface DeviceState extends CommonState, Persisted {
  readonly addresses?: string[] | undefined;
  readonly gateway?: string | undefined;
  readonly gateway6?: string | undefined;
  readonly gatewayMetric?: number | undefined;
  readonly dhcp4?: boolean | undefined;
  readonly dhcp6?: boolean | undefined;
  readonly dns?: { servers: string[]; search: string[] } | undefined;
  readonly dnsManager?: string | undefined;
  readonly mtu: number;
  readonly mac: string;
  readonly up: boolean;
  readonly ifindex: number;
  readonly lowerDevice?: string | undefined;
  readonly ports?: string[] | undefined;
  readonly portsDown?: string[] | undefined;
  readonly guestPorts?: string[] | undefined;
  readonly portsBefore?: PortRecord[] | undefined;
  /** With the own MAC address of each port. */
  readonly portStates?: { readonly port: string; readonly mac: string }[] | undefined;
  readonly hostFacts: HostFacts;
  readonly onGuestsAttached?: GuestsPolicy | undefined;
  readonly guard?: GuardSettings | undefined;
}

/** A property of one kind that iproute2 sets by words after `type KIND`. */
export interface Option<Args> {
  readonly property: keyof Args & string;
  readonly words: (value: never) => readonly (string | number)[];
  /** The observed value in the normal form of the argument, from `linkinfo.info_data`. */
  readonly read: (data: Link["data"], link: Link) => unknown;
  readonly cost: PropertyImpact;
  /** What a new device has without a word. Not every kernel has a word for it. */
  readonly initial?: unknown;
  /** The kernel cannot change it on a device that is there: it is made anew, in its place, in the same step. */
  readonly fixed?: boolean | ((from: unknown, to: unknown) => boolean);
  /** The kernel changes it only on a device that is down, or that has no ports either: it goes down, and ports leave, for a moment in the same step. */
  readonly needs?: "down" | "empty";
}

/** What a snapshot does not say: from the host's facts, from the arguments and from what we knew before. */
export interface Context {
  readonly facts: Facts;
  /** Devices that the arguments name; who runs them belongs to the state. */
  readonly devices: readonly string[];
  readonly portsBefore?: readonly PortRecord[] | undefined;
  /** The last state, under what has been written since: for what a kernel does not show at times. */
  readonly known?: object | undefined;
  readonly dhcp4?: boolean | undefined;
  readonly dhcp6?: boolean | undefined;
  readonly onGuestsAttached?: GuestsPolicy | undefined;
  readonly guard?: GuardSettings | undefined;
}

/** One kind of device that we make: what sets it apart from the others. The rest is `deviceKind`. */
export interface DeviceSpec<Args extends DeviceArgs, State extends DeviceState> extends CommonSpec<Args, State> {
  readonly kernelKind: Maker["kind"];
}

/** What plans and orders need of a kind, whether we make its devices or find them there. */
export interface CommonSpec<Args extends DeviceArgs, State extends DeviceState> {
  readonly type: string;
  /** In the kernel's words. Absent: the device is there anyway, and only set. */
  readonly kernelKind?: Maker["kind"];
  /** In words, for steps: `bridge`, `VLAN interface`. */
  readonly noun: string;
  readonly description: string;
  readonly args: z.ZodObject;
  readonly state: z.ZodObject;
  readonly options: readonly Option<Args>[];
  readonly rules: readonly Rule<Args>[];
  /** Of properties that are neither options nor common ones, or cost something else here. */
  readonly impacts?: Impacts<Args>;
  /** Properties that `plan` compares. */
  readonly planned?: readonly (keyof Args & string)[];
  /** The kernel may enslave other devices to it (`ports`); a guest's NIC among them is never touched. */
  readonly ports?: "bridge" | "bond";
  readonly complete?: (args: Partial<Args>) => Partial<Args>;
  /** Options that belong to the making of the device alone, for the managers: `{ peer: "x" }`. */
  readonly makingOptions?: (args: Args) => Readonly<Record<string, OptionValue>>;
  /** The same as words: `peer name X`. */
  readonly makingWords?: (args: Args) => readonly (string | number)[];
  /** What its state has besides options and common properties. `context` has what was known before. */
  readonly observe?: (snapshot: Snapshot, link: Link, context: Context) => Partial<State>;
  /** Differences in what `observe` adds. */
  readonly plan?: (state: State, args: Args) => Change[];
  /** Commands for what `observe` adds; `found` is absent (or was made anew) when everything is to be set. Also what is kept for the next boot, with `found` absent. */
  readonly commands?: (args: Args, found: State | undefined) => Command[];
  /** How a port joins where that is no matter of the kernel's: it stays one over a reboot by itself. */
  readonly joins?: (snapshot: Snapshot, args: Args, port: string) => Joining;
  /** The same for one port, once it has joined. */
  readonly portCommands?: (args: Args, port: string, found: State | undefined) => Command[];
  /** Orders that note on the host what there was, before anything is changed. */
  readonly remember?: (snapshot: Snapshot, args: Args, found: State | undefined) => string[];
  /** Properties whose changes leave our own session alone, whichever device carries it. */
  readonly unguarded?: readonly (keyof Args & string)[];
  /** Once ports have left, for good or for a moment, and before others join. */
  readonly afterLeaving?: (args: Args, found: State, leaving: readonly string[]) => Command[];
  /** `BootPort.options` of a port. */
  readonly portOptions?: (args: Args, port: string) => Readonly<Record<string, unknown>>;
  /** What can only be known on the host, looked at before anything is changed. Throws the first reason against it. */
  readonly check?: (snapshot: Snapshot, args: Args, found: State | undefined, facts: Facts) => void;
  /** A finer impact of a change, or why it is refused as things are (besides the common reasons). */
  readonly refine?: (change: Change, state: State, args: Args) => Change;
  /** It has a MAC address of its own, rather than that of another device. */
  readonly ownMac?: (args: Args) => boolean;
  /** The MAC address that it has from one of its ports; `own` knows a port's own one. */
  readonly lentMac?: (args: Args, own: (port: string) => string | undefined) => string | undefined;
  /** The kernel brings it up only when its lower device is up: that is brought up as well. */
  readonly raisesLower?: boolean;
  /** A guest holds the device itself open (a macvtap), rather than a port of it. */
  readonly heldByGuest?: boolean;
}
