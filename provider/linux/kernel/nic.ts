/** What ethtool, sysfs and `ip` say about a NIC besides what every network device has. Plain data. */
export interface Nic {
  /** Absent: not asked for, or no ethtool on the host. */
  readonly features?: Readonly<Record<string, Feature>>;
  readonly queues?: Counts;
  readonly ring?: Counts;
  /** Absent: it has no SR-IOV. */
  readonly sriov?: Sriov;
}

export interface Feature {
  readonly on: boolean;
  /** The driver does not let it be changed. */
  readonly fixed: boolean;
  /** The name under which it is switched together with others: `tcp-segmentation-offload`. */
  readonly group?: string;
}

/** `rx`, `tx`, `combined`: as they are, and the most that the driver can do. One that it does not have is absent. */
export interface Counts {
  readonly now: Readonly<Record<string, number>>;
  readonly most: Readonly<Record<string, number>>;
}

export interface Sriov {
  readonly number: number;
  readonly total: number;
  readonly functions: readonly {
    readonly index: number;
    /** Bound to vfio-pci: handed to a guest (or another user of VFIO). */
    readonly vfio: boolean;
    /** Its network devices on the host. */
    readonly devices: readonly string[];
  }[];
}

/** One virtual function as `ip -d -j` prints it in `vfinfo_list`. */
export interface VirtualFunction {
  readonly index: number;
  readonly mac: string;
  readonly vlan: number;
  readonly qos: number;
  readonly trust?: boolean;
  readonly spoofCheck?: boolean;
  readonly linkState?: "auto" | "enable" | "disable";
  readonly minTxRateMbps?: number;
  readonly maxTxRateMbps?: number;
}

/** The features that a name stands for: those of its group that can be changed, else itself. */
export function membersOf(features: Readonly<Record<string, Feature>>, name: string): string[] {
  const members = Object.keys(features).filter((member) => features[member]?.group === name);
  return (members.length > 0 ? members : [name]).filter((member) => features[member] && !features[member].fixed);
}

interface Section {
  readonly name: string;
  readonly device?: string | undefined;
  readonly body: string;
}

/** From the sections `sriov`, `ethtool-k`, `ethtool-l` and `ethtool-g` of a snapshot. */
export function nicsOf(sections: readonly Section[]): Record<string, Nic> {
  const lines = sections.filter(({ name }) => name === "sriov").map(({ body }) => body);
  const nics: Record<string, Nic> = Object.fromEntries(Object.entries(sriovOf(lines.join(""))).map(([device, sriov]) => [device, { sriov }]));
  for (const { name, device = "", body } of sections.filter((section) => section.name.startsWith("ethtool-"))) {
    const features = name === "ethtool-k" ? featuresOf(body) : {};
    const counts = name === "ethtool-l" || name === "ethtool-g" ? countsOf(body) : undefined;
    nics[device] = {
      ...nics[device],
      ...(Object.keys(features).length > 0 && { features }),
      ...(counts && (name === "ethtool-l" ? { queues: counts } : { ring: counts })),
    };
  }
  return nics;
}

/** `	tx-tcp6-segmentation: off [requested on]`; what is indented belongs to the line above. */
export function featuresOf(text: string): Record<string, Feature> {
  const features: Record<string, Feature> = {};
  let group: string | undefined;
  for (const line of text.split("\n")) {
    const [, indent = "", name, value, rest = ""] = /^(\s*)([\w-]+): (on|off)(.*)$/.exec(line) ?? [];
    if (name) {
      group = indent === "" ? name : group;
      features[name] = { on: value === "on", fixed: rest.includes("[fixed]"), ...(indent !== "" && group && { group }) };
    }
  }
  return features;
}

const words: Readonly<Record<string, string>> = { RX: "rx", TX: "tx", Combined: "combined" };

/** Two lists of one form, for queues and for rings; `n/a` and 0 as the most: there is none. */
export function countsOf(text: string): Counts | undefined {
  const [, most = "", now] = /Pre-set maximums:\n([\s\S]*?)Current hardware settings:\n([\s\S]*)/.exec(text) ?? [];
  return now === undefined ? undefined : { now: numbers(now), most: numbers(most) };
}

function numbers(text: string): Record<string, number> {
  const lines = [...text.matchAll(/^(RX|TX|Combined):\s+(\d+)$/gm)];
  return Object.fromEntries(lines.map(([, word = "", value]) => [words[word], Number(value)]));
}

/** `eth1 2 63 0=vfio-pci 1=eth1v1`: NIC, number, most, and each virtual function with its users. */
function sriovOf(body: string): Record<string, Sriov> {
  const lines = body.split("\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [nic = "", number, total, ...functions] = line.split(" ");
      return [nic, { number: Number(number), total: Number(total), functions: functions.map(functionOf) }];
    }),
  );
}

function functionOf(text: string): Sriov["functions"][number] {
  const [index, ...users] = text.split("=");
  return { index: Number(index), vfio: users.includes("/vfio-pci"), devices: users.filter((user) => user !== "/vfio-pci") };
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

/** The form of iproute2 since 4.19; before 5.5 the address is called `mac` (ip/ipaddress.c, print_vfinfo). What is 0 is not printed. */
export function functionsOf(rows: readonly Json[]): VirtualFunction[] {
  return rows.map((row) => {
    const vlan = row.vlan_list?.[0] ?? row;
    const optional = {
      trust: row.trust,
      spoofCheck: row.spoofchk,
      linkState: row.link_state,
      minTxRateMbps: row.rate?.min_tx,
      maxTxRateMbps: row.rate?.max_tx ?? row.tx_rate,
    };
    return {
      index: row.vf,
      mac: row.address ?? row.mac ?? "",
      vlan: vlan.vlan ?? 0,
      qos: vlan.qos ?? 0,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    };
  });
}
