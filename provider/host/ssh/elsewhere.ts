import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Connection } from "../connection";

/**
 * Options for a host that is reached by another address than its name leads to: the key must be the one that is known for the name. Which name that is in
 * known_hosts, ssh itself says (`ssh -G`).
 */
export async function elsewhereOptions(connection: Connection & { readonly host: string }, address: string, pinned: boolean): Promise<string[]> {
  const { host, port, sshConfigFile } = connection;
  const config = sshConfigFile === undefined ? [] : ["-F", sshConfigFile];
  const { stdout } = await promisify(execFile)("ssh", ["-G", ...config, ...(port === undefined ? [] : ["-p", String(port)]), "--", host]);
  const said = new Map(stdout.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]));
  const [name = host, ssh = "22"] = [said.get("hostname"), said.get("port")];
  const known = said.get("hostkeyalias") ?? (ssh === "22" ? name : `[${name}]:${ssh}`);
  return ["-o", `HostName=${address}`, ...(pinned ? [] : ["-o", `HostKeyAlias=${known}`, "-o", "CheckHostIP=no"])];
}
