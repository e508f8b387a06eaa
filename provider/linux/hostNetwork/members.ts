import { isDeepStrictEqual } from "node:util";
import type { Facts } from "../../host/host";
import { sortedEntries } from "../../resource/canonical";
import type { PropertyPath } from "../../resource/change";
import type { CommonArgs, CommonState } from "../../resource/kind";
import { bookkeepingOf } from "../../resource/schema";
import { hostFactsOf } from "../kernel/hostFacts";
import { kindOf, type MemberKind, type Section, sectionNames } from "./sections";
import type { HostNetworkArgs, HostNetworkState } from "./types";

/** Where one device, route or rule stands: its kind by the section, its name within. */
export interface Place {
  readonly section: Section;
  readonly name: string;
}

export type MemberArgs = CommonArgs & Readonly<Record<string, unknown>>;
export type MemberState = CommonState & Readonly<Record<string, unknown>>;

export interface Asked extends Place {
  readonly args: MemberArgs;
}

export interface Known extends Place {
  readonly state: MemberState;
}

export const memberKind = ({ section }: Place): MemberKind => kindOf(section);

export const pathOf = ({ section, name }: Place): PropertyPath => [section, name];

export const isAt = (place: Place) => (other: Place) => other.section === place.section && other.name === place.name;

/** What is asked for, each as a resource of its own would have it. Values within are read when somebody asks for them: some may not be known yet. */
export function askedOf(args: Partial<HostNetworkArgs>): Asked[] {
  return sectionNames.flatMap((section) => {
    const members: Readonly<Record<string, Values | undefined>> = args[section] ?? {};
    return sortedEntries(members).map(([name, values]) => ({ section, name, args: argsOf(args, { section, name }, values ?? {}) }));
  });
}

function argsOf(whole: Partial<HostNetworkArgs>, place: Place, values: Values): MemberArgs {
  const { owner = "", adopt, guard } = whole;
  const lazily = Object.keys(values).map((key) => [key, { enumerable: true, get: () => values[key] }] as const);
  const common = { name: place.name, owner, ...(adopt !== undefined && { adopt }), ...(guard && { guard }) };
  return Object.defineProperties(common, { ...Object.fromEntries(lazily), isBarePort: { get: () => isBarePort(whole, place, values) } }) as MemberArgs;
}

type Values = Readonly<Record<string, unknown>>;

/** What a card asks for that is to have nothing of its own. */
const NOTHING: Values = { addresses: [], gateway: "none", gateway6: "none", dhcp4: false, dhcp6: false, up: true };

/** Such a card that is a port here. */
function isBarePort(whole: Partial<HostNetworkArgs>, { section, name }: Place, values: Values): boolean {
  const asked = Object.keys(values).filter((key) => key !== "onGuestsAttached" && key !== "persistence");
  return (
    section === "interfaces" &&
    asked.every((key) => key in NOTHING && isDeepStrictEqual(values[key], NOTHING[key])) &&
    Object.values<{ ports?: unknown }>({ ...whole.bonds, ...whole.bridges }).some(({ ports }) => Array.isArray(ports) && ports.includes(name))
  );
}

/** Whose a member has become that was ours: of the whole the engine asks. */
export const strangerOf = ({ state }: Known, ...ours: readonly { readonly owner: string }[]): string | undefined =>
  state.owner === "" || ours.some(({ owner }) => owner === state.owner) ? undefined : state.owner;

export function knownOf(state: HostNetworkState | undefined): Known[] {
  return sectionNames.flatMap((section) =>
    Object.entries(state?.[section] ?? {}).map(([name, values]) => ({
      section,
      name,
      state: { ...values, ...state?.kept[section]?.[name] } as unknown as MemberState,
    })),
  );
}

/** The state of all of them together. */
export function stateOf(name: string, owner: string, members: readonly Known[], facts: Facts, guard: HostNetworkState["guard"]): HostNetworkState {
  const inSections = (pick: (known: Known) => object) =>
    Object.fromEntries(
      sectionNames.flatMap((section) => {
        const mine = members.filter((member) => member.section === section).sort((a, b) => (a.name < b.name ? -1 : 1));
        return mine.length > 0 ? [[section, Object.fromEntries(mine.map((member) => [member.name, pick(member)]))] as const] : [];
      }),
    );
  const hidden = (place: Place) => [...bookkeepingOf(memberKind(place).state), "guard", "hostFacts"];
  const split = (known: Known, kept: boolean) => Object.fromEntries(Object.entries(known.state).filter(([key]) => hidden(known).includes(key) === kept));
  return {
    name,
    owner,
    ...inSections((known) => split(known, false)),
    kept: inSections((known) => split(known, true)),
    hostFacts: hostFactsOf(facts),
    ...(guard && { guard }),
  } as HostNetworkState;
}
