import { parseSnapshot, type Snapshot } from "../../../provider/libvirt/snapshot";

interface Sides {
  /** XML of what runs, and of what is stored. */
  readonly live?: string;
  readonly stored?: string;
}

export interface Printed {
  readonly networks?: readonly (Sides & { readonly autostart?: boolean })[];
  readonly domains?: readonly Sides[];
  readonly ports?: readonly string[];
  readonly dnsmasq?: readonly string[];
  readonly more?: string;
}

const uuidIn = ({ live, stored }: Sides) => /<uuid>(.*?)<\/uuid>/.exec(live ?? stored ?? "")?.[1] ?? "";
const where = <T extends Sides>(all: readonly T[], holds: (one: T) => boolean | string | undefined) => all.filter(holds).map((one) => `${uuidIn(one)}\n`);
const sides = (all: readonly Sides[], prefix: string) =>
  all.flatMap(({ live, stored }) => [
    ...(live ? [`M ${prefix}live .virsh # dump\n${live}\n`] : []),
    ...(stored ? [`M ${prefix}stored .virsh # dump\n${stored}\n`] : []),
  ]);

/** What a look prints of such a host (step/look.sh). */
export function printed({ networks = [], domains = [], ports = [], dnsmasq, more = "" }: Printed): string {
  return [
    "M all .virsh # list\n",
    ...where(networks, () => true),
    "M inactive .virsh # list\n",
    ...where(networks, ({ live }) => !live),
    "M transient .virsh # list\n",
    ...where(networks, ({ stored }) => !stored),
    "M autostart .virsh # list\n",
    ...where(networks, ({ autostart }) => autostart),
    "M running .virsh # list\n",
    ...where(domains, ({ live }) => live),
    "M defined .virsh # list\n",
    ...where(domains, ({ stored }) => stored),
    "M whole .\n",
    ...sides(networks, ""),
    "M whole .\n",
    ...sides(domains, "domain-"),
    "M whole .\n",
    "M ports .\n",
    ...ports.map((port) => `/sys/class/net/${port.replace("/", "/brif/")}\n`),
    ...(dnsmasq ? ["M dnsmasq .\n", ...dnsmasq.map((name) => `${name}.pid\n`)] : []),
    more,
    "M end .\n",
  ].join("");
}

export const snapshotOf = (host: Printed) => parseSnapshot(printed(host), "M") as Snapshot;
