import type { Host } from "../../host/host";
import { type GuestNic, guestList } from "../../resource/common";
import type { KvmnetError } from "../../resource/error";
import type { Link } from "./link";
import { refusal } from "./refuse";
import { holdersScript } from "./scripts";

/** An order that stops everything when a process holds the tap of one of these devices: the reply then says which. */
export function unusedOrder(links: readonly Link[]): string[] {
  return links.length === 0 ? [] : [`unused ${links.map((link) => (link.kind === "macvtap" ? `/dev/tap${link.ifindex}` : link.name)).join(" ")}`];
}

/** The guests on these devices now. Who holds taps is read once for all who ask. */
export async function guestsHolding(host: Host, links: readonly Link[]): Promise<GuestNic[]> {
  if (links.length === 0) {
    return [];
  }
  const read = async () => (await host.run({ name: "read who holds taps", script: holdersScript() })).stdout;
  return attachedGuests(await host.snapshot("linux.holders", read), links);
}

/** What a removal that would cut guests off is refused with. */
export function inUse(resource: string, guests: readonly GuestNic[]): KvmnetError {
  const remedy = 'shut them down or connect them elsewhere; or set `onGuestsAttached: { delete: "detach" }`, run `pulumi up`, and remove it then';
  return refusal(resource, "name", `guests are attached: ${guestList(guests)}`, remedy);
}

/**
 * Who uses these devices, from what `holders` printed: the processes that hold the taps, and how QEMU was called, which names the
 * guest and its MAC without libvirt, and finds guests that libvirt does not know. A tap that nobody holds is nobody's NIC.
 */
export function attachedGuests(stdout: string, links: readonly Link[]): GuestNic[] {
  const holders = new Map(
    stdout
      .split(/^-- /m)
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
      return [];
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
  return (
    name
      .replace(/^guest=/, "")
      .split(/(?<!,),(?!,)/)[0]
      ?.replaceAll(",,", ",") ?? name
  );
}

/** libvirt gives a tap the guest's MAC with the first octet changed to fe. */
function guestMac(argv: readonly string[], tapMac: string): string {
  const macs = argv.flatMap((word) => [...word.matchAll(/mac"?[=:]"?([0-9a-f]{2}(?::[0-9a-f]{2}){5})/gi)].map((match) => (match[1] ?? "").toLowerCase()));
  return macs.find((mac) => mac.slice(3) === tapMac.slice(3)) ?? tapMac;
}

/** A container's NIC has no process to find; that it is there is enough. */
export function containerNics(links: readonly Link[]): GuestNic[] {
  return links.filter((link) => link.kind === "veth").map((link) => ({ domain: "a container", mac: link.mac, device: link.name }));
}
