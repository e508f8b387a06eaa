import { attributesOf, elements, unescaped } from "./libvirtFile";

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
  /** Of the guest. */
  readonly uuid: string;
  /** The host's end while the guest runs, whoever chose its name. */
  readonly tap?: string;
  /** The DomainInterface that it is of, with its owner. */
  readonly marked?: string;
  /** The limits that the next start takes, and those of the running guest. */
  readonly stored?: Limits;
  readonly running?: Limits;
}

/** `average,peak,burst` as virsh takes it, in KiB/s and KiB; 0 where there is none. */
export interface Limits {
  readonly inbound: string;
  readonly outbound: string;
}

/**
 * `text`: elements `<interface>`, each after a line `guest PATH` of the file that it stands in, the guest's UUID and our marks of NICs. Those that are stored
 * come before those that run.
 */
export function nicsOf(text: string): GuestNic[] {
  const nics = new Map<string, GuestNic>();
  for (const part of text.split(/^guest (?=\/)/m).slice(1)) {
    const path = part.slice(0, part.indexOf("\n"));
    const guest = /^.*\/(.*)\.xml$/m.exec(path)?.[1] ?? "";
    const of = (element: string) => elements(part, element)[0] ?? {};
    const mac = of("mac").address?.toLowerCase();
    if (mac === undefined) {
      continue;
    }
    const { network, bridge } = of("source");
    const { dev: device } = of("target");
    const key = `${guest} ${mac}`;
    const runs = path.startsWith("/run/");
    const marked = markOf(part, mac);
    nics.set(key, {
      guest,
      mac,
      type: of("interface").type ?? "",
      ...(network && { network }),
      ...(bridge && { bridge }),
      ...(device && !RESERVED.test(device) && { device }),
      openvswitch: of("virtualport").type === "openvswitch",
      uuid: /<uuid>([0-9a-f-]*)<\/uuid>/.exec(part)?.[1] ?? "",
      ...(marked && { marked }),
      ...nics.get(key),
      ...(runs && device && { tap: device }),
      [runs ? "running" : "stored"]: limitsOf(part),
    });
  }
  return [...nics.values()];
}

/** As the driver of libvirt writes it into the guest's metadata. */
function markOf(part: string, mac: string): string | undefined {
  const mark = new RegExp(`<kvmnet:nic [^>]*urn:kvmnet:nic:${mac.replaceAll(":", "")}['"][^>]*>(.*?)<`).exec(part);
  const name = mark && attributesOf(mark[0]).name;
  return mark && name ? `${name} of ${unescaped(mark[1] ?? "")}` : undefined;
}

/** A running NIC that has none of its own has those of its port group, in `<actual>`. */
function limitsOf(part: string): Limits {
  const of = (direction: string) => {
    const { average = "0", peak = "0", burst = "0" } = elements(part, direction)[0] ?? {};
    return [average, peak, burst].join(",");
  };
  return { inbound: of("inbound"), outbound: of("outbound") };
}

/** Prefixes of names that libvirt leaves out of what it stores and chooses anew. */
const RESERVED = /^(vnet|vif|macvtap|macvlan)\d+$/;
