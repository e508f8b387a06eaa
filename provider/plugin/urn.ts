/** What a resource is called: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. A name may hold anything. */
export interface Urn {
  /** `kvmnet:index:NatNetwork` */
  readonly type: string;
  readonly name: string;
  /** The mark that its object carries on the host. */
  readonly owner: string;
}

export function parsedUrn(urn: string): Urn {
  const [stack = "", project = "", types = "", ...rest] = urn.split("::");
  const name = rest.join("::");
  return { type: types.split("$").at(-1) ?? "", name, owner: `${project}/${stack.split(":").at(-1)}/${name}` };
}

/** `NatNetwork` */
export const kindOf = (token: string) => token.split(":").at(-1) ?? "";
