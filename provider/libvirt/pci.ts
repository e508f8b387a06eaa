/** A PCI address as libvirt writes it: numbers in hexadecimal. */
export interface PciAddress {
  readonly domain?: string;
  readonly bus?: string;
  readonly slot?: string;
  readonly function?: string;
}

const hex = (value: string | undefined, digits: number) =>
  Number(value ?? 0)
    .toString(16)
    .padStart(digits, "0");

/** `0000:04:00.1` */
export function pciText({ domain, bus, slot, function: fn }: PciAddress): string {
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${hex(fn, 1)}`;
}

/** The parts of `04:00.1` or `0000:04:00.1`; anything else gives zeros. */
export function pciAddress(text: string): Required<PciAddress> {
  const [, domain = "0", bus = "0", slot = "0", fn = "0"] = /^(?:([0-9A-Fa-f]+):)?([0-9A-Fa-f]+):([0-9A-Fa-f]+)\.([0-7])$/.exec(text) ?? [];
  const part = (value: string, digits: number) => `0x${value.toLowerCase().padStart(digits, "0")}`;
  return { domain: part(domain, 4), bus: part(bus, 2), slot: part(slot, 2), function: part(fn, 1) };
}
