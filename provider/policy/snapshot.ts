import { sectionsOf, textsIn } from "../host/sections";
import type { Taken } from "../resource/portForward/taken";
import { type LibvirtNetwork, networksOf } from "./networks";
import { type GuestNic, nicsOf } from "./nics";
import { listenersOf, translationsOf } from "./ports";
import { flowFaultsOf, type Switch, switchesOf } from "./switches";
import type { Boot } from "./table/boot";
import { headerOf } from "./table/fragment";
import { type Impairments, impairmentsOf } from "./table/impairments";
import { type Queues, queuesOf } from "./table/queues";

/** Everything about a host that its policy is planned from. Plain data. */
export interface Policy {
  readonly fragments: ReadonlyMap<string, Found>;
  /** What came of what fragments ask to be tried, by path: `passed` or `failed WORDS`. */
  readonly results: ReadonlyMap<string, string>;
  /** Notes of connections that are still to be ended, by their paths. */
  readonly ending: ReadonlySet<string>;
  /** Which tools the host has of those that few ask for: `conntrack` ends connections, `iperf3` measures, `openssl` makes handshakes. */
  readonly tools: ReadonlySet<string>;
  /** All fragments as one word: what a work was decided on. */
  readonly hash: string;
  readonly networks: readonly LibvirtNetwork[];
  /** What differs between our table and what nft makes of the fragments; absent where nothing does. */
  readonly differs?: { readonly live: readonly string[]; readonly wanted: readonly string[] };
  /** The file that a boot loads holds what the fragments make. */
  readonly fileCurrent: boolean;
  /** Our file or our table is there. */
  readonly present: boolean;
  /** Accepts of ours that stand ahead of libvirt's own rules: `ip virbr1 nft`. */
  readonly held: readonly string[];
  /** Which of its two ways libvirt filters a bridge: `ip virbr1` → `nft`. */
  readonly backends: ReadonlyMap<string, string>;
  readonly boot: Boot;
  readonly listeners: readonly Taken[];
  readonly translations: readonly Taken[];
  readonly nics: readonly GuestNic[];
  /** Linux bridges of the host. */
  readonly bridges: ReadonlySet<string>;
  /** Bridges of Open vSwitch. */
  readonly switches: ReadonlyMap<string, Switch>;
  /** How their flows differ from what the fragments make, by bridge, in words. */
  readonly flowFaults: ReadonlyMap<string, readonly string[]>;
  /** Bridges have flows of ours, or may have, that no fragment asks for. */
  readonly flowsLeft: boolean;
  /** Whether the kernel follows connections over bridges. */
  readonly tracksBridges: boolean;
  /** By which our own session comes in: the device of the host, and the MAC address of whoever hands it to us. */
  readonly wayIn: readonly { readonly device: string; readonly mac: string }[];
  /** All devices that carry our own session, to the NIC. */
  readonly sessionDevices: readonly string[];
  readonly queues: Queues;
  readonly impairments: Impairments;
}

/** A fragment on the host. */
export interface Found {
  readonly path: string;
  readonly text: string;
  readonly header: ReturnType<typeof headerOf>;
}

/** Reads what `look.sh` prints. */
export function parsePolicy(stdout: string, sessionDevices: readonly string[] = []): Policy {
  const sections = new Map(sectionsOf(stdout).map(({ name, body }) => [name, body]));
  const body = (name: string) => sections.get(name) ?? "";
  const lines = (name: string) =>
    body(name)
      .split("\n")
      .filter((line) => line.trim() !== "");
  const boot = lines("boot");
  return {
    fragments: new Map([...textsIn(body("fragments"))].map(([path, text]) => [path, { path, text, header: headerOf(text) }])),
    results: textsIn(body("results")),
    ending: new Set(lines("ending")),
    tools: new Set(lines("tools")),
    hash: body("hash").trim(),
    networks: networksOf(body("networks"), body("running")),
    ...(lines("table")[0] === "differs" && { differs: { live: lines("live"), wanted: lines("wanted") } }),
    fileCurrent: lines("file").length > 0,
    present: lines("leftovers").length > 0,
    held: lines("held").flatMap((line) => {
      const [place, family, bridge, backend] = line.split(" ");
      return place === "ahead" ? [`${family} ${bridge} ${backend}`] : [];
    }),
    backends: new Map(lines("backends").map((line) => [line.slice(0, line.lastIndexOf(" ")), line.slice(line.lastIndexOf(" ") + 1)])),
    boot: {
      systemd: boot[0] === "systemd",
      files: Object.fromEntries(
        boot.flatMap((line) => {
          const [, hash, path] = /^([0-9a-f]{64}) [ *](.*)$/.exec(line) ?? [];
          return path && hash ? [[path, hash]] : [];
        }),
      ),
      enabled: boot.flatMap((line) => /^enabled (.*)$/.exec(line)?.[1] ?? []),
      keeping: boot.includes("keeping"),
    },
    listeners: listenersOf(body("listeners")),
    translations: translationsOf(body("translations")),
    nics: nicsOf(body("nics")),
    tracksBridges: lines("tracking").length > 0,
    wayIn: lines("wayin").map((line) => ({ device: line.split(" ")[0] ?? "", mac: line.split(" ")[1] ?? "" })),
    sessionDevices,
    impairments: impairmentsOf(lines("impairments")),
    queues: queuesOf(lines("queues"), lines("limits")),
    bridges: new Set(lines("bridges").flatMap((line) => /^linux (\S+)$/.exec(line)?.[1] ?? [])),
    switches: switchesOf(lines("switches")),
    flowFaults: flowFaultsOf(lines("flows")),
    flowsLeft: lines("flows").includes("noted"),
  };
}
