import type { Command } from "../../persistence/config";
import { addressWords, inOrderOfAdding } from "../address";
import { ipLine } from "../batch";
import type { Link } from "../link";

const isV6 = (address: string) => address.includes(":");

/** Every address that the kernel does not give by itself, with all that it says of it; `whole`: those of IPv4 go first, so that their order is the same. */
export function addressLines({ name, addresses }: Link, whole: boolean): Command[] {
  const set = addresses.filter(({ address, dynamic, scope }) => (isV6(address) ? !dynamic && scope !== "link" : true));
  const order = inOrderOfAdding(set.map(({ address }) => address));
  const sorted = [...set].sort((a, b) => order.indexOf(a.address) - order.indexOf(b.address));
  return [
    ...(whole ? [ipLine("addr", "flush", "dev", name, "to", "0.0.0.0/0")] : []),
    ...sorted.map(({ address, details }): Command => ({ tool: "ip", line: `addr replace ${addressWords(address, name, details)}` })),
  ];
}
