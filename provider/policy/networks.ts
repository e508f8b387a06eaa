import { textsIn } from "../host/sections";
import { isIp, type Subnet, subnetOf } from "../resource/ip";
import { prefixOf } from "../resource/prefix";
import { z } from "../resource/zod";
import { attributesOf, elements, unescaped } from "./libvirtFile";
import { refusal } from "./table/refusal";

/** A network of libvirt's, as far as forwards need it. From libvirt's own files, which it writes in one form: an element a line. */
export interface LibvirtNetwork {
  readonly name: string;
  readonly active: boolean;
  /** `nat`, `route`, `open`, `bridge` …; `none` for an isolated one. */
  readonly mode: string;
  /** libvirt translates and filters IPv6 as well. */
  readonly nat6: boolean;
  readonly bridge: string;
  /** Its guests are ports of Open vSwitch. */
  readonly openvswitch: boolean;
  /** It has a `<bandwidth>` of its own, which libvirt keeps on its bridge. */
  readonly limited: boolean;
  readonly subnets: readonly (Subnet & { readonly gateway: string })[];
  readonly ranges: readonly { readonly start: string; readonly end: string }[];
  readonly reservations: readonly { readonly mac?: string; readonly name?: string; readonly ip: string }[];
}

/** What look.sh puts between the path of a file and a line of it. */
const BETWEEN = "\u0001";

/** `stored` and `running`: each line the path of a file and a line of it. What runs is what counts. */
export function networksOf(stored: string, running: string): LibvirtNetwork[] {
  const networks = new Map<string, LibvirtNetwork>();
  for (const [active, lines] of [
    [false, stored],
    [true, running],
  ] as const) {
    for (const text of textsIn(lines, BETWEEN).values()) {
      const network = networkOf(text, active);
      networks.set(network.name, network);
    }
  }
  return [...networks.values()];
}

function networkOf(whole: string, active: boolean): LibvirtNetwork {
  // Elements of others may have any name.
  const text = whole.replace(/<metadata>[\s\S]*<\/metadata>/, "");
  const dhcp = [...text.matchAll(/<dhcp>([\s\S]*?)<\/dhcp>/g)].map(([, inner = ""]) => inner).join("\n");
  return {
    name: unescaped(/<name>(.*?)<\/name>/.exec(text)?.[1] ?? ""),
    active,
    mode: attributesOf(/<forward\b[^>]*>/.exec(text)?.[0] ?? "").mode ?? (/<forward\b/.test(text) ? "nat" : "none"),
    nat6: attributesOf(/<nat\b[^>]*>/.exec(text)?.[0] ?? "").ipv6 === "yes",
    bridge: attributesOf(/<bridge\b[^>]*>/.exec(text)?.[0] ?? "").name ?? "",
    openvswitch: elements(text, "virtualport").some(({ type }) => type === "openvswitch"),
    limited: /<(in|out)bound\b/.test(text.replace(/<portgroup\b[\s\S]*?<\/portgroup>/g, "")),
    subnets: elements(text, "ip").flatMap(subnet),
    ranges: elements(dhcp, "range").flatMap(({ start = "", end = "" }) => (isIp(start) && isIp(end) ? [{ start, end }] : [])),
    reservations: elements(dhcp, "host").flatMap(({ ip = "", mac, name }) => (isIp(ip) ? [{ ip, ...(mac && { mac }), ...(name && { name }) }] : [])),
  };
}

function subnet({ address = "", netmask, prefix }: Record<string, string>): (Subnet & { gateway: string })[] {
  const bits = prefixOf({ address, ...(prefix !== undefined && { prefix: Number(prefix) }), ...(netmask !== undefined && { netmask }) });
  return isIp(address) ? [{ ...subnetOf(`${address}/${bits}`), gateway: address }] : [];
}

/** A bridge as far as a rule of ours may name it: the kernel allows more. */
export const bridgeWord = z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}$/);

/** One for which the host routes; refuses what it is not. `purpose` in words: `forward into`. */
export function routedNetwork(networks: readonly LibvirtNetwork[], name: string, purpose: string): LibvirtNetwork {
  const network = networks.find((one) => one.name === name);
  if (!network) {
    throw refusal("network", `there is no libvirt network ${name} on the host`, "make it first (a NatNetwork whose `name` output you give as `network`)");
  }
  if (!["nat", "route", "open"].includes(network.mode)) {
    const what =
      network.mode === "none" ? "isolated: its guests have no way out, and so none back" : `of the mode ${network.mode}: the host does not route for it`;
    throw refusal("network", `the network ${name} is ${what}`, `${purpose} a network with NAT, a routed or an open one`);
  }
  return network;
}

/** Its bridge, for rules. */
export function bridgeOf({ bridge }: LibvirtNetwork): string {
  if (!bridgeWord.safeParse(bridge).success) {
    throw refusal(
      "network",
      `its bridge ${JSON.stringify(bridge)} has a name that no rule of ours may hold`,
      "give the bridge a name of letters, digits, _ . and -",
    );
  }
  return bridge;
}
