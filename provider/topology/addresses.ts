import type { Host } from "../host/host";
import { sectionsOf } from "../host/sections";
import { shellFile } from "../host/shellFile";
import { parseLeases } from "../lookup/dhcpLeases";
import { canonicalIp } from "../resource/ip";

/** Addresses of guests by MAC address: what was leased to them, and what the kernel has seen them use. */
export async function guestAddresses(host: Host, networks: readonly string[]): Promise<Map<string, string[]>> {
  const { stdout } = await host.run({
    name: "read the leases and neighbours",
    script: shellFile(__dirname, "../host/say.sh", "addresses.sh"),
    args: [networks.length > 0 ? host.libvirtUri : ""],
    input: networks.map((uuid) => `net-dhcp-leases --network ${uuid}\n`).join(""),
  });
  const sections = sectionsOf(stdout);
  const body = (name: string) => sections.find((section) => section.name === name)?.body ?? "";
  const found = new Map<string, string[]>();
  const add = (mac: string, address: string) => found.set(mac, [...new Set([...(found.get(mac) ?? []), address])]);
  for (const { mac, address } of parseLeases(body("leases"))) {
    if (mac) {
      add(mac, address);
    }
  }
  for (const { mac, address } of neighboursOf(body("neighbours"))) {
    add(mac, address);
  }
  return found;
}

/** What `ip -j neigh` prints, without link-local addresses, and without what no longer answers. */
export function neighboursOf(json: string): { mac: string; address: string }[] {
  const rows = json.trim() === "" ? [] : (JSON.parse(json) as { dst: string; lladdr?: string; state?: string[] }[]);
  return rows.flatMap(({ dst, lladdr, state = [] }) =>
    lladdr === undefined || state.includes("FAILED") || /^fe80:/i.test(dst) ? [] : [{ mac: lladdr.toLowerCase(), address: canonicalIp(dst) }],
  );
}
