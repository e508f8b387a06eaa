import type { Problem } from "../../resource/kind";
import { field, given, NONE, type None } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { dnsName, nameDoubt } from "./dnsName";

export const domain = () =>
  z.strictObject({
    name: field(dnsName(), { description: "DNS domain of the guests.", term: "<domain name=…>" }),
    localOnly: field(z.boolean().optional(), { description: "Never forward queries for this domain to other DNS servers.", term: "<domain localOnly=…>" }),
    register: field(z.boolean().optional(), {
      description: "Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.1 or later.",
      term: "<domain register=…>",
    }),
  });

export type Domain = z.infer<ReturnType<typeof domain>>;

export function viewDomain({ domain }: Network): Domain | None {
  const register = domain?.register;
  return domain ? { name: domain.name ?? "", localOnly: domain.localOnly ?? false, ...(register !== undefined && { register }) } : NONE;
}

export function applyDomain(view: Domain | undefined, base: Network["domain"]): Network["domain"] {
  return view && { ...base, ...view, localOnly: view.localOnly || undefined };
}

export function* domainRules({ domain }: { domain?: Domain | None }): Iterable<Problem> {
  const { name, register, localOnly } = given(domain) ?? {};
  const doubt = name === undefined ? undefined : nameDoubt(name);
  if (doubt) {
    yield { path: ["domain", "name"], reason: doubt, doubt: true };
  }
  if (register && !localOnly) {
    yield { path: ["domain", "register"], reason: "needs localOnly: true" };
  }
}
