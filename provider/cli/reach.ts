import { resolveConnection } from "../engine/connection";
import { type Connection, connection as connectionSchema } from "../host/connection";
import { destination } from "../host/destination";

/** The words of a command line that say how to reach a host, for every command that reads some. */
export const REACH_OPTIONS = {
  local: { type: "boolean" },
  "ssh-config": { type: "string" },
  "libvirt-uri": { type: "string" },
} as const;

export const REACH_USAGE = `  --ssh-config FILE    the ssh config to use
  --libvirt-uri URI    the libvirt daemon, default qemu:///system`;

export interface Reach {
  readonly local?: boolean | undefined;
  readonly "ssh-config"?: string | undefined;
  readonly "libvirt-uri"?: string | undefined;
}

/** To a host by its name, or to this machine itself. Throws a KvmnetError where the words do not do. */
export function connectionTo(host: string | undefined, words: Reach): Connection {
  const settings = {
    ...(host === undefined ? { transport: "local" } : destination(host)),
    ...(words["ssh-config"] !== undefined && { sshConfigFile: words["ssh-config"] }),
    ...(words["libvirt-uri"] !== undefined && { libvirtUri: words["libvirt-uri"] }),
  };
  return resolveConnection(connectionSchema(), settings, undefined);
}
