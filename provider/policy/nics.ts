import { elements } from "./libvirtFile";

/** A NIC of a guest, as its definition has it: as far as it says by which way frames go. */
export interface GuestNic {
  readonly guest: string;
  readonly mac: string;
  /** `network`, `bridge`, `direct`, `hostdev` … */
  readonly type: string;
  readonly network?: string;
  readonly bridge?: string;
  /** The host's end, where the definition fixes it; a name that libvirt chooses anew at each start is none. */
  readonly device?: string;
  readonly openvswitch: boolean;
}

/** `text`: elements `<interface>`, each after a line `guest PATH` of the file that it stands in, those that are stored before those that run. */
export function nicsOf(text: string): GuestNic[] {
  const nics = new Map<string, GuestNic>();
  for (const part of text.split(/^guest (?=\/)/m).slice(1)) {
    const guest = /^.*\/(.*)\.xml$/m.exec(part.slice(0, part.indexOf("\n")))?.[1] ?? "";
    const of = (element: string) => elements(part, element)[0] ?? {};
    const mac = of("mac").address?.toLowerCase();
    if (mac === undefined) {
      continue;
    }
    const { network, bridge } = of("source");
    const { dev: device } = of("target");
    const key = `${guest} ${mac}`;
    nics.set(key, {
      guest,
      mac,
      type: of("interface").type ?? "",
      ...(network && { network }),
      ...(bridge && { bridge }),
      ...(device && !RESERVED.test(device) && { device }),
      openvswitch: of("virtualport").type === "openvswitch",
      ...nics.get(key),
    });
  }
  return [...nics.values()];
}

/** Prefixes of names that libvirt leaves out of what it stores and chooses anew. */
const RESERVED = /^(vnet|vif|macvtap|macvlan)\d+$/;
