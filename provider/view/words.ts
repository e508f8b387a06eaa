import { visible } from "../engine/shown";
import type { Host } from "../host/host";
import { shellFile } from "../host/shellFile";
import { SECRET } from "../import/describeFound";
import { KIND } from "../policy/portForward/render";
import { KIND as ATTACHMENT } from "../policy/securityGroupAttachment/render";
import { blockName, ruleComment } from "../policy/table/fragment";
import { KvmnetError } from "../resource/error";
import type { HostTopology, Node } from "../topology/model";

/** What a tool of the host says of a thing. */
export interface Words {
  /** The command, as one would type it. */
  readonly command: string;
  readonly text: string;
}

interface Question {
  readonly what: "definition" | "leases" | "domain" | "link" | "addresses" | "vlans" | "bridge" | "port" | "forward" | "filter";
  readonly name: string;
  readonly mac?: string;
}

const COMMANDS: Readonly<Record<Question["what"], (name: string) => string>> = {
  definition: (name) => `virsh net-dumpxml ${name}`,
  leases: (name) => `virsh net-dhcp-leases ${name}`,
  domain: (name) => `virsh dumpxml ${name}`,
  link: (name) => `ip -d -s link show dev ${name}`,
  addresses: (name) => `ip address show dev ${name}`,
  vlans: (name) => `bridge vlan show dev ${name}`,
  bridge: (name) => `ovs-vsctl list Bridge ${name}`,
  forward: () => "nft list table inet kvmnet",
  filter: () => "nft list table bridge kvmnet",
  port: (name) => `ovs-vsctl list Port ${name} -- --if-exists list Interface ${name}`,
};

const DEADLINE_MS = 10_000;

/** The host's own words for a thing that was seen there, read now. What cannot be read says why in its place. */
export function wordsOf(host: Host, topology: HostTopology, node: Node): Promise<Words[]> {
  return Promise.all(questionsOn(topology, node).map((question) => answer(host, question)));
}

/** What there is to ask about a thing, by its kind. Pure. */
export function questionsOn({ nodes, edges }: HostTopology, { id, kind, name, device, mac }: Node): Question[] {
  const link = (of: string | undefined): Question[] => (of ? [{ what: "link", name: of }] : []);
  const below = nodes.filter((one) => edges.some(({ lower, upper }) => upper === id && lower === one.id));
  switch (kind) {
    case "network":
      return [{ what: "definition", name }, ...(device ? [{ what: "leases", name } as const] : []), ...link(device)];
    case "guest":
      return [
        { what: "domain", name, ...(mac && { mac }) },
        ...below.filter((one) => one.kind === "network" && one.device).map((one) => ({ what: "leases" as const, name: one.name, ...(mac && { mac }) })),
        ...link(device),
      ];
    case "ovs-bridge":
      return [{ what: "bridge", name }, ...link(name)];
    case "ovs-port":
    case "patch":
    case "tunnel":
      return [{ what: "port", name }];
    case "entry":
      return [{ what: id.startsWith(`${KIND} `) ? "forward" : "filter", name }];
    default:
      return [
        ...link(name),
        { what: "addresses", name },
        ...(nodes.some((one) => one.kind === "bridge" && edges.some(({ lower, upper }) => lower === id && upper === one.id))
          ? [{ what: "vlans", name } as const]
          : []),
      ];
  }
}

async function answer(host: Host, { what, name, mac }: Question): Promise<Words> {
  const command = COMMANDS[what](visible(name));
  try {
    const { stdout } = await host.run({
      name: `read what the host says of ${name}`,
      script: shellFile(__dirname, "words.sh"),
      args: [what, name, host.libvirtUri],
      timeoutMs: DEADLINE_MS,
    });
    return { command, text: visible(cut({ what, name, mac }, stdout)).trim() };
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    return { command, text: visible(error.message) };
  }
}

/** Of a guest the one NIC, of leases those to it, of our tables the rules of the one forward, the chains of the one attachment; and no secret of a tunnel. */
function cut({ what, name, mac = "" }: Question, text: string): string {
  const ofMac = (part: string) => part.toLowerCase().includes(mac.toLowerCase());
  switch (what) {
    case "domain":
      return (
        (text.match(/^ *<interface [\s\S]*?<\/interface>/gm) ?? []).filter(ofMac).join("\n") ||
        (text.includes("<domain") ? "(it has no such NIC any more)" : text)
      );
    case "leases":
      return mac === ""
        ? text
        : text
            .split("\n")
            .filter((line, n) => n < 2 || ofMac(line))
            .join("\n");
    case "forward":
      return text
        .split("\n")
        .filter((line) => line.includes(ruleComment(KIND, name)))
        .join("\n");
    case "filter":
      return text
        .split(/(?<=^\t\})\n+/m)
        .map((block) => block.replace(/^table .*\n/, ""))
        .filter((block) => /^\s*chain (\S+) \{/.exec(block)?.[1]?.startsWith(blockName(ATTACHMENT, name, "")))
        .join("\n");
    case "port":
    case "bridge":
      return text.replaceAll(PAIR, (pair, key: string) => (SECRET.test(key) ? `${key}="[secret]"` : pair));
    default:
      return text;
  }
}

/** A key and its value, as Open vSwitch prints a map. */
const PAIR = /([\w-]+)=("(?:[^"\\]|\\.)*"|[^,}\s]*)/g;
