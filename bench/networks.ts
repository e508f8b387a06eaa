/** The same networks for every contender: NAT, one /24, DHCP over all of it, autostart. */

export interface Network {
  readonly name: string;
  readonly cidr: string;
  readonly gateway: string;
  readonly first: string;
  readonly last: string;
}

export function networks(prefix: string, count: number): Network[] {
  return Array.from({ length: count }, (_, i) => {
    const net = `10.${160 + Math.floor(i / 250)}.${i % 250}`;
    return { name: `${prefix}${i}`, cidr: `${net}.0/24`, gateway: `${net}.1`, first: `${net}.2`, last: `${net}.254` };
  });
}
