import type { Host } from "../host/host";
import type { GuestNic } from "../resource/common";
import type { Link } from "./link";

/**
 * Which processes hold the taps, and how QEMU was called: that names the guest and its MAC without libvirt,
 * and finds guests that libvirt does not know.
 */
const script = `find /proc/[0-9]*/fd \\( -lname /dev/net/tun -o -lname '/dev/tap[0-9]*' \\) -printf '%p %l\\n' 2>/dev/null |
while read -r fd target; do
  pid=\${fd#/proc/}; pid=\${pid%%/*}
  tap=$(sed -n 's/^iff:[[:space:]]*//p' "/proc/$pid/fdinfo/\${fd##*/}" 2>/dev/null)
  printf '\\n== %s %s %s\\n' "$pid" "\${tap:-$target}" "$(cat "/proc/$pid/comm" 2>/dev/null)"
  tr '\\0' '\\n' < "/proc/$pid/cmdline" 2>/dev/null
done
:`;

/** The guests (or other processes) that use these devices right now. */
export async function guestsOn(host: Host, links: readonly Link[]): Promise<GuestNic[]> {
  if (links.length === 0) {
    return [];
  }
  const { stdout } = await host.run({ name: "find the guests that use the device", script });
  return attachedGuests(stdout, links);
}

/** Pure part of `guestsOn`. A tap that nobody holds open is nobody's NIC; a container's veth always counts. */
export function attachedGuests(stdout: string, links: readonly Link[]): GuestNic[] {
  const holders = new Map(
    stdout
      .split(/^== /m)
      .slice(1)
      .map((section) => {
        const [head = "", ...argv] = section.split("\n");
        const [pid = "", device = "", ...comm] = head.split(" ");
        return [device, { pid, comm: comm.join(" "), argv }] as const;
      }),
  );
  return links.flatMap((link) => {
    const holder = holders.get(link.name) ?? holders.get(`/dev/tap${link.ifindex}`);
    if (!holder) {
      return link.kind === "veth" ? [{ domain: "a container", mac: link.mac, device: link.name }] : [];
    }
    return [{ domain: guestName(holder), mac: guestMac(holder.argv, link.mac), device: link.name }];
  });
}

/** `-name guest=web1,debug-threads=on`, in which a comma of the name is doubled; else the process. */
function guestName({ pid, comm, argv }: { pid: string; comm: string; argv: readonly string[] }): string {
  const name = argv[argv.indexOf("-name") + 1];
  if (!argv.includes("-name") || !name) {
    return `process ${comm} ${pid}`;
  }
  return name.replace(/^guest=/, "").split(/(?<!,),(?!,)/)[0]?.replaceAll(",,", ",") ?? name;
}

/** libvirt gives a tap the guest's MAC with the first octet changed to fe. */
function guestMac(argv: readonly string[], tapMac: string): string {
  const macs = argv.flatMap((word) => [...word.matchAll(/mac"?[=:]"?([0-9a-f]{2}(?::[0-9a-f]{2}){5})/gi)].map((match) => (match[1] ?? "").toLowerCase()));
  return macs.find((mac) => mac.slice(3) === tapMac.slice(3)) ?? tapMac;
}
