import type { Exclusive } from "../exclusive";
import { familyOf, isIp } from "../ip";
import type { PortForwardArgs } from "./types";
import { ports } from "./words";

/** Ports that somebody has, and who. */
export interface Taken {
  readonly protocol: "tcp" | "udp";
  /** `any`: on every address of both families, or of one (`any4`, `any6`). */
  readonly address: string;
  readonly first: number;
  readonly last: number;
  /** In words: `the host itself listens there`. */
  readonly by: string;
}

/** Whether one connection of a family could be meant by both. */
export function meets(a: Taken, b: Taken, family: 4 | 6): boolean {
  const wild = ({ address }: Taken) => address === "any" || address === `any${family}`;
  const ofFamily = (one: Taken) => wild(one) || (isIp(one.address) && familyOf(one.address) === family);
  const places = ofFamily(a) && ofFamily(b) && (wild(a) || wild(b) || a.address === b.address);
  return places && a.protocol === b.protocol && a.first <= b.last && b.first <= a.last;
}

/** Two forwards of one program that would take the same port. */
export function portForwardExclusives({ listenAddress, listenPort, listenPortEnd = listenPort, protocol }: Partial<PortForwardArgs>): Exclusive[] {
  if (listenAddress === undefined || listenPort === undefined || listenPortEnd === undefined || protocol === undefined) {
    return [];
  }
  const taken: Taken = { protocol, address: listenAddress, first: listenPort, last: listenPortEnd, by: "" };
  const exclusive: ForwardedPort = {
    path: ["listenPort"],
    thing: "forwarded port",
    key: `${listenAddress} ${ports({ listenPort, listenPortEnd })}/${protocol}`,
    taken,
    meets: (other) => met(taken, other),
  };
  return [exclusive];
}

interface ForwardedPort extends Exclusive {
  readonly taken: Taken;
}

/** Which family "any" means follows from the targets; until they are known it may be either. */
const met = (taken: Taken, other: Exclusive) => "taken" in other && [4, 6].some((family) => meets(taken, (other as ForwardedPort).taken, family as 4 | 6));
