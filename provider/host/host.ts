import type { GuardSettings } from "./guard/settings";

/** What we learn about a host once per session, in the round trip that opens it. */
export interface Facts {
  /** /etc/machine-id: the identity of the host, whatever name we reached it by. */
  readonly machineId: string;
  /** Another one with each boot. */
  readonly bootId: string;
  readonly hostname: string;
  /** `ID`, `VERSION_ID` and `ID_LIKE` of /etc/os-release. */
  readonly os: { readonly id: string; readonly version: string; readonly like: readonly string[] };
  readonly kernel: string;
  /** Running systemd as init. */
  readonly systemd: boolean;
  /** Absolute paths of the tools we know about (`virsh`, `ip`, `bridge`, `ovs-vsctl`, `ovsdb-client`, `nft` …); absent = not installed. */
  readonly tools: Readonly<Record<string, string>>;
  /** Network device on which our own session comes in ("" for local sessions), with every device below and above it. */
  readonly sessionDevices: readonly string[];
}

/**
 * One remote step. `script` is a constant POSIX shell text of ours: values reach it as "$1", "$2" … and on stdin, never
 * by being pasted into it. It runs as root, with LC_ALL=C, umask 077 and the sbin directories on PATH.
 */
export interface Step {
  /** In words, for errors: `define the network`. */
  readonly name: string;
  readonly script: string;
  /** Positional parameters. No control characters. */
  readonly args?: readonly string[];
  /** What the script reads on stdin. Text without NUL. */
  readonly input?: string;
  /** Deadline on the host; default 60 s. */
  readonly timeoutMs?: number;
  /** Changes something: takes the host's lock for its duration (reads share it) and drops cached snapshots. Default false. */
  readonly mutates?: boolean;
  /** Exit codes that are answers, not failures; default [0]. */
  readonly expect?: readonly number[];
  /** Tools that must be there; a missing one is an error that names the package. */
  readonly needs?: readonly string[];
}

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface NewWay {
  readonly address?: string | undefined;
  /** How long connecting may take. */
  readonly dialSeconds: number;
}

/** A KVM host that we can run steps on: over ssh, or the machine itself. */
export interface Host {
  /** How the user called it: `root@kvm1.example.net`, or `local`. */
  readonly label: string;
  readonly facts: Facts;
  /** `qemu:///system` unless the connection says otherwise. */
  readonly libvirtUri: string;
  /** What the connection says of guarding changes of the way in. */
  readonly guard?: GuardSettings | undefined;
  /** Runs one step; throws a KvmnetError (`step-failed`, `deadline`, `connection-lost`, `tool-missing` …) when it fails. */
  run(step: Step): Promise<Output>;
  /**
   * Runs one step over a connection of its own, begun now and to the same machine (else `wrong-host`), which takes the place of the former one when it
   * answers. `address`: the host is reached by that one, under the key that is known for its name. Absent where a host is only looked at.
   */
  runAnew?(step: Step, way: NewWay): Promise<Output>;
  /** Another host, reached as this one is, but by this name or address; its host key is the one that ssh knows. The caller closes it. Absent where a host is only looked at. */
  beside?(host: string): Promise<Host & { close(): Promise<void> }>;
  /**
   * A snapshot of something on the host, shared: callers that ask while it loads, or within a short time after with no
   * mutating step in between, get the same one. So that reading 500 resources costs a handful of round trips.
   * `since` (`Date.now()`): one whose loading began before then will not do.
   */
  snapshot<T>(key: string, load: () => Promise<T>, since?: number): Promise<T>;
}
