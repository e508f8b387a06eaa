import { securityGroupSpec } from "../resource/securityGroup/schema";
import { placeWords } from "./securityGroupAttachment/place";
import { attachmentSpec } from "./securityGroupAttachment/schema";
import type { Policy } from "./snapshot";
import { pathOf } from "./table/fragment";
import { refusal } from "./table/refusal";
import { allWritten } from "./table/spec";

/** Who names a resource of ours, of whichever stack. */
export interface User {
  readonly kind: string;
  readonly name: string;
  /** `SecurityGroup web of project/stack/web`. */
  readonly label: string;
  /** Of an attachment: whom it is about. */
  readonly place?: string;
}

export const attachmentsIn = ({ fragments }: Policy) => allWritten(fragments.values(), "SecurityGroupAttachment", attachmentSpec);
export const groupsIn = ({ fragments }: Policy) => allWritten(fragments.values(), "SecurityGroup", securityGroupSpec);

/** Those who name a set of addresses or a security group; a group that names itself is none. */
export function usersOf(seen: Policy, kind: "AddressSet" | "SecurityGroup", name: string): User[] {
  const groups = groupsIn(seen)
    .filter(({ name: own, spec: { ingress, egress = [] } }) =>
      [...ingress, ...egress].some(({ addressSets = [], groups: others = [] }) =>
        kind === "AddressSet" ? addressSets.includes(name) : own !== name && others.includes(name),
      ),
    )
    .map(({ name: own, owner }) => ({ kind: "SecurityGroup", name: own, label: `SecurityGroup ${own} of ${owner}` }));
  const attachments =
    kind === "AddressSet"
      ? []
      : attachmentsIn(seen)
          .filter(({ spec }) => spec.groups?.includes(name))
          .map(({ name: own, owner, spec }) => ({
            kind: "SecurityGroupAttachment",
            name: own,
            label: `SecurityGroupAttachment ${own} of ${owner}`,
            place: placeWords(spec),
          }));
  return [...groups, ...attachments];
}

/** Attachments, as places in words, whose established connections end when something is opened no more: by a set, by the rules of a group, or to its members. */
export function endedOf(seen: Policy, what: { readonly set: string } | { readonly group: string } | { readonly members: string }, own?: string): string[] {
  const groups =
    "group" in what
      ? [what.group]
      : groupsIn(seen)
          .filter(({ name, spec: { ingress, egress = [] } }) =>
            [...ingress, ...egress].some(({ addressSets = [], groups: named = [], self }) =>
              "set" in what ? addressSets.includes(what.set) : named.includes(what.members) || (self && name === what.members),
            ),
          )
          .map(({ name }) => name);
  return attachmentsIn(seen)
    .filter(({ name, spec }) => name !== own && spec.onEstablished === "end" && spec.groups?.some((group) => groups.includes(group)))
    .map(({ spec }) => placeWords(spec));
}

/** Why a change that closes something harms nobody, or whom. */
export const STAY = 'established connections stay, but for those of attachments with `onEstablished: "end"`';

/** As a preview says it, in one line. */
export function endedWords(places: readonly string[], peer?: string): string[] {
  const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
  return places.length > 0
    ? [`ends established connections of ${places.slice(0, 3).join(", ")}${more}${peer === undefined ? "" : ` with ${peer}`} that no group opens any more`]
    : [];
}

export interface Reference {
  readonly kind: string;
  readonly name: string;
  readonly path: string;
}

/** Refuses a removal while it is named. `what` in words: `the security group`. */
export function refuseUsed(seen: Policy, kind: "AddressSet" | "SecurityGroup", name: string, what: string): void {
  const users = usersOf(seen, kind, name);
  if (users.length > 0) {
    throw refusal(
      "name",
      `${what} ${name} is used by ${users.map(({ label }) => label).join(", ")}`,
      "take it out of those first; in a program, give its `name` output to them, so that Pulumi knows the order",
    );
  }
}

/** Refuses the first that is not on the host. */
export function refuseMissing(seen: Policy, references: Iterable<Reference>, own?: string): void {
  const [missing] = missingFrom(seen, references, own);
  if (missing) {
    throw refusal(
      missing.path,
      `there is no ${missing.kind} ${missing.name} on the host`,
      "make it first: give its `name` output, so that Pulumi knows the order",
    );
  }
}

/** References to what is not on the host. `own`: a group that is being made. */
export const missingFrom = ({ fragments }: Policy, references: Iterable<Reference>, own?: string): Reference[] =>
  [...references].filter(({ kind, name }) => name !== own && !fragments.has(pathOf(kind, name)));
