import { shellFile } from "../../host/shellFile";
import { FOLDER, hashOf } from "./file";

export interface BootFile {
  readonly path: string;
  readonly text: string;
}

const SCRIPT = "/etc/kvmnet/flows-restore";
export const UNIT = "kvmnet-flows.service";

/** It goes and comes with the daemon: whenever that starts, it knows no flow. */
const unit = `# Written by kvmnet: puts its OpenFlow flows in when ovs-vswitchd was started.
[Unit]
Description=kvmnet: OpenFlow flows
After=ovs-vswitchd.service
Requires=ovs-vswitchd.service
PartOf=ovs-vswitchd.service

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=/bin/sh ${SCRIPT} ${FOLDER}

[Install]
WantedBy=ovs-vswitchd.service
`;

/** Of systemd; a host without it has nobody who would bring flows back. */
export const bootFiles: readonly BootFile[] = [
  { path: SCRIPT, text: shellFile(__dirname, "restore.sh") },
  { path: `/etc/systemd/system/${UNIT}`, text: unit },
];

export interface Boot {
  readonly systemd: boolean;
  /** SHA-256 of those files that are there, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly enabled: boolean;
}

const hashes = new Map(bootFiles.map(({ path, text }) => [path, hashOf(text)]));

/** What stands in the way of a return, in words. */
export function bootFaults({ systemd, files, enabled }: Boot): string[] {
  if (!systemd) {
    return [];
  }
  const stale = bootFiles.filter(({ path }) => files[path] !== hashes.get(path));
  return [...stale.map(({ path }) => `${path} is ${files[path] ? "not as we write it" : "missing"}`), ...(enabled ? [] : [`${UNIT} is not enabled`])];
}
