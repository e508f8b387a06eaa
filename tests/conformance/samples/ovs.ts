import type { Host } from "../../../provider/host/host";

/** A line that an administrator types. */
export async function byHand(host: Host, script: string): Promise<void> {
  await printed(host, script);
}

export async function printed(host: Host, script: string): Promise<string> {
  return (await host.run({ name: "by hand", script: `set -e\n${script}`, mutates: true })).stdout;
}

/** Every row that our kinds could leave behind, and every device. */
export async function inventory(host: Host): Promise<string[]> {
  const rows = ["Bridge", "Port", "Interface", "Mirror"].map((table) => `ovs-vsctl --bare --columns=name list ${table} | sed "/^$/d; s/^/${table} /"`);
  const said = await printed(host, `${rows.join("\n")}\novs-vsctl --bare --columns=target list Controller | sed "/^$/d; s/^/Controller /"\nls /sys/class/net`);
  return said.split("\n").filter(Boolean).sort();
}
