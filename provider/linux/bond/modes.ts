import type { BondArgs, BondMode } from "./types";

/** Which options have a meaning in which modes: by the kernel's `bond_options.c` (6.1), and where it merely ignores one, by its `bonding.rst`. */

const ONE_AT_A_TIME: readonly BondMode[] = ["active-backup", "balance-tlb", "balance-alb"];
const LACP: readonly BondMode[] = ["802.3ad"];
const BY_ARP: readonly BondMode[] = ["balance-rr", "active-backup", "balance-xor", "broadcast"];

const modesOf: Readonly<Partial<Record<keyof BondArgs, readonly BondMode[]>>> = {
  lacpRate: LACP,
  lacpActive: LACP,
  aggregatorSelect: LACP,
  minLinks: LACP,
  adActorSystemPriority: LACP,
  adActorSystem: LACP,
  adUserPortKey: LACP,
  transmitHashPolicy: ["balance-xor", "802.3ad", "balance-tlb"],
  packetsPerPort: ["balance-rr"],
  primary: ONE_AT_A_TIME,
  primaryReselect: ONE_AT_A_TIME,
  failOverMac: ["active-backup"],
  arpIntervalMilliseconds: BY_ARP,
  arpIpTargets: BY_ARP,
  arpValidate: BY_ARP,
};

/** Values that mean "off", which the kernel takes in every mode. */
const off: Readonly<Partial<Record<keyof BondArgs, unknown>>> = { failOverMac: "none", minLinks: 0 };

export const modalOptions = Object.keys(modesOf) as (keyof BondArgs)[];

/** The modes that it would have to be for this option; `undefined` when it is fine as it is. */
export function otherModes(args: BondArgs, property: keyof BondArgs): readonly BondMode[] | undefined {
  const value = args[property];
  const modes = modesOf[property];
  return value !== undefined && value !== off[property] && modes && !modes.includes(args.mode) ? modes : undefined;
}

/** Modes that the kernel does not run without MII monitoring. */
export const needsMii = (mode: BondMode): boolean => !BY_ARP.includes(mode);
