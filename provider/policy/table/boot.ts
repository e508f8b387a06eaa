import { createHash } from "node:crypto";
import { shellFile } from "../../host/shellFile";
import { icmpTypes } from "../../resource/securityGroup/icmp";

export interface BootFile {
  readonly path: string;
  readonly text: string;
}

const KEEPER = "/etc/kvmnet/policy-keeper";

/** There before any device of the network is, and after a service that flushes all tables at boot. */
const loader = `# Written by kvmnet: puts its tables in at boot.
[Unit]
Description=kvmnet: who may talk to whom
DefaultDependencies=no
After=local-fs.target nftables.service
Before=network-pre.target shutdown.target
Wants=network-pre.target
Conflicts=shutdown.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh ${KEEPER} load

[Install]
WantedBy=multi-user.target
`;

/** libvirt's chains are there when its daemon is; whoever takes the accepts away later is followed. */
const keeper = `# Written by kvmnet: puts its tables, and the accepts for forwarded connections, back when somebody has taken them away.
[Unit]
Description=kvmnet: keeps its tables in place
After=kvmnet-policy.service libvirtd.service virtnetworkd.service firewalld.service

[Service]
ExecStart=/bin/sh ${KEEPER} keep
Restart=always
RestartSec=1

[Install]
WantedBy=multi-user.target
`;

/** The default nftables.service flushes every table, ours and libvirt's, when it is started, reloaded and stopped. */
const withFlush = `# Written by kvmnet: nftables.service flushes every table, of whomever. It does what it did, in one transaction with the tables of kvmnet.
[Service]
${["ExecStart", "ExecReload", "ExecStop"].map((verb) => `${verb}=\n${verb}=/bin/sh ${KEEPER} instead ${verb}`).join("\n")}
`;

/** It goes on when our flows are there: a switch that was started anew knows none. */
const withSwitch = `# Written by kvmnet: puts its flows in when ovs-vswitchd was started.
[Service]
ExecStartPost=-/bin/sh ${KEEPER} switches
`;

/** What brings our tables and the accepts back: by systemd, as every host has it that libvirt's packages are made for. */
export const bootFiles: readonly BootFile[] = [
  {
    path: KEEPER,
    text: `#!/bin/sh\n${icmpTypes}${shellFile(__dirname, "../../host/python.sh", "compose.sh", "hold.sh", "limit.sh", "impair.sh", "groupFlows.py", "switch.py", "switch.sh", "keeper.sh")}`,
  },
  { path: "/etc/systemd/system/kvmnet-policy.service", text: loader },
  { path: "/etc/systemd/system/kvmnet-policy-keeper.service", text: keeper },
  { path: "/etc/systemd/system/nftables.service.d/kvmnet-policy.conf", text: withFlush },
  { path: "/etc/systemd/system/ovs-vswitchd.service.d/kvmnet-policy.conf", text: withSwitch },
];

export const unitNames = ["kvmnet-policy", "kvmnet-policy-keeper"] as const;

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

/** What the host runs at boot, as a look tells. */
export interface Boot {
  readonly systemd: boolean;
  /** SHA-256 of those files that are there, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly enabled: readonly string[];
  readonly keeping: boolean;
}

/** Each of a thousand resources asks. */
const hashes = new Map(bootFiles.map(({ path, text }) => [path, hash(text)]));

export const staleFiles = (boot: Boot): BootFile[] => bootFiles.filter(({ path }) => boot.files[path] !== hashes.get(path));

/** What stands in the way of a return after a reboot, or of keeping, in words. */
export function bootFaults(boot: Boot): string[] {
  if (!boot.systemd) {
    return [];
  }
  return [
    ...staleFiles(boot).map(({ path }) => `${path} is ${boot.files[path] ? "not as we write it" : "missing"}`),
    ...unitNames.filter((name) => !boot.enabled.includes(name)).map((name) => `${name}.service is not enabled`),
    ...(boot.keeping ? [] : ["kvmnet-policy-keeper.service does not run"]),
  ];
}
