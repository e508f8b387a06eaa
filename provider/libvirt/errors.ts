import type { ErrorCode } from "../resource/error";
import { KvmnetError } from "../resource/error";

interface Known {
  readonly words: RegExp;
  readonly code: ErrorCode;
  readonly problem: (match: RegExpExecArray) => string;
  readonly remedy: string;
}

/** What libvirt says, and what it means to the reader. The first that fits counts. */
const known: readonly Known[] = [
  {
    words: /cannot write to (\/etc\/libvirt\S*): (the file system is full or read-only)/,
    code: "step-failed",
    problem: (match) => `${match[2]}: libvirt would lose the network's definition, so nothing was begun`,
    remedy: "make room on the file system of /etc/libvirt, or mount it writable, then run it again",
  },
  {
    words: /Failed to connect socket to '([^']*)': (?:No such file|Connection refused)/i,
    code: "daemon-not-running",
    problem: (match) => `the libvirt daemon does not answer on ${match[1]}`,
    remedy:
      "start it: systemctl enable --now libvirtd.socket (monolithic), or virtqemud.socket and virtnetworkd.socket (modular); HostSetup with the feature libvirt does it",
  },
  {
    words: /authentication (?:unavailable|failed)|Permission denied|access denied|polkit/i,
    code: "permission-denied",
    problem: () => "libvirt refuses us",
    remedy: "connect as root, or as a user with passwordless sudo (become)",
  },
  {
    words: /Network is already in use by interface (\S+)/,
    code: "step-failed",
    problem: (match) => `the subnet is already in use on the host by interface ${match[1]}`,
    remedy: "choose a subnet that no interface and no route of the host covers (ip route shows them)",
  },
  {
    words: /Route address '([^']*)' conflicts with IP address for '([^']*)'/,
    code: "step-failed",
    problem: (match) => `the route to ${match[1]} collides with an address of ${match[2]}`,
    remedy: "choose a destination that no interface of the host covers",
  },
  {
    words:
      /bridge name '([^']*)' already in use|(?:error creating|Unable to create) bridge (?:interface |device )?'?([^\s':]+)'?: (?:File exists|Device or resource busy)/i,
    code: "step-failed",
    problem: (match) => `the bridge name ${match[1] ?? match[2]} is already in use on the host`,
    remedy: "choose another bridge.name, or leave it out and libvirt picks a free one",
  },
  {
    words: /Bridge generation exceeded max id (\d+)/,
    code: "step-failed",
    problem: (match) => `libvirt itself names ${match[1]} bridges at most (virbr0, virbr1, …), and all of these names are taken`,
    remedy: "give the network a bridge.name",
  },
  {
    words: /Network interface (\S+) is already in use|interface '?(\S+?)'? already exists/i,
    code: "step-failed",
    problem: (match) => `a network device named ${match[1] ?? match[2]} exists already`,
    remedy: "choose another bridge.name, or leave it out and libvirt picks a free one",
  },
  {
    words: /dnsmasq[\s\S]*?(?:failed to create listening socket for ([^\s:]+)): (.*)/,
    code: "step-failed",
    problem: (match) => `dnsmasq cannot listen on ${match[1]}: ${match[2]}`,
    remedy: "another DNS or DHCP server holds the port on the host (ss -lunp shows it); make it bind only to its own interfaces",
  },
  {
    words: /dnsmasq\b.*unexpected exit status.*\s*(?:dnsmasq: (.*))?/i,
    code: "step-failed",
    problem: (match) => `dnsmasq does not start${match[1] ? `: ${match[1]}` : ""}`,
    remedy: "mend the setting that dnsmasq refuses, then run pulumi up again: it goes on from here",
  },
  {
    words: /network '[^']*' already exists with uuid (\S+)|network is already active as/i,
    code: "not-ours",
    problem: () => "a network of this name exists already",
    remedy: "choose another name, or set adopt: true to take it over",
  },
  {
    words: /<vlan> element specified for network \S+, whose type doesn't support vlan/,
    code: "step-failed",
    problem: () => "this host's libvirt cannot put VLANs on such a network",
    remedy: 'set virtualport: { type: "openvswitch" } on an Open vSwitch bridge; VLANs on a Linux bridge need libvirt 11',
  },
  {
    words: /No usable Vf's present on SRIOV PF (\S+)/,
    code: "step-failed",
    problem: (match) => `${match[1]} has no SR-IOV virtual functions that could be used`,
    remedy: "enable them on the host (/sys/class/net/DEVICE/device/sriov_numvfs), or name another device",
  },
  {
    words: /device '[^']*\/([0-9a-f:.]+)' in network '[^']*' is not an SR-IOV Virtual Function/,
    code: "step-failed",
    problem: (match) => `${match[1]} is no SR-IOV virtual function of the host`,
    remedy: "lspci shows them; enable them on the host first",
  },
  {
    words: /failed to validate against schema[\s\S]*?(?:has extra content: (\S+)|Element (\S+) failed)/,
    code: "step-failed",
    problem: (match) => `this host's libvirt does not know <${match[1] ?? match[2]}> in the form we need`,
    remedy: "a newer libvirt may (title and description: 9.7; domain register: 10.1); leave the property out, or upgrade the host",
  },
];

/** libvirt's words in ours; an error that nobody knows stays as it is. */
export function classify(error: unknown): unknown {
  if (!(error instanceof KvmnetError) || error.code !== "step-failed") {
    return error;
  }
  const meaning = meaningOf(error.details.toolOutput ?? "");
  return meaning ? new KvmnetError({ ...error.details, ...meaning }) : error;
}

/** The meaning of a tool's output, when it holds an error that we know. */
export function meaningOf(output: string): { code: ErrorCode; problem: string; remedy: string } | undefined {
  for (const { words, code, problem, remedy } of known) {
    const match = words.exec(output);
    if (match) {
      return { code, problem: problem(match), remedy };
    }
  }
  return undefined;
}
