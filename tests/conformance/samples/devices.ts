import type { Host } from "../../../provider/host/host";
import type { Input, Samples } from "../samples";
import { byHand, deviceInventory, removeLinks } from "./links";

/** What the samples of all kinds of devices have in common. */

export const ip = (...lines: string[]) => byHand(lines.map((line) => `ip ${line}`).join("; "));

/** Every common property; `net` keeps the addresses of one kind apart from those of others. */
export const common = (net: number, mac: string): Input => ({
  addresses: [`198.18.${net}.2/24`, `fd00:${net}::2/64`],
  gateway: `198.18.${net}.1`,
  gateway6: `fd00:${net}::1`,
  gatewayMetric: 5000 + net,
  dns: { servers: [`198.18.${net}.53`], search: ["example.net"] },
  dhcp4: false,
  dhcp6: false,
  mtu: 1400,
  mac,
  up: true,
  persistence: "auto",
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
});

export const commonEdits = (net: number, full: Input, mac: string): Samples["edits"] => [
  { title: "a second address", to: { ...full, addresses: [`198.18.${net}.2/24`, `fd00:${net}::2/64`, `198.18.${net}.3/24`] }, impact: "none" },
  { title: "no gateways, no name servers", to: { ...full, gateway: "none", gateway6: "none", gatewayMetric: undefined, dns: {} }, impact: "none" },
  { title: "another MTU", to: { ...full, mtu: 1450 }, impact: "none" },
  { title: "another MAC address", to: { ...full, mac }, impact: "blip" },
  { title: "down", to: { ...full, gateway: "none", gateway6: "none", gatewayMetric: undefined, up: false }, impact: "blip" },
];

export const commonDrifts = (name: string, net: number): Samples["drifts"] => [
  { title: "an address is added", byHand: ip(`addr add 198.18.99.2/24 dev ${name}`) },
  { title: "all addresses are flushed", byHand: ip(`addr flush dev ${name} scope global`) },
  { title: "set down", byHand: ip(`link set ${name} down`) },
  { title: "another gateway", byHand: ip(`route replace default via 198.18.${net}.77 dev ${name} metric ${5000 + net}`) },
  { title: "MTU and MAC", byHand: ip(`link set ${name} mtu 1300`, `link set ${name} address 52:54:00:99:99:99`) },
  { title: "the mark is removed", byHand: ip(`link set ${name} alias ""`) },
  { title: "removed", byHand: ip(`link del ${name}`) },
];

export const commonBad: Samples["bad"] = [
  { title: "a name of 16 characters", args: { name: "device0123456789" }, property: "name", reason: /15 characters/ },
  { title: "a name with a line break", args: { name: "a\nb" }, property: "name", reason: /control characters|must start/ },
  { title: "an address without prefix length", args: { addresses: ["198.18.10.2"] }, property: "addresses[0]", reason: /prefix length/ },
  { title: "a gateway outside every subnet", args: { addresses: ["198.18.10.2/24"], gateway: "198.18.11.1" }, property: "gateway", reason: /no subnet/ },
  { title: "a lease that nobody would renew", args: { dhcp4: true, persistence: "runtime" }, property: "dhcp4", reason: /needs a manager/ },
  { title: "an unknown way to persist", args: { persistence: "always" }, property: "persistence", reason: /auto|runtime/ },
];

/** A device of the same name that somebody else has made with `make`. */
export const foreignDevice = (name: string, make: string, adoptArgs: Input, others: readonly string[] = []): Samples["foreign"] => ({
  make: byHand(make),
  remove: (host) => removeLinks(host, [name, ...others]),
  fingerprint: (host) => fingerprint(host, name),
  adoptArgs,
});

/** Everything about it but counters, timers, our mark, and the seconds in which the kernel still tries out an IPv6 address. */
export async function fingerprint(host: Host, name: string): Promise<string> {
  const { stdout } = await host.run({
    name: "look at the device",
    script:
      'ip -d -o addr show dev "$1" | sed "s/[a-z_]*timer *[0-9.]*//g; s/alias .*//; s/ tentative//"; ip route show dev "$1"; cat /sys/class/net/"$1"/ifindex',
    args: [name],
  });
  return stdout;
}

export const inventoryOf = (kind: string) => (host: Host) => deviceInventory(host, kind);
