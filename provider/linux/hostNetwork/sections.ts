import type { RoundKind } from "../../host/round/kind";
import type { ResourceKind } from "../../resource/kind";
import { bond } from "../bond";
import { bridge } from "../bridge";
import { dummy } from "../dummy";
import { hostInterface } from "../hostInterface";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { macvlan } from "../macvlan";
import { macvtapInterface } from "../macvtapInterface";
import { policyRule } from "../policyRule";
import { staticRoute } from "../staticRoute";
import { veth } from "../veth";
import { vlan } from "../vlan";
import { vxlan } from "../vxlan";

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds holds kinds of different arguments
export type MemberKind = ResourceKind<any, any> & RoundKind<any, any, Snapshot, Work>;

/** What a network of a host is made of, in the order in which it is set where nothing else decides. */
export const sections = {
  interfaces: hostInterface,
  dummies: dummy,
  veths: veth,
  bonds: bond,
  vlans: vlan,
  vxlans: vxlan,
  macvlans: macvlan,
  macvtaps: macvtapInterface,
  bridges: bridge,
  routes: staticRoute,
  rules: policyRule,
} as const satisfies Readonly<Record<string, MemberKind>>;

export type Section = keyof typeof sections;

export const sectionNames = Object.keys(sections) as Section[];

/** The same without what tells their arguments apart. */
export const kindOf = (section: Section): MemberKind => sections[section] as unknown as MemberKind;
